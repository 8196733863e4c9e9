#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the open columns of a partial table can add to `-Σ ln xᵢⱼ!`: at most, at least, and the
/// log of the sum of `Π 1 / xᵢⱼ!` over all ways to fill them.
struct FisherBounds {
  /// No completion adds more.
  let longest: Double
  /// No completion adds less.
  let shortest: Double
  /// `ln( n! / (Π rᵢ! Π cⱼ!) )` of what is left.
  let total: Double

  init(_ rows: [Int], columns: [Int], _ factorials: LogFactorials) {
    let sum = rows.reduce(0, +)
    let down = rows.reduce(0.0) { $0 + factorials[$1] }
    let across = columns.reduce(0.0) { $0 + factorials[$1] }
    total = factorials[sum] - down - across
    // Least probable is everything of a row, or of a column, in one cell.
    shortest = -min(down, across)
    longest =
      columns.count == 2
      ? Self.longestOfTwo(rows, columns[0], factorials)
      : Self.longestOfMany(rows, columns, sum, factorials)
  }

  /// The largest `-Σ ln xᵢ! (rᵢ - xᵢ)!` with `Σ xᵢ = c`: each term is concave, so moving one
  /// respondent at a time from a row to another until nothing improves finds it.
  private static func longestOfTwo(_ rows: [Int], _ c: Int, _ factorials: LogFactorials) -> Double {
    let sum = rows.reduce(0, +)
    var x = rows.map { sum == 0 ? 0 : Int(Double($0) * Double(c) / Double(sum)) }
    var missing = c - x.reduce(0, +)
    while missing > 0 {
      guard let best = cheapestGain(rows, x) else { break }
      x[best] += 1
      missing -= 1
    }
    while let gain = cheapestGain(rows, x), let loss = dearestLoss(rows, x), gain != loss {
      let cost = Double(x[gain] + 1) / Double(rows[gain] - x[gain])
      let saving = Double(x[loss]) / Double(rows[loss] - x[loss] + 1)
      guard cost < saving * (1 - 1e-12) else { break }
      x[gain] += 1
      x[loss] -= 1
    }
    return zip(rows, x).reduce(0.0) { $0 - factorials[$1.1] - factorials[$1.0 - $1.1] }
  }

  private static func cheapestGain(_ rows: [Int], _ x: [Int]) -> Int? {
    rows.indices.filter { x[$0] < rows[$0] }.min {
      Double(x[$0] + 1) / Double(rows[$0] - x[$0]) < Double(x[$1] + 1) / Double(rows[$1] - x[$1])
    }
  }

  private static func dearestLoss(_ rows: [Int], _ x: [Int]) -> Int? {
    rows.indices.filter { x[$0] > 0 }.max {
      Double(x[$0]) / Double(rows[$0] - x[$0] + 1) < Double(x[$1]) / Double(rows[$1] - x[$1] + 1)
    }
  }

  /// An upper bound by duality: for all u and v,
  ///
  ///     Σ ln xᵢⱼ! ≥ Σ uᵢ rᵢ + Σ vⱼ cⱼ - Σ φ(uᵢ + vⱼ),   φ(s) = max over x of s x - ln x!
  ///
  /// and the maximum is taken at `x = ⌊eˢ⌋`. As ln(x + ½) is nearly the slope of ln x!, margins
  /// with a half added per cell give u and v that are nearly the best, in closed form.
  private static func longestOfMany(
    _ rows: [Int], _ columns: [Int], _ sum: Int, _ factorials: LogFactorials
  ) -> Double {
    let filled = rows.filter { $0 > 0 }
    let (height, width) = (Double(filled.count), Double(columns.count))
    let all = Double(sum) + height * width / 2
    let v = columns.map { log((Double($0) + height / 2) / all) }
    var bound = 0.0
    for (column, logShare) in zip(columns, v) { bound += Double(column) * logShare }
    for row in filled {
      let u = log(Double(row) + width / 2)
      bound += Double(row) * u
      for logShare in v {
        let s = u + logShare
        let x = Int(exp(s))
        bound -= s * Double(x) - factorials[x]
      }
    }
    return -bound
  }
}
