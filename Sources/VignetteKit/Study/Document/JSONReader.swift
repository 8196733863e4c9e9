/// Reads JSON into a positioned tree: strictly RFC 8259, in UTF-8, names unique within an object.
///
/// - Reference: [RFC8259]
struct JSONReader {
  /// How deep objects and arrays may nest: far beyond any study, far below the stack's end.
  static let deepest = 200

  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var column = 1

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The whole document.
  mutating func document() throws(StudyError) -> DocumentNode {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    skipSpace()
    let node = try value(depth: 0)
    skipSpace()
    if index < bytes.count {
      throw failure(found: "more text after the end of the document", expected: "nothing")
    }
    return node
  }

  private mutating func value(depth: Int) throws(StudyError) -> DocumentNode {
    guard depth <= Self.deepest else {
      throw failure(
        found: "more than \(Self.deepest) nested levels", expected: "a flatter document")
    }
    let start = position
    switch peek {
    case UInt8(ascii: "{"): return DocumentNode(.mapping(try object(depth: depth)), at: start)
    case UInt8(ascii: "["): return DocumentNode(.sequence(try array(depth: depth)), at: start)
    case UInt8(ascii: "\""):
      return DocumentNode(.scalar(try string(), isQuoted: true), at: start)
    case nil: throw failure(found: "the end of the document", expected: "a value")
    default: return DocumentNode(.scalar(try literal(), isQuoted: false), at: start)
    }
  }

  private mutating func object(depth: Int) throws(StudyError) -> [DocumentNode.Entry] {
    var entries: [DocumentNode.Entry] = []
    var names: Set<String> = []
    advance()
    skipSpace()
    if skip(UInt8(ascii: "}")) { return entries }
    while true {
      let start = position
      guard peek == UInt8(ascii: "\"") else {
        throw failure(found: found, expected: "a name in double quotes")
      }
      let name = try string()
      guard names.insert(name).inserted else {
        throw failure(at: start, found: "the key '\(name)' twice", expected: "every key once")
      }
      skipSpace()
      guard skip(UInt8(ascii: ":")) else { throw failure(found: found, expected: "':'") }
      skipSpace()
      let value = try value(depth: depth + 1)
      entries.append(DocumentNode.Entry(key: name, position: start, value: value))
      skipSpace()
      if skip(UInt8(ascii: "}")) { return entries }
      guard skip(UInt8(ascii: ",")) else { throw failure(found: found, expected: "',' or '}'") }
      skipSpace()
    }
  }

  private mutating func array(depth: Int) throws(StudyError) -> [DocumentNode] {
    var items: [DocumentNode] = []
    advance()
    skipSpace()
    if skip(UInt8(ascii: "]")) { return items }
    while true {
      items.append(try value(depth: depth + 1))
      skipSpace()
      if skip(UInt8(ascii: "]")) { return items }
      guard skip(UInt8(ascii: ",")) else { throw failure(found: found, expected: "',' or ']'") }
      skipSpace()
    }
  }

  /// `true`, `false`, `null` or a number, as it was written.
  private mutating func literal() throws(StudyError) -> String {
    let start = position
    let first = index
    while let byte = peek, !Self.endsLiteral(byte) { advance() }
    let text = String(decoding: bytes[first..<index], as: UTF8.self)
    guard ["true", "false", "null"].contains(text) || Self.isNumber(bytes[first..<index]) else {
      let shown = text.isEmpty ? found : "'\(text.prefix(40))'"
      throw failure(
        at: start, found: shown, expected: "a value: texts stand in double quotes in JSON")
    }
    return text
  }

