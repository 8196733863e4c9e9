/// Texts that respondents read, for a terminal.
extension TextFormat {
  /// A question: its name and form, its words, its answers and what follows.
  func lines(_ question: ReadingQuestion) -> [String] {
    let mark = mark(question.marker)
    var lines = wrapped("\(question.name) (\(question.form))").map(faint)
    lines += items(question.text, bullet: " ")
    for answer in question.answers {
      lines += hanging(answer.text, after: "    \(mark) ")
      if let explanation = answer.explanation {
        lines += hanging(explanation, after: String(repeating: " ", count: mark.count + 5))
      }
    }
    return lines + question.details.flatMap { hanging("\($0.label): \($0.text)", after: "    ") }
  }

  /// Two texts side by side: what is only on the left stands between `[-` and `-]`, what is only on
  /// the right between `{+` and `+}`.
  func lines(_ comparison: ReadingComparison) -> [String] {
    let width = (style.width - 3) / 2
    var lines = comparison.caption.isEmpty ? [] : wrapped(comparison.caption).map(bold)
    lines += beside(comparison.left, comparison.right, width)
    let rule = String(repeating: "─", count: width)
    lines.append("\(rule)─┼─\(rule)")
    for row in comparison.rows {
      lines += beside(
        Self.marked(row.left, "[-", "-]"), Self.marked(row.right, "{+", "+}"), width)
    }
    return lines
  }

  private func mark(_ marker: ReadingQuestion.Marker) -> String {
    switch marker {
    case .one: "( )"
    case .several: "[ ]"
    case .slider: "-"
    }
  }

  /// The text after a prefix, further lines below its first word.
  private func hanging(_ text: String, after prefix: String) -> [String] {
    let lines = TextLayout.wrapped(
      TextLayout.printable(text), width: style.width - prefix.count)
    let indent = String(repeating: " ", count: prefix.count)
    return lines.enumerated().map { ($0 == 0 ? prefix : indent) + $1 }
  }

  private func beside(_ left: String, _ right: String, _ width: Int) -> [String] {
    let columns = [left, right].map {
      $0.isEmpty ? [] : TextLayout.wrapped(TextLayout.printable($0), width: width)
    }
    return (0..<max(columns[0].count, columns[1].count)).map { place in
      let cells = columns.map { place < $0.count ? $0[place] : "" }
      let line = TextLayout.padded(cells[0], to: width) + " │ " + cells[1]
      return cells[1].isEmpty ? String(line.dropLast()) : line
    }
  }

  private static func marked(
    _ spans: [ReadingComparison.Span], _ opening: String, _ closing: String
  ) -> String {
    spans.map { $0.isChanged ? opening + $0.text + closing : $0.text }.joined(separator: " ")
  }
}
