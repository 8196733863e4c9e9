import VignetteKit

/// Randomisation tests of the terms of a formula: what the recorded assignment could have been, drawn
/// again and again, and how far the term's studentised statistic goes in each draw.
///
/// Versions, decks and orders are all drawn anew, answers stay at their places. That is exact for the
/// hypothesis that nothing randomised matters to anybody. Of one term beside others that do matter,
/// as of an interaction beside main effects, it is exact no more; because the statistic is
/// studentised (by unit), it stays right in large samples, and is called asymptotic.
///
/// The statistic comes from least squares, also where the formula lets respondents differ or the
/// outcome is one answer against the rest: that decides on power, never on the validity.
///
/// - Reference: [WuDing2021], section 4
public struct RandomisedEffects: Sendable, Equatable {
  /// What a p-value holds for.
  public enum Basis: String, Sendable, CaseIterable {
    /// The term is all that was randomised.
    case exact
    /// Other terms matter too.
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
    let tallies = Self.tallies(empty, plan)
    let run = RandomisationRun(
      isExact: false, arrangements: plan.draws, weight: Double(plan.draws))
    let basis = data.isAlone ? Basis.exact : .asymptotic
    tests = data.terms.enumerated().map { index, term in
      TermTest(
        term: term.name, statistic: observed[index], degreesOfFreedom: term.columns.count,
        pValue: RandomisationPValue(
          extreme: tallies.reduce(0) { $0 + $1.extreme[index] }, in: run), basis: basis,
        adjustedPValue: nil)
    }
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
    mutating func add(_ presentation: PresentationSet.Presentation) -> Bool {
      guard let statistics = data.wald.statistics(data.candidates(presentation)) else {
        return false
      }
      for index in statistics.indices
      where statistics[index] >= observed[index] * (1 - 1e-9) {
        extreme[index] += 1
      }
      return true
    }
  }

  /// Draws in chunks with generators of their own, so that threads change nothing.
  private static func tallies(_ empty: Tally, _ plan: RandomisationPlan) -> [Tally] {
    let size = 100
    let chunks = (plan.draws + size - 1) / size
    var seeds = SeededGenerator(seed: plan.seed)
    let starts = (0..<chunks).map { _ in seeds.next() }
    return Parallel.results(count: chunks) { chunk in
      var tally = empty
      var generator = SeededGenerator(seed: starts[chunk])
      let set = empty.data.set
      var presentation = set.recorded
      var arrangement = set.arrangement
      var left = min(size, plan.draws - chunk * size)
      while left > 0 {
        set.draw(into: &presentation, &arrangement, &generator)
        if tally.add(presentation) { left -= 1 }
      }
      return tally
    }
  }
}
