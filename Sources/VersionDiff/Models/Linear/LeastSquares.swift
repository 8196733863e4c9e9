import VignetteKit

/// The coefficients that make the weighted sum of squared residuals smallest.
///
/// Where the centered columns are far from redundant, from the normal equations with a step of
/// refinement; otherwise by orthogonal factoring, refined with residuals of twice the precision.
/// Redundant columns are found by the factoring and left out.
///
/// - Reference: [Bjorck1967]
/// - Reference: [GolubVanLoan2013], 5.3
struct LeastSquares: Sendable {
  /// The columns that are not redundant.
  let independent: [Int]
  /// For each redundant column the independent ones that determine it.
  let redundancies: [(column: Int, determinedBy: [Int])]
  /// The coefficients of the independent columns.
  let coefficients: [Double]
  /// Outcome minus prediction, for each row.
  let residuals: [Double]
  /// `XᵀWX = L Lᵀ` of the independent columns.
  let root: Cholesky
  /// How it was done: the method, and how often the solution was refined.
  let method: String
  let refinements: Int

  /// The squared sine of the smallest angle between a column and those before it at which the normal
  /// equations are exact enough.
  private static let wellConditioned = 1e-3

  /// Solves for rows of positive weight; nil where all columns are zero.
  init?(_ design: Matrix, _ outcome: [Double], weights: [Double]) {
    let centered = CenteredDesign(design, outcome, weights: weights)
    let columns = design.columnCount
    let products = centered.products()
    let all = Array(0..<columns)
    let gram = products.selecting(rows: all, columns: all)
    if let factor = Cholesky(gram), factor.smallestPivot > Self.wellConditioned {
      self.init(centered, factor, right: Array(products.column(columns).prefix(columns)))
    } else {
      self.init(factoring: centered)
    }
  }

  private init(_ centered: CenteredDesign, _ factor: Cholesky, right: [Double]) {
    var own = factor.solution(right)
    var left = centered.residuals(at: own)
    for (j, step) in factor.solution(left.gradient).enumerated() { own[j] += step }
    left = centered.residuals(at: own)
    independent = Array(own.indices)
    redundancies = []
    coefficients = centered.uncentered(own)
    residuals = left.values
    root = Cholesky(
      upperTriangle: centered.uncentered(factor.upperTriangle, of: Array(own.indices)))
    method = "normal equations"
    refinements = 1
  }

  private init?(factoring centered: CenteredDesign) {
    let design = centered.design
    let (rows, columns) = (design.rowCount, design.columnCount)
    var weighted = design
    let roots = centered.weights.map { $0.squareRoot() }
    for j in 0..<columns {
      for i in 0..<rows {
        weighted.elements[j * rows + i] =
          roots[i] * (design.elements[j * rows + i] - centered.shifts[j])
      }
    }
    let factoring = PivotedQR(weighted, tolerance: Redundancy.ofRefinedSquares)
    guard factoring.rank > 0 else { return nil }
    let refined = AugmentedSystem(factoring, weighted, centered, roots: roots).solved()
    var full = [Double](repeating: 0, count: columns)
    for (place, column) in factoring.independent.enumerated() {
      full[column] = refined.coefficients[place]
    }
    let original = centered.uncentered(full)
    independent = factoring.independent
    coefficients = factoring.independent.map { original[$0] }
    redundancies = Self.redundancies(factoring, weighted, centered)
    residuals = zip(refined.residuals, roots).map { $0 / $1 }
    root = Cholesky(
      upperTriangle: centered.uncentered(factoring.upperTriangle, of: factoring.independent))
    method = "orthogonal factoring"
    refinements = refined.steps
  }

  /// The columns that determine each redundant one: those whose share is more than rounding. The
  /// constant column has a share where the means don't match.
  private static func redundancies(
    _ factoring: PivotedQR, _ weighted: Matrix, _ centered: CenteredDesign
  ) -> [(column: Int, determinedBy: [Int])] {
    let lengths = (0..<weighted.columnCount).map { column in
      centered.design.column(column).reduce(0) { max($0, abs($1)) }
    }
    return zip(factoring.redundant, factoring.combinations).map { column, factors in
      var shift = centered.shifts[column]
      for (other, factor) in zip(factoring.independent, factors) {
        shift -= factor * centered.shifts[other]
      }
      let parts = zip(factoring.independent, factors).filter { other, factor in
        let isConstant = other == 0 && centered.shifts.contains { $0 != 0 }
        let share = isConstant ? factor + shift / centered.design[0, 0] : factor
        return abs(share) * lengths[other] > 1e-7 * lengths[column]
      }
      return (column, parts.map(\.0))
    }
  }
}

