/// LaTeX fragments, one `table` per table, to be taken into a document that loads `booktabs`.
struct LaTeXFormat: PageFormat {
  /// The language of the page.
  let language: RenderingStyle.Language

  func rendered(_ reading: Reading) -> String {
    let vocabulary = reading.vocabulary
    var parts = ["% Needs \\usepackage{booktabs}, and \\usepackage[T1]{fontenc} before LaTeX 2020."]
    parts[0] += "\n% " + TextLayout.printable(reading.provenance.command)
    parts += reading.blocks.map { rendered($0, vocabulary) }
    if let seed = reading.provenance.seed { parts.append("% \(vocabulary[.seed]): \(seed)") }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private func rendered(_ block: Reading.Block, _ vocabulary: Vocabulary) -> String {
    switch block {
    case .heading(let text): return "\\subsection*{\(Self.escaped(text))}"
    case .table(let table): return rendered(table)
    case .paragraph(let text): return Self.escaped(text)
    case .lines(let lines): return lines.map(Self.escaped).joined(separator: "\n\n")
    case .warnings(let warnings):
      return "\\paragraph{\(vocabulary[.warnings])}\n" + list(warnings)
    case .notes(let notes):
      return "\\paragraph{\(vocabulary[.notes])}\n" + list(notes)
    case .finding(let severity, let text, let details):
      let lines = details.map { "\(Self.escaped($0.label)): \(Self.escaped($0.text))" }
      return "\\paragraph{\(Self.escaped(severity))} \(Self.escaped(text))"
        + lines.map { "\\\\\n" + $0 }.joined()
    case .subheading(let text): return "\\subsubsection*{\(Self.escaped(text))}"
    case .passage(let paragraphs, _):
      return "\\begin{quote}\n" + paragraphs.map(Self.escaped).joined(separator: "\n\n")
        + "\n\\end{quote}"
    case .question(let question): return rendered(question)
    case .comparison(let comparison): return rendered(comparison)
    }
  }

  private func rendered(_ table: ReadingTable) -> String {
    let alignment = table.columns.map { $0.alignment == .numbers ? "r" : "l" }.joined()
    var lines = ["\\begin{table}", "\\centering"]
    if !table.caption.isEmpty { lines.append("\\caption{\(Self.escaped(table.caption))}") }
    lines.append("\\begin{tabular}{\(alignment)}")
    lines += ["\\toprule", line(table.columns.map(\.heading)), "\\midrule"]
    lines += table.rows.map(line)
    lines += ["\\bottomrule", "\\end{tabular}"]
    for note in table.notes { lines.append("\\par\\smallskip\\footnotesize \(Self.escaped(note))") }
    return (lines + ["\\end{table}"]).joined(separator: "\n")
  }

  /// A row; braces keep a first cell that starts with a bracket from being read as the optional
  /// argument of the line break before it.
  func line(_ cells: [String]) -> String {
    let words = cells.map { cell in
      let escaped = Self.escaped(cell)
      return escaped.hasPrefix("[") || escaped.hasPrefix("*") ? "{\(escaped)}" : escaped
    }
    return words.joined(separator: " & ") + " \\\\"
  }

  private func list(_ texts: [String]) -> String {
    "\\begin{itemize}\n" + texts.map { "\\item \(Self.escaped($0))\n" }.joined()
      + "\\end{itemize}"
  }

  /// The text with LaTeX's special characters escaped and mathematical signs set as mathematics.
  static func escaped(_ text: String) -> String {
    var result = ""
    var raised = ""
    for scalar in TextLayout.printable(text).unicodeScalars {
      if let digit = superscripts[scalar] {
        raised += digit
        continue
      }
      if !raised.isEmpty { result += "$^{\(raised)}$" }
      raised = ""
      if let command = commands[scalar] {
        result += command
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return raised.isEmpty ? result : result + "$^{\(raised)}$"
  }

  private static let superscripts: [Unicode.Scalar: String] = [
    "⁻": "-", "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7",
    "⁸": "8", "⁹": "9",
  ]

  private static let commands: [Unicode.Scalar: String] = [
    "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#",
    "%": "\\%", "_": "\\_", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}",
    "\"": "\\textquotedbl{}", "|": "\\textbar{}", "<": "$<$", ">": "$>$", "−": "$-$",
    "×": "$\\times$", "±": "$\\pm$", "≤": "$\\leq$", "≥": "$\\geq$", "≠": "$\\neq$",
    "≈": "$\\approx$", "√": "$\\surd$", "∞": "$\\infty$", "→": "$\\rightarrow$",
    "α": "$\\alpha$", "β": "$\\beta$", "χ": "$\\chi$", "η": "$\\eta$", "π": "$\\pi$",
    "φ": "$\\varphi$", "σ": "$\\sigma$", "ω": "$\\omega$", "–": "--", "—": "---", "“": "``",
    "”": "''", "‘": "`",
    "’": "'", "…": "\\ldots{}", "\u{A0}": "~",
  ]
}
