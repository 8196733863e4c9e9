import VignetteKit

/// Who rates what: the rows of a mixed model before there are answers.
struct RatingsDesign: Sendable {
  /// The columns of the fixed effects.
  let matrix: Matrix
  /// The true coefficients, as many as there are columns.
  let coefficients: [Double]
  /// The rater of each row, from 0.
  let raters: [Int]
  /// How many raters there are.
  let raterCount: Int
  /// The columns that vary between raters, the first of them an intercept.
  let random: Matrix
  /// The standard deviations of those, independent of each other.
  let deviations: [Double]
  /// The standard deviation of ratings given all that.
  let residual: Double

  /// The random effects as the kernel wants them.
  var grouping: RandomGrouping {
    RandomGrouping(
      codes: raters, count: raterCount, columns: random,
      blocks: [Int](repeating: 1, count: deviations.count))
  }

  /// The true values of combinations of the coefficients.
  func values(of contrasts: [[Double]]) -> [Double] {
    contrasts.map { zip($0, coefficients).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  /// What the coefficients predict for each row.
  var means: [Double] { matrix * coefficients }

  /// The rows without random effects whose standard deviation is zero, except the intercept.
  func droppingConstantSlopes() -> RatingsDesign {
    let kept = deviations.indices.filter { $0 == 0 || deviations[$0] > 0 }
    return RatingsDesign(
      matrix: matrix, coefficients: coefficients, raters: raters, raterCount: raterCount,
      random: random.selecting(rows: Array(0..<random.rowCount), columns: kept),
      deviations: kept.map { deviations[$0] }, residual: residual)
  }
}

extension RatingsPower {
  /// The rows of a balanced study that this comparison is of, with the column that is tested; nil
  /// where the vignettes can't show the level as often as planned.
  ///
  /// The model has as many balanced factors of two levels as it has terms within raters, as far as
  /// the vignettes allow.
  func design(size: Int) -> (design: RatingsDesign, column: Int)? {
    let m = vignettesPerRater
    let high = levelShare * Double(m)
    guard comparison == .between || abs(high - high.rounded()) < 1e-9 else { return nil }
    let sizes = comparison == .within ? [size] : allocation.sizes(of: size)
    var bits = 0
    if levelShare == 0.5 {
      while bits < termsWithin, m % (2 << bits) == 0 { bits += 1 }
    }
    let isHigh = { (vignette: Int, factor: Int) -> Double in
      if comparison == .between { return 0 }
      guard bits > 0 else { return vignette < Int(high.rounded()) ? 1 : 0 }
      return (vignette >> factor) & 1 == 1 ? 1 : 0
    }
    let factors = comparison == .between ? 0 : comparison == .within ? max(1, bits) : 1
    let hasVersions = comparison != .within
    let width = 1 + factors + (hasVersions ? 1 : 0) + (comparison == .interaction ? 1 : 0)
    var x = Matrix(rows: size * m, columns: width)
    var z = Matrix(rows: size * m, columns: factors > 0 ? 2 : 1)
    var raters: [Int] = []
    for rater in 0..<size {
      let version: Double = rater < sizes[0] ? 0 : 1
      for vignette in 0..<m {
        let row = rater * m + vignette
        raters.append(rater)
        x[row, 0] = 1
        z[row, 0] = 1
        for factor in 0..<factors { x[row, 1 + factor] = isHigh(vignette, factor) }
        // Centred: how much the effect differs says nothing of a rater's average.
        if factors > 0 { z[row, 1] = isHigh(vignette, 0) - levelShare }
        if hasVersions { x[row, 1 + factors] = version }
        if comparison == .interaction { x[row, 3] = version * isHigh(vignette, 0) }
      }
    }
    let column = comparison == .interaction ? 3 : 1
    var coefficients = [Double](repeating: 0, count: width)
    coefficients[column] = effect
    let design = RatingsDesign(
      matrix: x, coefficients: coefficients, raters: raters, raterCount: size, random: z,
      deviations: factors > 0 ? [variation.between, variation.slope] : [variation.between],
      residual: variation.residual)
    return (design.droppingConstantSlopes(), column)
  }
}