/// The least-squares problem as one linear system in residuals and coefficients, which can be
/// refined: the residuals keep their own precision, however large the outcome.
///
/// ```
/// [ I   Z ] [ r ]   [ v ]
/// [ Zᵀ  0 ] [ b ] = [ 0 ]      Z = √W X, v = √W y
/// ```
///
/// - Reference: [Bjorck1967]
private struct AugmentedSystem {
  private let factoring: PivotedQR
  private let weighted: Matrix
  private let centered: CenteredDesign
  private let roots: [Double]
  private let triangle: Matrix

  init(_ factoring: PivotedQR, _ weighted: Matrix, _ centered: CenteredDesign, roots: [Double]) {
    self.factoring = factoring
    self.weighted = weighted
    self.centered = centered
    self.roots = roots
    triangle = factoring.upperTriangle
  }

  /// Solves and refines until a step no longer halves the one before.
  func solved() -> (coefficients: [Double], residuals: [Double], steps: Int) {
    let rank = factoring.rank
    var coefficients = [Double](repeating: 0, count: rank)
    var residuals = [Double](repeating: 0, count: weighted.rowCount)
    var last = Double.infinity
    for step in 0..<10 {
      let (above, below) = remainder(coefficients, residuals)
      let change = correction(above, below)
      let size = zip(change.coefficients, factoring.independent.indices).reduce(0) {
        max($0, abs($1.0) * length(ofColumn: $1.1))
      }
      let own = coefficients.indices.reduce(0) {
        max($0, abs(coefficients[$1]) * length(ofColumn: $1))
      }
      guard step == 0 || size < last / 2 else { return (coefficients, residuals, step) }
      for j in 0..<rank { coefficients[j] += change.coefficients[j] }
      for i in residuals.indices { residuals[i] += change.residuals[i] }
      if step > 0, size <= .ulpOfOne * own { return (coefficients, residuals, step) }
      last = size
    }
    return (coefficients, residuals, 10)
  }

  private func length(ofColumn place: Int) -> Double {
    var sum = 0.0
    for i in 0...place { sum += triangle[i, place] * triangle[i, place] }
    return sum.squareRoot()
  }

  /// What the equations leave: `v - r - Z b` and `-Zᵀ r`, summed with twice the precision.
  private func remainder(
    _ coefficients: [Double], _ residuals: [Double]
  ) -> (above: [Double], below: [Double]) {
    let (rows, rank) = (weighted.rowCount, factoring.rank)
    var full = [Double](repeating: 0, count: weighted.columnCount)
    for (place, column) in factoring.independent.enumerated() { full[column] = coefficients[place] }
    let all = full
    let blocks = FixedBlocks.map(rows: rows) { block in
      var below = [DoubleDouble](repeating: DoubleDouble(0), count: rank)
      let above = block.map { i in
        for (place, column) in factoring.independent.enumerated() {
          let value = DoubleDouble.sum(centered.design[i, column], -centered.shifts[column])
          below[place] = below[place] - value * roots[i] * residuals[i]
        }
        return (centered.exactResidual(i, all) * roots[i] - residuals[i]).high
      }
      return (above, below)
    }
    var below = [DoubleDouble](repeating: DoubleDouble(0), count: rank)
    for block in blocks { for j in 0..<rank { below[j] = below[j] + block.1[j] } }
    return (blocks.flatMap(\.0), below.map(\.high))
  }

  /// The step of residuals and coefficients that the factoring gives for a remainder.
  private func correction(
    _ above: [Double], _ below: [Double]
  ) -> (residuals: [Double], coefficients: [Double]) {
    let rank = factoring.rank
    var h = below
    for i in 0..<rank {
      for k in 0..<i { h[i] -= triangle[k, i] * h[k] }
      h[i] /= triangle[i, i]
    }
    var turned = factoring.reflected(above)
    var step = (0..<rank).map { turned[$0] - h[$0] }
    for i in stride(from: rank - 1, through: 0, by: -1) {
      for k in (i + 1)..<max(rank, i + 1) { step[i] -= triangle[i, k] * step[k] }
      step[i] /= triangle[i, i]
    }
    for i in 0..<rank { turned[i] = h[i] }
    return (factoring.reflectedBack(turned), step)
  }
}
