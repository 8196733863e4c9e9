extension StudyValidator {
  mutating func checkCodebook() {
    guard let codebook = study.codebook else { return }
    checkMarks(codebook)
    if let version = codebook.version {
      check(version.values, areNamesOf: versionNames, kind: "version", at: ["data", "version"])
    }
    if let vignette = codebook.vignette {
      let names = study.vignetteSets.flatMap(\.vignettes).map(\.id)
      check(vignette.values, areNamesOf: names, kind: "vignette", at: ["data", "vignette"])
    }
    for mapping in codebook.questions { check(mapping) }
    checkColumnsAreUsedOnce(codebook)
  }

  private mutating func checkMarks(_ codebook: Codebook) {
    if let separator = codebook.separator, ![",", ";", "\t"].contains(separator) {
      report(
        ["data", "separator"], found: "the separator '\(separator)'",
        expected: "',' ';' or \"\\t\"")
    }
    guard let decimal = codebook.decimal else { return }
    if ![".", ","].contains(decimal) {
      report(["data", "decimal"], found: "the decimal mark '\(decimal)'", expected: "'.' or ','")
    } else if decimal == codebook.separator {
      report(
        ["data", "decimal"], found: "a decimal mark that is the separator as well",
        expected: "another separator")
    }
  }

  private mutating func check(_ mapping: QuestionMapping) {
    let path = ["data", "questions", mapping.question]
    guard checkQuestion(mapping.question, at: path),
      let question = study.questions.first(where: { $0.id == mapping.question })
    else { return }
    switch mapping.layout {
    case .column(let column):
      if !question.items.isEmpty {
        report(
          path, found: "one column for '\(question.id)', which has \(question.items.count)",
          expected: "'columns' with one per option or item"
            + (question.addsUpToHundred ? "" : ", or a 'separator' for one cell"))
      }
      check(column.values, areNamesOf: question.answerNames, kind: "answer", at: path)
    case .list(let column, _):
      if question.addsUpToHundred {
        report(
          path + ["separator"], found: "several answers in one cell of '\(question.id)'",
          expected: "a separator only for a multiple choice")
      }
      check(column.values, areNamesOf: question.answerNames, kind: "answer", at: path)
    case .columns(let columns, let ticked, let unticked):
      checkColumns(columns, of: question, at: path + ["columns"])
      if ticked == unticked {
        report(
          path + ["ticked"], orAt: path, found: "the same code for ticked and unticked",
          expected: "two codes")
      }
    }
  }

  private mutating func checkColumns(
    _ columns: [ColumnMapping.Value], of question: Question, at path: [String]
  ) {
    let names = question.items.map(\.id)
    guard !names.isEmpty else {
      report(
        path, found: "several columns for '\(question.id)'",
        expected: "'column': only multiple choices and sliders have several")
      return
    }
    for column in columns {
      check(column.id, isOneOf: names, kind: "option or item", at: path + [column.id])
    }
    for name in names where !columns.contains(where: { $0.id == name }) {
      report(path, found: "no column for '\(name)'", expected: "one for every option or item")
    }
  }

  private mutating func check(
    _ values: [ColumnMapping.Value], areNamesOf names: [String], kind: String, at path: [String]
  ) {
    var meanings: [String: String] = [:]
    for value in values {
      let place = path + ["values", value.id]
      if names.contains(value.code), NearestNames.of(value.id, among: names).isEmpty {
        report(
          place, found: "the code '\(value.id)' before the \(kind) '\(value.code)'",
          expected: "the study's name first: \(value.code): \"\(value.id)\"")
        continue
      }
      check(value.id, isOneOf: names, kind: kind, at: place)
      if let other = meanings[value.code] {
        report(
          place, found: "the code '\(value.code)', which stands for '\(other)' already",
          expected: "a code of its own")
      }
      meanings[value.code] = value.id
    }
  }

  private mutating func checkColumnsAreUsedOnce(_ codebook: Codebook) {
    var uses: [String: String] = [:]
    for (column, path) in Self.columns(of: codebook) {
      if let other = uses[column] {
        report(
          path, found: "the column '\(column)', which '\(other)' reads already",
          expected: "a column of its own")
      }
      uses[column] = path.last
    }
  }

  private static func columns(of codebook: Codebook) -> [(String, [String])] {
    var columns: [(String, [String])] = []
    func add(_ column: String?, _ path: [String]) {
      if let column { columns.append((column, ["data"] + path)) }
    }
    add(codebook.version?.column, ["version"])
    add(codebook.respondent, ["respondent"])
    add(codebook.vignette?.column, ["vignette"])
    add(codebook.duration, ["duration"])
    add(codebook.weight, ["weight"])
    for mapping in codebook.questions {
      let path = ["questions", mapping.question]
      switch mapping.layout {
      case .column(let column), .list(let column, _): add(column.column, path)
      case .columns(let items, _, _):
        for item in items { add(item.code, path + ["columns", item.id]) }
      }
    }
    return columns
  }
}
