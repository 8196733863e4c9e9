import ArgumentParser
import VersionDiff

/// What all kinds of plans have in common: what is asked, how it is analysed, where the tables go.
struct PowerCommand: ParsableArguments {
  @OptionGroup(title: "Question") var asked: PowerOptions
  @OptionGroup(title: "Analysis") var analysis: AnalysisOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  /// How many studies are simulated where no formula holds.
  private static let usualSimulations = 1000

  /// A plan with a formula.
  func run(_ plan: some PlannedTest, given: [(String, Cell)]) throws {
    let confidence = try analysis.level()
    let result = try PowerResult(of: plan, asked.question, confidence)
    try write([result], curve: try curve(of: plan, result, confidence), given: given, seed: nil)
  }

  /// A plan with a formula, simulated too where that was asked for.
  func runSimulating(_ plan: some SimulatedTest, given: [(String, Cell)]) throws {
    guard let count = asked.simulations else { return try run(plan, given: given) }
    let confidence = try analysis.level()
    let result = try PowerResult(of: plan, asked.question, confidence)
    let simulation = try PowerSimulation(studies: count, seed: analysis.seed)
    let simulated = try plan.simulatedResult(asked.question, simulation, confidence)
    try write(
      [result, simulated], curve: try curve(of: plan, result, confidence), given: given,
      seed: analysis.seed)
  }

  /// A plan that can only be simulated.
  func run(
    given: [(String, Cell)],
    _ result: (PowerResult.Question, PowerSimulation, ConfidenceLevel) throws(PowerMistake) ->
      PowerResult
  ) throws {
    guard asked.curve == nil else {
      throw UsageError("--curve can't be used where studies are simulated; ask for one --n each.")
    }
    let simulation = try PowerSimulation(
      studies: asked.simulations ?? Self.usualSimulations, seed: analysis.seed)
    let found = try result(asked.question, simulation, try analysis.level())
    try write([found], curve: nil, given: given, seed: analysis.seed)
  }

  private func curve(
    of plan: some PlannedTest, _ result: PowerResult, _ confidence: ConfidenceLevel
  ) throws -> PowerCurve? {
    guard let grid = try asked.grid(for: plan, size: result.size) else { return nil }
    return try PowerCurve(of: plan, grid, confidence)
  }

  private func write(
    _ results: [PowerResult], curve: PowerCurve?, given: [(String, Cell)], seed: UInt64?
  ) throws {
    let confidence = try analysis.level()
    let options: [(String, Cell)] = [
      ("n", asked.n.map(Cell.integer) ?? .missing), ("power", Cell(asked.power)),
      ("design.effect", .number(try asked.totalDesignEffect())), ("curve", Cell(asked.curve)),
      ("simulations", asked.simulations.map(Cell.integer) ?? .missing),
      ("confidence", .number(confidence.value)),
    ]
    try output.write(
      TableDocument(power: results, curve: curve),
      provenance: Provenance(
        inputs: [], options: (given + options).map { .init(name: $0.0, value: $0.1) }, seed: seed),
      confidence: confidence)
  }
}
