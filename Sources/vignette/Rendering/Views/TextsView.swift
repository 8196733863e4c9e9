import VersionDiff

/// The texts of a study as respondents read them: task by task, per version or vignette, with the
/// questions; texts side by side; and what is questionable.
///
/// The document holds the tables that were asked for; what isn't there isn't shown.
struct TextsView: SummaryView {
  var isWhole: Bool { true }

  func blocks(of document: TableDocument, wording: Wording) -> [Reading.Block] {
    var blocks: [Reading.Block] = []
    if let texts = document["texts"] {
      blocks += self.texts(texts, wording)
    } else if let differences = document["differences"] {
      blocks += ComparedTexts(wording: wording).blocks(of: differences)
    }
    if let lengths = document["lengths"] { blocks.append(.table(self.lengths(lengths, wording))) }
    if let findings = document["findings"] {
      let checked = TableDocument(command: "check", tables: [findings])
      blocks += FindingsView().blocks(of: checked, wording: wording)
    }
    return blocks
  }

  /// The lengths, each text named in one column.
  private func lengths(_ table: EffectTable, _ wording: Wording) -> ReadingTable {
    let vocabulary = wording.vocabulary
    let languages = table.values("language").count
    let names: [CompactTable.Column] = [
      .init(vocabulary[.text], .words) { row in
        let place = [row.text("task"), row.text("question")].compactMap { $0 }
        return (languages > 1 ? place + [row.text("language") ?? ""] : place)
          .joined(separator: ", ")
      },
      .init(vocabulary[.readIn], .words) { Self.title($0, wording) },
    ]
    let measures = ["words", "sentences", "long.words", "words.per.sentence", "lix"]
    let figures = measures.compactMap { name in
      table.columnIndex(name).map { index in
        CompactTable.Column(vocabulary.heading(table.columns[index])) { wording.words($0, name) }
      }
    }
    let compact = CompactTable.table(
      id: table.id, caption: vocabulary.sentence(table.title), rows: table.tableRows(),
      columns: names + figures)
    return ReadingTable(
      id: compact.id, caption: compact.caption, columns: compact.columns,
      keyCount: compact.keyCount, rows: compact.rows,
      notes: table.notes.map(vocabulary.sentence), overflow: .squeezed)
  }

  private func texts(_ table: EffectTable, _ wording: Wording) -> [Reading.Block] {
    let rows = table.tableRows()
    let languages = table.values("language").count
    return Self.stretches(of: rows) { [$0.text("task"), $0.text("language")] }.flatMap { rows in
      let title = rows.first { $0.text("part") == "title" }?.text("text")
      let heading = [rows.first?.text("task"), title].compactMap { $0 }.joined(separator: ": ")
      let language = rows.first?.text("language") ?? ""
      let name = heading.isEmpty ? wording.vocabulary[.otherQuestions] : heading
      return [.heading(languages > 1 ? "\(name) (\(language))" : name)]
        + task(rows, language, wording)
    }
  }

  /// The texts per version or vignette, then the questions: once where all read the same.
  private func task(
    _ rows: [TableRow], _ language: String, _ wording: Wording
  ) -> [Reading.Block] {
    let readings = Self.stretches(of: rows) { [Self.name($0)] }
    var blocks: [Reading.Block] = []
    for reading in readings {
      guard let text = reading.first(where: { $0.text("part") == "text" })?.text("text") else {
        continue
      }
      blocks.append(.subheading(Self.title(reading[0], wording)))
      let lines = text.split(whereSeparator: \.isNewline).map(String.init)
      blocks.append(.passage(lines, language: language))
    }
    var asked: [(readings: [String], blocks: [Reading.Block])] = []
    for reading in readings {
      let questions = AskedQuestions(wording: wording, language: language).blocks(of: reading)
      let name = Self.title(reading[0], wording)
      if let same = asked.firstIndex(where: { $0.blocks == questions }) {
        asked[same].readings.append(name)
      } else {
        asked.append(([name], questions))
      }
    }
    for entry in asked where !entry.blocks.isEmpty {
      if readings.count > 1 {
        let names = asked.count > 1 ? ": " + wording.vocabulary.list(entry.readings) : ""
        blocks.append(.subheading(wording.vocabulary[.questions] + names))
      }
      blocks += entry.blocks
    }
    return blocks
  }

  /// The version or vignette of a row.
  static func name(_ row: TableRow) -> String? {
    row.text("version") ?? row.text("vignette")
  }

  private static func title(_ row: TableRow, _ wording: Wording) -> String {
    if let version = row.text("version") { return wording.vocabulary.version(version) }
    return row.text("vignette").map { "\(wording.vocabulary[.vignette]) \($0)" } ?? ""
  }

  /// The rows cut where a key changes.
  static func stretches(of rows: [TableRow], by key: (TableRow) -> [String?]) -> [[TableRow]] {
    var stretches: [[TableRow]] = []
    for row in rows {
      if let last = stretches.last?.last, key(last) == key(row) {
        stretches[stretches.count - 1].append(row)
      } else {
        stretches.append([row])
      }
    }
    return stretches
  }
}
