/// The vignettes' differences that keep their printed digits and come nearest to the printed main
/// effects.
struct SimulatedMeans {
  /// Per vignette, the difference from the reference.
  let differences: [Double]

  /// Differences stay this far within their rounding intervals, so that any way of rounding prints
  /// them as they were.
  private static let part = 0.95
  /// What the arithmetic may round.
  private static let slack = 1e-9

  init?(_ tables: PublishedFactorial, _ design: FactorialDesign) {
    typealias Bounds = FactorialIntervals.Bounds
    func shrunk(_ range: ClosedRange<Double>, widens: Bool) -> Bounds {
      var bounds = Bounds(range, widens: widens)
      bounds.halfWidth *= Self.part
      return bounds
    }
    var intervals = FactorialIntervals(
      effects: tables.effectRanges.map { shrunk($0, widens: true) },
      cells: tables.means.map { mean in
        switch mean {
        case .exactly(let value): .exactly(value)
        case .printed(let range): shrunk(range, widens: false)
        case .illegible: nil
        }
      },
      combinations: design.combinations, rays: FactorialRay.all(factors: design.factors.count))
    let widening = intervals.leastWidening
    guard widening.isFinite else { return nil }
    for factor in intervals.effects.indices {
      intervals.effects[factor].halfWidth += widening + Self.slack
      intervals.effects[factor].widens = false
    }
    // Not every effect needs as much as the one that misses most.
    for factor in intervals.effects.indices {
      intervals.effects[factor].halfWidth -= widening + Self.slack
      intervals.effects[factor].widens = true
      intervals.effects[factor].halfWidth += min(widening, intervals.leastWidening) + Self.slack
      intervals.effects[factor].widens = false
    }
    guard let means = intervals.cellMeans(widening: 0) else { return nil }
    differences = means
  }
}

/// The printed standard errors of a pair of tables, and the residual variances that have them.
struct SimulationErrors {
  private let effect: PrintedFigure
  private let difference: PrintedFigure
  private let vignetteCount: Double
  private let factorCount: Double

  init?(_ tables: PublishedFactorial) {
    guard
      let effect = PrintedFigure(
        tables.effects.commonStandardError(of: tables.factors.map(\.id))),
      let difference = PrintedFigure(tables.differences.commonStandardError), effect.units > 0,
      difference.units > 0
    else { return nil }
    (self.effect, self.difference) = (effect, difference)
    vignetteCount = Double(tables.vignetteSet.vignettes.count)
    factorCount = Double(tables.factors.count)
  }

  /// The largest number of respondents that is tried.
  private static let largestCount = 2000

  /// The number of respondents with which both standard errors come nearest to their centres.
  ///
  /// - Throws: ``SimulationMistake/noBestNumber(limit:)`` where more than are tried would fit better.
  func bestCount(interactionSquares: Double) throws(SimulationMistake) -> Int {
    func miss(_ count: Int) -> Double {
      let residual = residualVariance(respondents: count, interactionSquares: interactionSquares)
      return abs(self.miss(count, residual, interactionSquares).difference)
    }
    var best = (count: 2, miss: miss(2))
    for count in 3...Self.largestCount {
      let own = miss(count)
      if own < best.miss { best = (count, own) }
    }
    guard best.count < Self.largestCount else {
      throw .noBestNumber(limit: Self.largestCount)
    }
    return best.count
  }

  /// The residual variance of the model with a dummy for each vignette with which the larger miss of
  /// the two standard errors, in halves of their last digits, is smallest: one misses upwards as far
  /// as the other downwards. Both grow with it.
  func residualVariance(respondents count: Int, interactionSquares: Double) -> Double {
    func sum(_ variance: Double) -> Double {
      let miss = miss(count, variance, interactionSquares)
      return miss.effect + miss.difference
    }
    var (low, high) = (0.0, Double(count))
    while sum(high) < 0 { high *= 2 }
    for _ in 0..<200 {
      let middle = low + (high - low) / 2
      if sum(middle) < 0 { low = middle } else { high = middle }
    }
    return high
  }

  /// How far both standard errors lie from the printed ones, in halves of their last digits.
  private func miss(
    _ count: Int, _ variance: Double, _ squares: Double
  ) -> (effect: Double, difference: Double) {
    let n = Double(count)
    let errors = Self.errors(
      n, variance, squares, vignettes: vignetteCount, factors: factorCount)
    let (own, other) = (effect.interval, difference.interval)
    return (
      2 * (errors.effect - effect.value) / (own.upperBound - own.lowerBound),
      2 * (errors.difference - difference.value) / (other.upperBound - other.lowerBound)
    )
  }

  /// The standard errors of a main effect and of a difference of vignettes.
  static func errors(
    _ n: Double, _ variance: Double, _ squares: Double, vignettes c: Double, factors k: Double
  ) -> (effect: Double, difference: Double) {
    let residual = ((c - 1) * (n - 1) * variance + n * squares) / ((c - 1) * n - k)
    return ((4 * residual / (c * n)).squareRoot(), (2 * variance / n).squareRoot())
  }
}
