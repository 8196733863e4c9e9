import VersionDiff

/// The questions among the rows of `texts`, each with its answers and what follows after them.
struct AskedQuestions {
  let wording: Wording
  let language: String

  func blocks(of rows: [TableRow]) -> [Reading.Block] {
    let questions = rows.filter { $0.text("question") != nil }
    return TextsView.stretches(of: questions) { [$0.text("question")] }.map { rows in
      .question(question(rows))
    }
  }

  private func question(_ rows: [TableRow]) -> ReadingQuestion {
    let vocabulary = wording.vocabulary
    let form = rows[0].text("form") ?? ""
    var question = ReadingQuestion(
      name: rows[0].text("question") ?? "", form: vocabulary.value(form, ofColumn: "form"),
      text: rows[0].text("text") ?? "", language: language)
    question.marker =
      switch form {
      case "multiple-choice": .several
      case "sliders": .slider
      default: .one
      }
    var positions: [String] = []
    for row in rows.dropFirst() {
      let text = row.text("text")
      switch row.text("part") {
      case "option", "item": question.answers.append(.init(text: text ?? ""))
      case "explanation": question.answers[question.answers.count - 1].explanation = text
      case "position": positions.append(text ?? "")
      case "point": question.details.append(.init(label: row.text("name") ?? "", text: text ?? ""))
      case "follow.up": question.details.append(followUp(row))
      case let part?:
        let label = vocabulary.title(ofPart: part)
        if let text { question.details.append(.init(label: label, text: text)) }
      case nil: break
      }
    }
    if !positions.isEmpty {
      question.details.insert(
        .init(
          label: vocabulary.title(ofPart: "position"),
          text: positions.joined(separator: " · ")), at: 0)
    }
    return question
  }

  /// After which answers it comes, what is told, and what is asked then.
  private func followUp(_ row: TableRow) -> Reading.Detail {
    let vocabulary = wording.vocabulary
    let after = row.text("after.answer").map { "\(vocabulary[.afterAnswer]) ‘\($0)’" }
    let asks = row.text("asks").map { "→ \($0)" }
    return Reading.Detail(
      label: after ?? vocabulary[.afterOtherAnswers],
      text: [row.text("text"), asks].compactMap { $0 }.joined(separator: " "))
  }
}
