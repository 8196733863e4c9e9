import ArgumentParser
import VersionDiff

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is asked of a plan.
struct PowerOptions: ParsableArguments {
  @Option(help: "How many respondents, in total over versions.")
  var n: Int?

  @Option(help: "The wanted power; 0.8 unless given.")
  var power: Double?

  @Option(help: "By what factor weighting or clusters make variances larger.")
  var designEffect: Double = 1

  @Option(help: "The intraclass correlation of clusters of respondents, with --cluster-size.")
  var icc: Double?

  @Option(help: "How many respondents a cluster has.")
  var clusterSize: Double?

  @Option(
    help: ArgumentHelp(
      "Follow the power along 'n' or 'effect', or along values: 'n=100,200,400'.",
      valueName: "grid"))
  var curve: String?

  @Option(help: "Simulate so many studies as well.")
  var simulations: Int?

  /// The power with so many, or how many a power takes.
  var question: PowerResult.Question {
    n.map { .size($0, wanted: power ?? Self.usualPower) } ?? .power(power ?? Self.usualPower)
  }

  /// What is asked for where nothing is.
  static let usualPower = 0.8

  /// The design effect, with that of clusters.
  ///
  /// ```
  /// deff · (1 + (m - 1) ρ)
  /// ```
  func totalDesignEffect() throws -> Double {
    switch (icc, clusterSize) {
    case (nil, nil): return designEffect
    case (let icc?, let size?):
      guard icc >= 0, icc < 1 else {
        throw UsageError("--icc is \(icc); it must be 0 or more and below 1.")
      }
      guard size >= 1, size.isFinite else {
        throw UsageError("--cluster-size is \(size); it must be 1 or more.")
      }
      return designEffect * (1 + (size - 1) * icc)
    case (nil, _?), (_?, nil):
      throw UsageError("--icc and --cluster-size belong together; give both or neither.")
    }
  }

  /// Refuses simulation where it has nothing to do.
  func refuseSimulation(of what: String) throws(UsageError) {
    guard simulations == nil else {
      throw UsageError("--simulations can't be used for \(what).")
    }
  }

  /// Refuses design effects where studies are simulated respondent by respondent.
  func refuse(designEffectOf what: String) throws {
    guard try totalDesignEffect() == 1 else {
      throw UsageError(
        "--design-effect can't be used for \(what), whose respondents are independent.")
    }
  }

  /// The grid of `--curve`.
  func grid(for plan: some PlannedTest, size: Int) throws -> PowerCurve.Grid? {
    guard let curve else { return nil }
    let parts = curve.split(separator: "=", maxSplits: 1).map(String.init)
    switch (parts.first, parts.count) {
    case ("n", 1): return PowerCurve.sizes(around: size, atLeast: plan.leastSize)
    case ("effect", 1):
      guard plan.effect != 0 else { throw UsageError("--curve effect needs an effect.") }
      return PowerCurve.effects(around: plan.effect, upTo: plan.largestEffect, size: size)
    case ("n", 2):
      let sizes = try NumberList.numbers(parts[1], option: "--curve")
      guard let wrong = sizes.first(where: { $0 != $0.rounded() || $0 < 1 || $0 > 1e9 }) else {
        return .sizes(sizes.map { Int($0) })
      }
      throw UsageError("--curve n has \(wrong), which is no number of respondents.")
    case ("effect", 2):
      let values = try NumberList.numbers(parts[1], option: "--curve")
      return .effects(try values.map { try effect($0, plan.measure) }, size: size)
    default:
      throw UsageError("--curve expects n, effect, n=100,200 or effect=1,2, but found '\(curve)'.")
    }
  }

  /// An effect as it is typed: points, an odds ratio, or as it is.
  private func effect(_ value: Double, _ measure: EffectMeasure) throws(UsageError) -> Double {
    switch measure {
    case .difference, .margin, .differenceOfDifferences: return value / 100
    case .logOddsRatio:
      guard value > 0 else { throw UsageError("--curve has an odds ratio of \(value).") }
      return log(value)
    case .cohensW, .meanMargin, .meanDifference, .cohensF: return value
    }
  }
}

