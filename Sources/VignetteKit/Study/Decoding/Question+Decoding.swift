extension Question {
  enum Key: String, FieldKey {
    case kind, text, label, options, labels, groups, unit, items, positions, limit, codes
    case routes, optional, order
    case minimum = "min"
    case maximum = "max"
    case step
  }

  /// The names of the answer forms.
  public enum Kind: String, CaseIterable, Sendable {
    /// One of the options.
    case singleChoice = "single-choice"
    /// Any of the options.
    case multipleChoice = "multiple-choice"
    /// A mark on a scale, agreement with a statement, a number typed, sliders under a limit.
    case rating, agreement, number, sliders
    /// The respondent's own words.
    case openText = "open-text"

    /// The kind that a question says it has, or nil.
    init?(of node: DocumentNode) {
      guard case .mapping(let entries) = node.content,
        case .scalar(let name, _) = entries.first(where: { $0.key == "kind" })?.value.content
      else { return nil }
      self.init(rawValue: name)
    }

    /// The keys that have a meaning for this kind, beside those that all questions have.
    var keys: [Key] {
      switch self {
      case .singleChoice, .multipleChoice: [.options, .order]
      case .rating, .agreement: [.minimum, .maximum, .step, .labels, .groups]
      case .number: [.minimum, .maximum, .step, .unit]
      case .sliders: [.items, .positions, .limit, .groups, .order]
      case .openText: [.codes]
      }
    }
  }

  init?(_ cursor: Cursor) {
    let named = Kind(of: cursor.node)
    guard let fields = cursor.fields(Key.self, naming: named.map(Self.keys)) else { return nil }
    let text = fields.required(.text, LocalizedText.init)
    let label = fields.optional(.label, LocalizedText.init)
    let routes = fields.list(.routes, Route.init)
    let isOptional = fields.optional(.optional) { $0.truth() }
    let order = fields.optional(.order) { $0.choice(of: OptionOrder.self) }
    let kind = fields.required(.kind) { $0.choice(of: Kind.self) }
    guard let kind else { return nil }
    Self.reportKeys(of: fields, thatDoNotFit: kind)
    let form = AnswerForm(kind, fields)
    guard let text, let form else { return nil }
    self.init(
      id: cursor.key, text: text, label: label, form: form, routes: routes,
      isOptional: isOptional, order: order ?? .fixed)
  }

  /// The keys that a question of a kind may have.
  private static func keys(of kind: Kind) -> [Key] {
    [.kind, .text, .label, .routes, .optional] + kind.keys
  }

  private static func reportKeys(of fields: Fields<Key>, thatDoNotFit kind: Kind) {
    let fitting = keys(of: kind)
    for entry in fields.entries {
      guard let key = Key(rawValue: entry.key), !fitting.contains(key) else { continue }
      fields.cursor.log.report(
        at: entry.position, found: "the key '\(entry.key)' in a \(kind.rawValue) question",
        expected: Cursor.alternatives(fitting.map(\.rawValue)))
    }
  }
}

extension AnswerForm {
  init?(_ kind: Question.Kind, _ fields: Fields<Question.Key>) {
    switch kind {
    case .singleChoice, .multipleChoice:
      guard let options = fields.required(.options, { $0.entries(AnswerOption.init) }) else {
        return nil
      }
      self = kind == .singleChoice ? .singleChoice(options) : .multipleChoice(options)
    case .rating, .agreement:
      guard let scale = RatingScale(fields) else { return nil }
      self = kind == .rating ? .rating(scale) : .agreement(scale)
    case .number:
      self = .number(NumberRange(fields))
    case .sliders:
      guard let allocation = SliderAllocation(fields) else { return nil }
      self = .sliders(allocation)
    case .openText:
      self = .openText(fields.entries(.codes, AnswerCode.init))
    }
  }
}

extension AnswerOption {
  enum Key: String, FieldKey {
    case text, explanation, role
  }

  /// The names of the roles.
  enum RoleName: String, CaseIterable {
    case substantive, other
    case leftOut = "left-out"
  }

  init?(_ cursor: Cursor) {
    if cursor.isBareText(ratherThan: Key.self) {
      guard let text = LocalizedText(cursor) else { return nil }
      self.init(id: cursor.key, text: text)
      return
    }
    guard let fields = cursor.fields(Key.self) else { return nil }
    let role = fields.optional(.role) { $0.choice(of: RoleName.self) }
    let explanation = fields.optional(.explanation, LocalizedText.init)
    guard let text = fields.required(.text, LocalizedText.init) else { return nil }
    self.init(
      id: cursor.key, text: text, explanation: explanation, role: Role(role ?? .substantive))
  }
}

extension AnswerOption.Role {
  init(_ name: AnswerOption.RoleName) {
    switch name {
    case .substantive: self = .substantive
    case .other: self = .other
    case .leftOut: self = .leftOut
    }
  }
}

extension AnswerCode {
  init?(_ cursor: Cursor) {
    guard let text = LocalizedText(cursor) else { return nil }
    self.init(id: cursor.key, text: text)
  }
}

extension RatingScale {
  init?(_ fields: Fields<Question.Key>) {
    let minimum = fields.required(.minimum) { $0.number() }
    let maximum = fields.required(.maximum) { $0.number() }
    let step = fields.optional(.step) { $0.number() }
    let labels = fields.entries(.labels, PointLabel.init)
    let groups = fields.entries(.groups, AnswerGroup.init)
    guard let minimum, let maximum else { return nil }
    self.init(minimum: minimum, maximum: maximum, step: step ?? 1, labels: labels, groups: groups)
  }
}

extension PointLabel {
  init?(_ cursor: Cursor) {
    let text = LocalizedText(cursor)
    guard let value = PrintedNumber.number(cursor.key[...], allowingExponent: false) else {
      cursor.log.report(
        at: cursor.keyPosition, found: "'\(cursor.key)'", expected: "a point of the scale")
      return nil
    }
    guard let text else { return nil }
    self.init(value: value, text: text)
  }
}

extension AnswerGroup {
  enum Key: String, FieldKey {
    case text, values
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    let text = fields.required(.text, LocalizedText.init)
    let values = fields.required(.values) { $0.list { $0.number() } }
    guard let text, let values else { return nil }
    self.init(id: cursor.key, text: text, values: values)
  }
}

extension NumberRange {
  init(_ fields: Fields<Question.Key>) {
    self.init(
      minimum: fields.optional(.minimum) { $0.number() },
      maximum: fields.optional(.maximum) { $0.number() },
      step: fields.optional(.step) { $0.number() },
      unit: fields.optional(.unit, LocalizedText.init))
  }
}
