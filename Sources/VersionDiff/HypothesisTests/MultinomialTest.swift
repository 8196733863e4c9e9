#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Whether counts come from stated shares: exact where there are few possible results, else
/// Pearson's chi-square test of goodness of fit.
///
/// ```
/// p = Σ P(y) over results y with P(y) ≤ P(x)        X² = Σ (xᵢ - n πᵢ)² / (n πᵢ),   df k - 1
/// ```
/// - Reference: [ReadCressie1988]
public struct MultinomialTest: HypothesisTest, Equatable {
  /// Pearson's chi-square; also given beside the exact p-value.
  public let chiSquared: Double
  /// The p-value.
  public let pValue: Double
  /// Whether all possible results were added up.
  public let isExact: Bool
  private let freedom: Int

  /// So many possible results are added up one by one.
  public static let enumerationLimit = 200_000

  /// Tests counts against shares.
  ///
  /// - Parameters:
  ///   - counts: how many in each category.
  ///   - shares: what was planned, in any unit; all above 0.
  /// - Precondition: as many shares as counts, two or more.
  public init(_ counts: [Int], shares: [Double]) {
    precondition(counts.count == shares.count && counts.count > 1, "a share per count")
    precondition(shares.allSatisfy { $0 > 0 } && counts.allSatisfy { $0 >= 0 }, "no zero shares")
    let whole = shares.reduce(0, +)
    let planned = shares.map { $0 / whole }
    let total = counts.reduce(0, +)
    freedom = counts.count - 1
    chiSquared = zip(counts, planned).reduce(0.0) { sum, cell in
      let expected = Double(total) * cell.1
      let deviation = Double(cell.0) - expected
      return expected > 0 ? sum + deviation / expected * deviation : sum
    }
    isExact = Self.results(total, counts.count) <= Double(Self.enumerationLimit)
    pValue =
      isExact
      ? Self.exactPValue(counts, planned)
      : ChiSquared(degreesOfFreedom: Double(freedom)).survival(chiSquared)
  }

  /// The name in the tables.
  public var method: TestMethod { isExact ? .multinomial : .pearson }
  /// The stated shares.
  public var nullHypothesis: String { "the counts come from the planned shares" }
  /// Chi-square; nil for the exact test, which orders results by their probability.
  public var statistic: Double? { isExact ? nil : chiSquared }
  /// `k - 1`; nil for the exact test.
  public var degreesOfFreedom: Double? { isExact ? nil : Double(freedom) }

  /// The number of possible results, `C(n + k - 1, k - 1)`.
  private static func results(_ total: Int, _ categories: Int) -> Double {
    (1..<categories).reduce(1.0) { $0 * Double(total + $1) / Double($1) }
  }

  private static func exactPValue(_ counts: [Int], _ shares: [Double]) -> Double {
    let total = counts.reduce(0, +)
    let factorials = LogFactorials(upTo: total)
    let logShares = shares.map { log($0) }
    let term = { (category: Int, count: Int) in
      Double(count) * logShares[category] - factorials[count]
    }
    let observed = counts.indices.reduce(0.0) { $0 + term($1, counts[$1]) }
    // Equal probabilities may differ by rounding: the same tolerance as in Fisher's test.
    let threshold = observed + 1e-7
    var sum = 0.0
    func add(_ category: Int, _ left: Int, _ partial: Double) {
      guard category < shares.count - 1 else {
        let value = partial + term(category, left)
        if value <= threshold { sum += exp(value - observed) }
        return
      }
      for count in 0...left { add(category + 1, left - count, partial + term(category, count)) }
    }
    add(0, total, 0)
    return min(1, exp(log(sum) + observed + factorials[total]))
  }
}
