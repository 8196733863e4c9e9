extension SliderAllocation {
  init?(_ fields: Fields<Question.Key>) {
    let items = fields.required(.items) { $0.entries(AnswerOption.init) }
    let positions = fields.required(.positions) { $0.list(SliderPosition.init) }
    let limit = fields.optional(.limit, BudgetLimit.init)
    let groups = fields.entries(.groups, AnswerGroup.init)
    guard let items, let positions else { return nil }
    self.init(items: items, positions: positions, limit: limit, groups: groups)
  }
}

extension SliderPosition {
  enum Key: String, FieldKey {
    case value, text, cost
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    let value = fields.required(.value) { $0.number() }
    let text = fields.required(.text, LocalizedText.init)
    let cost = fields.required(.cost) { $0.number() }
    guard let value, let text, let cost else { return nil }
    self.init(value: value, text: text, cost: cost)
  }
}

extension BudgetLimit {
  enum Key: String, FieldKey {
    case factor, levels
  }

  init?(_ cursor: Cursor) {
    if case .scalar = cursor.node.content {
      guard let limit = cursor.number() else { return nil }
      self = .fixed(limit)
      return
    }
    guard let fields = cursor.fields(Key.self) else { return nil }
    let factor = fields.required(.factor) { $0.name() }
    let levels = fields.required(.levels) { levels in
      levels.entries { level in
        level.number().map { LevelLimit(level: level.key, limit: $0) }
      }
    }
    guard let factor, let levels else { return nil }
    self = .perLevel(factor: factor, limits: levels)
  }
}

extension Route {
  enum Key: String, FieldKey {
    case answers, from, to, tell, ask
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    let answers = fields.optional(.answers) { $0.names() }
    let low = fields.optional(.from) { $0.number() }
    let high = fields.optional(.to) { $0.number() }
    if answers != nil, low != nil || high != nil {
      cursor.report(found: "'answers' beside 'from' or 'to'", expected: "one of the two in a route")
    }
    let condition: Condition =
      if let answers { .answers(answers) } else if low != nil || high != nil {
        .between(low: low, high: high)
      } else { .otherwise }
    let tell = fields.optional(.tell, LocalizedText.init)
    let ask = fields.names(.ask)
    if fields.cursor(at: .tell) == nil, fields.cursor(at: .ask) == nil {
      cursor.report(found: "a route that leads nowhere", expected: "'tell', 'ask' or both")
    }
    self.init(condition: condition, tell: tell, ask: ask)
  }
}

extension ItemScale {
  enum Key: String, FieldKey {
    case label, items, reversed, score
    case answersNeeded = "answers-needed"
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    let label = fields.required(.label, LocalizedText.init)
    let items = fields.required(.items) { $0.names() }
    let reversed = fields.names(.reversed)
    let score = fields.optional(.score) { $0.choice(of: Score.self) }
    let answersNeeded = fields.optional(.answersNeeded) { $0.count() }
    guard let label, let items else { return nil }
    self.init(
      id: cursor.key, label: label, items: items, reversed: reversed, score: score ?? .mean,
      answersNeeded: answersNeeded)
  }
}
