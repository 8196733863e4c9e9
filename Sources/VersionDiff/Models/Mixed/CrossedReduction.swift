import VignetteKit

/// The random effects of several groupings, nested or crossed, integrated out.
///
/// ```
/// [X y]ᵀ V⁻¹ [X y] = C - Bᵀ Λ (Λᵀ Zᵀ W Z Λ + I)⁻¹ Λᵀ B
/// ```
///
/// The groups of the leading grouping are eliminated one by one, which leaves a dense matrix for
/// each connected set of the others' columns, factored in blocks. Derivatives are central
/// differences, extrapolated to a step of zero; the deviance is analytic in a neighbourhood of known
/// size, of which the steps are a small part.
///
/// - Reference: [BatesMaechlerBolkerWalker2015], section 3.4
struct CrossedReduction: RandomEffectsReduction {
  let groupings: [RandomGrouping]
  let sums: CrossedSums
  private let rows: OrthogonalRows
  /// The position of the leading grouping, and of those that trail.
  private let leader: Int
  let followers: [Int]
  private let differences: ThetaDifferences

  /// Sums over the rows.
  init(_ groupings: [RandomGrouping], _ rows: OrthogonalRows) {
    self.groupings = groupings
    self.rows = rows
    let order = groupings.indices.sorted {
      let sizes = ($0, $1)
      let left = groupings[sizes.0].count * groupings[sizes.0].size
      let right = groupings[sizes.1].count * groupings[sizes.1].size
      return (right, sizes.0) < (left, sizes.1)
    }
    leader = order[0]
    followers = Array(order.dropFirst())
    sums = CrossedSums(
      leading: groupings[order[0]], trailing: order.dropFirst().map { groupings[$0] }, rows)
    differences = ThetaDifferences(groupings)
  }

  var hasExactDerivatives: Bool { false }

  func products(at theta: [Double]) -> ReducedProducts? {
    let covariances = zip(groupings, parameterRanges).map {
      RelativeCovariance($0, theta: theta[$1])
    }
    let (size, count, width) = (sums.leading.size, sums.trailingCount, sums.width)
    let shared = scaledShared(covariances)
    var matrix = scaledPairs(covariances)
    let components = sums.components
    for i in 0..<count { matrix[components.columnStarts[i] + components.positions[i]] += 1 }
    var right = scaledSums(covariances)
    var logDeterminant = 0.0
    var totals = Matrix.identity(width)
    totals[width - 1, width - 1] = rows.squares.residual
    var known: [Double: Shrinkage] = [:]
    for group in 0..<sums.leading.count {
      let shrinkage: Shrinkage
      if size == 1, let same = known[sums.products[group]] {
        shrinkage = same
      } else {
        guard let new = self.shrinkage(of: group, covariances) else { return nil }
        shrinkage = new
        if size == 1 { known[sums.products[group]] = new }
      }
      logDeterminant += shrinkage.logDeterminant
      eliminate(group, shrinkage.factor, shared, &matrix, &right, &totals)
    }
    var factors: [BlockedCholesky] = []
    for (place, members) in components.members.enumerated() {
      let own = Array(matrix[components.starts[place]..<components.starts[place + 1]])
      guard let factor = BlockedCholesky(size: members.count, lower: own) else { return nil }
      logDeterminant += factor.logDeterminant
      factors.append(factor)
    }
    var solved: [Double] = []
    solved.reserveCapacity(count * width)
    for j in 0..<width {
      var column = Array(right[j * count..<(j + 1) * count])
      solveLower(factors, &column)
      solved += column
    }
    for j in 0..<width {
      for i in j..<width {
        var sum = 0.0
        for k in 0..<count { sum += solved[i * count + k] * solved[j * count + k] }
        totals[i, j] -= sum
      }
    }
    return ReducedProducts(logDeterminant: logDeterminant, products: totals.lowerMirrored)
  }

  func expansion(
    at theta: [Double], free: [Int], precision: DerivativePrecision
  ) -> ReducedExpansion? {
    differences.expansion(at: theta, free: free, precision: precision, of: products)
  }

  private func shrinkage(of group: Int, _ covariances: [RelativeCovariance]) -> Shrinkage? {
    let size = sums.leading.size
    let block = Array(sums.products[group * size * size..<(group + 1) * size * size])
    return Shrinkage(Matrix(rows: size, columns: size, elements: block), covariances[leader])
  }

  /// Takes what a leading group explains away from the trailing matrix, its right-hand sides and
  /// the totals.
  private func eliminate(
    _ group: Int, _ k: Matrix, _ shared: [Double], _ matrix: inout [Double],
    _ right: inout [Double], _ totals: inout Matrix
  ) {
    let (size, count, width) = (sums.leading.size, sums.trailingCount, sums.width)
    let own = sums.starts[group]..<sums.starts[group + 1]
    var turned = [Double](repeating: 0, count: size)
    var sides = [Double](repeating: 0, count: size * width)
    for a in 0..<size {
      for b in 0..<size {
        let start = (group * size + b) * width
        for j in 0..<width { sides[a * width + j] += k[a, b] * sums.sums[start + j] }
      }
    }
    for a in 0..<size {
      let start = (group * size + a) * width
      for j in 0..<width {
        for i in j..<width { totals[i, j] -= sums.sums[start + i] * sides[a * width + j] }
      }
    }
    let (starts, positions) = (sums.components.columnStarts, sums.components.positions)
    matrix.withUnsafeMutableBufferPointer { matrix in
      shared.withUnsafeBufferPointer { shared in
        sums.columns.withUnsafeBufferPointer { columns in
          for entry in own {
            for a in 0..<size {
              turned[a] = 0
              for b in 0..<size { turned[a] += k[a, b] * shared[entry * size + b] }
            }
            let home = starts[columns[entry]]
            if size == 1 {
              let share = turned[0]
              for other in entry..<own.upperBound {
                matrix[home + positions[columns[other]]] -= share * shared[other]
              }
            } else {
              for other in entry..<own.upperBound {
                var sum = 0.0
                for a in 0..<size { sum += turned[a] * shared[other * size + a] }
                matrix[home + positions[columns[other]]] -= sum
              }
            }
          }
        }
      }
    }
    for entry in own {
      for a in 0..<size {
        let share = shared[entry * size + a]
        for j in 0..<width {
          right[j * count + sums.columns[entry]] -= share * sides[a * width + j]
        }
      }
    }
  }

  /// Solves for the columns of each connected set.
  private func solveLower(_ factors: [BlockedCholesky], _ values: inout [Double]) {
    for (factor, members) in zip(factors, sums.components.members) {
      var own = members.map { values[$0] }
      factor.solveLower(&own)
      for (place, value) in zip(members, own) { values[place] = value }
    }
  }
}
