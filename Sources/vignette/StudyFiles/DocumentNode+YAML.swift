import VignetteKit
import Yams

extension DocumentNode {
  /// The most nodes that a study file may have, aliases counted as often as they are used.
  static let mostYAMLNodes = 200_000

  /// Reads a YAML document. Scalars keep the text that was written: YAML's own ideas about `no`,
  /// `012` and `12:30` never come into play.
  ///
  /// - Throws: ``StudyError/syntax(_:)`` at the first place that is no YAML, that has a key twice,
  ///   or that grows beyond all measure through aliases.
  init(parsingYAML text: String, named file: String? = nil) throws(StudyError) {
    try YAMLGuard.check(text, file: file)
    let root: Node?
    do {
      root = try Yams.compose(yaml: text, .basic)
    } catch {
      throw .syntax(StudyMistake(error, readingYAML: text, in: file))
    }
    guard let root else {
      throw .syntax(
        StudyMistake(
          file: file, position: SourcePosition(line: 1, column: 1), found: "an empty file",
          expected: "a study"))
    }
    var adapter = YAMLAdapter(file: file)
    self = try adapter.node(root)
  }
}

/// Turns the YAML library's nodes into ours.
private struct YAMLAdapter {
  let file: String?
  var nodeCount = 0

  mutating func node(_ node: Node) throws(StudyError) -> DocumentNode {
    let position = SourcePosition(node.mark)
    nodeCount += 1
    guard nodeCount <= DocumentNode.mostYAMLNodes else {
      throw mistake(
        at: position, found: "more than \(DocumentNode.mostYAMLNodes) values",
        expected: "a smaller file, or fewer aliases")
    }
    switch node {
    case .scalar(let scalar):
      return DocumentNode(.scalar(scalar.string, isQuoted: scalar.style != .plain), at: position)
    case .sequence(let sequence):
      var items: [DocumentNode] = []
      for item in sequence { items.append(try self.node(item)) }
      return DocumentNode(.sequence(items), at: position)
    case .mapping(let mapping):
      return DocumentNode(.mapping(try entries(mapping)), at: position)
    case .alias:
      throw mistake(at: position, found: "an alias to nothing", expected: "a value")
    }
  }

  private mutating func entries(
    _ mapping: Node.Mapping
  ) throws(StudyError) -> [DocumentNode.Entry] {
    var entries: [DocumentNode.Entry] = []
    var names: Set<String> = []
    for (key, value) in mapping {
      let position = SourcePosition(key.mark)
      guard case .scalar(let scalar) = key else {
        throw mistake(
          at: position, found: "a list or mapping as a key",
          expected: "a name; put quotes around a text that begins with { or [")
      }
      guard names.insert(scalar.string).inserted else {
        throw mistake(
          at: position, found: "the key '\(scalar.string)' twice", expected: "every key once")
      }
      entries.append(
        DocumentNode.Entry(key: scalar.string, position: position, value: try node(value)))
    }
    return entries
  }

  private func mistake(at place: SourcePosition, found: String, expected: String) -> StudyError {
    .syntax(StudyMistake(file: file, position: place, found: found, expected: expected))
  }
}
