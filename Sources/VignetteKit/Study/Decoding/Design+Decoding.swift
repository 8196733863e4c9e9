extension Version {
  enum Key: String, FieldKey {
    case label, allocation
  }

  init?(_ cursor: Cursor) {
    if cursor.isBareText(ratherThan: Key.self) {
      guard let label = LocalizedText(cursor) else { return nil }
      self.init(id: cursor.key, label: label)
      return
    }
    guard let fields = cursor.fields(Key.self) else { return nil }
    let allocation = fields.optional(.allocation) { $0.number() }
    guard let label = fields.required(.label, LocalizedText.init) else { return nil }
    self.init(id: cursor.key, label: label, allocation: allocation)
  }
}

extension Factor {
  enum Key: String, FieldKey {
    case label, levels
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    let label = fields.required(.label, LocalizedText.init)
    let levels = fields.required(.levels) { $0.entries(Level.init) }
    guard let label, let levels else { return nil }
    self.init(id: cursor.key, label: label, levels: levels)
  }
}

extension Level {
  enum Key: String, FieldKey {
    case label, text, forms
  }

  init?(_ cursor: Cursor) {
    if cursor.isBareText(ratherThan: Key.self) {
      guard let label = LocalizedText(cursor) else { return nil }
      self.init(id: cursor.key, label: label)
      return
    }
    guard let fields = cursor.fields(Key.self) else { return nil }
    let text = fields.optional(.text, LocalizedText.init)
    let forms = fields.entries(.forms) { form in
      LocalizedText.partly(form).map { LevelForm(id: form.key, text: $0) }
    }
    guard let label = fields.required(.label, LocalizedText.init) else { return nil }
    self.init(id: cursor.key, label: label, text: text, forms: forms)
  }
}

extension Dilemma {
  enum Key: String, FieldKey {
    case title, text, shows, questions
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    let title = fields.required(.title, LocalizedText.init)
    let text = fields.required(.text, LocalizedText.init)
    let shows = fields.entries(.shows, ShownFactor.init)
    let questions = fields.required(.questions) { $0.names() }
    guard let title, let text, let questions else { return nil }
    self.init(id: cursor.key, title: title, text: text, shows: shows, questions: questions)
  }
}

extension ShownFactor {
  init?(_ cursor: Cursor) {
    let showings = cursor.entries { entry in
      entry.name().map { Showing(version: entry.key, level: $0) }
    }
    guard let showings else { return nil }
    self.init(factor: cursor.key, showings: showings)
  }
}

extension VignetteSet {
  enum Key: String, FieldKey {
    case title, text, factors, items, decks, design, questions
    case perRespondent = "per-respondent"
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    let title = fields.required(.title, LocalizedText.init)
    let text = fields.required(.text, LocalizedText.init)
    let factors = fields.required(.factors) { $0.names() }
    let design = fields.optional(.design, VignetteDesignPlan.init)
    let hasDesign = fields.cursor(at: .design) != nil
    let vignettes =
      hasDesign
      ? fields.entries(.items, Vignette.init)
      : fields.required(.items) { $0.entries(Vignette.init) }
    let decks = fields.entries(.decks) { deck in
      deck.names().map { Deck(id: deck.key, vignettes: $0) }
    }
    let questions = fields.required(.questions) { $0.names() }
    let perRespondent = fields.optional(.perRespondent) { $0.count() }
    guard let title, let text, let factors, let vignettes, let questions else { return nil }
    self.init(
      id: cursor.key, title: title, text: text, factors: factors, vignettes: vignettes,
      decks: decks, design: design, perRespondent: perRespondent, questions: questions)
  }
}

extension Vignette {
  enum Key: String, FieldKey {
    case levels, status
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    let status = fields.optional(.status) { $0.choice(of: FigureStatus.self) }
    let levels = fields.required(.levels) { levels in
      levels.entries { entry in
        entry.name().map { LevelReference(factor: entry.key, level: $0) }
      }
    }
    guard let levels else { return nil }
    self.init(id: cursor.key, levels: levels, status: status ?? .published)
  }
}
