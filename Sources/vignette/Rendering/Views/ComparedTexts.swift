import VersionDiff

/// The rows of `differences` as texts side by side, sentence beside sentence.
struct ComparedTexts {
  let wording: Wording

  func blocks(of table: EffectTable) -> [Reading.Block] {
    let rows = table.tableRows()
    guard !rows.isEmpty else { return [.paragraph(wording.vocabulary[.nothingDiffers])] }
    let languages = table.values("language").count
    return TextsView.stretches(of: rows) { [$0.text("task"), $0.text("language")] }
      .flatMap { rows -> [Reading.Block] in
        let language = rows[0].text("language") ?? ""
        let task = rows[0].text("task") ?? ""
        let passages = TextsView.stretches(of: rows) { row in
          ["reading", "part", "question", "name"].map { row.text($0) }
        }
        return [.heading(languages > 1 ? "\(task) (\(language))" : task)]
          + passages.map { .comparison(comparison($0, language)) }
      }
  }

  private func comparison(_ rows: [TableRow], _ language: String) -> ReadingComparison {
    let vocabulary = wording.vocabulary
    let part = vocabulary.title(ofPart: rows[0].text("part") ?? "")
    let place = [rows[0].text("question"), rows[0].text("name")].compactMap { $0 }
    let isOfVersions = rows[0].text("type") != "vignettes"
    let names = ["reference", "reading"].map { column -> String in
      let name = rows[0].text(column) ?? ""
      return isOfVersions ? vocabulary.version(name) : "\(vocabulary[.vignette]) \(name)"
    }
    return ReadingComparison(
      caption: place.isEmpty ? part : "\(part) (\(place.joined(separator: ", ")))",
      left: names[0], right: names[1], language: language,
      rows: TextsView.stretches(of: rows) { row in
        [row.number("sentence").map { "\($0)" }]
      }.map(row))
  }

  private func row(_ rows: [TableRow]) -> ReadingComparison.Row {
    var result = ReadingComparison.Row()
    for row in rows {
      let isChanged = row.text("change") != "same"
      if let text = row.text("reference.text") {
        result.left.append(.init(text: text, isChanged: isChanged))
      }
      if let text = row.text("text") {
        result.right.append(.init(text: text, isChanged: isChanged))
      }
    }
    return result
  }
}
