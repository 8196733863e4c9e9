/// Everything that assignment depends on, apart from its seed: who may get what, in which ratio,
/// balanced within which strata.
///
/// The first line of a log holds it whole, so that the log can be checked without the study.
public struct AssignmentDesign: Sendable, Equatable {
  /// A version with its part of the respondents.
  public struct VersionShare: Sendable, Equatable {
    /// The version's name.
    public let version: String
    /// Its part, relative to the other versions': 2 and 1 is two to one.
    public let share: Int

    /// Creates a share.
    public init(version: String, share: Int) {
      self.version = version
      self.share = share
    }
  }

  /// A characteristic with its levels.
  public struct Stratum: Sendable, Equatable {
    /// The characteristic's name.
    public let characteristic: String
    /// What a unit may be.
    public let levels: [String]
    /// How much its balance counts beside the others' in minimisation.
    public let weight: Int

    /// Creates a stratum.
    public init(characteristic: String, levels: [String], weight: Int = 1) {
      self.characteristic = characteristic
      self.levels = levels
      self.weight = weight
    }
  }

  /// The vignettes that a unit may judge.
  public struct DeckSet: Sendable, Equatable {
    /// The name of the deck of a set that has none: all of its vignettes.
    public static let undivided = "all"

    /// The set's name.
    public let id: String
    /// Its decks; a set without any has one, named `all`.
    public let decks: [Deck]
    /// How many vignettes of its deck a unit judges; nil: all. Only random orders can leave some
    /// out.
    public let shown: Int?

    /// Creates a set.
    public init(id: String, decks: [Deck], shown: Int? = nil) {
      self.id = id
      self.decks = decks
      self.shown = shown
    }
  }

  /// The study's name.
  public let study: String
  /// How the next unit's version and deck are found.
  public let method: AssignmentPlan.Method
  /// The salt of simple assignment; nil for the other methods.
  public let salt: String?
  /// The versions, in the study's order.
  public let versions: [VersionShare]
  /// The sets of vignettes, in the study's order.
  public let sets: [DeckSet]
  /// The characteristics that are balanced; none in simple assignment.
  public let strata: [Stratum]
  /// The sizes of blocks, ascending; none for the other methods.
  public let blockSizes: [Int]
  /// The order in which a unit reads vignettes.
  public let order: VignetteOrder
  /// The chance that minimisation follows the best balance, in millionths; nil for the others.
  public let followMillionths: Int?

  /// Creates a design and checks that it can be carried out.
  ///
  /// - Parameter blockSizes: empty for the smallest block.
  /// - Throws: ``AssignmentError`` for what cannot be done as planned.
  public init(
    study: String, method: AssignmentPlan.Method, salt: String? = nil, versions: [VersionShare],
    sets: [DeckSet] = [], strata: [Stratum] = [], blockSizes: [Int] = [],
    order: VignetteOrder = .random, followProbability: Double? = nil
  ) throws(AssignmentError) {
    self.study = study
    self.method = method
    self.salt = method == .simple ? salt ?? study : nil
    self.versions = versions
    self.sets = sets
    self.strata = method == .simple ? [] : strata
    self.order = order
    switch method {
    case .blocks:
      let base = try Self.smallestBlock(versions, sets)
      let sizes = blockSizes.isEmpty ? [base] : Set(blockSizes).sorted()
      if let wrong = sizes.first(where: { $0 <= 0 || $0 % base != 0 }) {
        throw .blockSize(wrong, multipleOf: base, cells: Self.cellsInWords(versions, sets))
      }
      if let size = sizes.last, size > Self.largestBlock {
        throw .sharesTooLarge(smallestBlock: size, limit: Self.largestBlock)
      }
      self.blockSizes = sizes
      followMillionths = nil
    case .minimisation:
      self.blockSizes = []
      let probability = followProbability ?? 0.8
      let millionths = (probability * 1e6).rounded()
      guard probability > 0.5, probability <= 1, abs(millionths - probability * 1e6) < 1e-6 else {
        throw .followProbability(probability)
      }
      followMillionths = Int(millionths)
      guard Self.commonMultiple(of: versions.map(\.share)) != nil else {
        throw .sharesTooLarge(smallestBlock: nil, limit: 10_000)
      }
    case .simple:
      self.blockSizes = []
      followMillionths = nil
    }
    try checkNames()
    try checkDecks()
  }

  /// The largest block that is carried out.
  static let largestBlock = 1_000_000

