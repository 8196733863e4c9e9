extension PublishedFigure {
  enum Key: String, FieldKey {
    case published, derived, low, high, also, note
    case unclear
  }

  /// Reads `60.3`, `.490`, `< .001`, `unclear`, `{derived: 27.3, low: 27.2, high: 27.4}` or
  /// `{published: 5.7, also: [2.7]}`.
  init?(_ cursor: Cursor) {
    guard case .mapping = cursor.node.content else {
      guard let figure = Self.scalar(cursor) else { return nil }
      self = figure
      return
    }
    guard let fields = cursor.fields(Key.self) else { return nil }
    let published = fields.optional(.published, PrintedNumber.init(reading:))
    let derived = fields.optional(.derived, PrintedNumber.init(reading:))
    let low = fields.optional(.low) { $0.number() }
    let high = fields.optional(.high) { $0.number() }
    let also = fields.list(.also) { PrintedNumber(reading: $0)?.text }
    let note = fields.optional(.note) { $0.text() }
    let isUnclear = fields.optional(.unclear) { $0.truth() } ?? false
    let given = [Key.published, .derived, .unclear].filter { fields.cursor(at: $0) != nil }
    guard given.count == 1 else {
      cursor.report(
        found: given.isEmpty ? "a figure without a number" : "several statuses for one figure",
        expected: "one of 'published', 'derived' and 'unclear' in '\(cursor.key)'")
      return nil
    }
    let position = cursor.node.position
    if isUnclear {
      self = .unclear(note: note, at: position)
    } else if let published {
      self = .published(published, alsoPrinted: also, note: note, at: position)
    } else if let derived {
      self = .derived(derived, low: low, high: high, note: note, at: position)
    } else {
      return nil
    }
  }

  private static func scalar(_ cursor: Cursor) -> PublishedFigure? {
    if case .scalar("unclear", _) = cursor.node.content {
      return .unclear(at: cursor.node.position)
    }
    return PrintedNumber(reading: cursor).map { .published($0, at: cursor.node.position) }
  }
}

extension PrintedNumber {
  /// Reads a printed number, with or without quotes (JSON needs them for `.490` and `< .001`).
  init?(reading cursor: Cursor) {
    guard case .scalar(let text, _) = cursor.node.content, let number = PrintedNumber(text) else {
      cursor.report(
        expected: Self.hasDecimalComma(cursor)
          ? "a decimal point: 60.3 and not 60,3"
          : "a number as it was printed for '\(cursor.key)', such as 60.3 or < .001; "
            + "or 'unclear', or {derived: 27.3}")
      return nil
    }
    self = number
  }

  /// Whether `60,3` was written: within braces, YAML reads it as 60 and a name 3 without a value.
  private static func hasDecimalComma(_ cursor: Cursor) -> Bool {
    guard case .scalar(let text, _) = cursor.node.content else { return false }
    if cursor.node.isNull { return !cursor.key.isEmpty && cursor.key.allSatisfy(\.isWholeNumber) }
    return PrintedNumber(text.replacing(",", with: ".")) != nil
  }
}
