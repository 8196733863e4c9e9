import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

@Suite struct ExpectedMixedModelTests {
  /// Balanced designs have the standard errors and degrees of freedom of the formulas.
  @Test(arguments: RatingsPower.Comparison.allCases, [0, 0.7])
  func balancedDesignsFollowTheFormulas(
    comparison: RatingsPower.Comparison, slope: Double
  ) throws {
    if comparison == .between && slope > 0 { return }
    let variation = try RatingsPower.Variation(residual: 1.6, between: 0.9, slope: slope)
    let plan = try RatingsPower(
      comparison, effect: 1, variation: variation, vignettesPerRater: 8)
    for size in [6, 20] {
      let (design, column) = try #require(plan.design(size: size))
      let model = try #require(ExpectedMixedModel(design))
      var contrast = [Double](repeating: 0, count: design.coefficients.count)
      contrast[column] = 1
      let variance = model.reference.covariance.bilinear(contrast, contrast)
      expectClose(variance.squareRoot(), plan.standardError(size: size), relative: 1e-10)
      // The information is summed from differences of large traces.
      expectClose(
        model.reference.degreesOfFreedom(of: contrast), plan.degreesOfFreedom(size: size),
        relative: 1e-6)
    }
  }

  @Test func modelsThatCannotBeToldApartAreNone() {
    let ones = Matrix(rows: 8, columns: 2, repeating: 1)
    let design = RatingsDesign(
      matrix: ones, coefficients: [0, 0], raters: [0, 0, 1, 1, 2, 2, 3, 3], raterCount: 4,
      random: Matrix(rows: 8, columns: 1, repeating: 1), deviations: [1], residual: 1)
    #expect(ExpectedMixedModel(design) == nil)
  }
}
