/// Maximises the sum of `aᵢ · y` over all constraints, subject to `aᵢ · y ≥ 0` or `aᵢ · y = 0` and
/// `-1 ≤ y ≤ 1`.
///
/// The maximum is 0 unless the constraints leave a direction in which some of the products grow.
/// Solved by the revised simplex method on the dual, `min ‖Σᵢ aᵢ + Σᵢ μᵢ aᵢ‖₁` over `μ ≥ 0` (free
/// where an equality is asked), which has as many rows as y has elements and always a feasible
/// start. Bland's rule takes over where the objective stands still, so that it ends.
struct LinearProgram: Sendable {
  /// The sides of a constraint on `aᵢ · y`.
  enum Relation: Sendable {
    case atLeastZero
    case zero
  }

  /// The direction that was found and its objective.
  struct Solution: Sendable {
    let direction: [Double]
    let objective: Double
  }

  private let size: Int
  private var vectors: [Double] = []
  private var isFree: [Bool] = []
  private var sum: [Double]

  /// How large a reduced cost must be to count; the vectors have length 1.
  private static let tolerance = 1e-9

  /// Creates a program without constraints in a space of this many dimensions.
  init(size: Int) {
    self.size = size
    sum = [Double](repeating: 0, count: size)
  }

  /// Adds a constraint; the vector is scaled to length 1, which changes no sign. A vector of zeros
  /// constrains nothing.
  mutating func add(_ vector: [Double], _ relation: Relation) {
    let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard length > 0 else { return }
    for j in 0..<size {
      let value = vector[j] / length
      vectors.append(value)
      if relation == .atLeastZero { sum[j] += value }
    }
    isFree.append(relation == .zero)
  }

  /// Solves the program; nil where the search did not end within its limit of steps.
  func solution() -> Solution? {
    var basis = Basis(size: size, right: sum.map { -$0 })
    var (best, standstill) = (Double.infinity, 0)
    for step in 0..<(20_000 + 200 * size) {
      if step % 64 == 63 { basis.refresh(columns: column) }
      let prices = basis.prices
      let isStuck = standstill > 4 * size + 20
      guard let entering = entering(prices, first: isStuck) else {
        basis.refresh(columns: column)
        guard self.entering(basis.prices, first: false) == nil || isStuck else { continue }
        return Solution(direction: basis.prices.map { -$0 }, objective: basis.objective)
      }
      guard basis.exchange(entering, column(entering), smallestIndex: isStuck) else { return nil }
      standstill =
        basis.objective < best - 1e-12 * max(1, best.isFinite ? best : 1)
        ? 0 : standstill + 1
      best = min(best, basis.objective)
    }
    return nil
  }

  /// A column of the dual: a constraint's vector in one direction, or a deviation of one row.
  enum Variable: Sendable, Equatable {
    case constraint(Int, sign: Double, isFree: Bool)
    case deviation(row: Int, sign: Double)
  }

  private func column(_ variable: Variable) -> [Double] {
    var result = [Double](repeating: 0, count: size)
    switch variable {
    case .constraint(let index, let sign, _):
      for j in 0..<size { result[j] = sign * vectors[index * size + j] }
    case .deviation(let row, let sign):
      result[row] = sign
    }
    return result
  }

  /// The variable whose entry lowers the objective fastest, or the first that lowers it at all.
  private func entering(_ prices: [Double], first: Bool) -> Variable? {
    var best = Self.tolerance
    var result: Variable?
    vectors.withUnsafeBufferPointer { vectors in
      for index in isFree.indices {
        var gain = 0.0
        for j in 0..<size { gain += prices[j] * vectors[index * size + j] }
        let sign = isFree[index] && gain < 0 ? -1.0 : 1.0
        if sign * gain > best {
          result = .constraint(index, sign: sign, isFree: isFree[index])
          if first { return }
          best = sign * gain
        }
      }
    }
    if first, result != nil { return result }
    for (row, price) in prices.enumerated() where abs(price) - 1 > best {
      result = .deviation(row: row, sign: price < 0 ? -1 : 1)
      if first { return result }
      best = abs(price) - 1
    }
    return result
  }
}

