/// Designs for the main effects of up to N − 1 factors with two levels in N runs, N a multiple of
/// four that need not be a power of two.
///
/// Main effects are orthogonal to each other. Where N is no power of two they are not aliased with
/// single interactions but correlated with many: in 12 runs every main effect correlates ±1/3 with
/// every interaction of two other factors.
///
/// The rows come from the squares modulo a prime q = N − 1 (Paley's construction), of which
/// the designs of 12, 20 and 24 runs are Plackett and Burman's own; twice as many runs by doubling.
///
/// - Reference: [PlackettBurman1946]
public enum PlackettBurman {
  /// The numbers of runs up to 100 that can be made, powers of two among them.
  public static var possibleRuns: [Int] {
    stride(from: 4, through: 100, by: 4).filter { signs(runs: $0) != nil }
  }

  /// The combinations of levels, in standard order.
  ///
  /// - Throws: ``DesignError/notTwoLevels(factor:count:)``,
  ///   ``DesignError/impossibleRuns(asked:factors:possible:)``.
  public static func combinations(
    of factors: [DesignFactor], runs: Int
  ) throws(DesignError) -> [[Int]] {
    for factor in factors where factor.levels.count != 2 {
      throw .notTwoLevels(factor: factor.id, count: factor.levels.count)
    }
    let most = factors.count < 7 ? 1 << factors.count : 100
    guard runs > factors.count, let signs = signs(runs: runs) else {
      throw .impossibleRuns(
        asked: runs, factors: factors.count,
        possible: possibleRuns.filter { $0 > factors.count && $0 <= most })
    }
    let rows = signs.map { row in row.prefix(factors.count).map { $0 > 0 ? 1 : 0 } }
    return rows.sorted { $0.reversed().lexicographicallyPrecedes($1.reversed()) }
  }

  /// N rows of N − 1 signs with orthogonal columns, or nil where no construction here gives them.
  private static func signs(runs: Int) -> [[Int]]? {
    guard runs >= 4, runs.isMultiple(of: 4) else { return runs == 2 ? [[1], [-1]] : nil }
    let q = runs - 1
    if isPrime(q) {
      let squares = Set((1..<q).map { $0 * $0 % q })
      let first = (0..<q).map { $0 == 0 || squares.contains($0) ? 1 : -1 }
      return (0..<q).map { shift in (0..<q).map { first[(shift + $0) % q] } }
        + [[Int](repeating: -1, count: q)]
    }
    guard let half = signs(runs: runs / 2) else { return nil }
    // Each row twice: beside itself and beside its negative, the doubled constant in between.
    return half.map { $0 + [1] + $0 } + half.map { row in row + [-1] + row.map { -$0 } }
  }

  private static func isPrime(_ number: Int) -> Bool {
    number > 1
      && !(2..<number).prefix { $0 * $0 <= number }.contains { number.isMultiple(of: $0) }
  }
}
