extension StudyValidator {
  mutating func checkPublished() {
    guard let published = study.published else { return }
    checkSamples(published)
    for table in published.distributions { check(table) }
    for table in published.moments { check(table) }
    for table in published.classes { check(table) }
    for table in published.coefficients { check(table) }
    for table in published.correlations { check(table) }
    for table in published.proportions { check(table) }
    for table in published.codeFrequencies { check(table) }
  }

  private mutating func checkSamples(_ published: PublishedResults) {
    for sample in published.samples {
      let path = ["published", "samples", sample.id]
      if let version = sample.version {
        check(version, isOneOf: versionNames, kind: "version", at: path + ["version"])
      }
      checkCount(sample.count, at: path + ["n"])
      checkCount(sample.observations, at: path + ["observations"])
    }
    for (index, sample) in (published.reportedTotal?.samples ?? []).enumerated() {
      checkSample(sample, at: ["published", "reported-total", "samples", "\(index)"])
    }
    checkCount(published.reportedTotal?.count, at: ["published", "reported-total"])
  }

  private mutating func check(_ table: PublishedDistribution) {
    let path = ["published", "distributions", table.heading.id]
    let percent = path + ["percent"]
    for sample in table.samples {
      let option = table.rows.first { $0[sample] != nil }?.option ?? ""
      checkSample(sample, at: percent + [option, sample], orAt: path + ["sample"])
    }
    for count in table.counts {
      let place = path + ["n", count.sample]
      checkSample(count.sample, at: place, orAt: path + ["sample"])
      checkCount(count.count, at: place, orAt: path + ["n"])
    }
    for row in table.rows {
      for entry in row.figures {
        let place = percent + [row.option, entry.sample]
        checkPercentage(entry.figure, at: place, orAt: percent + [row.option])
      }
    }
    check(table.base, at: path + ["base"])
    guard checkVariable(table.variable, at: path + ["question"]) else { return }
    guard let (question, item) = study.variable(table.variable) else {
      report(
        path + ["question"], found: "the scale '\(table.variable)'",
        expected: "a question; a scale has moments, not percentages")
      return
    }
    checkRows(table.rows.map(\.option), of: question, item: item, at: percent)
  }

  private mutating func checkRows(
    _ rows: [String], of question: Question, item: String?, at path: [String]
  ) {
    if case .sliders = question.form, item == nil {
      report(
        path, found: "percentages of all sliders together",
        expected: "those of one, with 'question: \(question.id).item'")
      return
    }
    // The answers to a number question are not named in advance: rows may be any ranges.
    if case .number = question.form { return }
    for row in rows {
      checkAnswer(row, to: question, at: path + [row])
    }
  }

  private mutating func check(_ table: PublishedProportion) {
    let path = ["published", "proportions", table.heading.id]
    checkPercentage(table.percent, at: path + ["percent"])
    if let sample = table.sample { checkSample(sample, at: path + ["sample"]) }
    checkCount(table.count, at: path + ["n"])
    check(table.base, at: path + ["base"])
    checkAnswers(table.answers, to: table.question, at: path)
  }

  private mutating func check(_ table: PublishedCodeFrequencies) {
    let path = ["published", "codes", table.heading.id]
    checkSample(table.sample, at: path + ["sample"])
    check(table.base, at: path + ["base"])
    for row in table.rows {
      let place = path + ["rows", row.code]
      switch table.unit {
      case .percent: checkPercentage(row.figure, at: place)
      case .stars:
        check(row.figure, isWithin: 1...3, kind: "number of stars", at: place, orAt: nil)
      case .count:
        check(row.figure, isWithin: 0...1e9, kind: "number of answers", at: place, orAt: nil)
      }
    }
    guard
      checkQuestion(table.question, at: path + ["question"]),
      let question = study.questions.first(where: { $0.id == table.question })
    else { return }
    guard case .openText(let codes) = question.form else {
      report(
        path + ["question"], found: "'\(table.question)', which is no open question",
        expected: "an open-text question")
      return
    }
    for row in table.rows {
      check(row.code, isOneOf: codes.map(\.id), kind: "code", at: path + ["rows", row.code])
    }
  }
}

// MARK: - What published tables share

extension StudyValidator {
  @discardableResult
  mutating func checkSample(_ name: String, at path: [String], orAt other: [String]? = nil)
    -> Bool
  {
    let names = study.published?.samples.map(\.id) ?? []
    return check(name, isOneOf: names, kind: "published sample", at: path, orAt: other)
  }

  mutating func checkCount(_ count: Int?, at path: [String], orAt other: [String]? = nil) {
    if let count, count < 1 {
      report(path, orAt: other, found: "a number of \(count)", expected: "at least 1")
    }
  }

  mutating func checkPercentage(
    _ figure: PublishedFigure, at path: [String], orAt other: [String]? = nil
  ) {
    check(figure, isWithin: 0...100, kind: "percentage", at: path, orAt: other)
  }

  mutating func check(
    _ figure: PublishedFigure?, isWithin limits: ClosedRange<Double>, kind: String,
    at path: [String], orAt other: [String]? = nil
  ) {
    guard let figure, let value = figure.value else { return }
    if !limits.contains(value) {
      let low = Question.name(ofPoint: limits.lowerBound)
      let high = Question.name(ofPoint: limits.upperBound)
      report(
        path, orAt: other, found: "the \(kind) \(figure.printed ?? "")",
        expected: "a \(kind) from \(low) to \(high)")
    }
    if let low = figure.low, let high = figure.high, !(low <= value && value <= high) {
      report(
        path, orAt: other, found: "a derived \(kind) \(figure.printed ?? "") outside its own range",
        expected: "a number from its 'low' to its 'high'")
    }
  }

  mutating func check(_ base: PublishedBase?, at path: [String]) {
    checkAnswers(base?.answers ?? [], to: base?.question, at: path)
  }

  mutating func checkAnswers(_ answers: [String], to name: String?, at path: [String]) {
    guard let name else {
      if !answers.isEmpty {
        report(path + ["answers"], found: "answers without a question", expected: "'question' too")
      }
      return
    }
    guard checkVariable(name, at: path + ["question"]),
      let question = study.variable(name)?.question
    else { return }
    for (index, answer) in answers.enumerated() {
      checkAnswer(answer, to: question, at: path + ["answers", "\(index)"])
    }
  }
}
