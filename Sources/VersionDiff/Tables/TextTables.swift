import VignetteKit

/// The tables of a study's texts.
extension TableDocument {
  /// Every text as respondents read it, its length, what differs, and what is questionable.
  public init(texts: StudyTexts, check: TextCheck) {
    self.init(
      command: "render",
      tables: [
        Self.texts(texts), Self.lengths(texts), Self.differences(texts),
        Self.findings(check),
      ])
  }

  private static func texts(_ texts: StudyTexts) -> EffectTable {
    EffectTable(
      id: "texts", title: "Texts as respondents read them",
      columns: taskColumns + [
        TableColumn("part", .string, label: "Part"),
        TableColumn("question", .string, label: "Question"),
        TableColumn("name", .string, label: "Name"),
        TableColumn("form", .string, label: "Form"),
        TableColumn("after.answer", .string, label: "After the answer"),
        TableColumn("asks", .string, label: "Then asks"),
        TableColumn("text", .string, label: "Text"),
      ],
      rows: texts.tasks.flatMap { task in
        task.readings.flatMap { reading in
          reading.passages.map { passage in
            cells(task, reading.name) + cells(passage) + [
              Cell(passage.form?.rawValue), cell(passage.after), cell(passage.asks),
              Cell(passage.text?.text),
            ]
          }
        }
      })
  }

  private static func lengths(_ texts: StudyTexts) -> EffectTable {
    EffectTable(
      id: "lengths", title: "Length and difficulty",
      columns: taskColumns + [
        TableColumn("part", .string, label: "Part"),
        TableColumn("question", .string, label: "Question"),
        TableColumn("words", .integer, label: "Words"),
        TableColumn("sentences", .integer, label: "Sentences"),
        TableColumn("long.words", .integer, label: "Long words"),
        TableColumn("words.per.sentence", .number, label: "Words per sentence"),
        TableColumn("lix", .number, label: "LIX"),
      ],
      rows: texts.tasks.flatMap { task in
        task.lengths.map { entry in
          let length = entry.length
          let passage = Array(cells(entry.passage).prefix(2))
          return cells(task, entry.reading) + passage + [
            .integer(length.words), .integer(length.sentences), .integer(length.longWords),
            Cell(length.wordsPerSentence), Cell(length.lix),
          ]
        }
      },
      notes: [
        "LIX (Björnsson): words per sentence plus the percentage of words of more than six letters; "
          + "compare it within one language only."
      ])
  }

  private static func differences(_ texts: StudyTexts) -> EffectTable {
    EffectTable(
      id: "differences", title: "Where the texts differ",
      columns: [
        TableColumn("task", .string, label: "Task"),
        TableColumn("type", .string, label: "Type"),
        TableColumn("language", .string, label: "Language"),
        TableColumn("part", .string, label: "Part"),
        TableColumn("question", .string, label: "Question"),
        TableColumn("name", .string, label: "Name"),
        TableColumn("reference", .string, label: "Compared with"),
        TableColumn("reading", .string, label: "Read in"),
        TableColumn("sentence", .integer, label: "Sentence"),
        TableColumn("change", .string, label: "Change"),
        TableColumn("factor", .string, label: "Factor"),
        TableColumn("reference.text", .string, label: "Text compared with"),
        TableColumn("text", .string, label: "Text"),
      ],
      rows: texts.tasks.flatMap { task in
        task.differences(against: texts.referenceVersion).flatMap { difference in
          difference.comparison.changes.map { change in
            [Cell(task.task), .text(task.kind.rawValue), .text(task.language)]
              + cells(difference.passage) + [
                .text(difference.reference), .text(difference.reading), .integer(change.group),
                .text(change.kind.rawValue), cell(change.factors),
                filled(change.reference), filled(change.other),
              ]
          }
        }
      },
      notes: [
        "Stretches in order, the same ones too; a number of sentences is counted on where a sentence "
          + "begins in both texts."
      ])
  }

  private static func findings(_ check: TextCheck) -> EffectTable {
    EffectTable(
      id: "findings", title: "Findings",
      columns: [
        TableColumn("severity", .string, label: "Severity"),
        TableColumn("rule", .string, label: "Rule"),
        TableColumn("where", .string, label: "Where"),
        TableColumn("language", .string, label: "Language"),
        TableColumn("finding", .string, label: "Finding"),
        TableColumn("how.big", .string, label: "How big"),
        TableColumn("size", .number, label: "Size"),
        TableColumn("measure", .string, label: "Measure"),
        TableColumn("advice", .string, label: "What to do"),
      ],
      rows: check.findings.map { text in
        let finding = Finding(text)
        return [
          .text(finding.severity.rawValue), .text(finding.rule), .text(finding.place),
          .text(text.language), .text(finding.found), Cell(finding.size?.reading),
          Cell(finding.size?.value), Cell(finding.size?.measure), .text(finding.advice),
        ]
      },
      notes: [
        "error: readers can't see what was meant to differ, or see a slot; warning: what differs "
          + "is not only what was meant to; note: worth knowing."
      ])
  }

  // MARK: Cells

  private static let taskColumns = [
    TableColumn("task", .string, label: "Task"),
    TableColumn("type", .string, label: "Type"),
    TableColumn("version", .string, label: "Version"),
    TableColumn("vignette", .string, label: "Vignette"),
    TableColumn("language", .string, label: "Language"),
  ]

  private static func cells(_ task: TaskTexts, _ reading: String?) -> [Cell] {
    [
      Cell(task.task), .text(task.kind.rawValue), Cell(task.kind == .dilemma ? reading : nil),
      Cell(task.kind == .vignettes ? reading : nil), .text(task.language),
    ]
  }

  private static func cells(_ passage: Passage) -> [Cell] {
    [.text(passage.part.rawValue), Cell(passage.question), Cell(passage.name)]
  }

  private static func cell(_ names: [String]) -> Cell {
    names.isEmpty ? .missing : .text(names.joined(separator: "; "))
  }

  private static func filled(_ text: String) -> Cell {
    text.isEmpty ? .missing : .text(text)
  }
}
