import Foundation
import VersionDiff
import VignetteKit

/// How often a study without any difference raises a false alarm, when it is looked at after every
/// respondent from the start until ten times the planned number.
struct SequentialSimulation: Sendable {
  /// What is looked at.
  enum Outcome: Sendable {
    /// One answer of several, with these percentages in every version.
    case options([Double])
    /// Standard normal numbers.
    case normal
    /// Ratings from 1 to 5, nine in ten of them 1.
    case skewedRating
    /// Numbers of which the logarithm is standard normal.
    case lognormal
    /// How many got each version.
    case allocation

    var name: String {
      switch self {
      case .options(let percentages):
        "options of " + percentages.map { String(format: "%g", $0) }.joined(separator: ", ") + " %"
      case .normal: "means, normal"
      case .skewedRating: "means, skewed ratings"
      case .lognormal: "means, lognormal"
      case .allocation: "allocation"
      }
    }
  }

  let outcome: Outcome
  /// The shares of the versions, the reference first.
  let allocation: [Double]
  /// The planned number of respondents.
  let planned: Int
  /// The start, in answers per version.
  let minimum: Int

  /// In how many studies there ever was an alarm.
  struct Tally: Sendable {
    var studies = 0
    var alarms = 0
    /// Of these, up to the planned number.
    var early = 0
    /// With a fixed-sample test at every look instead.
    var plain = 0

    var percent: Double { 100 * Double(alarms) / Double(studies) }
    var earlyPercent: Double { 100 * Double(early) / Double(studies) }
    var plainPercent: Double { 100 * Double(plain) / Double(studies) }
  }

  var plan: SequentialPlan {
    SequentialPlan(
      versions: allocation.indices.map { "\($0 + 1)" }, shares: allocation, respondents: planned,
      minimumPerVersion: minimum)
  }

  /// The same for any number of threads: every hundred studies have a generator of their own.
  func tally(studies: Int, seed: UInt64) -> Tally {
    let batches = (studies + 99) / 100
    let results = Parallel.results(count: batches) { batch in
      var generator = SeededGenerator(seed: seed &+ UInt64(batch))
      var tally = Tally()
      for _ in 0..<min(100, studies - 100 * batch) { study(&generator, &tally) }
      return tally
    }
    return results.reduce(into: Tally()) { sum, tally in
      sum.studies += tally.studies
      sum.alarms += tally.alarms
      sum.early += tally.early
      sum.plain += tally.plain
    }
  }

  private func study(_ generator: inout SeededGenerator, _ tally: inout Tally) {
    var run = SequentialRun(self)
    var (alarm, plainAlarm): (Int?, Bool) = (nil, false)
    for respondent in 1...(10 * planned) {
      let (isAlarm, isPlainAlarm) = run.add(from: &generator, hasAlarm: alarm != nil)
      if isAlarm, alarm == nil { alarm = respondent }
      plainAlarm = plainAlarm || isPlainAlarm
    }
    tally.studies += 1
    if let alarm {
      tally.alarms += 1
      tally.early += alarm <= planned ? 1 : 0
    }
    tally.plain += plainAlarm ? 1 : 0
  }
}

/// One study while it runs.
private struct SequentialRun {
  let simulation: SequentialSimulation
  let plan: SequentialPlan
  /// How many tests Holm counts, and the normal critical value of the smallest p.
  let critical: Double
  /// With a smaller z² nothing can be an alarm, as p is never below exp(-z²/2).
  let least: Double
  var counts: [[Int]]
  var moments: [RunningMoments]
  var sizes: [Int]

  init(_ simulation: SequentialSimulation) {
    self.simulation = simulation
    plan = simulation.plan
    let versions = simulation.allocation.count
    var tests = versions - 1
    var options = 0
    if case .options(let shares) = simulation.outcome {
      options = shares.count
      if options > 2 { tests *= options }
    }
    let alpha = 0.05 / Double(tests)
    critical = Normal.standard.upperQuantile(alpha / 2)
    least = -2 * log(alpha)
    counts = [[Int]](repeating: [Int](repeating: 0, count: options), count: versions)
    moments = [RunningMoments](repeating: RunningMoments(), count: versions)
    sizes = [Int](repeating: 0, count: versions)
  }

