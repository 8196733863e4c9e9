/// Texts that respondents read, in markdown.
extension MarkdownFormat {
  func rendered(_ question: ReadingQuestion) -> String {
    var lines = [
      "**\(escaped(question.text))** (\(escaped(question.name)), \(escaped(question.form)))"
    ]
    let answers = question.answers.map { answer in
      let explanation = answer.explanation.map { "<br>\(escaped($0))" } ?? ""
      return "- \(mark(question.marker))\(escaped(answer.text))\(explanation)"
    }
    let details = question.details.map { "- *\(escaped($0.label))*: \(escaped($0.text))" }
    for list in [answers, details] where !list.isEmpty {
      lines += ["", list.joined(separator: "\n")]
    }
    return lines.joined(separator: "\n")
  }

  /// What is only on the left is struck out, what is only on the right is bold.
  func rendered(_ comparison: ReadingComparison) -> String {
    let caption = comparison.caption.isEmpty ? [] : ["**\(escaped(comparison.caption))**", ""]
    let rows = comparison.rows.map { row in
      line([marked(row.left, "~~"), marked(row.right, "**")])
    }
    let head = [
      line([escaped(comparison.left), escaped(comparison.right)]), line([":---", ":---"]),
    ]
    return (caption + head + rows).joined(separator: "\n")
  }

  private func mark(_ marker: ReadingQuestion.Marker) -> String {
    switch marker {
    case .one: "○ "
    case .several: "☐ "
    case .slider: ""
    }
  }

  private func marked(_ spans: [ReadingComparison.Span], _ mark: String) -> String {
    spans.map { $0.isChanged ? mark + escaped($0.text) + mark : escaped($0.text) }
      .joined(separator: " ")
  }
}
