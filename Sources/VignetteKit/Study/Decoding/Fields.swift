/// The keys that one kind of mapping may have.
protocol FieldKey: CaseIterable, RawRepresentable<String>, Sendable {}

/// A mapping whose keys are known.
struct Fields<Key: FieldKey> {
  let entries: [DocumentNode.Entry]
  let cursor: Cursor

  /// The place of a key's value, or nil where the key is absent or has no value.
  func cursor(at key: Key) -> Cursor? {
    guard let entry = entries.first(where: { $0.key == key.rawValue }), !entry.value.isNull else {
      return nil
    }
    return Cursor(
      node: entry.value, key: entry.key, keyPosition: entry.position, log: cursor.log)
  }

  /// The value of a key, or nil where it is absent.
  func optional<Value>(_ key: Key, _ read: (Cursor) -> Value?) -> Value? {
    cursor(at: key).flatMap(read)
  }

  /// The value of a key that must be there. Where an unknown key looks like it, that one has been
  /// reported already.
  func required<Value>(_ key: Key, _ read: (Cursor) -> Value?) -> Value? {
    if let field = cursor(at: key) { return read(field) }
    if let empty = entries.first(where: { $0.key == key.rawValue }) {
      cursor.log.report(
        at: empty.position, found: "nothing under '\(key.rawValue)'",
        expected: "its content, indented under it")
      return nil
    }
    let names = entries.map(\.key)
    let known = Key.allCases.map(\.rawValue)
    let isMisspelt = names.contains { name in
      !known.contains(name) && NearestNames.of(name, among: known).contains(key.rawValue)
    }
    if !isMisspelt {
      let found = names.map { "'\($0)'" }.joined(separator: ", ")
      cursor.report(
        found: found.isEmpty ? "nothing under '\(cursor.key)'" : "only \(found)",
        expected: "the key '\(key.rawValue)' in '\(cursor.key)'")
    }
    return nil
  }

  /// The values of a list, or none where the key is absent.
  func list<Value>(_ key: Key, _ read: (Cursor) -> Value?) -> [Value] {
    optional(key) { $0.list(read) } ?? []
  }

  /// The names in a list, or none where the key is absent.
  func names(_ key: Key) -> [String] {
    optional(key) { $0.names() } ?? []
  }

  /// The entries of a mapping, or none where the key is absent.
  func entries<Value>(_ key: Key, _ read: (Cursor) -> Value?) -> [Value] {
    optional(key) { $0.entries(read) } ?? []
  }
}
