import VersionDiff
import VignetteKit

/// Options of a comparison as values, completed from a study.
extension ComparisonRequest {
  /// The parts of a list; nil for an option that was not given.
  static func list(_ text: String?, _ option: String) throws(UsageError) -> [String]? {
    guard let text else { return nil }
    return try ListSyntax.list(text, option: option)
  }

  /// `version=share,…`; nil for an option that was not given.
  static func allocation(_ text: String?) throws(UsageError) -> [String: Double]? {
    guard let text else { return nil }
    var shares: [String: Double] = [:]
    for part in try ListSyntax.assignments(text, option: "--allocation") {
      guard let name = part.name, let share = Double(part.value), share >= 0, share.isFinite else {
        throw UsageError("--allocation expects 'version=share,…', but found '\(text)'.")
      }
      shares[name] = share
    }
    return shares
  }

  /// The composition for adjusted percentages, and what a reader must know of it.
  static func standard(
    _ choice: StandardChoice, _ study: Study?, _ covariates: [String]
  ) throws(UsageError) -> (StandardPopulation, [AnalysisWarning]) {
    guard choice == .population else { return (.pooled, []) }
    guard let study, let known = StandardPopulation.published(in: study, of: covariates) else {
      throw UsageError(
        "--standard population needs a study whose 'population' gives every share of at least one "
          + "covariate; leave it out to standardise to the pooled respondents.")
    }
    return known
  }

  /// The allocation that a study plans, where it plans one for every version.
  static func allocation(of study: Study?) -> [String: Double]? {
    guard let versions = study?.versions, versions.allSatisfy({ $0.allocation != nil }) else {
      return nil
    }
    return Dictionary(uniqueKeysWithValues: versions.map { ($0.id, $0.allocation ?? 0) })
  }
}
