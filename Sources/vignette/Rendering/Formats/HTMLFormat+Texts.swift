/// Texts that respondents read, in HTML: each in its own language, for reading aloud as well.
extension HTMLFormat {
  func passage(_ paragraphs: [String], _ language: String) -> String {
    "<blockquote lang=\"\(Self.escaped(language))\">\n"
      + paragraphs.map { "<p>\(Self.escaped($0))</p>\n" }.joined() + "</blockquote>\n"
  }

  func rendered(_ question: ReadingQuestion) -> String {
    let language = Self.escaped(question.language)
    let answers = question.answers.map { answer in
      let explanation = answer.explanation.map {
        "<br><span class=\"explanation\">\(Self.escaped($0))</span>"
      }
      return "<li>\(Self.escaped(answer.text))\(explanation ?? "")</li>\n"
    }
    let list =
      answers.isEmpty
      ? ""
      : "<ul class=\"\(name(of: question.marker))\" lang=\"\(language)\">\n\(answers.joined())</ul>\n"
    let details = question.details.map { detail in
      "<dt>\(Self.escaped(detail.label))</dt>"
        + "<dd lang=\"\(language)\">\(Self.escaped(detail.text))</dd>\n"
    }
    return "<section class=\"question\">\n<p><strong lang=\"\(language)\">"
      + "\(Self.escaped(question.text))</strong> <span class=\"name\">"
      + "<code>\(Self.escaped(question.name))</code>, \(Self.escaped(question.form))</span></p>\n"
      + list + (details.isEmpty ? "" : "<dl>\n\(details.joined())</dl>\n") + "</section>\n"
  }

  /// A table with what is only on the left as deleted and what is only on the right as inserted;
  /// both are marked by a line and said aloud, not by colour alone.
  func rendered(_ comparison: ReadingComparison, _ vocabulary: Vocabulary) -> String {
    let language = Self.escaped(comparison.language)
    let rows = comparison.rows.map { row in
      let cells = [
        marked(row.left, "del", vocabulary[.removedWords]),
        marked(row.right, "ins", vocabulary[.addedWords]),
      ]
      return "<tr>" + cells.map { "<td lang=\"\(language)\">\($0)</td>" }.joined() + "</tr>\n"
    }
    let headings = [comparison.left, comparison.right].map {
      "<th scope=\"col\">\(Self.escaped($0))</th>"
    }
    return "<table class=\"sides\">\n<caption>\(Self.escaped(comparison.caption))</caption>\n"
      + "<thead>\n<tr>\(headings.joined())</tr>\n</thead>\n<tbody>\n\(rows.joined())</tbody>\n"
      + "</table>\n"
  }

  private func marked(
    _ spans: [ReadingComparison.Span], _ element: String, _ spoken: String
  ) -> String {
    spans.map { span in
      let text = Self.escaped(span.text)
      guard span.isChanged else { return text }
      let aloud = "<span class=\"aloud\" lang=\"\(language.rawValue)\">\(spoken): </span>"
      return "<\(element)>\(aloud)\(text)</\(element)>"
    }.joined(separator: " ")
  }

  private func name(of marker: ReadingQuestion.Marker) -> String {
    switch marker {
    case .one: "one"
    case .several: "several"
    case .slider: "slider"
    }
  }

  static let textStyles = """

    blockquote { border-left: 4px solid var(--line); margin: .5rem 0; max-width: 44rem; padding: 0 1rem; }
    .question { max-width: 44rem; }
    .question ul { margin: .25rem 0; padding-left: 1.5rem; }
    .one { list-style-type: "○ "; }
    .several { list-style-type: "☐ "; }
    .name, .explanation { font-size: .875rem; }
    dd { margin-left: 1.5rem; }
    .sides { margin: 1rem 0; table-layout: fixed; width: 100%; }
    .sides td, .sides th { overflow-wrap: anywhere; width: 50%; }
    ins { font-weight: 600; text-decoration: underline; }
    .aloud { clip-path: inset(50%); height: 1px; overflow: hidden; position: absolute; width: 1px; }
    @media print {
      .question, .finding, tr { break-inside: avoid; }
      h2, h3 { break-after: avoid; }
    }
    """
}
