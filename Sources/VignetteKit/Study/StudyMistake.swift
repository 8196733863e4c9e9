/// One mistake in a study file: where it stands, what was found, what was expected.
public struct StudyMistake: Sendable, Equatable {
  /// The file's name as the caller gave it, or nil for a document without a file.
  public var file: String?
  /// Where the mistake stands.
  public var position: SourcePosition
  /// What stands there, such as `unknown key 'optoins'`.
  public var found: String
  /// What should stand there.
  public var expected: String
  /// The nearest valid names, nearest first.
  public var nearest: [String]

  /// Creates a mistake.
  public init(
    file: String? = nil, position: SourcePosition, found: String, expected: String,
    nearest: [String] = []
  ) {
    self.file = file
    self.position = position
    self.found = found
    self.expected = expected
    self.nearest = nearest
  }
}

extension StudyMistake: CustomStringConvertible {
  /// One line: `file:line:column: found ...; expected ...; did you mean ...?`
  public var description: String {
    let place = "\(file.map { "\($0):" } ?? "")\(position.line):\(position.column)"
    let sentence = "\(place): found \(found); expected \(expected)"
    if nearest.isEmpty { return sentence }
    let names = nearest.map { "'\($0)'" }.joined(separator: " or ")
    return "\(sentence); did you mean \(names)?"
  }
}
