/// The stated shares of a variable's levels, checked.
struct TargetShares {
  /// One share for each level; they add up to 1.
  let shares: [Double]

  /// Reads stated shares, which add up to 1, or to 100 where they are percentages.
  ///
  /// Shares that add up to anything else are refused: whoever scaled them would have to guess which
  /// of them is wrong.
  init(
    _ stated: [String: Double], of name: String, levels: [String]
  ) throws(AnalysisError) {
    for level in levels where stated[level] == nil {
      throw .model(.population(variable: name, problem: "the level '\(level)' has no share"))
    }
    for level in stated.keys.sorted() where !levels.contains(level) && stated[level] != 0 {
      throw .model(
        .population(variable: name, problem: "nobody in the data has the level '\(level)'"))
    }
    let own = levels.map { stated[$0] ?? 0 }
    if let level = levels.first(where: { !((stated[$0] ?? 0) >= 0) }) {
      throw .model(
        .population(variable: name, problem: "the share of '\(level)' is no number from 0"))
    }
    let sum = own.reduce(0, +)
    guard [1.0, 100].contains(where: { abs(sum - $0) <= Self.rounding * $0 }) else {
      let found = ModelColumn.label((sum * 1e6).rounded() / 1e6)
      throw .model(
        .population(
          variable: name, problem: "they add up to \(found) instead of 1, or 100 for percentages"))
    }
    shares = own.map { $0 / sum }
  }

  /// What the arithmetic of adding up may round, of decimal shares.
  private static let rounding = 1e-9
}