  /// The number of places of the smallest block: the sum of the shares times all decks.
  private static func smallestBlock(
    _ versions: [VersionShare], _ sets: [DeckSet]
  ) throws(AssignmentError) -> Int {
    var size = 0
    for version in versions {
      guard version.share > 0, version.share <= largestBlock else {
        throw .sharesTooLarge(smallestBlock: nil, limit: largestBlock)
      }
      size += version.share
    }
    for set in sets {
      let product = size.multipliedReportingOverflow(by: set.decks.count)
      guard !product.overflow else {
        throw .sharesTooLarge(smallestBlock: nil, limit: largestBlock)
      }
      size = product.partialValue
    }
    guard size <= largestBlock else {
      throw .sharesTooLarge(smallestBlock: size, limit: largestBlock)
    }
    return size
  }

  /// The smallest common multiple of the shares, or nil where it is beyond all use (and would let
  /// minimisation's whole numbers overflow).
  static func commonMultiple(of shares: [Int]) -> Int? {
    var multiple = 1
    for share in shares {
      guard share > 0, share <= largestBlock else { return nil }
      multiple = multiple / greatestCommonDivisor(multiple, share) * share
      guard multiple <= 10_000 else { return nil }
    }
    return multiple
  }

  private static func cellsInWords(_ versions: [VersionShare], _ sets: [DeckSet]) -> String {
    let shares = versions.map { "\($0.share)" }.joined(separator: " : ")
    let decks = sets.filter { $0.decks.count > 1 }.map {
      "the \($0.decks.count) decks of '\($0.id)'"
    }
    return (["versions \(shares)"] + decks).joined(separator: " with ")
  }
}

// MARK: - Checks

extension AssignmentDesign {
  /// Names differ within their kind and hold no control character: logs have a line per event.
  private func checkNames() throws(AssignmentError) {
    try Self.check(versions.map(\.version), kind: "version")
    try Self.check(strata.map(\.characteristic), kind: "characteristic")
    for stratum in strata {
      try Self.check(stratum.levels, kind: "level")
      guard (1...100).contains(stratum.weight) else {
        throw .name(
          kind: "characteristic", stratum.characteristic,
          problem: "weighs \(stratum.weight); weights are whole numbers from 1 to 100")
      }
    }
    try Self.check(sets.map(\.id), kind: "set of vignettes")
    for set in sets {
      try Self.check(set.decks.map(\.id), kind: "deck")
      for deck in set.decks {
        for vignette in deck.vignettes { try Self.check(name: vignette, kind: "vignette") }
      }
    }
  }

  private static func check(_ names: [String], kind: String) throws(AssignmentError) {
    var seen: Set<String> = []
    for name in names {
      try check(name: name, kind: kind)
      guard seen.insert(name).inserted else {
        throw .name(kind: kind, name, problem: "is there twice; name each once")
      }
    }
  }

  /// A name that a log can hold.
  static func check(name: String, kind: String) throws(AssignmentError) {
    guard !name.isEmpty else { throw .name(kind: kind, name, problem: "is empty; name it") }
    let isPlain = name.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    guard isPlain else {
      throw .name(
        kind: kind, name, problem: "holds a line break or another control character; leave it out")
    }
  }

  private func checkDecks() throws(AssignmentError) {
    for set in sets {
      guard !set.decks.isEmpty, set.decks.allSatisfy({ !$0.vignettes.isEmpty }) else {
        throw .vignetteSet(
          set.id, problem: "it has no vignettes; list them, or plan a design of them")
      }
      for deck in set.decks {
        guard Set(deck.vignettes).count == deck.vignettes.count else {
          let twice = deck.vignettes.first { name in deck.vignettes.count { $0 == name } > 1 }
          throw .deck(deck.id, vignette: twice ?? "", nearest: [])
        }
      }
      try checkShown(set)
    }
  }

  private func checkShown(_ set: DeckSet) throws(AssignmentError) {
    guard let shown = set.shown else { return }
    let smallest = set.decks.map(\.vignettes.count).min() ?? 0
    guard shown >= 1, shown <= smallest else {
      throw .vignetteSet(
        set.id,
        problem: "each respondent is to judge \(shown), but a deck holds \(smallest) of them; "
          + "show \(smallest) at most")
    }
    let leavesOut = set.decks.contains { $0.vignettes.count > shown }
    guard !leavesOut || order == .random else {
      throw .vignetteSet(
        set.id,
        problem: "each respondent is to judge \(shown) of \(smallest), which the order "
          + "'\(order.rawValue)' can't choose; plan decks of \(shown), or the order 'random'")
    }
  }
}
