/// Reads the pieces of a ``Template`` from left to right; a doubled brace is read first.
struct TemplateParser {
  private let source: String
  private var rest: Substring

  private init(_ source: String) {
    self.source = source
    rest = source[...]
  }

  static func pieces(of source: String) throws(StudyError) -> [Template.Piece] {
    var parser = Self(source)
    return try parser.pieces(isOptional: false)
  }

  /// The pieces up to the end, or up to the brace that closes an optional piece.
  private mutating func pieces(isOptional: Bool) throws(StudyError) -> [Template.Piece] {
    var pieces: [Template.Piece] = []
    var text = ""
    while let character = rest.popFirst() {
      let isDoubled = rest.first == character
      switch character {
      case "{" where isDoubled, "}" where isDoubled:
        text.append(character)
        rest.removeFirst()
      case "}" where isOptional:
        return pieces + (text.isEmpty ? [] : [.text(text)])
      case "}":
        throw malformed("a '}' without a '{' before it")
      case "{":
        if !text.isEmpty { pieces.append(.text(text)) }
        text = ""
        pieces.append(try braced(isWithinOptional: isOptional))
      default:
        text.append(character)
      }
    }
    if isOptional { throw malformed("an optional piece without a '}' after it") }
    return pieces + (text.isEmpty ? [] : [.text(text)])
  }

  /// What follows an opening brace.
  private mutating func braced(isWithinOptional: Bool) throws(StudyError) -> Template.Piece {
    let head = String(rest.prefix { !"{}:".contains($0) })
    rest = rest.dropFirst(head.count)
    guard let end = rest.popFirst(), end != "{" else {
      throw malformed("a '{' without a '}' after it")
    }
    if end == "}" { return .slot(try slot(head)) }
    let condition = try condition(head)
    if isWithinOptional {
      throw malformed("the optional piece '{\(head):' within another; write them side by side")
    }
    let pieces = Self.trimmed(try pieces(isOptional: true))
    guard !pieces.isEmpty else { throw malformed("the optional piece '{\(head):' without words") }
    return .optional(condition, pieces)
  }

  private func slot(_ head: String) throws(StudyError) -> Template.Slot {
    if head.contains("=") {
      throw malformed("the optional piece '{\(head)}' without ':' and words after its levels")
    }
    let names = head.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let areNames = names.allSatisfy { !$0.isEmpty && !$0.contains(where: \.isWhitespace) }
    guard areNames, names.count <= 2, let factor = names.first else {
      throw malformed("the slot '{\(head)}', which names no factor")
    }
    return Template.Slot(factor: factor, form: names.count > 1 ? names[1] : nil)
  }

  private func condition(_ head: String) throws(StudyError) -> Template.Condition {
    let sides = head.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard sides.count == 2 else {
      throw malformed("a ':' after '{\(head)', which says no level as in {factor=level: words}")
    }
    let factor = Self.trimmed(sides[0])
    let levels = sides[1].split(separator: "|", omittingEmptySubsequences: false)
      .map(Self.trimmed)
    let isNamed = !factor.isEmpty && !factor.contains { $0.isWhitespace || $0 == "." }
    guard isNamed, levels.allSatisfy({ !$0.isEmpty }) else {
      throw malformed("the condition '\(head)', which is not of the form factor=level")
    }
    return Template.Condition(factor: factor, levels: levels)
  }

  /// The pieces without the spaces at both ends.
  private static func trimmed(_ pieces: [Template.Piece]) -> [Template.Piece] {
    var pieces = pieces
    if case .text(let text)? = pieces.first {
      let rest = String(text.drop(while: \.isWhitespace))
      pieces.replaceSubrange(..<1, with: rest.isEmpty ? [] : [.text(rest)])
    }
    if case .text(let text)? = pieces.last {
      let rest = text.trimmingTrailingSpace()
      pieces.replaceSubrange((pieces.count - 1)..., with: rest.isEmpty ? [] : [.text(rest)])
    }
    return pieces
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop(while: \.isWhitespace)).trimmingTrailingSpace()
  }

  private func malformed(_ reason: String) -> StudyError {
    .malformedTemplate(source, reason: reason)
  }
}

extension String {
  /// The text without the spaces and line breaks at its end.
  func trimmingTrailingSpace() -> String {
    var text = self[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
