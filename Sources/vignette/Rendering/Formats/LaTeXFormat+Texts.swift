/// Texts that respondents read, in LaTeX.
extension LaTeXFormat {
  func rendered(_ question: ReadingQuestion) -> String {
    let head =
      "\\paragraph{\(Self.escaped(question.text))} "
      + "(\\texttt{\(Self.escaped(question.name))}, \(Self.escaped(question.form)))"
    let answers = question.answers.map { answer in
      Self.escaped(answer.text) + (answer.explanation.map { " -- " + Self.escaped($0) } ?? "")
    }
    let details = question.details.map { "\(Self.escaped($0.label)): \(Self.escaped($0.text))" }
    let lines = (answers + details).map { "\\item \($0)\n" }
    return lines.isEmpty
      ? head : head + "\n\\begin{itemize}\n" + lines.joined() + "\\end{itemize}"
  }

  /// What is only on the left is in italics, what is only on the right in bold.
  func rendered(_ comparison: ReadingComparison) -> String {
    let column = "p{0.46\\linewidth}"
    var lines = ["\\begin{table}", "\\centering"]
    if !comparison.caption.isEmpty {
      lines.append("\\caption{\(Self.escaped(comparison.caption))}")
    }
    lines += ["\\begin{tabular}{\(column)\(column)}", "\\toprule"]
    lines += [line([comparison.left, comparison.right]), "\\midrule"]
    lines += comparison.rows.map { row in
      "\(marked(row.left, "\\textit")) & \(marked(row.right, "\\textbf")) \\\\"
    }
    return (lines + ["\\bottomrule", "\\end{tabular}", "\\end{table}"]).joined(separator: "\n")
  }

  private func marked(_ spans: [ReadingComparison.Span], _ command: String) -> String {
    let words = spans.map { span in
      span.isChanged ? "\(command){\(Self.escaped(span.text))}" : Self.escaped(span.text)
    }
    return "{" + words.joined(separator: " ") + "}"
  }
}
