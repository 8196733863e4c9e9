#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Whether counts come from stated shares, tested as often as one likes: the Bayes factor of shares
/// somewhere around the stated ones against exactly those.
///
/// ```
/// BF = Γ(k) / Γ(k + n) · Π Γ(k πᵢ + xᵢ) / Γ(k πᵢ) · Π πᵢ^-xᵢ,      p = min(1, 1 / BF)
/// ```
/// While the shares are as stated, the probability that p is ever as small as α is at most α, for
/// any number of looks and for small counts as well; a repeated chi-square test would raise a false
/// alarm sooner or later with certainty. Assignment in blocks keeps closer to the shares than chance
/// and makes it less.
///
/// - Reference: [LindonMalek2022]
public struct SequentialMultinomialTest: HypothesisTest, Equatable {
  /// The concentration unless another is stated: looks first for shares that are off by some five
  /// percentage points of a half, `√(½ · ½ / 101)`.
  public static let concentration = 100.0
  /// The concentration for counts that respondents themselves make, such as of those who left: where
  /// something is wrong they are off by more, some fifteen points of a half.
  public static let ownChoice = 10.0

  /// The natural logarithm of the Bayes factor.
  public let logBayesFactor: Double

  /// Tests counts against shares.
  ///
  /// - Parameters:
  ///   - counts: how many in each category so far.
  ///   - shares: what was planned, in any unit; all above 0.
  ///   - concentration: k, how close to the plan the alternatives are: their shares scatter around
  ///     the planned ones with variance π (1 - π) / (k + 1).
  /// - Precondition: as many shares as counts, two or more.
  public init(
    _ counts: [Int], shares: [Double],
    concentration: Double = SequentialMultinomialTest.concentration
  ) {
    precondition(counts.count == shares.count && counts.count > 1, "a share per count")
    precondition(shares.allSatisfy { $0 > 0 } && counts.allSatisfy { $0 >= 0 }, "no zero shares")
    precondition(concentration > 0, "a positive concentration")
    let whole = shares.reduce(0, +)
    // The gamma functions of large counts nearly cancel: in double-double nothing is lost.
    var sum = DoubleDouble(0)
    for (count, share) in zip(counts, shares) where count > 0 {
      let planned = DoubleDouble(share) / whole
      let start = planned * concentration
      let ratio = (start + Double(count)).logGamma - start.logGamma
      sum = sum + ratio - planned.logarithm * Double(count)
    }
    let total = Double(counts.reduce(0, +))
    let start = DoubleDouble(concentration)
    let scale = (start + total).logGamma - start.logGamma
    logBayesFactor = (sum - scale).high
  }

  /// The name in the tables.
  public var method: TestMethod { .sequentialMultinomial }
  /// The stated shares.
  public var nullHypothesis: String { "the counts come from the planned shares" }
  /// The logarithm of the Bayes factor.
  public var statistic: Double? { logBayesFactor }
  /// None: the p-value comes from the Bayes factor itself.
  public var degreesOfFreedom: Double? { nil }
  /// The p-value at this look.
  public var pValue: Double { min(1, exp(-logBayesFactor)) }
  /// It keeps its level for counts of any size.
  public var isExact: Bool { true }
}
