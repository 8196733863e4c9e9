/// Which designs of a 2ᵏ factorial fit published main effects and published vignette means, and
/// what they say of a mean that is not legible.
///
/// A table of main effects and a table of vignettes of the same ratings must agree: a main effect
/// is the mean of the vignettes with the second level minus the mean of those with the first. Where
/// a source doesn't show which vignette has which levels, each assignment of the 2ᵏ combinations to
/// the vignettes is a design that fits or does not. Designs are ranked by the smallest common
/// widening of the rounding intervals of all printed figures that makes both tables fit; zero is an
/// exact fit. Designs that differ only by an exchange that leaves the data unchanged (of vignettes
/// with the same printed mean, of factors with the same printed effect, of the levels of a factor
/// whose printed effect is zero) count once.
///
/// Factor by factor, subsets of vignettes with the second level are put together as long as every
/// pair of factors leaves a widening within reach; of three factors that takes milliseconds.
public struct FactorialDesignSearch: Sendable {
  /// What is known of a vignette's mean.
  public enum VignetteMean: Sendable, Equatable {
    /// It is what the others are compared with: exactly this.
    case exactly(Double)
    /// It was printed: anything in this interval.
    case printed(ClosedRange<Double>)
    /// Nothing.
    case illegible
  }

  /// A design with how well it fits.
  public struct Candidate: Sendable, Equatable {
    /// The design.
    public let design: FactorialDesign
    /// The smallest common widening of all rounding intervals with which both tables fit.
    public let widening: Double
    /// The illegible mean as each main effect by itself gives it, in the order of the factors;
    /// empty where all means are legible.
    public let valuesByEffect: [Double]
    /// What the mean of each vignette can be at that widening: where no design fits, less than what
    /// its own printing allows.
    public let meanRanges: [ClosedRange<Double>]
    /// What the illegible mean can be at that widening.
    public let range: ClosedRange<Double>?

    /// The illegible mean that fits the printed effects best (by least squares: the mean of what
    /// the effects give); nil where all are legible.
    public var value: Double? {
      valuesByEffect.isEmpty
        ? nil : valuesByEffect.reduce(0, +) / Double(valuesByEffect.count)
    }

    /// The smallest and largest value that an effect by itself gives.
    public var rangeByEffect: ClosedRange<Double>? {
      guard let low = valuesByEffect.min(), let high = valuesByEffect.max() else { return nil }
      return low...high
    }
  }

  /// What a search found.
  public struct Results: Sendable, Equatable {
    /// The designs within the stated factor of the best, best first; of equally near ones the one
    /// whose illegible mean lies closest to the other means.
    public let nearest: [Candidate]
    /// The best design beyond them, if any.
    public let next: Candidate?
  }

  /// The factors.
  public let factors: [String]
  /// Per factor, the interval of its main effect.
  public let effects: [ClosedRange<Double>]
  /// The vignettes.
  public let vignettes: [String]
  /// Per vignette, what is known of its mean.
  public let means: [VignetteMean]

  private let base: FactorialIntervals
  private let missing: Int?

  /// Creates a search.
  ///
  /// - Precondition: there are 1 to 4 factors, 2ᵏ vignettes, and at most one illegible mean.
  public init(
    factors: [String], effects: [ClosedRange<Double>], vignettes: [String], means: [VignetteMean]
  ) {
    precondition((1...4).contains(factors.count) && effects.count == factors.count)
    precondition(vignettes.count == 1 << factors.count && means.count == vignettes.count)
    precondition(means.filter { $0 == .illegible }.count <= 1, "one mean may be illegible")
    self.factors = factors
    self.effects = effects
    self.vignettes = vignettes
    self.means = means
    missing = means.firstIndex(of: .illegible)
    base = FactorialIntervals(
      effects: effects.map { FactorialIntervals.Bounds($0) }, cells: means.map(\.bounds),
      combinations: Array(vignettes.indices), rays: FactorialRay.all(factors: factors.count))
  }

  /// Every design whose widening is within a factor of the best one's, and the next one.
  ///
  /// - Parameter factor: 1 or more. Where a design fits exactly, only exact fits lie within it.
  public func results(within factor: Double = 4) -> Results {
    precondition(factor >= 1, "the factor is at least 1")
    let everything = effects.map(\.magnitude).reduce(0, +) + means.map(\.magnitude).reduce(0, +)
    var reach = max(1e-6, effects.map(\.width).max() ?? 0)
    while true {
      let found = distinct(designs(within: reach)).sorted { rank($0) < rank($1) }
      let isComplete = reach > 2 * Double(vignettes.count) * (everything + 1)
      let limit = (found.first?.widening ?? .infinity) * factor + 1e-12
      let next = found.first { $0.widening > limit }
      if isComplete || (limit <= reach && next != nil) {
        return Results(nearest: found.filter { $0.widening <= limit }, next: next)
      }
      reach *= 2
    }
  }

