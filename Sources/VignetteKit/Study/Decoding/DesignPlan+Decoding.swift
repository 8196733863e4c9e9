extension VignetteDesignPlan {
  enum Key: String, FieldKey {
    case effects, exclude, vignettes, decks, seed
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    self.init(
      effects: fields.names(.effects).map(Self.factors(inEffect:)),
      exclusions: fields.list(.exclude, ExcludedCombination.init),
      vignettes: fields.optional(.vignettes) { $0.count() },
      decks: fields.optional(.decks, DeckPlan.init),
      seed: fields.optional(.seed) { $0.count() }.map { UInt64($0) } ?? 1)
  }

  /// The factors of an effect that is written as `effort` or `effort:need`.
  static func factors(inEffect text: String) -> [String] {
    text.split(separator: ":", omittingEmptySubsequences: false).map { String($0) }
  }
}

extension ExcludedCombination {
  enum Key: String, FieldKey {
    case levels, because
  }

  /// Either factors with their levels, or these under `levels` beside the reason.
  init?(_ cursor: Cursor) {
    guard case .mapping(let entries) = cursor.node.content,
      entries.contains(where: { $0.key == Key.levels.rawValue })
    else {
      guard let levels = Self.levels(cursor) else { return nil }
      self.init(levels: levels)
      return
    }
    guard let fields = cursor.fields(Key.self) else { return nil }
    let reason = fields.optional(.because, LocalizedText.init)
    guard let levels = fields.required(.levels, Self.levels) else { return nil }
    self.init(levels: levels, reason: reason)
  }

  private static func levels(_ cursor: Cursor) -> [LevelReference]? {
    cursor.entries { entry in
      entry.name().map { LevelReference(factor: entry.key, level: $0) }
    }
  }
}

extension DeckPlan {
  enum Key: String, FieldKey {
    case count, size
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    let count = fields.required(.count) { $0.count() }
    let size = fields.required(.size) { $0.count() }
    guard let count, let size else { return nil }
    self.init(count: count, size: size)
  }
}

extension AssignmentPlan {
  enum Key: String, FieldKey {
    case method, salt, commitment, block, strata, weights, order, follow
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    let salt = fields.optional(.salt) { $0.name() }
    let commitment = fields.optional(.commitment) { $0.name() }
    let sizes = fields.optional(.block) { block in
      if case .sequence = block.node.content { return block.list { $0.count() } }
      return block.count().map { [$0] }
    }
    let strata = fields.names(.strata)
    let weights = fields.entries(.weights) { entry in entry.count().map { (entry.key, $0) } }
    let order = fields.optional(.order) { $0.choice(of: VignetteOrder.self) }
    let follow = fields.optional(.follow) { $0.number() }
    guard let method = fields.required(.method, { $0.choice(of: Method.self) }) else { return nil }
    self.init(
      method: method, salt: salt, commitment: commitment, blockSizes: sizes ?? [],
      strata: strata, weights: Dictionary(weights, uniquingKeysWith: { first, _ in first }),
      order: order ?? .random, followProbability: follow)
  }
}