  /// Adds a respondent; says whether there is an alarm, and one of the fixed-sample test.
  mutating func add(from generator: inout SeededGenerator, hasAlarm: Bool) -> (Bool, Bool) {
    let version = Self.drawn(simulation.allocation, &generator)
    sizes[version] += 1
    switch simulation.outcome {
    case .options(let shares): counts[version][Self.drawn(shares, &generator)] += 1
    case .normal: moments[version].add(Self.normal(&generator))
    case .lognormal: moments[version].add(exp(Self.normal(&generator)))
    case .skewedRating:
      let rating = 1 + Self.drawn([90, 6, 2, 1.5, 0.5], &generator)
      moments[version].add(Double(rating))
    case .allocation: return allocationAlarm(hasAlarm)
    }
    guard sizes.allSatisfy({ $0 >= plan.minimumPerVersion }) else { return (false, false) }
    let largest = sizes.indices.dropFirst().map(largestSquare).max() ?? 0
    let isPlain = largest > critical * critical
    guard !hasAlarm, largest >= least else { return (false, isPlain) }
    let comparison = SequentialComparison([tally], plan: plan)
    return (comparison.contrasts.contains { ($0.adjustedPValue ?? 1) <= 0.05 }, isPlain)
  }

  private var tally: OutcomeTally {
    if case .options(let shares) = simulation.outcome {
      return OutcomeTally("a", .oneOption(shares.indices.map { "\($0)" }, counts: counts))
    }
    return OutcomeTally("a", .numbers(moments))
  }

  /// The largest z² of a version against the reference.
  private func largestSquare(_ version: Int) -> Double {
    let (first, second) = (Double(sizes[0]), Double(sizes[version]))
    guard case .options(let shares) = simulation.outcome else {
      let difference = moments[version].mean - moments[0].mean
      let variance =
        moments[0].squares / (first - 1) / first + moments[version].squares / (second - 1) / second
      return variance > 0 ? difference * difference / variance : 0
    }
    var largest = 0.0
    for option in shares.indices {
      let (x, y) = (Double(counts[0][option]), Double(counts[version][option]))
      let difference = y / second - x / first
      let (p, q) = ((x + 1) / (first + 2), (y + 1) / (second + 2))
      let variance = p * (1 - p) / first + q * (1 - q) / second
      largest = max(largest, difference * difference / variance)
    }
    return largest
  }

  private func allocationAlarm(_ hasAlarm: Bool) -> (Bool, Bool) {
    let total = Double(sizes.reduce(0, +))
    guard total >= 20 else { return (false, false) }
    let whole = simulation.allocation.reduce(0, +)
    var (pearson, likelihood) = (0.0, 0.0)
    for (size, share) in zip(sizes, simulation.allocation) {
      let expected = total * share / whole
      let deviation = Double(size) - expected
      pearson += deviation * deviation / expected
      if size > 0 { likelihood += 2 * Double(size) * log(Double(size) / expected) }
    }
    let isPlain = ChiSquared(degreesOfFreedom: Double(sizes.count - 1)).survival(pearson) <= 0.05
    // The Bayes factor is an average of likelihood ratios: never above the largest one.
    guard !hasAlarm, likelihood >= least else { return (false, isPlain) }
    let test = SequentialMultinomialTest(sizes, shares: simulation.allocation)
    return (test.pValue <= 0.05, isPlain)
  }

  private static func drawn(_ shares: [Double], _ generator: inout SeededGenerator) -> Int {
    var rest = generator.uniform() * shares.reduce(0, +)
    for (index, share) in shares.enumerated() {
      rest -= share
      if rest < 0 { return index }
    }
    return shares.count - 1
  }

  /// A standard normal number by Box and Muller.
  private static func normal(_ generator: inout SeededGenerator) -> Double {
    let radius = (-2 * log(1 - generator.uniform())).squareRoot()
    return radius * cos(2 * .pi * generator.uniform())
  }
}
