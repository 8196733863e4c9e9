/// A text with slots: `The order is {legal}.` A doubled brace, `{{` or `}}`, is a brace.
public struct Template: Sendable, Equatable {
  /// A stretch of text or a slot.
  public enum Piece: Sendable, Equatable {
    /// Words that stand as they are.
    case text(String)
    /// A place that a factor's level fills.
    case slot(String)
  }

  /// The pieces in order.
  public let pieces: [Piece]

  /// Reads a template.
  ///
  /// - Throws: ``StudyError/malformedTemplate(_:reason:)`` where braces do not pair.
  public init(parsing source: String) throws(StudyError) {
    var pieces: [Piece] = []
    var text = ""
    var rest = source[...]
    while let character = rest.popFirst() {
      switch character {
      case "{" where rest.first == "{", "}" where rest.first == "}":
        text.append(character)
        rest.removeFirst()
      case "{":
        if !text.isEmpty { pieces.append(.text(text)) }
        text = ""
        pieces.append(.slot(try Self.slot(in: &rest, of: source)))
      case "}":
        throw .malformedTemplate(source, reason: "a '}' without a '{' before it")
      default: text.append(character)
      }
    }
    if !text.isEmpty { pieces.append(.text(text)) }
    self.pieces = pieces
  }

  /// The text with every slot filled.
  ///
  /// - Parameter fillings: The words for each slot's name.
  /// - Throws: ``StudyError/unfilledSlot(_:in:)`` for a slot without words.
  public func rendered(filling fillings: [String: String]) throws(StudyError) -> String {
    var result = ""
    for piece in pieces {
      switch piece {
      case .text(let text): result += text
      case .slot(let name):
        guard let words = fillings[name] else { throw .unfilledSlot(name, in: source) }
        result += words
      }
    }
    return result
  }

  /// The names of the slots, each once, in order of appearance.
  public var slots: [String] {
    var names: [String] = []
    for case .slot(let name) in pieces where !names.contains(name) { names.append(name) }
    return names
  }

  /// The template as it is written.
  public var source: String {
    pieces.reduce(into: "") { text, piece in
      switch piece {
      case .text(let words):
        for character in words {
          text += character == "{" ? "{{" : character == "}" ? "}}" : String(character)
        }
      case .slot(let name): text += "{\(name)}"
      }
    }
  }

  private static func slot(
    in rest: inout Substring, of source: String
  ) throws(StudyError) -> String {
    guard let end = rest.firstIndex(where: { $0 == "}" || $0 == "{" }), rest[end] == "}" else {
      throw .malformedTemplate(source, reason: "a '{' without a '}' after it")
    }
    let name = String(rest[..<end])
    guard !name.isEmpty, !name.contains(where: \.isWhitespace) else {
      throw .malformedTemplate(source, reason: "the slot '{\(name)}', which names no factor")
    }
    rest = rest[rest.index(after: end)...]
    return name
  }
}
