import VignetteKit

/// A study that can be drawn and analysed again and again.
protocol SimulatedStudy: Sendable {
  /// What one thread needs to work with.
  associatedtype Scratch
  /// The true effects, one for each contrast that is tested; nil for one without direction.
  var truths: [Double?] { get }

  /// Memory for one thread.
  func scratch() -> Scratch

  /// Draws the answers of one study and analyses them; nil where they allow no analysis.
  func results(
    _ generator: inout SeededGenerator, _ scratch: inout Scratch
  ) -> [SimulatedResult]?
}

/// What one simulated study says of one contrast.
struct SimulatedResult: Sendable {
  /// Whether its test is significant.
  var isSignificant: Bool
  /// The estimate, where the contrast has a direction.
  var estimate: Double?
  /// Whether its confidence interval covers the truth.
  var covers: Bool?
}

/// The power of a test as a share of simulated studies, with what else they show.
///
/// Studies that allow no analysis count as not having found anything.
///
/// - Reference: [GelmanCarlin2014]; [MorrisWhiteCrowther2019]
public struct SimulatedPower: Sendable, Equatable {
  /// A share or mean over simulated studies with its Monte Carlo standard error.
  public struct Figure: Sendable, Equatable {
    /// The figure.
    public let value: Double
    /// Its Monte Carlo standard error.
    public let error: Double
  }

  /// How many studies were simulated.
  public let studies: Int
  /// How many of them allowed no analysis.
  public let failures: Int
  /// The share of studies with a significant result.
  public let power: Figure
  /// The share of significant estimates with the wrong sign (type S error); nil without direction,
  /// or where nothing was significant.
  public let wrongSign: Figure?
  /// By what factor significant estimates exceed the effect on average (type M error).
  public let exaggeration: Figure?
  /// The share of confidence intervals that cover the effect.
  public let coverage: Figure?

  /// Sums up the results of one contrast.
  init(_ tally: SimulationTally, studies: Int, truth: Double?) {
    let analysed = studies - tally.failures
    self.studies = studies
    failures = tally.failures
    power = Self.share(tally.significant, of: studies)
    let found = tally.significant
    coverage = tally.hasIntervals && analysed > 0 ? Self.share(tally.covering, of: analysed) : nil
    guard let truth, truth != 0, found > 0, tally.hasEstimates else {
      (wrongSign, exaggeration) = (nil, nil)
      return
    }
    wrongSign = Self.share(tally.wrongSigns, of: found)
    let count = Double(found)
    let mean = tally.sizeSum / count
    let spread = max(0, tally.sizeSquares / count - mean * mean)
    exaggeration = Figure(
      value: mean / abs(truth), error: (spread / count).squareRoot() / abs(truth))
  }

  private static func share(_ part: Int, of whole: Int) -> Figure {
    let share = Double(part) / Double(whole)
    return Figure(value: share, error: (share * (1 - share) / Double(whole)).squareRoot())
  }
}

/// What is counted over simulated studies.
struct SimulationTally: Sendable {
  var failures = 0
  var significant = 0
  var covering = 0
  var wrongSigns = 0
  var hasIntervals = false
  var hasEstimates = false
  var sizeSum = 0.0
  var sizeSquares = 0.0

  mutating func add(_ result: SimulatedResult, truth: Double?) {
    if let covers = result.covers {
      hasIntervals = true
      if covers { covering += 1 }
    }
    guard result.isSignificant else { return }
    significant += 1
    guard let estimate = result.estimate, let truth else { return }
    hasEstimates = true
    sizeSum += abs(estimate)
    sizeSquares += estimate * estimate
    if estimate * truth < 0 { wrongSigns += 1 }
  }

  mutating func add(_ other: SimulationTally) {
    failures += other.failures
    significant += other.significant
    covering += other.covering
    wrongSigns += other.wrongSigns
    hasIntervals = hasIntervals || other.hasIntervals
    hasEstimates = hasEstimates || other.hasEstimates
    sizeSum += other.sizeSum
    sizeSquares += other.sizeSquares
  }
}

/// Simulates studies in blocks, each with its own stream of random numbers drawn from the seed, so
/// that the results are the same for any number of threads.
public struct PowerSimulation: Sendable, Equatable {
  /// How many studies are simulated.
  public let studies: Int
  /// The seed.
  public let seed: UInt64

  /// How many studies share a stream.
  private static let blockSize = 50
  /// The most studies that are simulated.
  public static let limit = 10_000_000

  /// Plans a simulation.
  ///
  /// - Throws: ``PowerMistake/impossible(quantity:value:expected:)``.
  public init(studies: Int, seed: UInt64) throws(PowerMistake) {
    guard (1...Self.limit).contains(studies) else {
      throw .impossible(
        quantity: "number of simulated studies", value: Double(studies),
        expected: "from 1 to \(Self.limit), such as 1000")
    }
    self.studies = studies
    self.seed = seed
  }

  /// The power of each contrast of a study.
  func power(of study: some SimulatedStudy) -> [SimulatedPower] {
    let truths = study.truths
    let blocks = (studies + Self.blockSize - 1) / Self.blockSize
    var master = SeededGenerator(seed: seed)
    let seeds = (0..<blocks).map { _ in master.next() }
    let parts = Parallel.results(count: blocks) { block in
      let first = block * Self.blockSize
      return Self.tallies(
        of: study, count: min(Self.blockSize, studies - first), seed: seeds[block])
    }
    return truths.indices.map { contrast in
      var tally = SimulationTally()
      for part in parts { tally.add(part[contrast]) }
      return SimulatedPower(tally, studies: studies, truth: truths[contrast])
    }
  }

  private static func tallies(
    of study: some SimulatedStudy, count: Int, seed: UInt64
  ) -> [SimulationTally] {
    let truths = study.truths
    var generator = SeededGenerator(seed: seed)
    var scratch = study.scratch()
    var tallies = [SimulationTally](repeating: SimulationTally(), count: truths.count)
    for _ in 0..<count {
      guard let results = study.results(&generator, &scratch) else {
        for contrast in tallies.indices { tallies[contrast].failures += 1 }
        continue
      }
      for contrast in tallies.indices {
        tallies[contrast].add(results[contrast], truth: truths[contrast])
      }
    }
    return tallies
  }
}
