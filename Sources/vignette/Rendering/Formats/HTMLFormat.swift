/// One HTML document that needs nothing else: tables with captions and scopes, styles inline, no
/// request to anywhere, readable in light and dark and on a narrow screen.
struct HTMLFormat: PageFormat {
  /// The language of the page.
  let language: RenderingStyle.Language

  func rendered(_ reading: Reading) -> String {
    let vocabulary = reading.vocabulary
    let body = reading.blocks.map { rendered($0, vocabulary) }.joined()
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(Self.escaped(reading.title))</title>
      <style>
      \(Self.styles)\(reading.holdsTexts ? Self.textStyles : "")
      </style>
      </head>
      <body>
      <main>
      <h1>\(Self.escaped(reading.title))</h1>
      \(body)\(appendix(reading))</main>
      \(footer(reading.provenance, vocabulary))</body>
      </html>

      """
  }

  /// One piece of a page.
  func rendered(_ block: Reading.Block, _ vocabulary: Vocabulary) -> String {
    switch block {
    case .heading(let text): return "<h2>\(Self.escaped(text))</h2>\n"
    case .table(let table): return rendered(table)
    case .paragraph(let text): return "<p>\(Self.escaped(text))</p>\n"
    case .lines(let lines): return lines.map { "<p>\(Self.escaped($0))</p>\n" }.joined()
    case .warnings(let warnings):
      return "<section class=\"warnings\">\n<h2>\(vocabulary[.warnings])</h2>\n"
        + list(warnings) + "</section>\n"
    case .notes(let notes):
      return "<section class=\"notes\">\n<h2>\(vocabulary[.notes])</h2>\n" + list(notes)
        + "</section>\n"
    case .finding(let severity, let text, let details):
      let lines = details.map {
        "<dt>\(Self.escaped($0.label))</dt><dd>\(Self.escaped($0.text))</dd>\n"
      }
      let definitions = lines.isEmpty ? "" : "<dl>\n" + lines.joined() + "</dl>\n"
      return "<section class=\"finding\">\n<p><strong>\(Self.escaped(severity))</strong>: "
        + Self.escaped(text) + "</p>\n" + definitions + "</section>\n"
    case .subheading(let text): return "<h3>\(Self.escaped(text))</h3>\n"
    case .passage(let paragraphs, let language): return passage(paragraphs, language)
    case .question(let question): return rendered(question)
    case .comparison(let comparison): return rendered(comparison, vocabulary)
    }
  }

  /// The scroll container can be reached by keyboard, as a table wider than the screen could not
  /// be read otherwise.
  func rendered(_ table: ReadingTable) -> String {
    let caption = table.caption.isEmpty ? table.id : table.caption
    let headings = table.columns.map { column in
      "<th scope=\"col\"\(numeric(column))>\(Self.escaped(column.heading))</th>"
    }
    let rows = table.rows.map { row in
      let cells = zip(row, table.columns).enumerated().map { position, pair in
        position < table.keyCount
          ? "<th scope=\"row\"\(numeric(pair.1))>\(Self.escaped(pair.0))</th>"
          : "<td\(numeric(pair.1))>\(Self.escaped(pair.0))</td>"
      }
      return "<tr>" + cells.joined() + "</tr>\n"
    }
    let label = Self.escaped(caption)
    return "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"\(label)\">\n"
      + "<table>\n<caption>\(label)</caption>\n<thead>\n<tr>\(headings.joined())</tr>\n</thead>\n"
      + "<tbody>\n\(rows.joined())</tbody>\n</table>\n</div>\n"
      + (table.notes.isEmpty ? "" : list(table.notes, class: "notes"))
  }

  private func numeric(_ column: ReadingTable.Column) -> String {
    column.alignment == .numbers ? " class=\"number\"" : ""
  }

  private func list(_ texts: [String], class name: String? = nil) -> String {
    let attribute = name.map { " class=\"\($0)\"" } ?? ""
    return "<ul\(attribute)>\n" + texts.map { "<li>\(Self.escaped($0))</li>\n" }.joined()
      + "</ul>\n"
  }

  private func appendix(_ reading: Reading) -> String {
    guard !reading.appendix.isEmpty else { return "" }
    return "<details>\n<summary>\(reading.vocabulary[.allTables])</summary>\n"
      + reading.appendix.map { rendered($0, reading.vocabulary) }.joined() + "</details>\n"
  }

  private func footer(_ provenance: Provenance, _ vocabulary: Vocabulary) -> String {
    var lines = ["vignette \(provenance.version): <code>\(Self.escaped(provenance.command))</code>"]
    lines += provenance.inputs.map { input in
      "\(vocabulary[.input]): \(Self.escaped(input.path)) "
        + "<span class=\"hash\">SHA-256 \(Self.escaped(input.sha256))</span>"
    }
    if let seed = provenance.seed { lines.append("\(vocabulary[.seed]): \(seed)") }
    return "<footer>\n" + lines.map { "<p>\($0)</p>\n" }.joined() + "</footer>\n"
  }

  /// The text with the five characters escaped that mean something in HTML, within elements and
  /// within quoted attributes.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in TextLayout.printable(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static let styles = """
    :root { color-scheme: light dark; --line: #767676; --soft: #f3f3f3; --alert: #8a4b00; }
    @media (prefers-color-scheme: dark) {
      :root { --line: #8c8c8c; --soft: #262626; --alert: #ffb86b; }
    }
    body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 64rem; padding: 1rem; }
    .scroll { overflow-x: auto; margin: 1rem 0; }
    table { border-collapse: collapse; }
    caption { text-align: left; font-weight: 600; padding: .25rem 0; }
    th, td { padding: .25rem .75rem .25rem 0; text-align: left; vertical-align: top; }
    th[scope="row"] { font-weight: 400; }
    thead th { border-bottom: 2px solid var(--line); vertical-align: bottom; }
    tbody tr { border-bottom: 1px solid var(--soft); }
    .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .warnings, .finding { border-left: 4px solid var(--alert); padding-left: 1rem; }
    .warnings h2, .notes h2 { font-size: 1rem; }
    footer { border-top: 1px solid var(--line); font-size: .875rem; margin-top: 2rem; }
    .hash { overflow-wrap: anywhere; }
    """
}
