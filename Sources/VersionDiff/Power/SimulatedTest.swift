/// A planned test whose studies can be simulated.
public protocol SimulatedTest: PlannedTest {
  /// The power of studies of this size, simulated.
  ///
  /// - Throws: ``PowerMistake``, where there is no such study.
  func simulatedPower(
    size: Int, _ simulation: PowerSimulation, _ confidence: ConfidenceLevel
  ) throws(PowerMistake) -> SimulatedPower
}

extension SimulatedTest {
  /// The result of simulated studies; asked for a power, of the size that the formula says.
  ///
  /// - Throws: ``PowerMistake``.
  public func simulatedResult(
    _ question: PowerResult.Question, _ simulation: PowerSimulation,
    _ confidence: ConfidenceLevel
  ) throws(PowerMistake) -> PowerResult {
    let (size, wanted): (Int, Double)
    switch question {
    case .size(let given, let wantedPower):
      try checkSize(given)
      (size, wanted) = (given, wantedPower)
    case .power(let power):
      (size, wanted) = (try sampleSize(forPower: power, confidence), power)
    }
    return PowerResult(
      simulated: try simulatedPower(size: size, simulation, confidence), test, effect: effect,
      measure, reference: reference, size: size, groupSizes: groupSizes(of: size), wanted: wanted,
      confidence)
  }
}

extension PowerSimulation {
  /// The most respondents, or ratings, of a simulated study.
  static let largestStudy = 10_000_000

  /// Refuses studies that are too large to be simulated.
  static func check(size: Int, each: Int = 1) throws(PowerMistake) {
    guard size <= largestStudy / each else {
      throw .impossible(
        quantity: "number of respondents", value: Double(size),
        expected: "\(largestStudy / each) or fewer where studies are simulated")
    }
  }
}

extension TablePower: SimulatedTest {
  /// Tables of counts, drawn and tested.
  public func simulatedPower(
    size: Int, _ simulation: PowerSimulation, _ confidence: ConfidenceLevel
  ) throws(PowerMistake) -> SimulatedPower {
    guard designEffect == 1 else {
      throw .impossible(
        quantity: "design effect", value: designEffect,
        expected: "1 in simulated studies, whose respondents are independent")
    }
    try PowerSimulation.check(size: size)
    return simulation.power(of: TableStudies(self, size: size, confidence))[0]
  }
}

extension TwoProportionPower: SimulatedTest {
  /// Tables of counts, drawn and tested by Pearson's test.
  public func simulatedPower(
    size: Int, _ simulation: PowerSimulation, _ confidence: ConfidenceLevel
  ) throws(PowerMistake) -> SimulatedPower {
    let percentages = [referenceShare, version].map { [100 * $0, 100 * (1 - $0)] }
    return try TablePower(
      percentages: percentages, allocation: allocation, designEffect: designEffect
    ).simulatedPower(size: size, simulation, confidence)
  }
}

extension RatingsPower: SimulatedTest {
  /// Ratings, drawn and analysed by a linear mixed model.
  public func simulatedPower(
    size: Int, _ simulation: PowerSimulation, _ confidence: ConfidenceLevel
  ) throws(PowerMistake) -> SimulatedPower {
    try PowerSimulation.check(size: size, each: vignettesPerRater)
    guard let (design, column) = design(size: size) else {
      throw .impossible(
        quantity: "percentage of vignettes with the level", value: 100 * levelShare,
        expected: "a whole number of the \(vignettesPerRater) vignettes where studies are simulated"
      )
    }
    var contrast = [Double](repeating: 0, count: design.coefficients.count)
    contrast[column] = 1
    return simulation.power(of: RatingsStudies(design, contrasts: [contrast], confidence))[0]
  }
}
