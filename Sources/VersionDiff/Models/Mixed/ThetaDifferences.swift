import VignetteKit

/// How exact derivatives must be.
enum DerivativePrecision: Sendable {
  /// Enough to see where to go.
  case search
  /// As exact as the values allow.
  case full
}

/// Derivatives by central differences, extrapolated to a step of zero.
///
/// As a function of one diagonal element θ, a reduced product is analytic up to `θ² = -1/a`, with a
/// the largest product of a group's columns; steps are a small part of the distance to there.
/// Halving the step twice leaves an error of the sixth power of that part.
///
/// - Reference: [RichardsonGaunt1927]
struct ThetaDifferences: Sendable {
  /// `1 / a` of the column that each parameter multiplies.
  private let margins: [Double]

  /// The largest step in parts of the distance.
  private static let part = 0.04

  init(_ groupings: [RandomGrouping]) {
    margins = groupings.flatMap { grouping -> [Double] in
      let largest = (0..<grouping.size).map { column in
        var sums = [Double](repeating: 0, count: grouping.count)
        for (code, z) in zip(grouping.codes, grouping.columns.column(column)) {
          sums[code] += z * z
        }
        return sums.max() ?? 1
      }
      return grouping.entries.map { entry in
        largest[entry.row] > 0 ? 1 / largest[entry.row] : 1
      }
    }
  }

  /// The value with its derivatives; nil where a value is missing.
  func expansion(
    at theta: [Double], free: [Int], precision: DerivativePrecision,
    of function: @Sendable ([Double]) -> ReducedProducts?
  ) -> ReducedExpansion? {
    let steps = free.map { Self.part * (theta[$0] * theta[$0] + margins[$0]).squareRoot() }
    let levels = precision == .full ? 3 : 1
    var points = [theta]
    for level in 0..<levels {
      let scale = level == 0 ? 1.0 : (level == 1 ? 0.5 : 0.25)
      for k in free.indices {
        for l in 0...k {
          for sign in [scale, -scale] {
            var point = theta
            point[free[k]] += sign * steps[k]
            if l < k { point[free[l]] += sign * steps[l] }
            points.append(point)
          }
        }
      }
    }
    let all = points
    let found = Parallel.results(count: all.count) { function(all[$0]) }
    let values = found.compactMap { $0 }
    guard values.count == points.count else { return nil }
    return Self.assembled(values, steps, levels)
  }

  private static func assembled(
    _ values: [ReducedProducts], _ steps: [Double], _ levels: Int
  ) -> ReducedExpansion {
    let size = steps.count
    let pairs = size * (size + 1) / 2
    let center = values[0]
    func ends(_ level: Int, _ k: Int, _ l: Int) -> (ReducedProducts, ReducedProducts) {
      let place = 1 + 2 * (level * pairs + k * (k + 1) / 2 + l)
      return (values[place], values[place + 1])
    }
    var first: [ReducedProducts] = []
    var second: [[ReducedProducts]] = []
    for k in 0..<size {
      first.append(
        extrapolated(levels) { level, scale in
          let (up, down) = ends(level, k, k)
          return .combined([(up, 0.5 / (steps[k] * scale)), (down, -0.5 / (steps[k] * scale))])
        })
      let curvature = extrapolated(levels) { level, scale in
        let (up, down) = ends(level, k, k)
        let factor = 1 / (steps[k] * scale * steps[k] * scale)
        return .combined([(up, factor), (down, factor), (center, -2 * factor)])
      }
      var row: [ReducedProducts] = []
      for l in 0..<k {
        let both = extrapolated(levels) { level, scale in
          let (up, down) = ends(level, k, l)
          let factor = 1 / (2 * steps[k] * steps[l] * scale * scale)
          return .combined([(up, factor), (down, factor), (center, -2 * factor)])
        }
        let other = second[l][l]
        row.append(
          .combined([
            (both, 1), (curvature, -steps[k] / steps[l] / 2), (other, -steps[l] / steps[k] / 2),
          ]))
      }
      second.append(row + [curvature])
    }
    return ReducedExpansion(value: center, first: first, second: second)
  }

  /// Takes away the powers of the step one after the other.
  private static func extrapolated(
    _ levels: Int, _ difference: (_ level: Int, _ scale: Double) -> ReducedProducts
  ) -> ReducedProducts {
    var column: [ReducedProducts] = []
    var scale = 1.0
    for level in 0..<levels {
      column.append(difference(level, scale))
      scale /= 2
    }
    var power = 4.0
    while column.count > 1 {
      column = column.indices.dropFirst().map { index in
        .combined([
          (column[index], power / (power - 1)), (column[index - 1], -1 / (power - 1)),
        ])
      }
      power *= 4
    }
    return column[0]
  }
}

extension ReducedProducts {
  /// A linear combination.
  fileprivate static func combined(_ parts: [(ReducedProducts, Double)]) -> ReducedProducts {
    var result = parts[0].0
    result.logDeterminant *= parts[0].1
    for index in result.products.elements.indices { result.products.elements[index] *= parts[0].1 }
    for (part, factor) in parts.dropFirst() {
      result.logDeterminant += factor * part.logDeterminant
      for index in result.products.elements.indices {
        result.products.elements[index] += factor * part.products.elements[index]
      }
    }
    return result
  }
}
