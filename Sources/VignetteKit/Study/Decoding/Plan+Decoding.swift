extension Population {
  enum Key: String, FieldKey {
    case label, source, margins
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    let label = fields.required(.label, LocalizedText.init)
    let source = fields.optional(.source) { $0.text() }
    let margins = fields.entries(.margins) { margin in
      margin.entries { share in
        PublishedFigure(share).map { OptionFigure(option: share.key, figure: $0) }
      }.map { PopulationMargin(question: margin.key, shares: $0) }
    }
    guard let label else { return nil }
    self.init(label: label, source: source, margins: margins)
  }
}

extension AnalysisPlan {
  enum Key: String, FieldKey {
    case outcomes, reference, covariates, families, models, exclusions, confidence, margin
    case expected
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    self.init(
      outcomes: fields.names(.outcomes), reference: fields.optional(.reference) { $0.name() },
      covariates: fields.names(.covariates),
      families: fields.entries(.families) { family in
        family.names().map { OutcomeFamily(id: family.key, outcomes: $0) }
      },
      models: fields.entries(.models, PlannedModel.init),
      exclusions: fields.optional(.exclusions, ExclusionRules.init) ?? ExclusionRules(),
      confidence: fields.optional(.confidence) { $0.number() },
      margin: fields.optional(.margin) { $0.number() },
      expected: fields.optional(.expected, Expectations.init))
  }
}

extension ExclusionRules {
  enum Key: String, FieldKey {
    case attention, duplicates
    case shortestSeconds = "shortest-seconds"
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    self.init(
      attentionChecks: fields.list(.attention, AttentionCheck.init),
      shortestSeconds: fields.optional(.shortestSeconds) { $0.number() },
      duplicates: fields.optional(.duplicates) { $0.choice(of: DuplicateRule.self) })
  }
}

extension AttentionCheck {
  enum Key: String, FieldKey {
    case question, passes
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    let question = fields.required(.question) { $0.name() }
    let passes = fields.required(.passes) { $0.names() }
    guard let question, let passes else { return nil }
    self.init(question: question, passes: passes)
  }
}

extension Codebook {
  enum Key: String, FieldKey {
    case file, separator, decimal, missing, version, respondent, vignette, duration, weight
    case questions
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    self.init(
      file: fields.optional(.file) { $0.name() },
      separator: fields.optional(.separator) { $0.name() },
      decimal: fields.optional(.decimal) { $0.name() },
      missing: fields.optional(.missing) { $0.list { $0.text() } },
      version: fields.optional(.version, ColumnMapping.init),
      respondent: fields.optional(.respondent) { $0.name() },
      vignette: fields.optional(.vignette, ColumnMapping.init),
      duration: fields.optional(.duration) { $0.name() },
      weight: fields.optional(.weight) { $0.name() },
      questions: fields.entries(.questions, QuestionMapping.init))
  }
}

extension ColumnMapping {
  enum Key: String, FieldKey {
    case column, values, missing
  }

  init?(_ cursor: Cursor) {
    if case .scalar = cursor.node.content {
      guard let column = cursor.name() else { return nil }
      self.init(column: column)
      return
    }
    guard let fields = cursor.fields(Key.self) else { return nil }
    let values = fields.entries(.values, Value.init)
    let missing = fields.list(.missing) { $0.text() }
    guard let column = fields.required(.column, { $0.name() }) else { return nil }
    self.init(column: column, values: values, missing: missing)
  }
}

extension ColumnMapping.Value {
  init?(_ cursor: Cursor) {
    guard let code = cursor.text() else { return nil }
    self.init(id: cursor.key, code: code)
  }
}

extension QuestionMapping {
  enum Key: String, FieldKey {
    case column, columns, values, missing, separator, ticked, unticked
  }

  init?(_ cursor: Cursor) {
    if case .scalar = cursor.node.content {
      guard let column = ColumnMapping(cursor) else { return nil }
      self.init(question: cursor.key, layout: .column(column))
      return
    }
    guard let fields = cursor.fields(Key.self) else { return nil }
    if fields.cursor(at: .columns) != nil {
      let columns = fields.entries(.columns, ColumnMapping.Value.init)
      let ticked = fields.optional(.ticked) { $0.text() }
      let unticked = fields.optional(.unticked) { $0.text() }
      self.init(
        question: cursor.key,
        layout: .columns(columns, ticked: ticked ?? "1", unticked: unticked ?? "0"))
      return
    }
    let values = fields.entries(.values, ColumnMapping.Value.init)
    let missing = fields.list(.missing) { $0.text() }
    let separator = fields.optional(.separator) { $0.name() }
    guard let column = fields.required(.column, { $0.name() }) else { return nil }
    let mapping = ColumnMapping(column: column, values: values, missing: missing)
    self.init(
      question: cursor.key,
      layout: separator.map { .list(mapping, separator: $0) } ?? .column(mapping))
  }
}
