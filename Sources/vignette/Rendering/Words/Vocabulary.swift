import VersionDiff

/// How tables, columns and values are called in the reader's language.
struct Vocabulary: Sendable, Equatable {
  /// The language.
  let language: RenderingStyle.Language

  /// A word of the page itself.
  subscript(word: Word) -> String {
    language == .nl ? word.dutch : word.english
  }

  /// A column's heading, with the unit of its numbers.
  func heading(_ column: TableColumn) -> String {
    let name = language == .nl ? Self.dutchColumns[column.name] : nil
    let label = name ?? (isVersion(column) ? version(column.label) : sentence(column.label))
    switch column.readingQuantity {
    case .proportion: return label + " (%)"
    case .proportionDifference: return label + " (\(self[.points]))"
    case .plain, .pValue, .bounded, .ratio: return label
    }
  }

  /// Whether a column is called by its data, as those of the versions in `balance` are.
  func isVersion(_ column: TableColumn) -> Bool {
    let isNamedByLabel = [column.label, "version.\(column.label)"].contains(column.name)
    return isNamedByLabel && Self.dutchColumns[column.name] == nil
  }

  /// A fixed value, such as a method or a verdict, as people call it; other values as they are.
  func value(_ text: String, ofColumn name: String) -> String {
    if Self.prose.contains(name) { return sentence(text) }
    guard Self.coded.contains(name), let value = Self.values[text] else { return text }
    return language == .nl ? value.dutch : value.english
  }

  /// A part of a text as a heading.
  func title(ofPart name: String) -> String {
    let value = value(name, ofColumn: "part")
    return value.prefix(1).uppercased() + value.dropFirst()
  }

  /// What the results of a command are.
  func title(ofCommand command: String) -> String {
    switch command {
    case "compare": self[.comparison]
    case "effects": self[.effects]
    case "check": self[.check]
    case "design": self[.design]
    case "assign": self[.assignment]
    case "audit": self[.audit]
    case "power": self[.power]
    case "render": self[.texts]
    default: command
    }
  }

  /// A title, note or warning in the reader's language, as far as the phrasebook knows it.
  func sentence(_ english: String) -> String {
    language == .nl ? Phrasebook.dutch(english) : english
  }

  /// The columns whose values are phrases of the analysis.
  private static let prose: Set<String> = [
    "holds", "finding", "advice", "quantity", "where", "place", "note",
  ]

  /// The columns whose values are fixed names.
  private static let coded: Set<String> = [
    "method", "effect", "verdict", "model", "severity", "agrees", "status",
    "basis", "kind", "check", "result", "standard", "test", "measure", "form", "part", "change",
    "type",
    "plan", "proposal", "stage",
  ]
}
