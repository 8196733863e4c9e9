import VignetteKit

extension EffectsAnalysis {
  /// Tests of the whole model against none of its terms, and of each term that no other contains.
  ///
  /// Likelihood-ratio tests where the likelihood is that of independent people and of all the
  /// model's parameters; otherwise Wald tests with the variances and degrees of freedom of the fit.
  func termTests(
    of fit: any RegressionFit, _ frame: ModelFrame
  ) throws(AnalysisError) -> [TermTest] {
    let terms = model.formula.terms
    let highest = terms.filter { term in
      !terms.contains { $0 != term && $0.contains(term) }
    }
    guard hasLikelihoodRatios(fit) else {
      let whole = terms.count > 1 ? [WaldTest.joint(of: nil, in: fit)] : []
      return (whole + highest.map { WaldTest.joint(of: $0, in: fit) }).compactMap { $0 }
    }
    var smaller: [(term: Term?, formula: Formula)] = []
    if model.formula.hasIntercept, !terms.isEmpty {
      smaller.append((nil, reduced(to: [])))
    }
    for term in highest {
      let rest = reduced(to: terms.filter { $0 != term })
      if rest.hasIntercept || !rest.terms.isEmpty { smaller.append((term, rest)) }
    }
    var tests: [TermTest] = []
    for (term, formula) in smaller {
      var without = model
      without.formula = formula
      guard let test = NestedModelTest(of: fit, against: try without.fitted(to: frame)) else {
        continue
      }
      tests.append(
        TermTest(
          term: term, method: "likelihood.ratio", statistic: test.statistic,
          degreesOfFreedom: Double(test.degreesOfFreedom), denominatorDegreesOfFreedom: nil,
          pValue: test.pValue))
    }
    return tests
  }

  private func hasLikelihoodRatios(_ fit: any RegressionFit) -> Bool {
    model.family != .gaussian && fit.inference.estimator == .model
      && fit.logLikelihood != nil
  }

  private func reduced(to terms: [Term]) -> Formula {
    Formula(
      model.formula.response, on: terms, hasIntercept: model.formula.hasIntercept,
      randomEffects: model.formula.randomEffects)
  }
}

extension WaldTest {
  /// The joint test of all coefficients of a term, or of all but intercepts and thresholds; nil
  /// where none can be estimated.
  static func joint(of term: Term?, in fit: any RegressionFit) -> TermTest? {
    let named = fit.design.columns.filter { $0.term != nil && (term == nil || $0.term == term) }
    let terms = Set(named.map(\.name.term))
    let covariance = fit.inference.covariance
    let tested = fit.coefficients.filter { coefficient in
      coefficient.name.factor != nil && terms.contains(coefficient.name.term)
        && coefficient.estimate != nil && covariance.names.contains(coefficient.name)
    }
    guard !tested.isEmpty else { return nil }
    let rows = tested.compactMap { fit.inference.unit($0.name) }
    let test = fit.inference.reference.jointTest(
      of: Matrix(rows: rows), values: tested.compactMap(\.estimate), covariance: covariance.matrix)
    return test.map {
      TermTest(
        term: term, method: "wald", statistic: $0.statistic,
        degreesOfFreedom: $0.degreesOfFreedom,
        denominatorDegreesOfFreedom: $0.denominatorDegreesOfFreedom, pValue: $0.pValue)
    }
  }
}