/// Lists of numbers on the command line.
enum NumberList {
  /// `a,b,c`.
  static func numbers(_ text: String, option: String) throws(UsageError) -> [Double] {
    var result: [Double] = []
    for part in try ListSyntax.list(text, option: option) {
      guard let value = Double(part.filter { !$0.isWhitespace }), value.isFinite else {
        throw UsageError("\(option) expects numbers separated by commas, but found '\(part)'.")
      }
      result.append(value)
    }
    return result
  }

  /// `a,b,c` in percent; fractions are taken for a slip of the pen.
  static func percentages(_ text: String, option: String) throws(UsageError) -> [Double] {
    let values = try numbers(text, option: option)
    let sum = values.reduce(0, +)
    if values.count > 1, sum > 0, values.allSatisfy({ $0 <= 1 }), sum >= 0.2 {
      let meant = values.map { plain(100 * $0) }.joined(separator: ",")
      throw UsageError(
        "\(option) is in percent, and \(text) is all at most 1 %; if proportions were meant, write "
          + "\(option) \(meant). (For shares that small, ask for one answer against the rest.)")
    }
    return values
  }

  /// `2:1`.
  static func allocation(_ text: String) throws -> GroupAllocation {
    var parts: [Double] = []
    for part in text.split(separator: ":", omittingEmptySubsequences: false) {
      guard let value = Double(part.filter { !$0.isWhitespace }), value.isFinite else {
        throw UsageError("--allocation expects parts such as 2:1, but found '\(text)'.")
      }
      parts.append(value)
    }
    return try GroupAllocation(parts)
  }

  private static func plain(_ value: Double) -> String {
    let rounded = (value * 1e6).rounded() / 1e6
    return Int(exactly: rounded).map { "\($0)" } ?? "\(rounded)"
  }
}

/// Asks a plan and writes the tables.
struct PowerCommand {
  private let options: PowerOptions
  private let analysis: AnalysisOptions
  private let output: OutputOptions

  init(_ options: PowerOptions, _ analysis: AnalysisOptions, _ output: OutputOptions) {
    self.options = options
    self.analysis = analysis
    self.output = output
  }

  /// How many studies are simulated where no formula holds.
  private static let usualSimulations = 1000

  /// A plan with a formula.
  func run(_ plan: some PlannedTest, given: [(String, Cell)]) throws {
    let confidence = try analysis.level()
    let result = try PowerResult(of: plan, options.question, confidence)
    try write([result], curve: try curve(of: plan, result, confidence), given: given, seed: nil)
  }

  /// A plan with a formula, simulated too where that was asked for.
  func runSimulating(_ plan: some SimulatedTest, given: [(String, Cell)]) throws {
    guard let count = options.simulations else { return try run(plan, given: given) }
    let confidence = try analysis.level()
    let result = try PowerResult(of: plan, options.question, confidence)
    let simulation = try PowerSimulation(studies: count, seed: analysis.seed)
    let simulated = try plan.simulatedResult(options.question, simulation, confidence)
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
    guard options.curve == nil else {
      throw UsageError("--curve can't be used where studies are simulated; ask for one --n each.")
    }
    let simulation = try PowerSimulation(
      studies: options.simulations ?? Self.usualSimulations, seed: analysis.seed)
    let found = try result(options.question, simulation, try analysis.level())
    try write([found], curve: nil, given: given, seed: analysis.seed)
  }

  private func curve(
    of plan: some PlannedTest, _ result: PowerResult, _ confidence: ConfidenceLevel
  ) throws -> PowerCurve? {
    guard let grid = try options.grid(for: plan, size: result.size) else { return nil }
    return try PowerCurve(of: plan, grid, confidence)
  }

  private func write(
    _ results: [PowerResult], curve: PowerCurve?, given: [(String, Cell)], seed: UInt64?
  ) throws {
    let confidence = try analysis.level()
    let asked: [(String, Cell)] = [
      ("n", options.n.map(Cell.integer) ?? .missing), ("power", Cell(options.power)),
      ("design.effect", .number(try options.totalDesignEffect())), ("curve", Cell(options.curve)),
      ("simulations", options.simulations.map(Cell.integer) ?? .missing),
      ("confidence", .number(confidence.value)),
    ]
    try output.write(
      TableDocument(power: results, curve: curve),
      provenance: Provenance(
        inputs: [], options: (given + asked).map { .init(name: $0.0, value: $0.1) }, seed: seed),
      confidence: confidence)
  }
}
