import VignetteKit

extension Reproduction {
  /// Holds the published tables of coefficients of a study against the same models of respondents'
  /// answers; a published model whose formula says what its groups are is fitted as a mixed one.
  ///
  /// - Parameter responses: The columns under the study's names, as ``StudyColumns`` gives them.
  public init(of study: Study, in responses: ResponseTable) {
    self.init(of: study) { model throws(AnalysisError) in
      let regression = RegressionModel(
        try Formula(parsing: model.formula), family: .gaussian,
        schema: Schema(references: model.references))
      return ComputedCoefficients(try regression.fitted(to: responses))
    }
  }

  /// The columns that the published models of a study need, so far as their formulas are known.
  public static func columns(of study: Study) -> [String] {
    (study.published?.coefficients ?? []).flatMap { table -> [String] in
      guard let model = PublishedModel(of: table, in: study),
        let formula = try? Formula(parsing: model.formula)
      else { return [] }
      return formula.columns + formula.outcome.columns
    }
  }
}

extension ComputedCoefficients {
  /// The coefficients of a fit that can be estimated.
  init(_ fit: any RegressionFit) {
    self.init(
      fit.coefficients.compactMap { coefficient in
        guard let estimate = coefficient.estimate else { return nil }
        let error = fit.covariance.standardError(of: coefficient.name)
        let degrees = fit.inference.degreesOfFreedom(of: coefficient.name)
        return Entry(
          name: coefficient.name, estimate: estimate, standardError: error,
          pValue: fit.obstacle(to: coefficient.name) != nil
            ? nil
            : error.map { ConfidenceLevel.pValue(estimate / $0, degreesOfFreedom: degrees) })
      })
  }
}
