extension FractionalFactorial {
  /// The most factors for which the best generators are searched.
  public static let searchLimit = 12

  /// The fraction of minimum aberration with so many runs: of the highest resolution, then with
  /// the fewest words of the shortest length, of the next, and so on.
  ///
  /// The first factors are free and the others are made from them. The search goes through all
  /// sets of generators that can't be turned into each other by renaming the free factors, and
  /// leaves a set as soon as its words are no fewer than those of the best one.
  ///
  /// - Throws: ``DesignError/notTwoLevels(factor:count:)``,
  ///   ``DesignError/impossibleRuns(asked:factors:possible:)``.
  /// - Reference: [FriesHunter1980]; [ChenSunWu1993]
  public init(of factors: [DesignFactor], runs: Int) throws(DesignError) {
    try Self.checkLevels(factors)
    let count = factors.count
    let possible = Self.possibleRuns(factors: count)
    guard possible.contains(runs) else {
      throw .impossibleRuns(asked: runs, factors: count, possible: possible)
    }
    guard count <= Self.searchLimit || runs == 1 << count else {
      throw .tooManyFactorsToSearch(count: count, limit: Self.searchLimit)
    }
    let free = runs.trailingZeroBitCount
    var search = AberrationSearch(factorCount: count, freeCount: free)
    let masks = search.best()
    let made = Array(free..<count)
    let words = zip(masks, made).map { mask, factor in
      Word(mask: mask | 1 << UInt64(factor), sign: 1)
    }
    self.init(factors, generators: words, making: made)
  }

  /// The powers of two that are numbers of runs of a fraction with separable main effects, or of
  /// the full factorial.
  static func possibleRuns(factors: Int) -> [Int] {
    (1...max(factors, 1)).map { 1 << $0 }.filter { $0 > factors }
  }
}

/// Branch and bound over sets of generators.
private struct AberrationSearch {
  let factorCount: Int
  let freeCount: Int
  /// The products of at least two free factors, those of most factors first.
  private let products: [UInt64]
  private var bestMasks: [UInt64] = []
  /// How many words of each length the best set has.
  private var bestCounts: [Int]

  init(factorCount: Int, freeCount: Int) {
    self.factorCount = factorCount
    self.freeCount = freeCount
    products = (0..<UInt64(1) << UInt64(freeCount)).filter { $0.nonzeroBitCount >= 2 }
      .sorted { ($1.nonzeroBitCount, $0) < ($0.nonzeroBitCount, $1) }
    bestCounts = [Int](repeating: .max, count: factorCount + 1)
  }

  /// The generators of the best fraction, as products of free factors.
  mutating func best() -> [UInt64] {
    let wanted = factorCount - freeCount
    guard wanted > 0 else { return [] }
    for size in stride(from: freeCount, through: 2, by: -1) {
      // Renaming the free factors turns any first generator of this size into this one.
      let first = Self.ones(size)
      var words = Words(factorCount: factorCount)
      words.add(first | bit(0))
      if wanted == 1 {
        keepIfBetter([first], words)
      } else {
        searchSecond(after: first, size: size, words, wanted: wanted)
      }
    }
    return bestMasks
  }

  /// The second generator, up to a renaming that leaves the first one as it is: only how many free
  /// factors it shares with the first, and how many it has besides, matters.
  private mutating func searchSecond(
    after first: UInt64, size: Int, _ words: Words, wanted: Int
  ) {
    for shared in stride(from: size, through: 0, by: -1) {
      for others in stride(from: freeCount - size, through: 0, by: -1) {
        let total = shared + others
        guard total >= 2, total <= size, !(shared == size && others == 0) else { continue }
        let second = Self.ones(shared) | Self.ones(others) << UInt64(size)
        var extended = words
        extended.add(second | bit(1))
        guard isPromising(extended) else { continue }
        if wanted == 2 {
          keepIfBetter([first, second], extended)
        } else {
          // The rest have no more factors than the second, in their order among themselves.
          let start = products.firstIndex { $0.nonzeroBitCount <= total } ?? products.count
          searchRest([first, second], extended, from: start, wanted: wanted)
        }
      }
    }
  }

  private mutating func searchRest(
    _ masks: [UInt64], _ words: Words, from start: Int, wanted: Int
  ) {
    for place in start..<max(products.count, start) {
      let mask = products[place]
      guard !masks.contains(mask) else { continue }
      var extended = words
      extended.add(mask | bit(masks.count))
      guard isPromising(extended) else { continue }
      if masks.count + 1 == wanted {
        keepIfBetter(masks + [mask], extended)
      } else {
        searchRest(masks + [mask], extended, from: place + 1, wanted: wanted)
      }
    }
  }

  /// Generators only add words, so that counts no smaller than the best ones stay so.
  private func isPromising(_ words: Words) -> Bool {
    words.counts.lexicographicallyPrecedes(bestCounts)
  }

  private mutating func keepIfBetter(_ masks: [UInt64], _ words: Words) {
    guard isPromising(words) else { return }
    bestMasks = masks
    bestCounts = words.counts
  }

  private static func ones(_ count: Int) -> UInt64 { (1 << UInt64(count)) - 1 }

  /// The bit of the factor that a generator makes.
  private func bit(_ generator: Int) -> UInt64 { 1 << UInt64(freeCount + generator) }

  /// The words of a set of generators, with how many there are of each length.
  struct Words {
    private var masks: [UInt64] = [0]
    private(set) var counts: [Int]

    init(factorCount: Int) {
      counts = [Int](repeating: 0, count: factorCount + 1)
    }

    mutating func add(_ generator: UInt64) {
      masks += masks.map { $0 ^ generator }
      for mask in masks[(masks.count / 2)...] { counts[mask.nonzeroBitCount] += 1 }
    }
  }
}