  /// How well a given design fits; nil where no widening lets the figures hold together.
  ///
  /// - Precondition: the design is of these factors and vignettes, in their order.
  public func candidate(_ design: FactorialDesign) -> Candidate? {
    precondition(design.factors == factors && design.vignettes == vignettes)
    return candidate(design.combinations)
  }

  private func candidate(_ combinations: [Int]) -> Candidate? {
    var intervals = base
    intervals.combinations = combinations
    let widening = intervals.leastWidening
    let ranges = vignettes.indices.compactMap { intervals.range(ofCell: $0, widening: widening) }
    guard ranges.count == vignettes.count else { return nil }
    return Candidate(
      design: FactorialDesign(
        factors: factors, vignettes: vignettes, combinations: combinations),
      widening: widening,
      valuesByEffect: missing.map { intervals.values(ofCell: $0) } ?? [],
      meanRanges: ranges, range: missing.map { ranges[$0] })
  }

  // MARK: Putting factors together

  /// Widenings that differ by no more than the rounding of the arithmetic are equal.
  private func rank(_ candidate: Candidate) -> (Double, Double) {
    let known = base.cells.compactMap { $0?.centre }
    let middle = known.reduce(0, +) / Double(known.count)
    return (
      (candidate.widening * 1e10).rounded(), candidate.value.map { abs($0 - middle) } ?? 0
    )
  }

  private func designs(within reach: Double) -> [Candidate] {
    let tree = FactorialSearchTree(base, missing: missing, reach: reach)
    return tree.designs().compactMap { candidate($0) }.filter { $0.widening <= reach }
  }

  // MARK: Exchanges that leave the data unchanged

  private func distinct(_ candidates: [Candidate]) -> [Candidate] {
    var seen: Set<[Int]> = []
    return candidates.filter { seen.insert(standardForm($0.design.combinations)).inserted }
  }

  /// The first of all designs that an exchange makes of this one.
  private func standardForm(_ combinations: [Int]) -> [Int] {
    let symmetric = effects.indices.filter { effects[$0].lowerBound == -effects[$0].upperBound }
    var best: [Int]?
    for order in exchangeableOrders() {
      for flips in subsets(of: symmetric) {
        let other = combinations.map { combination in
          order.enumerated().reduce(0) { $0 | (combination >> $1.element & 1) << $1.offset } ^ flips
        }
        let sorted = sortedAmongEqualMeans(other)
        if best.map({ sorted.lexicographicallyPrecedes($0) }) ?? true { best = sorted }
      }
    }
    return best ?? combinations
  }

  /// Orders of the factors in which only factors with the same printed effect change places.
  private func exchangeableOrders() -> [[Int]] {
    var orders: [[Int]] = [[]]
    for place in effects.indices {
      orders = orders.flatMap { head in
        effects.indices.filter { effects[$0] == effects[place] && !head.contains($0) }
          .map { head + [$0] }
      }
    }
    return orders
  }

  private func subsets(of factors: [Int]) -> [Int] {
    factors.reduce([0]) { masks, factor in masks + masks.map { $0 | 1 << factor } }
  }

  private func sortedAmongEqualMeans(_ combinations: [Int]) -> [Int] {
    var result = combinations
    for (place, mean) in means.enumerated() where means.firstIndex(of: mean) == place {
      let alike = means.indices.filter { means[$0] == mean }
      for (index, value) in zip(alike, alike.map { combinations[$0] }.sorted()) {
        result[index] = value
      }
    }
    return result
  }
}

extension FactorialDesignSearch.VignetteMean {
  fileprivate var bounds: FactorialIntervals.Bounds? {
    switch self {
    case .exactly(let value): .exactly(value)
    case .printed(let range): FactorialIntervals.Bounds(range)
    case .illegible: nil
    }
  }

  fileprivate var magnitude: Double {
    switch self {
    case .exactly(let value): abs(value)
    case .printed(let range): range.magnitude
    case .illegible: 0
    }
  }
}

extension ClosedRange<Double> {
  fileprivate var magnitude: Double { Swift.max(abs(lowerBound), abs(upperBound)) }
  fileprivate var width: Double { upperBound - lowerBound }
}
