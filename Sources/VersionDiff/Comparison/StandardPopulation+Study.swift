import VignetteKit

extension StandardPopulation {
  /// The population of a study, with what a reader must know of it; nil where the study doesn't know
  /// the population's share of every answer to any of the covariates.
  ///
  /// Printed percentages that miss 100 by no more than their rounding are scaled, with a warning.
  public static func published(
    in study: Study, of covariates: [String]
  ) -> (standard: StandardPopulation, warnings: [AnalysisWarning])? {
    var margins: [String: [String: Double]] = [:]
    var warnings: [AnalysisWarning] = []
    for margin in study.population?.margins ?? [] where covariates.contains(margin.question) {
      let figures = margin.shares.compactMap { share in
        share.figure.value.map { (share.option, $0, share.figure.roundingInterval) }
      }
      guard figures.count == margin.shares.count else { continue }
      let sum = figures.reduce(0) { $0 + $1.1 }
      let rounding = figures.reduce(0) { sum, figure in
        sum + (figure.2.map { ($0.upperBound - $0.lowerBound) / 2 } ?? 0)
      }
      var shares = Dictionary(uniqueKeysWithValues: figures.map { ($0.0, $0.1) })
      if abs(sum - 100) > 1e-7, abs(sum - 100) <= rounding + 1e-9 {
        shares = shares.mapValues { $0 / sum }
        warnings.append(
          AnalysisWarning(
            code: "population-scaled",
            message: "The population's shares of '\(margin.question)' add up to "
              + "\(readable(sum, decimals: 1)) % as they are printed; they were scaled to 100 %."))
      }
      margins[margin.question] = shares
    }
    return margins.isEmpty ? nil : (.population(margins), warnings)
  }
}
