/// A regular fraction 2^(k−p) of factors with two levels.
///
/// Each of p generators equates a factor with the product of others, such as `E = ABCD`; as a
/// word, `I = ABCDE`. The words and all their products are the defining relation. An effect is
/// aliased with its product with every word: their columns are the same, and no data can tell them
/// apart. The first level of a factor counts as −1, the second as 1.
///
/// - Reference: [BoxHunterHunter2005], ch. 6; [FriesHunter1980]
public struct FractionalFactorial: Sendable, Equatable {
  /// A product of factors that is constant over the fraction.
  public struct Word: Sendable, Hashable {
    /// The factors, one bit each.
    let mask: UInt64
    /// What the product always is, 1 or −1.
    public let sign: Int

    /// The positions of the factors.
    public var factors: [Int] { (0..<64).filter { mask >> UInt64($0) & 1 == 1 } }
    /// How many factors it has.
    public var length: Int { mask.nonzeroBitCount }

    func times(_ other: Word) -> Word {
      Word(mask: mask ^ other.mask, sign: sign * other.sign)
    }
  }

  /// The most factors.
  public static let limit = 16

  /// The factors, in order.
  public let factors: [DesignFactor]
  /// One word per generator: the generated factor with those that generate it.
  public let generators: [Word]
  /// The position of the factor that each generator makes.
  public let generatedFactors: [Int]
  /// All words, the shortest first.
  public let definingRelation: [Word]

  /// The fraction that generators define.
  ///
  /// - Parameter generators: For each, the factor that is made and the word that makes it constant.
  init(_ factors: [DesignFactor], generators: [Word], making generatedFactors: [Int]) {
    self.factors = factors
    self.generators = generators
    self.generatedFactors = generatedFactors
    var group: [Word] = [Word(mask: 0, sign: 1)]
    for generator in generators { group += group.map { $0.times(generator) } }
    definingRelation = group.dropFirst().sorted(by: Self.isShorter)
  }

  /// The fraction that generators such as `E=ABCD`, `E=-ABCD` or `age=sex:income` define; letters
  /// stand for the factors in their order.
  ///
  /// - Throws: ``DesignError/malformedGenerator(_:reason:)``,
  ///   ``DesignError/notTwoLevels(factor:count:)``.
  public init(of factors: [DesignFactor], generators: [String]) throws(DesignError) {
    try Self.checkLevels(factors)
    let parser = GeneratorParser(factors: factors)
    var words: [Word] = []
    var made: [Int] = []
    for text in generators {
      let (factor, word) = try parser.word(text)
      guard !made.contains(factor) else {
        throw .malformedGenerator(text, reason: "makes a factor that another generator makes")
      }
      words.append(word)
      made.append(factor)
    }
    self.init(factors, generators: words, making: made)
    guard Set(definingRelation.map(\.mask)).count == definingRelation.count,
      definingRelation.allSatisfy({ $0.mask != 0 })
    else {
      throw .malformedGenerator(
        generators.joined(separator: ", "), reason: "repeats what the others say already")
    }
    guard let shortest = definingRelation.first, shortest.length > 1 else {
      guard let constant = definingRelation.first?.factors.first else { return }
      throw .malformedGenerator(
        generators.joined(separator: ", "),
        reason: "keeps '\(factors[constant].id)' at one level")
    }
  }

  /// The length of the shortest word: main effects are aliased with interactions of at least
  /// `resolution − 1` factors. Nil for the full factorial, where nothing is aliased.
  public var resolution: Int? { definingRelation.first?.length }

  /// How many words there are of 1, 2, 3 … factors.
  public var wordLengths: [Int] {
    factors.indices.map { length in definingRelation.count { $0.length == length + 1 } }
  }

  /// The combinations of levels, in standard order.
  public var combinations: [[Int]] {
    CandidateSet.fullFactorial(factors).filter { combination in
      generators.allSatisfy { word in
        let low = word.factors.count { combination[$0] == 0 }
        return (low.isMultiple(of: 2) ? 1 : -1) == word.sign
      }
    }
  }

  /// The effects of at most so many factors that can't be told apart from one, without itself.
  public func aliases(of effect: [Int], upTo order: Int) -> [Word] {
    let own = Word(mask: effect.reduce(0) { $0 | 1 << UInt64($1) }, sign: 1)
    return definingRelation.map { $0.times(own) }
      .filter { $0.length > 0 && $0.length <= order }
      .sorted(by: Self.isShorter)
  }

  /// A word as `effort:need`, with `-` where the product is −1.
  public func name(of word: Word) -> String {
    (word.sign < 0 ? "-" : "") + word.factors.map { factors[$0].id }.joined(separator: ":")
  }

  private static func isShorter(_ first: Word, _ second: Word) -> Bool {
    first.length == second.length
      ? first.factors.lexicographicallyPrecedes(second.factors) : first.length < second.length
  }

  static func checkLevels(_ factors: [DesignFactor]) throws(DesignError) {
    for factor in factors where factor.levels.count != 2 {
      throw .notTwoLevels(factor: factor.id, count: factor.levels.count)
    }
    guard factors.count <= limit else { throw .tooManyCombinations(limit: 1 << limit) }
  }
}

/// Reads generators.
private struct GeneratorParser {
  let factors: [DesignFactor]

  func word(_ text: String) throws(DesignError) -> (factor: Int, word: FractionalFactorial.Word) {
    let sides = text.split(separator: "=", omittingEmptySubsequences: false)
      .map { $0.filter { !$0.isWhitespace } }
    guard sides.count == 2, !sides[0].isEmpty else {
      throw .malformedGenerator(text, reason: "doesn't say what a factor equals")
    }
    let isNegative = sides[1].hasPrefix("-")
    let right = isNegative ? String(sides[1].dropFirst()) : sides[1]
    let made = try position(sides[0], in: text)
    var mask: UInt64 = 1 << UInt64(made)
    let names = right.contains(":") || index(right) != nil ? parts(right) : right.map(String.init)
    guard !names.isEmpty else { throw .malformedGenerator(text, reason: "has nothing after '='") }
    for name in names {
      let bit: UInt64 = 1 << UInt64(try position(name, in: text))
      guard mask & bit == 0 else {
        throw .malformedGenerator(text, reason: "names '\(name)' twice")
      }
      mask |= bit
    }
    return (made, FractionalFactorial.Word(mask: mask, sign: isNegative ? -1 : 1))
  }

  private func parts(_ text: String) -> [String] {
    text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
  }

  private func position(_ name: String, in text: String) throws(DesignError) -> Int {
    guard let place = index(name) else {
      throw .malformedGenerator(text, reason: "names '\(name)', which is no factor")
    }
    return place
  }

  /// A factor's name, or a capital letter for its place.
  private func index(_ name: String) -> Int? {
    if let place = factors.firstIndex(where: { $0.id == name }) { return place }
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".map(String.init)
    return letters.firstIndex(of: name).flatMap { $0 < factors.count ? $0 : nil }
  }
}
