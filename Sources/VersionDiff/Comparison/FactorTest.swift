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
/// others determine; the degrees of freedom count the rest. There is no test where one of the
/// quantities has no standard error, as where separated answers leave it at the end of its range:
/// a test of the others would answer another question.
///
/// - Reference: [Agresti2013], chapter 1
public struct FactorTest: Sendable, Equatable {
  /// The answer whose probability changes; nil for the mean of a number.
  public let response: String?
  /// The factor.
  public let factor: String
  /// The variable between whose levels effects may differ; nil for the test of the effects.
  public let byFactor: String?
  /// The test; nil where there is none.
  public let test: WaldTest?
  /// Why there is no test.
  public let obstacle: InferenceObstacle?
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
      var test: WaldTest?
      var obstacle: InferenceObstacle?
      do throws(InferenceObstacle) {
        test = try WaldTest(quantities.map { $0[place] }, by: averages.fit.inference)
      } catch {
        obstacle = error
      }
      return FactorTest(
        response: response, factor: averages.name(of: factor),
        byFactor: other.map { averages.name(of: $0) }, test: test, obstacle: obstacle)
    }
  }
}

extension WaldTest {
  /// The joint test of several quantities.
  init(
    _ quantities: [PredictedQuantity], by inference: CoefficientInference
  ) throws(InferenceObstacle) {
    let determined = quantities.filter(\.isDetermined)
    guard !determined.contains(where: \.isAtLimit) else { throw .infiniteCoefficient }
    let usable = determined.filter { !$0.isZero }
    // Scaled to unit variance, so that a dependent one is recognised whatever the units.
    var columns: [[Double]] = []
    for quantity in usable {
      let error = try inference.variance(of: quantity.gradient).squareRoot()
      columns.append(quantity.gradient.map { $0 / error })
    }
    guard !columns.isEmpty else { throw .nothingEstimable }
    let independent = PivotedQR(Matrix(columns: columns)).independent
    let chosen = independent.map { usable[$0] }
    self = try inference.jointTest(
      of: Matrix(rows: chosen.map(\.gradient)), values: chosen.compactMap(\.value))
  }
}
