/// The power of the chi-square test that compares the answers between versions, from the shares that
/// are expected in each.
///
/// ```
/// λ = (1/deff) Σᵥ nᵥ Σₖ (pᵥₖ - p̄ₖ)² / p̄ₖ,   p̄ₖ = Σᵥ nᵥ pᵥₖ / n,   df = (r - 1)(c - 1)
/// ```
/// Answers that are expected of nobody in any version are left out of the table, as the test leaves
/// them out.
///
/// - Reference: [Cohen1988], section 7.2; [Agresti2013], section 6.6
public struct TablePower: PlannedTest, Equatable {
  /// The share of each answer in each version.
  public let shares: [[Double]]
  /// How respondents are divided over the versions.
  public let allocation: GroupAllocation
  /// By what factor weighting or clusters make the variance larger.
  public let designEffect: Double
  /// w as it is assumed, where it isn't that of the shares.
  private let assumed: Double?

  /// How far percentages may miss 100 because each is rounded.
  private static let slack = 0.5

  /// Plans a comparison.
  ///
  /// - Parameters:
  ///   - percentages: per version, of each answer; they are scaled to add up to exactly 100 where
  ///     rounding alone makes them miss it by up to half a point.
  ///   - allocation: nil for versions of equal size.
  /// - Throws: ``PowerMistake``.
  public init(
    percentages: [[Double]], allocation: GroupAllocation? = nil, designEffect: Double = 1
  ) throws(PowerMistake) {
    guard percentages.count > 1, let first = percentages.first, first.count > 1 else {
      throw .tooFewLists(versions: percentages.count, answers: percentages.first?.count ?? 0)
    }
    if let other = percentages.first(where: { $0.count != first.count }) {
      throw .unequalLists(first.count, other.count)
    }
    for (version, list) in percentages.enumerated() {
      if let wrong = list.first(where: { !(0...100).contains($0) }) {
        throw .impossible(
          quantity: "percentage", value: wrong, expected: "between 0 and 100")
      }
      let sum = list.reduce(0, +)
      guard abs(sum - 100) <= Self.slack else {
        throw .percentages(version: version + 1, sum: sum)
      }
    }
    let allocation = allocation ?? .equal(percentages.count)
    guard allocation.shares.count == percentages.count else {
      throw .allocationCount(allocation.shares.count, versions: percentages.count)
    }
    let lists = percentages.map { list in
      let sum = list.reduce(0, +)
      return list.map { $0 / sum }
    }
    let kept = first.indices.filter { answer in lists.contains { $0[answer] > 0 } }
    // A test of independence needs two answers that anybody gives.
    guard kept.count > 1 else {
      throw .tooFewLists(versions: percentages.count, answers: kept.count)
    }
    shares = lists.map { list in kept.map { list[$0] } }
    self.allocation = allocation
    self.designEffect = try designEffect.checkedDesignEffect()
    assumed = nil
  }

  private init(_ plan: TablePower, effect: Double) {
    shares = plan.shares
    allocation = plan.allocation
    designEffect = plan.designEffect
    assumed = effect
  }

  /// `(r - 1)(c - 1)`.
  public var degreesOfFreedom: Double { Double((shares.count - 1) * (shares[0].count - 1)) }
  /// Pearson's.
  public var test: PowerTest { .pearson }
  /// The noncentral chi-square.
  public var method: PowerMethod { .noncentralChiSquared }
  /// Cohen's w.
  public var measure: EffectMeasure { .cohensW }
  /// w of the shares with the planned allocation.
  public var effect: Double {
    assumed ?? Self.noncentrality(shares, allocation.shares).squareRoot()
  }
  /// w of a table is at most the root of its smaller dimension less one.
  public var largestEffect: Double {
    Double(min(shares.count, shares[0].count) - 1).squareRoot()
  }
  /// A respondent in each version.
  public var leastSize: Int { allocation.leastTotal }

  /// The upper tail of the noncentral chi-square at the critical value.
  public func power(size: Int, _ confidence: ConfidenceLevel) -> Double {
    var lambda: Double
    if let assumed {
      lambda = Double(size) * assumed * assumed
    } else {
      lambda = Self.noncentrality(shares, allocation.sizes(of: size).map(Double.init))
    }
    lambda /= designEffect
    return ChiSquaredPower.power(noncentrality: lambda, degreesOfFreedom, confidence)
  }

  /// By the allocation.
  public func groupSizes(of total: Int) -> [Int] { allocation.sizes(of: total) }

  /// The same table size with another w.
  public func assuming(effect: Double) -> TablePower { TablePower(self, effect: effect) }

  /// `Σᵥ nᵥ Σₖ (pᵥₖ - p̄ₖ)² / p̄ₖ`.
  private static func noncentrality(_ shares: [[Double]], _ sizes: [Double]) -> Double {
    let total = sizes.reduce(0, +)
    var sum = 0.0
    for answer in shares[0].indices {
      let pooled = zip(shares, sizes).reduce(0) { $0 + $1.1 * $1.0[answer] } / total
      guard pooled > 0 else { continue }
      for (own, size) in zip(shares, sizes) {
        let difference = own[answer] - pooled
        sum += size * difference * difference / pooled
      }
    }
    return sum
  }
}