  private mutating func string() throws(StudyError) -> String {
    let start = position
    advance()
    var content: [UInt8] = []
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        advance()
        guard let text = String(validating: content, as: UTF8.self) else {
          throw failure(at: start, found: "bytes that are no UTF-8", expected: "text in UTF-8")
        }
        return text
      case UInt8(ascii: "\\"): try escape(into: &content)
      case 0..<0x20:
        throw failure(found: "a control character in a text", expected: "\\n or another escape")
      default:
        content.append(byte)
        advance()
      }
    }
    throw failure(at: start, found: "a text that does not end", expected: "a closing '\"'")
  }

  private mutating func escape(into content: inout [UInt8]) throws(StudyError) {
    let start = position
    advance()
    guard let byte = peek else { return }
    advance()
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"):
      let scalar = try unicodeEscape(from: start)
      content.append(contentsOf: Array(String(Character(scalar)).utf8))
    default: throw failure(at: start, found: "an unknown escape", expected: "\\n, \\\" or the like")
    }
  }

  /// The scalar after `\u`, from two escapes where the first is half of a pair.
  private mutating func unicodeEscape(from start: SourcePosition) throws(StudyError)
    -> Unicode.Scalar
  {
    var value = try fourDigits()
    if (0xD800..<0xDC00).contains(value), peek == UInt8(ascii: "\\") {
      advance()
      guard skip(UInt8(ascii: "u")) else {
        throw failure(at: start, found: "half of a surrogate pair", expected: "both halves")
      }
      let low = try fourDigits()
      if (0xDC00..<0xE000).contains(low) {
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      }
    }
    guard let scalar = Unicode.Scalar(value) else {
      throw failure(at: start, found: "half of a surrogate pair", expected: "both halves")
    }
    return scalar
  }

  private mutating func fourDigits() throws(StudyError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw failure(found: found, expected: "four hexadecimal digits after \\u")
      }
      value = value << 4 | UInt32(digit)
      advance()
    }
    return value
  }
}

// MARK: - Bytes

extension JSONReader {
  private var position: SourcePosition { SourcePosition(line: line, column: column) }

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private var found: String {
    guard let byte = peek else { return "the end of the document" }
    return (0x21..<0x7F).contains(byte) ? "'\(Character(Unicode.Scalar(byte)))'" : "another byte"
  }

  /// Moves on by one byte; the later bytes of a character do not count as columns.
  private mutating func advance() {
    let byte = bytes[index]
    index += 1
    if byte == UInt8(ascii: "\n") {
      line += 1
      column = 1
    } else if index >= bytes.count || bytes[index] & 0xC0 != 0x80 {
      column += 1
    }
  }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    advance()
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      advance()
    }
  }

  private func failure(
    at place: SourcePosition? = nil, found: String, expected: String
  ) -> StudyError {
    .syntax(StudyMistake(position: place ?? position, found: found, expected: expected))
  }

  private static func endsLiteral(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]")
      || byte == UInt8(ascii: "}") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "\"")
      || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
  }

  /// The grammar of RFC 8259: no leading zeros, plus signs or bare points.
  private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    func digits() -> Int {
      let run = rest.prefix(while: isDigit)
      rest = rest.dropFirst(run.count)
      return run.count
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let whole = digits()
    guard whole > 0, whole == 1 || !startsWithZero else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard digits() > 0 else { return false }
    }
    if let e = rest.first, e == UInt8(ascii: "e") || e == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
        rest = rest.dropFirst()
      }
      guard digits() > 0 else { return false }
    }
    return rest.isEmpty
  }
}

extension DocumentNode {
  /// Reads a JSON document.
  ///
  /// - Throws: ``StudyError/syntax(_:)`` at the first place that is no JSON, also where an object
  ///   has a key twice.
  /// - Reference: [RFC8259]
  public init(
    parsingJSON bytes: some Sequence<UInt8>, named file: String? = nil
  ) throws(StudyError) {
    do throws(StudyError) {
      var reader = JSONReader(Array(bytes))
      self = try reader.document()
    } catch {
      guard case .syntax(var mistake) = error else { throw error }
      mistake.file = file
      throw .syntax(mistake)
    }
  }
}
