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
    guard versions.allSatisfy({ (1...Self.largestShare).contains($0.share) }) else {
      throw .sharesNotWhole(versions: versions.map(\.version))
    }
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
      let probability = followProbability ?? AssignmentPlan.defaultFollowProbability
      let millionths = (probability * 1e6).rounded()
      guard probability > 0.5, probability <= 1, abs(millionths - probability * 1e6) < 1e-6 else {
        throw .followProbability(probability)
      }
      followMillionths = Int(millionths)
      guard Self.commonMultiple(of: versions.map(\.share)) != nil else {
        throw .sharesTooUneven(limit: Self.largestMultiple)
      }
    case .simple:
      self.blockSizes = []
      followMillionths = nil
    }
    try checkNames()
    try checkDecks()
  }

  /// The largest share: beyond any plan, and small enough for the shares to be added up.
  static let largestShare = 1_000_000_000_000_000
  /// The largest common multiple of shares with which minimisation's whole numbers can't overflow.
  private static let largestMultiple = 10_000
  /// The largest block that is carried out.
  static let largestBlock = 1_000_000

  /// The number of places of the smallest block: the sum of the shares times all decks.
  private static func smallestBlock(
    _ versions: [VersionShare], _ sets: [DeckSet]
  ) throws(AssignmentError) -> Int {
    var size = 0
    for version in versions {
      guard version.share <= largestBlock else {
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

  /// The smallest common multiple of the shares, or nil where it is too large for minimisation.
  static func commonMultiple(of shares: [Int]) -> Int? {
    var multiple = 1
    for share in shares {
      guard share <= largestMultiple else { return nil }
      multiple = multiple / greatestCommonDivisor(multiple, share) * share
      guard multiple <= largestMultiple else { return nil }
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
