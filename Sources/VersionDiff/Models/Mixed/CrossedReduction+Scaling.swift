import VignetteKit

/// The sums over the rows in the coordinates of the trailing random effects at some parameters.
extension CrossedReduction {
  /// `Z₁ᵀ W Z₂ Λ₂`.
  func scaledShared(_ covariances: [RelativeCovariance]) -> [Double] {
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

  /// `Λ₂ᵀ Z₂ᵀ W Z₂ Λ₂`, the lower triangles of the connected sets.
  func scaledPairs(_ covariances: [RelativeCovariance]) -> [Double] {
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
  func scaledSums(_ covariances: [RelativeCovariance]) -> [Double] {
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
