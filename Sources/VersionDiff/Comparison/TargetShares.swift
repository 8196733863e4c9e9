/// The stated shares of a variable's levels, checked and scaled to add up to 1.
struct TargetShares {
  /// One share for each level.
  let shares: [Double]

  /// Reads stated shares; those that add up to 1 within 0.02 are taken as rounded.
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
    let sum = own.reduce(0, +)
    guard own.allSatisfy({ $0 >= 0 && $0.isFinite }), abs(sum - 1) < 0.02 else {
      throw .model(
        .population(
          variable: name, problem: "they add up to \((sum * 1000).rounded() / 1000) instead of 1"))
    }
    shares = own.map { $0 / sum }
  }
}
