/// A part of a JSON or YAML document that knows where it stands.
///
/// Scalars keep the text that was written, so that `no`, `012` and `12:30` mean what the reader of
/// a field makes of them, and nothing that a format's own rules would turn them into.
public struct DocumentNode: Sendable, Equatable {
  /// The three kinds of node.
  public enum Content: Sendable, Equatable {
    /// One value as it was written, and whether it stood in quotes.
    case scalar(String, isQuoted: Bool)
    /// Values in order.
    case sequence([DocumentNode])
    /// Named values in order; names differ.
    case mapping([Entry])
  }

  /// A named value of a mapping.
  public struct Entry: Sendable, Equatable {
    /// The name.
    public let key: String
    /// Where the name stands.
    public let position: SourcePosition
    /// The value.
    public let value: DocumentNode

    /// Creates an entry.
    public init(key: String, position: SourcePosition, value: DocumentNode) {
      self.key = key
      self.position = position
      self.value = value
    }
  }

  /// What it holds.
  public let content: Content
  /// Where it begins.
  public let position: SourcePosition

  /// Creates a node.
  public init(_ content: Content, at position: SourcePosition) {
    self.content = content
    self.position = position
  }

  /// What a person would call it, such as `a list of 3 items`.
  public var summary: String {
    switch content {
    case .scalar("", isQuoted: true): "an empty text"
    case .scalar where isNull: "nothing"
    case .scalar(let text, _): "'\(text.count > 60 ? text.prefix(57) + "..." : text[...])'"
    case .sequence(let items):
      items.count == 1 ? "a list of 1 item" : "a list of \(items.count) items"
    case .mapping(let entries):
      entries.count == 1 ? "a mapping with 1 key" : "a mapping with \(entries.count) keys"
    }
  }

  /// Whether it is an unquoted `null`, `~` or nothing at all.
  public var isNull: Bool {
    guard case .scalar(let text, isQuoted: false) = content else { return false }
    return text.isEmpty || text == "null" || text == "~"
  }

  /// The value under a key, or nil where there is none or this is no mapping.
  public subscript(key: String) -> DocumentNode? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// Where the deepest existing part of a path stands: names of keys, and numbers (from 0) for
  /// items of sequences. Where the path ends in a key, that key's own place.
  public func position(at path: [String]) -> SourcePosition {
    var node = self
    var place = position
    for step in path {
      switch node.content {
      case .scalar: return place
      case .sequence(let items):
        guard let index = Int(step), items.indices.contains(index) else { return place }
        node = items[index]
        place = node.position
      case .mapping(let entries):
        guard let entry = entries.first(where: { $0.key == step }) else { return place }
        node = entry.value
        place = entry.position
      }
    }
    return place
  }
}
