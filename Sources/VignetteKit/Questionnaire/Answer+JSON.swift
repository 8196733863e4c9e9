/// Answers as they are stored and sent: one text for one answer, without spaces, keys in a fixed
/// order, numbers as short as they can be read back.
///
/// ```
/// {"option":"carry-out"}      {"option":"else","words":"ask first"}      {"options":["a","b"]}
/// {"number":7.5}      {"positions":{"explain":1,"science":-0.5}}      {"text":"because"}      null
/// ```
extension Answer {
  /// The text.
  ///
  /// - Precondition: Numbers are finite; those that ``Questionnaire/check(_:at:)`` accepts are.
  public var json: String {
    switch self {
    case .option(let option, let words):
      "{\"option\":\(Self.quoted(option))\(Self.member(words))}"
    case .options(let options, let words):
      "{\"options\":[\(options.map(Self.quoted).joined(separator: ","))]\(Self.member(words))}"
    case .number(let value): "{\"number\":\(Self.number(value))}"
    case .positions(let positions):
      "{\"positions\":{"
        + positions.map { "\(Self.quoted($0.item)):\(Self.number($0.value))" }
        .joined(separator: ",") + "}}"
    case .text(let text): "{\"text\":\(Self.quoted(text))}"
    case .leftOpen: "null"
    }
  }

  /// Reads an answer; whether it answers a question is for ``Questionnaire/check(_:at:)`` to say.
  ///
  /// - Throws: ``AnswerError/malformed(reason:)``.
  public init(json: String) throws(AnswerError) {
    let node: DocumentNode
    do throws(StudyError) {
      node = try DocumentNode(parsingJSON: json.utf8)
    } catch {
      throw .malformed(reason: error.description)
    }
    self = try Self.read(node)
  }

  // MARK: Reading

  private static func read(_ node: DocumentNode) throws(AnswerError) -> Answer {
    if node.isNull { return .leftOpen }
    guard case .mapping(let entries) = node.content else { throw unexpected(node) }
    let keys = entries.map(\.key)
    let words = try node["words"].map(text)
    switch keys.filter({ $0 != "words" }) {
    case ["option"]: return .option(try text(at: "option", of: node), words: words)
    case ["options"]:
      guard case .sequence(let options)? = node["options"]?.content else { throw unexpected(node) }
      return .options(try options.map(text), words: words)
    case _ where words != nil:
      throw .malformed(reason: "'words' stand beside 'option' or 'options' only")
    case ["number"]: return .number(try number(at: "number", of: node))
    case ["positions"]: return .positions(try positions(of: node))
    case ["text"]: return .text(try text(at: "text", of: node))
    default: throw unexpected(node)
    }
  }

  private static func positions(of node: DocumentNode) throws(AnswerError) -> [ItemPosition] {
    guard case .mapping(let entries)? = node["positions"]?.content else { throw unexpected(node) }
    return try entries.map { entry throws(AnswerError) in
      ItemPosition(item: entry.key, value: try number(entry.value))
    }
  }

  private static func text(at key: String, of node: DocumentNode) throws(AnswerError) -> String {
    guard let value = node[key] else { throw unexpected(node) }
    return try text(value)
  }

  private static func text(_ node: DocumentNode) throws(AnswerError) -> String {
    guard case .scalar(let text, isQuoted: true) = node.content else { throw unexpected(node) }
    return text
  }

  private static func number(at key: String, of node: DocumentNode) throws(AnswerError) -> Double {
    guard let value = node[key] else { throw unexpected(node) }
    return try number(value)
  }

  private static func number(_ node: DocumentNode) throws(AnswerError) -> Double {
    guard case .scalar(let text, isQuoted: false) = node.content,
      let value = PrintedNumber.number(text[...], allowingExponent: true)
    else { throw unexpected(node) }
    return value
  }

  private static func unexpected(_ node: DocumentNode) -> AnswerError {
    .malformed(
      reason: "found \(node.summary); expected null or one of {\"option\": …}, "
        + "{\"options\": […]}, {\"number\": …}, {\"positions\": {…}} and {\"text\": …}")
  }

  // MARK: Writing

  private static func member(_ words: String?) -> String {
    words.map { ",\"words\":\(quoted($0))" } ?? ""
  }

  /// Whole numbers without a point, negative zero as zero.
  private static func number(_ value: Double) -> String {
    precondition(value.isFinite, "an answer is a finite number")
    return Question.name(ofPoint: value)
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
