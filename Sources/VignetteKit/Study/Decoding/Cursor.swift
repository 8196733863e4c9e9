/// A place in the document from which a value is read. Every reader returns nil after it has
/// reported what is wrong, so that the rest of the file is still read.
struct Cursor {
  let node: DocumentNode
  /// The key under which the node stands, or the list's.
  let key: String
  /// Where that key stands.
  let keyPosition: SourcePosition
  let log: MistakeLog

  func report(found: String? = nil, expected: String, nearest: [String] = []) {
    log.report(
      at: node.position, found: found ?? node.summary, expected: expected, nearest: nearest)
  }

  // MARK: Scalars

  /// Any text, also an empty one in quotes.
  func text() -> String? {
    guard case .scalar(let text, _) = node.content, !node.isNull else {
      report(expected: "a text for '\(key)'")
      return nil
    }
    return text
  }

  /// A text that is not empty.
  func name() -> String? {
    guard let text = text() else { return nil }
    guard !text.isEmpty else {
      report(expected: "a name for '\(key)'")
      return nil
    }
    return text
  }

  /// A finite decimal number without quotes.
  func number() -> Double? {
    guard case .scalar(let text, isQuoted: false) = node.content,
      let value = PrintedNumber.number(text[...], allowingExponent: true)
    else {
      let hint = isAfterDecimalComma ? "; decimals with a point, not a comma" : ""
      report(expected: "a number for '\(key)'\(hint)")
      return nil
    }
    return value
  }

  /// Whether `{share: 0,5}` was meant as one number: between braces the comma begins a key `5`.
  private var isAfterDecimalComma: Bool {
    node.isNull && key.allSatisfy { ("0"..."9").contains($0) }
  }

  /// A whole number from 0 upwards.
  func count() -> Int? {
    guard case .scalar(let text, isQuoted: false) = node.content,
      let value = Int(text), value >= 0, text.first != "+"
    else {
      report(expected: "a whole number for '\(key)', without a point or comma")
      return nil
    }
    return value
  }

  /// `true` or `false`.
  func truth() -> Bool? {
    guard case .scalar(let text, isQuoted: false) = node.content, let value = Bool(text) else {
      report(expected: "true or false for '\(key)'")
      return nil
    }
    return value
  }

  /// One of the names of a closed choice.
  func choice<Choice: CaseIterable & RawRepresentable<String>>(of choices: Choice.Type) -> Choice? {
    let names = choices.allCases.map(\.rawValue)
    guard case .scalar(let text, _) = node.content, let choice = Choice(rawValue: text) else {
      var nearest: [String] = []
      if case .scalar(let text, _) = node.content {
        nearest = NearestNames.of(text, among: names)
      }
      report(expected: "\(key) to be \(Self.alternatives(names))", nearest: nearest)
      return nil
    }
    return choice
  }

  // MARK: Collections

  /// The values of a list.
  func list<Value>(_ read: (Cursor) -> Value?) -> [Value]? {
    guard case .sequence(let items) = node.content else {
      report(expected: "a list for '\(key)', such as [first, second]")
      return nil
    }
    return items.enumerated().compactMap { index, item in
      read(Cursor(node: item, key: key, keyPosition: item.position, log: log))
    }
  }

  /// A list of names, each at most once.
  func names() -> [String]? {
    var seen: Set<String> = []
    return list { item in
      guard let name = item.name() else { return nil }
      if !seen.insert(name).inserted {
        item.report(found: "'\(name)' twice in one list", expected: "every name once")
      }
      return name
    }
  }

  /// The entries of a mapping whose keys are names that the study gives.
  func entries<Value>(_ read: (Cursor) -> Value?) -> [Value]? {
    guard case .mapping(let entries) = node.content else {
      report(expected: "names with values under '\(key)'")
      return nil
    }
    return entries.compactMap { entry in
      let cursor = Cursor(
        node: entry.value, key: entry.key, keyPosition: entry.position, log: log)
      cursor.checkName()
      let value = read(cursor)
      if value == nil { log.markUnread(entry.key) }
      return value
    }
  }

  /// The known keys of a mapping; every other key is reported, with those that may stand here.
  func fields<Key: FieldKey>(_ keys: Key.Type, naming suggested: [Key]? = nil) -> Fields<Key>? {
    guard case .mapping(let entries) = node.content else {
      let names = keys.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      report(expected: "a mapping with the keys \(names)")
      return nil
    }
    let known = keys.allCases.map(\.rawValue)
    let names = suggested?.map(\.rawValue) ?? known
    for entry in entries where !known.contains(entry.key) {
      let value = Cursor(
        node: entry.value, key: entry.key, keyPosition: entry.position, log: log)
      if value.isAfterDecimalComma {
        log.report(
          at: entry.position, found: "a comma before '\(entry.key)'",
          expected: "decimals with a point, such as 0.5")
        continue
      }
      log.report(
        at: entry.position, found: "unknown key '\(entry.key)'",
        expected: Self.alternatives(names), nearest: NearestNames.of(entry.key, among: names))
    }
    return Fields(entries: entries, cursor: self)
  }

  /// `a`, `a or b`, `a, b or c`.
  static func alternatives(_ names: [String]) -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "nothing" }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }

  /// Names stand in tables, column names and formulas.
  private func checkName() {
    let isUsable =
      !key.isEmpty && key.first != " " && key.last != " "
      && key.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 }
    if !isUsable {
      log.report(
        at: keyPosition, found: "the name '\(key)'",
        expected: "a name without spaces at its ends and without control characters")
    }
  }
}
