import VignetteKit

/// The joint test that several quantities of one factor are all zero: its effects, or their
/// differences between subgroups.
///
/// ```
/// W = qᵀ (G V Gᵀ)⁻¹ q        G: the gradients of the quantities q
/// ```
///
/// With the estimator of variances and the reference distribution that the model was given, so that
/// clusters count. Quantities that the data do not determine are left out, and those that the
/// others determine.
///
/// - Reference: [Agresti2013], chapter 1
public struct FactorTest: Sendable, Equatable {
  /// The answer whose probability changes; nil for the mean of a number.
  public let response: String?
  /// The factor.
  public let factor: String
  /// The variable between whose levels effects may differ; nil for the test of the effects.
  public let byFactor: String?
  /// The test; nil where no quantity can be tested.
  public let test: WaldTest?
}

extension FactorTest {
  /// Whether any level of a manipulated factor differs from its reference.
  static func all(in averages: inout PopulationAverages) -> [FactorTest] {
    averages.population.factors.flatMap { factor in
      var effects: [[PredictedQuantity]] = []
      for level in averages.changes(of: factor) {
        if let effect = averages.effect(of: factor, level) { effects.append(effect) }
      }
      return tests(of: effects, factor, nil, averages)
    }
  }

  /// Whether any effect of a factor differs between any levels of another variable.
  static func differences(
    of factor: Int, by other: Condition, in averages: inout PopulationAverages
  ) -> [FactorTest] {
    var differences: [[PredictedQuantity]] = []
    for otherLevel in averages.levels(of: other.variable).indices.dropFirst() {
      for level in averages.changes(of: factor) {
        let difference = averages.interaction(of: factor, level, by: other, otherLevel)
        if let difference { differences.append(difference) }
      }
    }
    return tests(of: differences, factor, other.variable, averages)
  }

  private static func tests(
    of quantities: [[PredictedQuantity]], _ factor: Int, _ other: Int?,
    _ averages: PopulationAverages
  ) -> [FactorTest] {
    averages.fit.predictedResponses.enumerated().map { place, response in
      FactorTest(
        response: response, factor: averages.name(of: factor),
        byFactor: other.map { averages.name(of: $0) },
        test: WaldTest(quantities.map { $0[place] }, by: averages.fit.inference))
    }
  }
}

extension WaldTest {
  /// The joint test of several quantities; nil where there is none to test.
  init?(_ quantities: [PredictedQuantity], by inference: CoefficientInference) {
    let usable = quantities.filter { $0.isDetermined && !$0.isZero }
    guard !usable.isEmpty else { return nil }
    // Scaled to unit variance, so that a dependent one is recognised whatever the units.
    let covariance = inference.covariance.matrix
    let columns = usable.map { quantity -> [Double] in
      let variance = covariance.bilinear(quantity.gradient, quantity.gradient)
      return variance > 0 ? quantity.gradient.map { $0 / variance.squareRoot() } : []
    }
    guard columns.allSatisfy({ !$0.isEmpty }) else { return nil }
    let independent = PivotedQR(Matrix(columns: columns)).independent
    let chosen = independent.map { usable[$0] }
    let contrasts = Matrix(rows: chosen.map(\.gradient))
    let test = inference.reference.jointTest(
      of: contrasts, values: chosen.compactMap(\.value), covariance: covariance)
    guard let test else { return nil }
    self = test
  }
}
