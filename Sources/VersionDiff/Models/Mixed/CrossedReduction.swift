import VignetteKit

/// The random effects of several groupings, nested or crossed, integrated out.
///
/// ```
/// [X y]ᵀ V⁻¹ [X y] = C - Bᵀ Λ (Λᵀ Zᵀ W Z Λ + I)⁻¹ Λᵀ B
/// ```
///
/// The groups of the leading grouping are eliminated one by one, which leaves a dense matrix for
/// each connected set of the others' columns, factored in blocks. Derivatives are central differences, extrapolated to
/// a step of zero; the deviance is analytic in a neighbourhood of known size, of which the steps are
/// a small part.
///
/// - Reference: [BatesMaechlerBolkerWalker2015], section 3.4
struct CrossedReduction: RandomEffectsReduction {
  let groupings: [RandomGrouping]
  private let sums: CrossedSums
  private let rows: OrthogonalRows
  /// The position of the leading grouping, and of those that trail.
  private let leader: Int
  private let followers: [Int]
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
    factored(at: theta)?.products
  }

  func expansion(
    at theta: [Double], free: [Int], precision: DerivativePrecision
  ) -> ReducedExpansion? {
    differences.expansion(at: theta, free: free, precision: precision, of: products)
  }

  func conditionalMeans(at theta: [Double], coefficients: [Double]) -> [[Double]] {
    guard let factored = factored(at: theta) else { return [] }
    let (size, count) = (sums.leading.size, sums.trailingCount)
    let direction = coefficients.map { -$0 } + [1]
    // L₂⁻¹ Λ₂ᵀ (…) for y - X β, then back.
    var right = [Double](repeating: 0, count: count)
    for (j, factor) in direction.enumerated() {
      for i in 0..<count { right[i] += factor * factored.solved[j * count + i] }
    }
    solve(factored.factors, &right) { $0.solveUpper(&$1) }
    var means = [[Double]](repeating: [], count: groupings.count)
    var scaled = right
    for (place, offset) in zip(followers, sums.offsets) {
      let grouping = groupings[place]
      for group in 0..<grouping.count {
        let start = offset + group * grouping.size
        let own = factored.covariances[place].factor * Array(right[start..<start + grouping.size])
        for (b, value) in own.enumerated() { scaled[start + b] = value }
      }
      means[place] = Array(scaled[offset..<offset + grouping.count * grouping.size])
    }
    for group in 0..<sums.leading.count {
      var own = [Double](repeating: 0, count: size)
      for a in 0..<size {
        let start = (group * size + a) * sums.width
        for (j, factor) in direction.enumerated() { own[a] += factor * sums.sums[start + j] }
      }
      for entry in sums.starts[group]..<sums.starts[group + 1] {
        for a in 0..<size {
          own[a] -= sums.shared[entry * size + a] * scaled[sums.columns[entry]]
        }
      }
      means[leader] += shrinkage(of: group, factored.covariances).map { $0.factor * own } ?? own
    }
    return means
  }

  /// The trailing matrix at some parameters, factored.
  private struct Factored {
    let products: ReducedProducts
    let covariances: [RelativeCovariance]
    /// The factor of each connected set of trailing columns.
    let factors: [BlockedCholesky]
    /// `L₂⁻¹ Λ₂ᵀ (B₂ - …)`, column by column.
    let solved: [Double]
  }

  private func factored(at theta: [Double]) -> Factored? {
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
      solve(factors, &column) { $0.solveLower(&$1) }
      solved += column
    }
    for j in 0..<width {
      for i in j..<width {
        var sum = 0.0
        for k in 0..<count { sum += solved[i * count + k] * solved[j * count + k] }
        totals[i, j] -= sum
      }
    }
    let products = ReducedProducts(
      logDeterminant: logDeterminant, products: totals.lowerMirrored)
    return Factored(
      products: products, covariances: covariances, factors: factors, solved: solved)
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

  /// `Z₁ᵀ W Z₂ Λ₂`.
  private func scaledShared(_ covariances: [RelativeCovariance]) -> [Double] {
    let size = sums.leading.size
    var result = sums.shared
    var entry = 0
    while entry < sums.columns.count {
      let (place, grouping, _) = follower(of: sums.columns[entry])
      let lambda = covariances[place].factor
      for b in 0..<grouping.size {
        for a in 0..<size {
          var sum = 0.0
          for c in b..<grouping.size {
            sum += sums.shared[(entry + c) * size + a] * lambda[c, b]
          }
          result[(entry + b) * size + a] = sum
        }
      }
      entry += grouping.size
    }
    return result
  }

  /// Solves for the columns of each connected set.
  private func solve(
    _ factors: [BlockedCholesky], _ values: inout [Double],
    by solve: (BlockedCholesky, inout [Double]) -> Void
  ) {
    for (factor, members) in zip(factors, sums.components.members) {
      var own = members.map { values[$0] }
      solve(factor, &own)
      for (place, value) in zip(members, own) { values[place] = value }
    }
  }

  /// `Λ₂ᵀ Z₂ᵀ W Z₂ Λ₂`, the lower triangles of the connected sets.
  private func scaledPairs(_ covariances: [RelativeCovariance]) -> [Double] {
    let count = sums.trailingCount
    let (starts, positions) = (sums.components.columnStarts, sums.components.positions)
    var result = [Double](repeating: 0, count: sums.components.storage)
    for (key, value) in sums.pairs {
      let (column, row) = (key / count, key % count)
      let (left, right) = (follower(of: column), follower(of: row))
      let (first, second) = (start(of: column, left), start(of: row, right))
      let (lambda, other) = (covariances[left.place].factor, covariances[right.place].factor)
      for b in 0...(column - first) {
        for c in 0...(row - second) {
          let share = value * lambda[column - first, b] * other[row - second, c]
          if first == second {
            // Of a block on the diagonal both halves count.
            if c >= b { result[starts[first + b] + positions[second + c]] += share }
            if row != column, b >= c { result[starts[first + c] + positions[second + b]] += share }
          } else {
            result[starts[first + b] + positions[second + c]] += share
          }
        }
      }
    }
    return result
  }

  /// `Λ₂ᵀ Z₂ᵀ W [X y]`.
  private func scaledSums(_ covariances: [RelativeCovariance]) -> [Double] {
    let count = sums.trailingCount
    var result = sums.trailingSums
    for (place, offset) in zip(followers, sums.offsets) {
      let grouping = groupings[place]
      let lambda = covariances[place].factor
      for j in 0..<sums.width {
        for group in 0..<grouping.count {
          let first = j * count + offset + group * grouping.size
          for b in 0..<grouping.size {
            var sum = 0.0
            for c in b..<grouping.size { sum += lambda[c, b] * sums.trailingSums[first + c] }
            result[first + b] = sum
          }
        }
      }
    }
    return result
  }

  /// The trailing grouping that a column belongs to.
  private func follower(
    of column: Int
  ) -> (place: Int, grouping: RandomGrouping, offset: Int) {
    var index = 0
    while index + 1 < sums.offsets.count, sums.offsets[index + 1] <= column { index += 1 }
    return (followers[index], groupings[followers[index]], sums.offsets[index])
  }

  /// The first column of the group that a column belongs to.
  private func start(
    of column: Int, _ own: (place: Int, grouping: RandomGrouping, offset: Int)
  ) -> Int {
    column - (column - own.offset) % own.grouping.size
  }
}
