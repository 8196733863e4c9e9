import VignetteKit

/// One contrast of planned ratings, by the expected mixed model.
struct BlueprintPower: PlannedContrast {
  let blueprint: VignetteBlueprint
  let combination: [Double]
  let effect: Double
  let residual: Double
  let between: Double
  let designEffect: Double

  var test: PowerTest { .mixedModel }
  var method: PowerMethod { .noncentralT }
  var measure: EffectMeasure { .meanDifference }
  var leastSize: Int { blueprint.leastSize(residual: residual, between: between) }

  func standardError(size: Int) -> Double {
    guard let (reference, scale) = model(size) else { return .infinity }
    let variance = reference.covariance.bilinear(combination, combination)
    return (variance * designEffect / scale).squareRoot()
  }

  func degreesOfFreedom(size: Int) -> Double? {
    guard let (reference, scale) = model(size) else { return 1 }
    return reference.degreesOfFreedom(of: combination).map { $0 * scale }
  }

  func assuming(effect: Double) -> BlueprintPower {
    BlueprintPower(
      blueprint: blueprint, combination: combination, effect: effect, residual: residual,
      between: between, designEffect: designEffect)
  }

  private func model(_ size: Int) -> (VarianceParameterReference, Double)? {
    blueprint.model(size: size, residual: residual, between: between)
  }
}

/// All levels of a factor at once, by an F test.
///
/// ```
/// F ~ F(q, ν, λ),   λ = bᵀ (L C Lᵀ)⁻¹ b,   b the levels' differences from the reference
/// ```
struct BlueprintFactorPower: PlannedTest {
  let blueprint: VignetteBlueprint
  let contrasts: [VignetteBlueprint.Contrast]
  /// By what the expected effects are multiplied.
  let scale: Double
  let residual: Double
  let between: Double
  let designEffect: Double

  var test: PowerTest { .mixedModel }
  var method: PowerMethod { .noncentralF }
  var measure: EffectMeasure { .cohensF }
  var largestEffect: Double { .infinity }
  var leastSize: Int { blueprint.leastSize(residual: residual, between: between) }

  /// Cohen's f: the standard deviation of the levels' means over that of ratings within respondents.
  var effect: Double { scale * unscaled }

  func power(size: Int, _ confidence: ConfidenceLevel) -> Double {
    guard
      let (reference, growth) = blueprint.model(
        size: size, residual: residual, between: between)
    else { return 0 }
    var rows = Matrix(rows: contrasts.count, columns: reference.covariance.columnCount)
    for (i, contrast) in contrasts.enumerated() {
      for (j, value) in contrast.combination.enumerated() { rows[i, j] = value }
    }
    let values = contrasts.map { scale * $0.effect }
    guard
      let test = reference.jointTest(
        of: rows, values: values, combined: rows * reference.covariance * rows.transposed),
      let denominator = test.denominatorDegreesOfFreedom.map({ $0 * growth }), denominator > 0
    else { return 0 }
    let count = Double(contrasts.count)
    let critical = FDistribution(numerator: count, denominator: denominator)
      .upperQuantile(confidence.significance)
    let noncentrality = test.statistic * count * growth / designEffect
    guard noncentrality < 1e5 + 100 * critical * count else { return 1 }
    return NoncentralF(
      numerator: count, denominator: denominator, noncentrality: noncentrality
    ).survival(critical)
  }

  func assuming(effect: Double) -> BlueprintFactorPower {
    BlueprintFactorPower(
      blueprint: blueprint, contrasts: contrasts,
      scale: unscaled > 0 ? effect / unscaled : 0, residual: residual, between: between,
      designEffect: designEffect)
  }

  private var unscaled: Double {
    let means = [0] + contrasts.map(\.effect)
    let center = means.reduce(0, +) / Double(means.count)
    let squares = means.reduce(0) { $0 + ($1 - center) * ($1 - center) }
    return (squares / Double(means.count)).squareRoot() / residual
  }
}
