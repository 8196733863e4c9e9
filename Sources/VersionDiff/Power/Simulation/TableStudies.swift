import VignetteKit

/// Studies that compare the answers between versions by Pearson's chi-square test.
///
/// Tables of counts are drawn, not respondents: a multinomial draw for each version, made of
/// conditional binomial ones. Of two answers in two versions the difference of shares is estimated
/// too, with Newcombe's interval.
struct TableStudies: SimulatedStudy {
  /// The true difference, of two answers in two versions.
  let truths: [Double?]
  private let sizes: [Int]
  private let conditional: [[Double]]
  private let answers: Int
  private let draws: BinomialDraws
  /// The critical values of chi-square by degrees of freedom less one.
  private let critical: [Double]
  private let interval: Double

  struct Scratch {
    var counts: [Int]
    var columns: [Int]
  }

  /// Plans studies of a size.
  init(_ plan: TablePower, size: Int, _ confidence: ConfidenceLevel) {
    sizes = plan.allocation.sizes(of: size)
    conditional = plan.shares.map(BinomialDraws.conditional)
    answers = plan.shares[0].count
    draws = BinomialDraws(upTo: sizes.max() ?? 1)
    critical = (1...Int(plan.degreesOfFreedom)).map { freedom in
      ChiSquared(degreesOfFreedom: Double(freedom)).upperQuantile(confidence.significance)
    }
    interval = confidence.criticalValue()
    truths = sizes.count == 2 && answers == 2 ? [plan.shares[1][0] - plan.shares[0][0]] : [nil]
  }

  func scratch() -> Scratch {
    Scratch(
      counts: [Int](repeating: 0, count: sizes.count * answers),
      columns: [Int](repeating: 0, count: answers))
  }

  func results(
    _ generator: inout SeededGenerator, _ scratch: inout Scratch
  ) -> [SimulatedResult]? {
    for version in sizes.indices {
      draws.spread(
        sizes[version], conditional: conditional[version], into: &scratch.counts,
        at: version * answers, &generator)
    }
    var filled = 0
    for answer in 0..<answers {
      var sum = 0
      for version in sizes.indices { sum += scratch.counts[version * answers + answer] }
      scratch.columns[answer] = sum
      if sum > 0 { filled += 1 }
    }
    guard filled > 1 else { return nil }
    let freedom = (sizes.count - 1) * (filled - 1)
    let isSignificant = chiSquared(scratch) > critical[freedom - 1]
    guard let truth = truths[0] else {
      return [SimulatedResult(isSignificant: isSignificant)]
    }
    let difference = ProportionDifference(
      of: Proportion(Double(scratch.counts[2]), of: Double(sizes[1])),
      against: Proportion(Double(scratch.counts[0]), of: Double(sizes[0])))
    let (low, high) = difference.hybridLimits(criticalValue: interval)
    return [
      SimulatedResult(
        isSignificant: isSignificant, estimate: difference.value,
        covers: low <= truth && truth <= high)
    ]
  }

  /// `n (Σ x²/(row · column) - 1)`, in the form of deviations, which cancel less.
  private func chiSquared(_ scratch: Scratch) -> Double {
    let total = Double(sizes.reduce(0, +))
    var sum = 0.0
    for version in sizes.indices {
      let share = Double(sizes[version]) / total
      for answer in 0..<answers where scratch.columns[answer] > 0 {
        let expected = share * Double(scratch.columns[answer])
        let deviation = Double(scratch.counts[version * answers + answer]) - expected
        sum += deviation * deviation / expected
      }
    }
    return sum
  }
}
