import VignetteKit

/// Randomisation tests of the terms of a formula: what the recorded assignment could have been, drawn
/// again and again, and how far the term's studentised statistic goes in each draw.
///
/// Answers stay at their places. A term with something randomised that no other term has, as a
/// version beside factors of vignettes, is tested by drawing that alone anew while everything else
/// stays as assigned: exact for the hypothesis that it matters to nobody, whatever the rest does. For
/// other terms, as an interaction beside main effects, versions, decks and orders are all drawn anew.
/// That is exact where nothing randomised matters at all; where the others matter it is exact no more,
/// but because the statistic is studentised (by unit) it stays right in large samples, and is called
/// asymptotic.
///
/// The statistic comes from least squares, also where the formula lets respondents differ or the
/// outcome is one answer against the rest: that decides on power, never on the validity.
///
/// - Reference: [WuDing2021], section 4
public struct RandomisedEffects: Sendable, Equatable {
  /// What a p-value holds for.
  public enum Basis: String, Sendable, CaseIterable {
    /// That what only this term has matters to nobody.
    case exact
    /// That the term is 0, in large samples.
    case asymptotic
  }

  /// The test of a term.
  public struct TermTest: Sendable, Equatable {
    /// The term, such as `effort:need`.
    public let term: String
    /// The Wald statistic.
    public let statistic: Double
    /// How many coefficients it is of.
    public let degreesOfFreedom: Int
    /// Its p-value.
    public let pValue: RandomisationPValue
    /// What it holds for.
    public let basis: Basis
    /// Adjusted by Holm over the terms.
    public internal(set) var adjustedPValue: Double?
  }

  /// Where a respondent and what they saw stand in the data.
  public struct Columns: Sendable, Equatable {
    /// The names in the log.
    public let unit: String
    /// The vignette of a row; nil where rows are respondents.
    public let vignette: String?
    /// The version.
    public let version: String
    /// The factors that the texts of vignettes vary, as far as they are known.
    public let factors: Set<String>

    /// Creates names.
    public init(unit: String, vignette: String?, version: String, factors: Set<String> = []) {
      self.unit = unit
      self.vignette = vignette
      self.version = version
      self.factors = factors
    }
  }

  /// The method by which the log assigned.
  public let method: AssignmentPlan.Method
  /// How far it went.
  public let plan: RandomisationPlan
  /// The terms of which something was randomised.
  public internal(set) var tests: [TermTest]
  /// How many rows were left out because an answer is missing.
  public let droppedCount: Int

  /// Tests the terms of a formula.
  ///
  /// - Parameters:
  ///   - formula: its random effects play no part.
  ///   - event: the answer that counts as 1, where the outcome is no number.
  /// - Throws: ``AnalysisError/randomisation(_:)``; what a model of the formula throws.
  public init(
    of formula: Formula, event: String? = nil, schema: Schema = Schema(), columns: Columns,
    in responses: ResponseTable, log: AssignmentLog, plan: RandomisationPlan
  ) throws(AnalysisError) {
    let data = try RandomisedRows(
      formula, event: event, schema: schema, columns: columns, in: responses, log: log)
    method = log.opening.design.method
    self.plan = plan
    droppedCount = data.droppedCount
    guard let observed = data.wald.statistics(data.candidates(data.set.recorded)) else {
      throw .randomisation(.redundantTerms)
    }
    let empty = Tally(data: data, observed: observed)
    let needsAll = data.terms.contains { $0.conditional == nil }
    let all = needsAll ? try Self.tally(.everything(data.set), empty, plan) : nil
    var tests: [TermTest] = []
    for (index, term) in data.terms.enumerated() {
      let own = try term.conditional.map { arrangements throws(AnalysisError) in
        try Self.tally(arrangements, empty, plan)
      }
      guard let (extreme, run) = own ?? all else { continue }
      tests.append(
        TermTest(
          term: term.name, statistic: observed[index], degreesOfFreedom: term.columns.count,
          pValue: RandomisationPValue(extreme: extreme[index], in: run),
          basis: own != nil || data.isAlone ? .exact : .asymptotic, adjustedPValue: nil))
    }
    self.tests = tests
    let adjusted = MultipleTesting.holm(tests.map(\.pValue.value))
    for index in tests.indices { tests[index].adjustedPValue = adjusted[index] }
  }

  /// How often each term's statistic is at least the recorded one.
  private struct Tally: Sendable {
    let data: RandomisedRows
    let observed: [Double]
    var extreme: [Double]

    init(data: RandomisedRows, observed: [Double]) {
      self.data = data
      self.observed = observed
      extreme = observed.map { _ in 0 }
    }

    /// Takes a presentation, or passes it over where its terms can't be told apart.
    mutating func add(
      _ presentation: PresentationSet.Presentation, weight: Double = 1
    ) -> Bool {
      guard let statistics = data.wald.statistics(data.candidates(presentation)) else {
        return false
      }
      for index in statistics.indices
      where statistics[index] >= observed[index] * (1 - 1e-9) {
        extreme[index] += weight
      }
      return true
    }
  }

  /// Goes through all arrangements where they are few, or draws some.
  private static func tally(
    _ arrangements: TermArrangements, _ empty: Tally, _ plan: RandomisationPlan
  ) throws(AnalysisError) -> (extreme: [Double], run: RandomisationRun) {
    if let count = arrangements.count(upTo: RandomisationPlan.enumerationLimit) {
      guard count > 1 else { throw .randomisation(.oneArrangement) }
      var tally = empty
      var (taken, sum) = (0, 0.0)
      arrangements.forEach(from: empty.data.set.recorded) { presentation, weight in
        guard tally.add(presentation, weight: weight) else { return }
        taken += 1
        sum += weight
      }
      return (tally.extreme, RandomisationRun(isExact: true, arrangements: taken, weight: sum))
    }
    let tallies = tallies(arrangements, empty, plan)
    let extreme = empty.observed.indices.map { index in
      tallies.reduce(0) { $0 + $1.extreme[index] }
    }
    return (
      extreme,
      RandomisationRun(isExact: false, arrangements: plan.draws, weight: Double(plan.draws))
    )
  }

  /// Draws in chunks with generators of their own, so that threads change nothing.
  private static func tallies(
    _ arrangements: TermArrangements, _ empty: Tally, _ plan: RandomisationPlan
  ) -> [Tally] {
    let size = 100
    let chunks = (plan.draws + size - 1) / size
    var seeds = SeededGenerator(seed: plan.seed)
    let starts = (0..<chunks).map { _ in seeds.next() }
    return Parallel.results(count: chunks) { chunk in
      var tally = empty
      var generator = SeededGenerator(seed: starts[chunk])
      var presentation = empty.data.set.recorded
      var arrangement = arrangements.arrangement
      var left = min(size, plan.draws - chunk * size)
      while left > 0 {
        arrangements.draw(into: &presentation, &arrangement, &generator)
        if tally.add(presentation) { left -= 1 }
      }
      return tally
    }
  }
}