/// The basis of the dual: which variables are in it, the inverse of their columns, their values.
private struct Basis {
  private let size: Int
  private let right: [Double]
  private var members: [LinearProgram.Variable]
  private var inverse: [[Double]]
  private var values: [Double]

  init(size: Int, right: [Double]) {
    self.size = size
    self.right = right
    members = right.enumerated().map { .deviation(row: $0, sign: $1 < 0 ? -1 : 1) }
    values = right.map { abs($0) }
    inverse = right.enumerated().map { row, value in
      (0..<size).map { $0 == row ? (value < 0 ? -1 : 1) : 0 }
    }
  }

  /// The sum of the absolute deviations.
  var objective: Double {
    zip(members, values).reduce(0) { sum, member in
      if case .deviation = member.0 { sum + member.1 } else { sum }
    }
  }

  /// What a unit more on the right-hand side of each row costs.
  var prices: [Double] {
    var result = [Double](repeating: 0, count: size)
    for (place, member) in members.enumerated() {
      guard case .deviation = member else { continue }
      for j in 0..<size { result[j] += inverse[place][j] }
    }
    return result
  }

  /// Takes a variable into the basis; false where nothing bounds it.
  mutating func exchange(
    _ variable: LinearProgram.Variable, _ column: [Double], smallestIndex: Bool
  ) -> Bool {
    let change = inverse.map { row in zip(row, column).reduce(0) { $0 + $1.0 * $1.1 } }
    var leaving: Int?
    var (ratio, pivot) = (Double.infinity, 0.0)
    for place in 0..<size where change[place] > 1e-10 {
      if case .constraint(_, _, isFree: true) = members[place] { continue }
      let own = max(0, values[place]) / change[place]
      let isTie = abs(own - ratio) <= 1e-12 * max(1, ratio)
      if own < ratio && !isTie || isTie && !smallestIndex && change[place] > pivot {
        (leaving, ratio, pivot) = (place, min(own, ratio), change[place])
      }
    }
    guard let leaving else { return false }
    let scaled = inverse[leaving].map { $0 / change[leaving] }
    let value = values[leaving] / change[leaving]
    for place in 0..<size where place != leaving && change[place] != 0 {
      for j in 0..<size { inverse[place][j] -= change[place] * scaled[j] }
      values[place] -= change[place] * value
    }
    inverse[leaving] = scaled
    values[leaving] = value
    members[leaving] = variable
    return true
  }

  /// Computes inverse and values anew from the columns, against the rounding of many exchanges.
  mutating func refresh(columns: (LinearProgram.Variable) -> [Double]) {
    var left = (0..<size).map { _ in [Double](repeating: 0, count: size) }
    for (place, member) in members.enumerated() {
      for (row, value) in columns(member).enumerated() { left[row][place] = value }
    }
    var result = (0..<size).map { row in (0..<size).map { $0 == row ? 1.0 : 0.0 } }
    for place in 0..<size {
      let pivot = (place..<size).max { abs(left[$0][place]) < abs(left[$1][place]) } ?? place
      guard abs(left[pivot][place]) > 1e-13 else { return }
      left.swapAt(place, pivot)
      result.swapAt(place, pivot)
      let scale = 1 / left[place][place]
      for j in 0..<size {
        left[place][j] *= scale
        result[place][j] *= scale
      }
      for row in 0..<size where row != place && left[row][place] != 0 {
        let factor = left[row][place]
        for j in 0..<size {
          left[row][j] -= factor * left[place][j]
          result[row][j] -= factor * result[place][j]
        }
      }
    }
    inverse = result
    values = inverse.map { row in zip(row, right).reduce(0) { $0 + $1.0 * $1.1 } }
  }
}
