/// GitHub-flavoured markdown: pipe tables, with everything that markdown or HTML would read as
/// markup escaped.
struct MarkdownFormat: PageFormat {
  func rendered(_ reading: Reading) -> String {
    let vocabulary = reading.vocabulary
    var parts = ["# " + escaped(reading.title)]
    parts += reading.blocks.map { rendered($0, vocabulary) }
    if let seed = reading.provenance.seed { parts.append("\(vocabulary[.seed]): \(seed)") }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private func rendered(_ block: Reading.Block, _ vocabulary: Vocabulary) -> String {
    switch block {
    case .heading(let text): return "## " + escaped(text)
    case .table(let table): return rendered(table)
    case .paragraph(let text): return escaped(text)
    case .lines(let lines): return lines.map(escaped).joined(separator: "\n\n")
    case .warnings(let warnings):
      return "**\(vocabulary[.warnings])**\n\n" + list(warnings)
    case .notes(let notes):
      return "**\(vocabulary[.notes])**\n\n" + list(notes)
    case .finding(let severity, let text, let details):
      return "- **\(escaped(severity))**: \(escaped(text))"
        + details.map { "\n  - \(escaped($0.label)): \(escaped($0.text))" }.joined()
    case .subheading(let text): return "### " + escaped(text)
    case .passage(let paragraphs, _):
      return paragraphs.map { "> " + escaped($0) }.joined(separator: "\n>\n")
    case .question(let question): return rendered(question)
    case .comparison(let comparison): return rendered(comparison)
    }
  }

  private func rendered(_ table: ReadingTable) -> String {
    let caption = table.caption.isEmpty ? [] : ["**\(escaped(table.caption))**", ""]
    let headings = table.columns.map { escaped($0.heading) }
    let rule = table.columns.map { $0.alignment == .numbers ? "---:" : ":---" }
    var lines = [line(headings), line(rule)]
    lines += table.rows.map { line($0.map(escaped)) }
    let notes = table.notes.isEmpty ? [] : ["", list(table.notes)]
    return (caption + lines + notes).joined(separator: "\n")
  }

  func line(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |"
  }

  private func list(_ texts: [String]) -> String {
    texts.map { "- " + escaped($0) }.joined(separator: "\n")
  }

  /// The text with markup characters escaped, on one line. A `<` or `>` that stands before a space
  /// opens nothing and stays, as in `< .001`.
  func escaped(_ text: String) -> String {
    let text = TextLayout.printable(text)
    var result = ""
    var rest = Substring(text)
    while let character = rest.popFirst() {
      switch character {
      case "|", "\\", "`", "*", "_", "[", "]", "#", "~":
        result += "\\" + String(character)
      case "<": result += rest.first == " " ? "<" : "&lt;"
      case "&": result += rest.first == " " ? "&" : "&amp;"
      default: result.append(character)
      }
    }
    return result
  }
}
