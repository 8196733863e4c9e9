/// Why tables could not be rendered as asked.
enum RenderingError: Error, Equatable, Sendable {
  /// A table that the document doesn't have; with those it has and the nearest of them.
  case unknownTable(String, available: [String], nearest: [String])
  /// CSV holds one table, and several would have gone to one file.
  case severalTables([String])
}

extension RenderingError: CustomStringConvertible {
  /// One sentence: what was found, what was expected, how to mend it.
  var description: String {
    switch self {
    case .unknownTable(let id, let available, let nearest):
      "There is no table '\(id)' in these results"
        + (nearest.isEmpty ? "" : "; did you mean \(quoted(nearest, "or"))?")
        + (nearest.isEmpty ? "; there are \(quoted(available, "and"))." : "")
    case .severalTables(let ids):
      "CSV holds one table at a time, and these results have \(quoted(ids, "and")): "
        + "choose one with --table ID, or give --output DIR/ for one file per table."
    }
  }

  private func quoted(_ names: [String], _ conjunction: String) -> String {
    let quoted = names.map { "'\($0)'" }
    guard quoted.count > 1, let last = quoted.last else { return quoted.joined() }
    return quoted.dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }
}
