/// Why response data could not be read or used.
public enum ResponseError: Error, Equatable, Sendable {
  /// A column that the data do not have, with the nearest names that they do have.
  case unknownColumn(String, nearest: [String])
}

extension ResponseError: CustomStringConvertible {
  /// One sentence: what was found where, what was expected, how to mend it.
  public var description: String {
    switch self {
    case .unknownColumn(let name, let nearest):
      "There is no column '\(name)'"
        + (nearest.isEmpty ? "." : "; did you mean \(nearest.map { "'\($0)'" }.joined(separator: " or "))?")
    }
  }
}
