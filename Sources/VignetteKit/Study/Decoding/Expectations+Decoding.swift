extension Expectations {
  enum Key: String, FieldKey {
    case respondents, power, answers
    case dropOut = "drop-out"
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    self.init(
      respondents: fields.optional(.respondents) { $0.count() },
      power: fields.optional(.power) { $0.number() },
      dropOut: fields.optional(.dropOut) { $0.number() } ?? 0,
      answers: fields.entries(.answers, ExpectedAnswers.init))
  }
}

extension ExpectedAnswers {
  enum Key: String, FieldKey {
    case mean, sd, shares, effects, between, missing
    case sharesByVersion = "shares-by-version"
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    let effects = fields.entries(.effects, ExpectedEffect.init)
    let between = fields.optional(.between) { $0.number() }
    let missing = fields.optional(.missing) { $0.number() }
    guard let basis = Self.basis(fields) else { return nil }
    self.init(
      outcome: cursor.key, basis: basis, effects: effects, betweenDeviation: between ?? 0,
      missing: missing ?? 0)
  }

  private static func basis(_ fields: Fields<Key>) -> Basis? {
    let forms: [[Key]] = [[.mean, .sd], [.shares], [.sharesByVersion]]
    let given = forms.filter { keys in keys.contains { fields.cursor(at: $0) != nil } }
    guard given.count == 1 else {
      fields.cursor.report(
        expected: "for '\(fields.cursor.key)' one of: 'mean' with 'sd', 'shares', or "
          + "'shares-by-version'")
      return nil
    }
    if fields.cursor(at: .shares) != nil {
      return fields.optional(.shares, expectedShares).map(Basis.shares)
    }
    if let versions = fields.cursor(at: .sharesByVersion) {
      return versions.entries { version in
        expectedShares(version).map { VersionShares(version: version.key, shares: $0) }
      }.map(Basis.sharesByVersion)
    }
    let mean = fields.required(.mean) { $0.number() }
    let deviation = fields.required(.sd) { $0.number() }
    guard let mean, let deviation else { return nil }
    return .normal(mean: mean, deviation: deviation)
  }

  private static func expectedShares(_ cursor: Cursor) -> [ExpectedShare]? {
    cursor.entries { entry in
      entry.number().map { ExpectedShare(option: entry.key, percent: $0) }
    }
  }
}

extension ExpectedEffect {
  /// Levels written as `effort=high` or `effort=high:need=high`, with a number.
  init?(_ cursor: Cursor) {
    guard let value = cursor.number() else { return nil }
    var levels: [LevelReference] = []
    for part in cursor.key.split(separator: ":", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", maxSplits: 1).map { String($0) }
      guard sides.count == 2, sides.allSatisfy({ !$0.isEmpty }) else {
        cursor.log.report(
          at: cursor.keyPosition, found: "the effect '\(cursor.key)'",
          expected: "levels as in 'effort=high', joined by ':' for an interaction")
        return nil
      }
      levels.append(LevelReference(factor: sides[0], level: sides[1]))
    }
    self.init(levels: levels, value: value)
  }
}

extension PreregistrationPlan {
  enum Key: String, FieldKey {
    case hypotheses, collected, sample, stopping, other, registered
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    self.init(
      hypotheses: fields.list(.hypotheses, LocalizedText.init),
      collected: fields.optional(.collected) { $0.choice(of: Collected.self) },
      sample: fields.optional(.sample, LocalizedText.init),
      stopping: fields.optional(.stopping, LocalizedText.init),
      other: fields.optional(.other, LocalizedText.init),
      registered: fields.optional(.registered) { $0.name() })
  }
}

extension PlannedModel {
  enum Key: String, FieldKey {
    case formula, family, event, cluster
  }

  /// A formula alone, or a formula with the other keys.
  init?(_ cursor: Cursor) {
    if case .scalar = cursor.node.content {
      guard let formula = cursor.name() else { return nil }
      self.init(id: cursor.key, formula: formula)
      return
    }
    guard let fields = cursor.fields(Key.self) else { return nil }
    let family = fields.optional(.family) { $0.choice(of: Family.self) }
    let event = fields.optional(.event) { $0.name() }
    let cluster = fields.optional(.cluster) { $0.name() }
    guard let formula = fields.required(.formula, { $0.name() }) else { return nil }
    self.init(
      id: cursor.key, formula: formula, family: family ?? .gaussian, event: event,
      cluster: cluster)
  }
}
