/// A combination of the equations of the main effects, with its product with every combination of
/// signs.
struct FactorialRay: Sendable, Equatable {
  /// Per factor, the weight of its equation.
  let weights: [Double]
  /// Per combination of levels, the weight of that cell's mean.
  let products: [Double]

  /// The rays in which the hyperplanes of so many factors meet.
  static func all(factors: Int) -> [FactorialRay] {
    let axes = (0..<factors).map { axis in (0..<factors).map { $0 == axis ? 1 : 0 } }
    let patterns = (0..<(1 << (factors - 1))).map { signs($0, factors) }
    var found: Set<[Int]> = []
    for normals in choices(of: factors - 1, from: axes + patterns) {
      if let direction = direction(orthogonalTo: normals, factors) { found.insert(direction) }
    }
    return found.sorted { $0.lexicographicallyPrecedes($1) }.map { weights in
      FactorialRay(
        weights: weights.map { Double($0) },
        products: (0..<(1 << factors)).map { combination in
          Double(zip(weights, signs(combination, factors)).reduce(0) { $0 + $1.0 * $1.1 })
        })
    }
  }

  private static func signs(_ combination: Int, _ factors: Int) -> [Int] {
    (0..<factors).map { combination >> $0 & 1 == 1 ? 1 : -1 }
  }

  private static func choices(of count: Int, from all: [[Int]]) -> [[[Int]]] {
    guard count > 0 else { return [[]] }
    return all.indices.flatMap { first in
      choices(of: count - 1, from: Array(all[(first + 1)...])).map { [all[first]] + $0 }
    }
  }

  /// The generalised cross product without common divisors, its first weight positive; nil where
  /// the hyperplanes meet in more than a line.
  private static func direction(orthogonalTo rows: [[Int]], _ factors: Int) -> [Int]? {
    let minors = (0..<factors).map { left in
      let rest = rows.map { row in (0..<factors).filter { $0 != left }.map { row[$0] } }
      return (left.isMultiple(of: 2) ? 1 : -1) * determinant(rest)
    }
    guard let first = minors.first(where: { $0 != 0 }) else { return nil }
    let divisor = minors.reduce(0) { greatestCommonDivisor($0, abs($1)) }
    return minors.map { $0 / (first < 0 ? -divisor : divisor) }
  }

  private static func determinant(_ rows: [[Int]]) -> Int {
    guard let first = rows.first else { return 1 }
    return first.indices.reduce(0) { sum, column in
      let rest = rows.dropFirst().map { row in
        row.indices.filter { $0 != column }.map { row[$0] }
      }
      return sum + (column.isMultiple(of: 2) ? 1 : -1) * first[column] * determinant(rest)
    }
  }

  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    b == 0 ? a : greatestCommonDivisor(b, a % b)
  }
}
