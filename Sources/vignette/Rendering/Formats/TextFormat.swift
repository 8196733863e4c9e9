/// Plain text for a terminal: aligned tables, wrapped sentences, colour where asked for.
struct TextFormat: PageFormat {
  /// Width, colour and language.
  let style: RenderingStyle

  func rendered(_ reading: Reading) -> String {
    var paragraphs: [[String]] = []
    var heading: [String] = []
    for block in reading.blocks {
      switch block {
      case .heading, .subheading:
        heading += lines(block, reading)
      default:
        paragraphs.append(heading + lines(block, reading))
        heading = []
      }
    }
    paragraphs.append(heading)
    if let seed = reading.provenance.seed {
      paragraphs.append([faint("\(reading.vocabulary[.seed]): \(seed)")])
    }
    return paragraphs.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private func lines(_ block: Reading.Block, _ reading: Reading) -> [String] {
    switch block {
    case .heading(let text):
      return wrapped(text).map(bold)
    case .table(let table):
      return lines(table, reading)
    case .paragraph(let text):
      return wrapped(text)
    case .lines(let lines):
      return lines.flatMap(wrapped)
    case .warnings(let warnings):
      return [striking(reading.vocabulary[.warnings])] + warnings.flatMap { items($0) }
    case .notes(let notes):
      return [faint(reading.vocabulary[.notes])] + notes.flatMap { items($0).map(faint) }
    case .finding(let severity, let text, let details):
      let head = wrapped("\(severity): \(text)")
      return [head.first.map(striking) ?? ""] + head.dropFirst()
        + details.flatMap { items("\($0.label): \($0.text)", bullet: " ") }
    case .subheading(let text):
      return wrapped(text).map(bold)
    case .passage(let paragraphs, _):
      return paragraphs.flatMap { items($0, bullet: " ") }
    case .question(let question):
      return lines(question)
    case .comparison(let comparison):
      return lines(comparison)
    }
  }

  private func lines(_ table: ReadingTable, _ reading: Reading) -> [String] {
    let sign = NumberStyle(language: style.language).decimalSign.first ?? "."
    let parts = TextTable(table, width: style.width, decimalSign: sign).parts
    var lines = table.caption.isEmpty ? [] : wrapped(table.caption).map(bold)
    for (position, part) in parts.enumerated() {
      if position > 0 { lines += ["", faint("(\(reading.vocabulary[.continued]))")] }
      lines += part
    }
    return lines + table.notes.flatMap { wrapped($0) }.map(faint)
  }

  func items(_ text: String, bullet: String = "-") -> [String] {
    let lines = TextLayout.wrapped(TextLayout.printable(text), width: style.width - 2)
    return lines.enumerated().map { ($0 == 0 ? bullet + " " : "  ") + $1 }
  }

  func wrapped(_ text: String) -> [String] {
    TextLayout.wrapped(TextLayout.printable(text), width: style.width)
  }

  func bold(_ text: String) -> String { styled(text, "1") }
  func faint(_ text: String) -> String { styled(text, "2") }
  private func striking(_ text: String) -> String { styled(text, "1;33") }

  private func styled(_ text: String, _ code: String) -> String {
    style.colour == .ansi && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
