/// How the levels of a factor become columns of numbers, one fewer than there are levels.
public enum Contrast: String, Sendable, Hashable, CaseIterable {
  /// A column for each level but the reference: its difference from the reference.
  ///
  /// Coefficients are named `race[black]`.
  case treatment
  /// A column for each level but the reference: its deviation from the mean of all levels.
  ///
  /// The reference has -1 in every column, so that its own deviation is minus the sum of the
  /// others; R's `contr.sum` gives that part to the last level. Coefficients are named
  /// `race[sum:black]`.
  case sum
  /// A column for each level but the first: how far it lies from the mean of the levels before it,
  /// divided by its position. As R's `contr.helmert`. Coefficients are named `race[helmert:black]`.
  case helmert
  /// Orthonormal polynomials over the levels in their own order, equally spaced, whatever the
  /// reference is. As R's `contr.poly`. Coefficients are named `age[linear]`, `age[quadratic]`,
  /// `age[cubic]`, `age[^4]`, ...
  case polynomial

  /// One column: the level or degree that names it, and the number of each level.
  struct Column: Sendable, Equatable {
    let label: String
    /// What stands in the brackets after the factor's name.
    let bracket: String
    /// The column's number for each level.
    let scores: [Double]
  }

  /// The columns for a factor.
  ///
  /// - Parameters:
  ///   - levels: the levels, the reference first.
  ///   - ranks: the place of each level in the factor's own order.
  func columns(levels: [String], ranks: [Int]) -> [Column] {
    let count = levels.count
    guard count > 1 else { return [] }
    switch self {
    case .treatment:
      return (1..<count).map { Self.indicator(of: $0, levels) }
    case .sum:
      return (1..<count).map { place in
        var scores = [Double](repeating: 0, count: count)
        (scores[0], scores[place]) = (-1, 1)
        return Column(label: levels[place], bracket: "sum:\(levels[place])", scores: scores)
      }
    case .helmert:
      return (1..<count).map { place in
        let scores = (0..<count).map { $0 < place ? -1 : $0 == place ? Double(place) : 0 }
        return Column(label: levels[place], bracket: "helmert:\(levels[place])", scores: scores)
      }
    case .polynomial:
      return Self.polynomials(count).enumerated().map { degree, values in
        let label = Self.degreeName(degree + 1)
        return Column(label: label, bracket: label, scores: ranks.map { values[$0] })
      }
    }
  }

  /// A column for each level, the reference included: 1 there and 0 elsewhere.
  static func indicators(levels: [String]) -> [Column] {
    levels.indices.map { indicator(of: $0, levels) }
  }

  private static func indicator(of place: Int, _ levels: [String]) -> Column {
    var scores = [Double](repeating: 0, count: levels.count)
    scores[place] = 1
    return Column(label: levels[place], bracket: levels[place], scores: scores)
  }

  private static func degreeName(_ degree: Int) -> String {
    switch degree {
    case 1: "linear"
    case 2: "quadratic"
    case 3: "cubic"
    default: "^\(degree)"
    }
  }

  /// Polynomials of degree 1 to `count - 1` over 1, 2, ..., `count`: orthogonal to each other and
  /// to the constant, of length 1, rising at the end.
  ///
  /// Each is x times the one before, made orthogonal to all before it; twice, because once leaves
  /// rounding errors that grow with the degree.
  private static func polynomials(_ count: Int) -> [[Double]] {
    let middle = Double(count - 1) / 2
    let places = (0..<count).map { Double($0) - middle }
    var found = [[Double](repeating: 1 / Double(count).squareRoot(), count: count)]
    for degree in 1..<count {
      var next = zip(places, found[degree - 1]).map { $0 * $1 }
      for _ in 0..<2 {
        for earlier in found {
          let product = zip(next, earlier).reduce(0) { $0 + $1.0 * $1.1 }
          next = zip(next, earlier).map { $0 - product * $1 }
        }
      }
      let length = next.reduce(0) { $0 + $1 * $1 }.squareRoot()
      found.append(next.map { $0 / length })
    }
    return Array(found.dropFirst())
  }
}
