import VersionDiff

/// Lists of numbers on the command line.
enum NumberList {
  /// `a,b,c`.
  static func numbers(_ text: String, option: String) throws(UsageError) -> [Double] {
    var result: [Double] = []
    for part in try ListSyntax.list(text, option: option) {
      guard let value = Double(part.filter { !$0.isWhitespace }), value.isFinite else {
        throw UsageError("\(option) expects numbers separated by commas, but found '\(part)'.")
      }
      result.append(value)
    }
    return result
  }

  /// `a,b,c` in percent; fractions are taken for a slip of the pen.
  static func percentages(_ text: String, option: String) throws(UsageError) -> [Double] {
    let values = try numbers(text, option: option)
    let sum = values.reduce(0, +)
    if values.count > 1, sum > 0, values.allSatisfy({ $0 <= 1 }), sum >= 0.2 {
      let meant = values.map { plain(100 * $0) }.joined(separator: ",")
      throw UsageError(
        "\(option) is in percent, and \(text) is all at most 1 %; if proportions were meant, write "
          + "\(option) \(meant). (For shares that small, ask for one answer against the rest.)")
    }
    return values
  }

  /// `2:1`.
  static func allocation(_ text: String) throws -> GroupAllocation {
    var parts: [Double] = []
    for part in text.split(separator: ":", omittingEmptySubsequences: false) {
      guard let value = Double(part.filter { !$0.isWhitespace }), value.isFinite else {
        throw UsageError("--allocation expects parts such as 2:1, but found '\(text)'.")
      }
      parts.append(value)
    }
    return try GroupAllocation(parts)
  }

  private static func plain(_ value: Double) -> String {
    let rounded = (value * 1e6).rounded() / 1e6
    return Int(exactly: rounded).map { "\($0)" } ?? "\(rounded)"
  }
}
