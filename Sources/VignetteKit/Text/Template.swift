/// A text with slots and optional pieces: `The order {legal}. {contract=temporary: The contract is
/// temporary.}` A doubled brace, `{{` or `}}`, is a brace.
public struct Template: Sendable, Equatable {
  /// A stretch of text, a slot or an optional piece.
  public enum Piece: Sendable, Equatable {
    /// Words that stand as they are.
    case text(String)
    /// A place that a factor's level fills.
    case slot(Slot)
    /// Words, with slots among them, that only some levels of a factor show.
    case optional(Condition, [Piece])
  }

  /// A place that a factor's level fills: `{client}`, or with a named form `{client.his}`.
  ///
  /// Where a name is only known with a small first letter, the slot may write it with a capital:
  /// the words then begin with one.
  public struct Slot: Sendable, Hashable, CustomStringConvertible {
    /// The factor, as the slot writes it.
    public let factor: String
    /// The form of its levels, as the slot writes it, or nil for their text.
    public let form: String?

    /// As it is written, with its braces.
    public var description: String { "{\(factor)\(form.map { ".\($0)" } ?? "")}" }
  }

  /// When an optional piece is shown: `contract=temporary|fixed` at either of the two levels.
  public struct Condition: Sendable, Hashable, CustomStringConvertible {
    /// The factor.
    public let factor: String
    /// The levels that show the piece.
    public let levels: [String]

    /// As it is written.
    public var description: String { "\(factor)=\(levels.joined(separator: "|"))" }
  }

  /// The template as it was written.
  public let source: String
  /// The pieces in order.
  public let pieces: [Piece]

  /// Reads a template.
  ///
  /// - Throws: ``StudyError/malformedTemplate(_:reason:)`` where braces do not pair, or what stands
  ///   between them is neither a slot nor an optional piece.
  public init(parsing source: String) throws(StudyError) {
    self.source = source
    pieces = try TemplateParser.pieces(of: source)
  }

  /// The text with every slot filled and every optional piece shown or left out.
  ///
  /// What vanishes takes its space along: no double space, no space before a point and none at the
  /// ends is left where an optional piece isn't shown or a slot's words are empty. All other spaces
  /// stay as they are.
  ///
  /// - Throws: ``StudyError/unfilledSlot(_:in:)`` for a factor that isn't shown, and
  ///   ``StudyError/missingForm(_:)`` for a form that its level lacks in this language.
  public func rendered(with words: SlotWords) throws(StudyError) -> RenderedText {
    try rendered(pieces, with: words)
  }

  /// The slots, those within optional pieces among them, in order of appearance.
  public var slots: [Slot] { Self.slots(in: pieces) }

  /// The conditions of optional pieces, in order of appearance.
  public var conditions: [Condition] {
    pieces.compactMap { if case .optional(let condition, _) = $0 { condition } else { nil } }
  }

  /// The factors that slots and conditions name.
  func factors(among isKnown: (String) -> Bool) -> Set<String> {
    Set(slots.map { $0.factor(among: isKnown) }).union(conditions.map(\.factor))
  }

  private static func slots(in pieces: [Piece]) -> [Slot] {
    pieces.flatMap { piece -> [Slot] in
      switch piece {
      case .text: []
      case .slot(let slot): [slot]
      case .optional(_, let pieces): slots(in: pieces)
      }
    }
  }

  private func rendered(
    _ pieces: [Piece], with words: SlotWords
  ) throws(StudyError) -> RenderedText {
    var builder = TextBuilder()
    for piece in pieces {
      switch piece {
      case .text(let text):
        builder.append(RenderedText(text))
      case .slot(let slot):
        let (factor, text) = try words.filling(slot, of: source)
        builder.appendOrVanish(RenderedText(text, wording: FactorWording(factor, .slot(slot.form))))
      case .optional(let condition, let pieces):
        let isShown = try words.shows(condition, of: source)
        let text = isShown ? try rendered(pieces, with: words) : RenderedText("")
        builder.appendOrVanish(
          text.worded(by: FactorWording(condition.factor, .optional(condition, pieces))))
      }
    }
    return builder.finished()
  }
}
