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
    if let penalised = fit as? LogitFit, penalised.isBiasReduced, fit.inference.estimator == .model
    {
      return ([nil] + highest.map(Optional.some)).compactMap {
        TermTest(penalised: $0, in: penalised)
      }
    }
    guard hasLikelihoodRatios(fit) else {
      let whole = terms.count > 1 ? [TermTest(wald: nil, in: fit)] : []
      return whole + highest.map { TermTest(wald: $0, in: fit) }
    }
    var smaller: [(term: Term?, formula: Formula)] = []
    if model.formula.hasIntercept, !terms.isEmpty {
      smaller.append((nil, model.formula.replacingTerms([])))
    }
    for term in highest {
      let rest = model.formula.replacingTerms(terms.filter { $0 != term })
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
          pValue: test.pValue, obstacle: nil))
    }
    return tests
  }

  private func hasLikelihoodRatios(_ fit: any RegressionFit) -> Bool {
    model.family != .gaussian && fit.inference.estimator == .model
      && fit.logLikelihood != nil && model.estimation == .maximumLikelihood
  }
}

extension TermTest {
  /// The joint test of all coefficients of a term, or of all but intercepts and thresholds.
  fileprivate init(wald term: Term?, in fit: any RegressionFit) {
    var test: WaldTest?
    var obstacle: InferenceObstacle?
    do throws(InferenceObstacle) {
      if term == nil, let linear = fit as? LinearFit {
        test = try linear.overallTest()
      } else {
        test = try WaldTest(of: Self.names(of: term, in: fit), in: fit)
      }
    } catch {
      obstacle = error
    }
    self.init(
      term: term, method: "wald", statistic: test?.statistic,
      degreesOfFreedom: test?.degreesOfFreedom,
      denominatorDegreesOfFreedom: test?.denominatorDegreesOfFreedom, pValue: test?.pValue,
      obstacle: obstacle)
  }

  /// The penalised likelihood-ratio test of all coefficients of a term, or of all but intercepts;
  /// the penalty stays that of the whole model.
  fileprivate init?(penalised term: Term?, in fit: LogitFit) {
    guard let test = fit.likelihoodRatioTest(of: Self.names(of: term, in: fit)) else { return nil }
    self.init(
      term: term, method: "penalised.likelihood.ratio", statistic: test.statistic,
      degreesOfFreedom: Double(test.degreesOfFreedom), denominatorDegreesOfFreedom: nil,
      pValue: test.pValue, obstacle: nil)
  }

  private static func names(of term: Term?, in fit: any RegressionFit) -> [CoefficientName] {
    let columns = fit.design.columns.filter { $0.term != nil && (term == nil || $0.term == term) }
    let terms = Set(columns.map(\.name.term))
    return fit.coefficientNames.filter { $0.factor != nil && terms.contains($0.term) }
  }
}
