extension AssignmentDesign {
  /// The design that a study plans: its versions in the ratio of their allocations (equal, where
  /// it states none), its sets of vignettes with their decks, its strata.
  ///
  /// A study without a plan for assignment is assigned in the smallest permuted blocks, without
  /// strata.
  ///
  /// - Parameter study: with its vignettes and decks filled in.
  /// - Throws: ``AssignmentError``.
  public init(of study: Study) throws(AssignmentError) {
    let plan = study.assignment ?? AssignmentPlan(method: .blocks)
    var strata: [Stratum] = []
    for name in plan.strata {
      strata.append(try Self.stratum(name, weight: plan.weights[name] ?? 1, in: study))
    }
    var sets: [DeckSet] = []
    for set in study.vignetteSets { sets.append(try Self.deckSet(set)) }
    try self.init(
      study: study.name, method: plan.method, salt: plan.salt,
      versions: try Self.shares(of: study.versions), sets: sets, strata: strata,
      blockSizes: plan.blockSizes, order: plan.order, followProbability: plan.followProbability)
  }

  /// The allocations in the smallest whole numbers: 0.5 and 0.25 are 2 and 1.
  static func shares(of versions: [Version]) throws(AssignmentError) -> [VersionShare] {
    let allocations = versions.map { $0.allocation ?? 1 }
    var scale = 1.0
    // Decimals as people write them: six are more than any plan states.
    while scale < 1e6, !allocations.allSatisfy({ isWhole($0 * scale) }) { scale *= 10 }
    guard allocations.allSatisfy({ $0 > 0 && isWhole($0 * scale) && $0 * scale < 1e15 }) else {
      throw .sharesNotWhole(versions: versions.map(\.id))
    }
    let whole = allocations.map { Int(($0 * scale).rounded()) }
    let divisor = whole.reduce(0) { greatestCommonDivisor($0, $1) }
    return zip(versions, whole).map { version, share in
      VersionShare(version: version.id, share: share / divisor)
    }
  }

  private static func isWhole(_ value: Double) -> Bool {
    abs(value - value.rounded()) <= 1e-9 * max(1, abs(value))
  }

  private static func stratum(
    _ name: String, weight: Int, in study: Study
  ) throws(AssignmentError) -> Stratum {
    let choices = study.questions.filter { question in
      if case .singleChoice = question.form { true } else { false }
    }
    guard let question = choices.first(where: { $0.id == name }) else {
      throw .noStratum(name, nearest: NearestNames.of(name, among: choices.map(\.id)))
    }
    return Stratum(
      characteristic: name, levels: question.options.map(\.id), weight: weight)
  }

  private static func deckSet(_ set: VignetteSet) throws(AssignmentError) -> DeckSet {
    let names = set.vignettes.map(\.id)
    for deck in set.decks {
      if let unknown = deck.vignettes.first(where: { !names.contains($0) }) {
        throw .deck(
          deck.id, vignette: unknown, nearest: NearestNames.of(unknown, among: names))
      }
    }
    let decks = set.decks.isEmpty ? [Deck(id: DeckSet.undivided, vignettes: names)] : set.decks
    let smallest = decks.map(\.vignettes.count).min() ?? 0
    let showsAll = decks.allSatisfy { $0.vignettes.count == smallest }
    return DeckSet(
      id: set.id, decks: decks,
      shown: set.perRespondent.flatMap { showsAll && $0 == smallest ? nil : $0 })
  }
}

/// The largest number that divides both.
func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
  var (a, b) = (a, b)
  while b != 0 { (a, b) = (b, a % b) }
  return a
}
