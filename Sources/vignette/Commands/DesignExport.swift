import VersionDiff
import VignetteKit

/// Vignettes and decks in a form that other programs and the study file take.
enum DesignExport {
  /// The forms.
  enum Form: String, CaseIterable {
    case csv, json, yaml
  }

  /// The text, ending in a newline.
  static func text(of design: VignetteDesign, set: String, as form: Form) -> String {
    switch form {
    case .csv: csv(design)
    case .json: json(design, set: set)
    case .yaml: yaml(design)
    }
  }

  /// One row per vignette, or one per vignette of each deck.
  private static func csv(_ design: VignetteDesign) -> String {
    let document = TableDocument(designed: DesignReport.Vignettes(of: design), versions: nil)
    guard let table = document["decks"] ?? document["vignettes"] else { return "" }
    return CSVFormat.rendered(table)
  }

  private static func json(_ design: VignetteDesign, set: String) -> String {
    let vignettes = design.names.indices.map { place in
      let levels = design.levels(of: place).map { reference in
        "\(JSONFormat.literal(reference.factor)): \(JSONFormat.literal(reference.level))"
      }
      return "    \(JSONFormat.literal(design.names[place])): {\(levels.joined(separator: ", "))}"
    }
    let decks = zip(design.deckNames, design.decks).map { name, deck in
      let names = deck.map { JSONFormat.literal(design.names[$0]) }
      return "    \(JSONFormat.literal(name)): [\(names.joined(separator: ", "))]"
    }
    return "{\n  \"set\": \(JSONFormat.literal(set)),\n"
      + "  \"vignettes\": {\n\(vignettes.joined(separator: ",\n"))\n  },\n"
      + "  \"decks\": {\(decks.isEmpty ? "" : "\n\(decks.joined(separator: ",\n"))\n  ")}\n}\n"
  }

  /// The keys `items` and `decks` of a set, as deep as they stand in a study file.
  private static func yaml(_ design: VignetteDesign) -> String {
    var lines = ["    items:"]
    for place in design.names.indices {
      let levels = design.levels(of: place).map { reference in
        "\(scalar(reference.factor)): \(scalar(reference.level))"
      }
      lines.append(
        "      \(scalar(design.names[place])): {levels: {\(levels.joined(separator: ", "))}}")
    }
    if !design.decks.isEmpty { lines.append("    decks:") }
    for (name, deck) in zip(design.deckNames, design.decks) {
      let names = deck.map { scalar(design.names[$0]) }
      lines.append("      \(scalar(name)): [\(names.joined(separator: ", "))]")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A name as YAML reads it back: bare where every reader of YAML takes it for a word, else in
  /// single quotes.
  private static func scalar(_ text: String) -> String {
    let isWord =
      text.first.map { $0.isLetter && $0.isASCII } ?? false
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
    let spoken: Set = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
    if isWord, !spoken.contains(text.lowercased()) { return text }
    return "'" + text.replacing("'", with: "''") + "'"
  }
}
