/// Raters who give one of several ordered answers, or of two, to each vignette: logistic or ordinal
/// regression with a random intercept, whose power is known by simulation only.
///
/// ```
/// logit P(Y > k) = … + θ x + b,   b ~ N(0, τ²) by rater
/// ```
/// θ compares the answers of one rater: it is larger than the odds ratio of shares over raters.
/// Shares are those of a rater in the middle, b = 0.
public struct AnswerRatings: Sendable, Equatable {
  /// What is compared with what.
  public let comparison: RatingsPower.Comparison
  /// The shares of the answers at the reference, from the lowest.
  public let shares: [Double]
  /// θ.
  public let effect: Double
  /// τ, in log odds.
  public let between: Double
  /// How many vignettes a rater judges.
  public let vignettesPerRater: Int
  /// How raters are divided over two versions.
  public let allocation: GroupAllocation

  /// Plans ratings.
  ///
  /// - Throws: ``PowerMistake``.
  public init(
    _ comparison: RatingsPower.Comparison, percentages: [Double], oddsRatio: Double,
    between: Double, vignettesPerRater: Int, allocation: GroupAllocation = .equal(2)
  ) throws(PowerMistake) {
    // The same checks of percentages, odds ratio and allocation.
    let ordered = try OrderedPower(
      percentages: percentages, oddsRatio: oddsRatio, allocation: allocation)
    _ = try RatingsPower.Variation(residual: 1, between: between)
    guard vignettesPerRater > 1 else {
      throw .impossible(
        quantity: "number of vignettes per rater", value: Double(vignettesPerRater),
        expected: "2 or more; with one, there are no raters to tell apart")
    }
    self.comparison = comparison
    shares = ordered.shares
    effect = ordered.effect
    self.between = between
    self.vignettesPerRater = vignettesPerRater
    self.allocation = allocation
  }

  /// The power with so many raters, or how many a power takes, by simulated studies.
  ///
  /// The number that a power takes is searched: each simulation says by how much the next one must
  /// be larger, as if the estimate were normal.
  ///
  /// - Throws: ``PowerMistake``.
  public func result(
    _ question: PowerResult.Question, _ simulation: PowerSimulation,
    _ confidence: ConfidenceLevel
  ) throws(PowerMistake) -> PowerResult {
    switch question {
    case .size(let size, let wanted):
      let power = try power(size: size, simulation, confidence)
      return result(power, size: size, wanted: wanted, confidence)
    case .power(let wanted):
      guard wanted > confidence.significance, wanted < 1 else {
        throw .impossiblePower(wanted, significance: confidence.significance)
      }
      guard effect != 0 else { throw .noEffect }
      var size = 30
      var found = result(
        try power(size: size, simulation, confidence), size: size, wanted: wanted, confidence)
      for _ in 0..<6 {
        let power = found.power ?? 0
        let next = found.neededSize ?? (power > 0.5 ? size / 3 : 3 * size)
        guard next <= Self.largestSize else {
          throw .unreachable(power: wanted, size: Self.largestSize)
        }
        let isNear = abs(Double(next - size)) <= 0.02 * Double(size) + 1
        size = max(4, next)
        found = result(
          try self.power(size: size, simulation, confidence), size: size, wanted: wanted,
          confidence)
        if isNear || size == 4 { break }
      }
      found.neededSize = found.size
      return found
    }
  }

  /// The most raters that are simulated.
  private static let largestSize = 20_000

  private func result(
    _ power: SimulatedPower, size: Int, wanted: Double, _ confidence: ConfidenceLevel
  ) -> PowerResult {
    PowerResult(
      simulated: power, shares.count == 2 ? .logistic : .proportionalOdds, effect: effect,
      .logOddsRatio, reference: shares.count == 2 ? shares[1] : nil, size: size,
      groupSizes: comparison == .within ? [size] : allocation.sizes(of: size), wanted: wanted,
      confidence)
  }

  private func power(
    size: Int, _ simulation: PowerSimulation, _ confidence: ConfidenceLevel
  ) throws(PowerMistake) -> SimulatedPower {
    guard size >= 4 else { throw .tooFew(size, least: 4) }
    guard size <= Self.largestSize else {
      throw .impossible(
        quantity: "number of raters", value: Double(size),
        expected: "\(Self.largestSize) or fewer where studies are simulated")
    }
    let variation = try RatingsPower.Variation(residual: 1, between: between)
    let plan = try RatingsPower(
      comparison, effect: effect, variation: variation, vignettesPerRater: vignettesPerRater,
      levelShare: Double(vignettesPerRater / 2) / Double(vignettesPerRater),
      allocation: allocation)
    guard let (design, column) = plan.design(size: size) else {
      throw .tooFew(size, least: 4)
    }
    let answers = design.withoutIntercept
    var contrast = [Double](repeating: 0, count: answers.coefficients.count)
    contrast[column - 1] = 1
    return simulation.power(
      of: AnswerStudies(answers, shares: shares, contrasts: [contrast], confidence))[0]
  }
}

extension RatingsDesign {
  /// Without the first column, the intercept, which thresholds stand for.
  var withoutIntercept: RatingsDesign {
    let rows = Array(0..<matrix.rowCount)
    return RatingsDesign(
      matrix: matrix.selecting(rows: rows, columns: Array(1..<matrix.columnCount)),
      coefficients: Array(coefficients.dropFirst()), raters: raters, raterCount: raterCount,
      random: random, deviations: deviations, residual: residual)
  }
}
