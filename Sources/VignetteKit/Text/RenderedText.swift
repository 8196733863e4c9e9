/// A text as a respondent reads it, which still knows which of its words stand for which factor.
public struct RenderedText: Sendable, Equatable {
  /// A stretch of words that come from the same place of the template.
  public struct Stretch: Sendable, Equatable {
    /// The words.
    public internal(set) var text: String
    /// The factors that the words depend on; none for words that stand as they are.
    public internal(set) var factors: [String]
  }

  /// The stretches in order; none is empty.
  public internal(set) var stretches: [Stretch]
  /// Every slot that was filled with words and every optional piece that was shown.
  public internal(set) var wordings: [FactorWording]

  /// Creates a text of one stretch.
  init(_ text: String, wording: FactorWording? = nil) {
    let factors = wording.map { [$0.factor] } ?? []
    stretches = text.isEmpty ? [] : [Stretch(text: text, factors: factors)]
    wordings = text.isEmpty ? [] : wording.map { [$0] } ?? []
  }

  /// The text itself.
  public var text: String { stretches.map(\.text).joined() }

  /// The text as one more wording of a factor.
  func worded(by wording: FactorWording) -> RenderedText {
    guard !stretches.isEmpty else { return self }
    var result = self
    for index in stretches.indices where !stretches[index].factors.contains(wording.factor) {
      result.stretches[index].factors.append(wording.factor)
    }
    result.wordings.append(wording)
    return result
  }
}

/// How a text words a factor.
public struct FactorWording: Sendable, Equatable {
  /// The place of a template that does.
  public enum Kind: Sendable, Equatable {
    /// A slot, with the form that it asks for.
    case slot(String?)
    /// An optional piece.
    case optional(Template.Condition, [Template.Piece])
    /// The limit of sliders.
    case limit
  }

  /// The factor.
  public let factor: String
  /// The place.
  public let kind: Kind

  init(_ factor: String, _ kind: Kind) {
    self.factor = factor
    self.kind = kind
  }
}
