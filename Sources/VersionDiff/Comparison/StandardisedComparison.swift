/// The answers that each version would get from the same people: percentages adjusted for
/// covariates, and their differences.
///
/// ```
/// P(option | version) = Σᵢ wᵢ P̂(option | version, covariatesᵢ) / Σᵢ wᵢ
/// ```
///
/// The probabilities come from a multinomial logit model of the answer on the version and the
/// covariates; everybody is given every version in turn (marginal standardisation). Standard errors
/// by the delta method, with the composition taken as known.
///
/// - Reference: [LaneNelder1982]
public struct StandardisedComparison: Sendable {
  /// The adjusted share of an option in a version.
  public struct Share: Sendable, Equatable {
    /// The version.
    public let version: String
    /// The option.
    public let option: String
    /// The share; nil where the data do not determine it.
    public let proportion: Double?
    /// Its standard error; nil where separation leaves none.
    public let standardError: Double?
    /// Limits on the scale of the log odds, so that they stay between 0 and 1.
    public let interval: ClosedRange<Double>?
  }

  /// The difference of an option's adjusted share from that in the reference version.
  public struct Difference: Sendable, Equatable {
    /// The option.
    public let option: String
    /// The version that is compared.
    public let version: String
    /// The reference version.
    public let reference: String
    /// The adjusted share in the reference version.
    public let referenceProportion: Double?
    /// The adjusted share in the other version.
    public let versionProportion: Double?
    /// Their difference; nil where the data do not determine it.
    public let estimate: Double?
    /// Its standard error; nil where separation leaves none.
    public let standardError: Double?
    /// The two-sided normal p-value.
    public let pValue: Double?
    /// The same, adjusted by Holm over options and versions.
    public internal(set) var adjustedPValue: Double?
    /// The difference as it was observed among the same people.
    public let rawEstimate: Double
  }

  /// The question.
  public let outcome: String
  /// The composition.
  public let standard: StandardPopulation
  /// All options in all versions.
  public let shares: [Share]
  /// All options in all versions but the reference.
  public let differences: [Difference]

  /// Standardises a fitted multinomial model over the levels of the version.
  ///
  /// - Precondition: the version is a factor of the model.
  init(
    of fit: LogitFit, by versionColumn: String, to standard: StandardPopulation,
    confidence: ConfidenceLevel
  ) throws(AnalysisError) {
    let solution = fit.solution
    guard let variable = solution.frame.variables.firstIndex(where: { $0.name == versionColumn }),
      let versions = solution.frame.variables[variable].levels
    else { preconditionFailure("the model has no such version") }
    outcome = solution.frame.outcome
    self.standard = standard
    let weights = try standard.weights(over: solution.frame)
    let averages = versions.indices.map {
      AveragedProbabilities(
        in: fit, setting: .init(variable: variable, level: $0), weights: weights)
    }
    let raw = Self.rawShares(of: solution.frame, by: variable, count: versions.count)
    let options = fit.answers
    shares = options.indices.flatMap { option in
      versions.indices.map { version in
        Share(
          version: versions[version], option: options[option],
          averages[version].estimate(option), confidence)
      }
    }
    var differences: [Difference] = []
    for option in options.indices {
      for version in versions.indices.dropFirst() {
        let difference = averages[version].difference(from: averages[0], answer: option)
        let error = difference?.standardError
        differences.append(
          Difference(
            option: options[option], version: versions[version], reference: versions[0],
            referenceProportion: averages[0].estimate(option)?.value,
            versionProportion: averages[version].estimate(option)?.value,
            estimate: difference?.value, standardError: error,
            pValue: difference.flatMap { difference in
              error.map { 2 * Normal.standard.survival(abs(difference.value) / $0) }
            },
            adjustedPValue: nil, rawEstimate: raw[version][option] - raw[0][option]))
      }
    }
    self.differences = Self.adjusted(differences, optionCount: options.count)
  }

  /// Holm over options and versions; the second of two options repeats the first.
  private static func adjusted(_ differences: [Difference], optionCount: Int) -> [Difference] {
    let counted = optionCount == 2 ? differences.count / 2 : differences.count
    let adjusted = MultipleTesting.holm(differences.prefix(counted).map(\.pValue))
    var result = differences
    for place in result.indices {
      guard let pValue = result[place].pValue, let holm = adjusted[place % counted] else {
        continue
      }
      // The second option's own p-value may differ from the first's by rounding.
      result[place].adjustedPValue = max(holm, pValue)
    }
    return result
  }

  /// The observed share of each option (second index) in each version (first).
  private static func rawShares(
    of frame: ModelFrame, by variable: Int, count: Int
  ) -> [[Double]] {
    let codes = frame.variables[variable].codes
    return (0..<count).map { version in
      let sums = frame.counts.map { row in
        codes.indices.reduce(0) { $0 + (codes[$1] == version ? row[$1] : 0) }
      }
      let everybody = sums.reduce(0, +)
      return sums.map { $0 / everybody }
    }
  }
}

extension StandardisedComparison.Share {
  fileprivate init(
    version: String, option: String, _ estimate: DeltaEstimate?, _ confidence: ConfidenceLevel
  ) {
    self.version = version
    self.option = option
    proportion = estimate?.value
    standardError = estimate?.standardError
    guard let p = estimate?.value, let error = estimate?.standardError, p > 0, p < 1 else {
      interval = nil
      return
    }
    let reach = confidence.criticalValue() * error / (p * (1 - p))
    let center = naturalLogarithm(p / (1 - p))
    interval =
      1 / (1 + exponential(reach - center))...1 / (1 + exponential(-reach - center))
  }
}
