import VignetteKit

extension ContrastPrecision {
  /// `high - low`, or `high - low x yes - no`.
  var words: String {
    zip(levels, references).map { "\($0) - \($1)" }.joined(separator: " x ")
  }
}

extension EffectCorrelation {
  static let columns: [TableColumn] = [
    .designTerm, TableColumn("other.term", .string, label: "Mixed up with"),
    TableColumn("in.model", .boolean, label: "Both in the model"),
    TableColumn("correlation", .number, .bounded, label: "Correlation"),
  ]

  var cells: [Cell] {
    [
      .text(effect.joined(separator: ":")), .text(partnerName),
      .boolean(isInModel && isPartnerInModel), .number(correlation),
    ]
  }

  var partnerName: String {
    switch partner {
    case .effect(let names): names.joined(separator: ":")
    case .decks: "(decks)"
    }
  }
}

extension [LevelReference] {
  /// `effort=low, need=high`.
  var words: String { map { "\($0.factor)=\($0.level)" }.joined(separator: ", ") }
}

extension TableColumn {
  static let finding = TableColumn("finding", .string, label: "Finding")
  static let vignette = TableColumn("vignette", .string, label: "Vignette")
  static let inDecks = TableColumn("decks", .string, label: "In decks")
  static let designTerm = TableColumn("term", .string, label: "Effect")
}
