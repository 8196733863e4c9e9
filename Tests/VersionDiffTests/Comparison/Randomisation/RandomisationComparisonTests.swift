import TestSupport
import Testing

@testable import VersionDiff
@testable import VignetteKit

@Suite struct RandomisationComparisonTests {
  struct Reference: Decodable, Sendable, CustomTestStringConvertible {
    struct Overall: Decodable, Sendable {
      let statistic: Double
      let p: Double
      let count: Int
    }
    struct Share: Decodable, Sendable {
      let option: Int
      let estimate: Double
      let p: Double
      let count: Int
    }
    struct Mean: Decodable, Sendable {
      let effect: Double
      let p: Double
      let count: Int
    }
    struct Contrast: Decodable, Sendable {
      let version: Int
      let options: [Share]
      let means: [Mean]
      let statistic: Double
    }
    let name: String
    let versions: Int
    let blocks: [[Int]]?
    let shares: [Int]?
    let recorded: [Int]
    let answers: [Int?]
    let numbers: [Double?]
    let overall: Overall
    let contrasts: [Contrast]
    var testDescription: String { name }

    /// The log of the design, and the answers of its units.
    func data() throws -> (log: AssignmentLog, responses: ResponseTable) {
      let versions = (0..<versions).map { version in
        AssignmentDesign.VersionShare(version: "v\(version)", share: shares?[version] ?? 1)
      }
      let design = try AssignmentDesign(
        study: "s", method: blocks == nil ? .simple : .blocks, salt: "s", versions: versions)
      var places: [Assignment.Origin] = recorded.map { _ in .drawn }
      if let blocks {
        places = blocks.enumerated().flatMap { block, content in
          content.indices.map { Assignment.Origin.block(block + 1, place: $0 + 1) }
        }
      }
      var writer = AssignmentLogWriter()
      var text = writer.line(
        AssignmentLog.Opening(design: design, commitment: nil, studyDigest: ""))
      for (unit, version) in recorded.enumerated() {
        text += writer.line(
          .assigned(
            Assignment(
              unit: "u\(unit)", stratum: [], version: "v\(version)", decks: [], vignettes: [],
              origin: places[unit])))
      }
      let responses = ResponseTable(columns: [
        Column(name: "unit", labels: recorded.indices.map { "u\($0)" }),
        Column(name: "version", labels: recorded.map { "v\($0)" }),
        Column(name: "answer", labels: answers.map { $0.map { "o\($0)" } }),
        Column(name: "number", numbers: numbers),
      ])
      return (try AssignmentLog(parsing: Array(text.utf8)), responses)
    }
  }

  @Test(arguments: try Fixture<Reference>.load("randomisation").cases)
  func pValuesAreThoseOfFullEnumeration(reference: Reference) throws {
    let data = try reference.data()
    let comparison = try RandomisationComparison(
      of: ["answer", "number"], by: "version", unit: "unit", in: data.responses, log: data.log,
      plan: try RandomisationPlan())
    let overall = try #require(comparison.tests.first)
    expectClose(overall.statistic, reference.overall.statistic, relative: 1e-12)
    expectClose(overall.pValue.value, reference.overall.p, relative: 1e-12)
    #expect(overall.pValue.isExact && overall.pValue.standardError == nil)
    #expect(overall.pValue.arrangements == reference.overall.count)
    for contrast in reference.contrasts {
      let name = "v\(contrast.version) - v0"
      for share in contrast.options {
        // Of two options the first one says all.
        guard contrast.options.count > 2 || share.option == contrast.options[0].option else {
          continue
        }
        let found = try #require(
          comparison.contrasts.first { $0.contrast == name && $0.option == "o\(share.option)" })
        expectClose(found.estimate, share.estimate, relative: 1e-12)
        expectClose(found.pValue.value, share.p, relative: 1e-12)
        #expect(found.pValue.arrangements == share.count)
      }
      let mean = try #require(
        comparison.contrasts.first { $0.contrast == name && $0.option == nil })
      expectClose(mean.statistic.map { abs($0) }, contrast.statistic, relative: 1e-10)
      expectClose(mean.pValue.value, contrast.means[0].p, relative: 1e-12)
      let test = try meanTest(data, contrast.version)
      for effect in contrast.means {
        expectClose(test.pValue(ofEffect: effect.effect).value, effect.p, relative: 1e-12)
      }
    }
  }

  private func meanTest(
    _ data: (log: AssignmentLog, responses: ResponseTable), _ version: Int
  ) throws -> MeanRandomisationTest {
    let set = try RandomisationSet(
      matching: data.responses, version: "version", unit: "unit", data.log)
    let pair = try #require(set.pair(version, against: 0))
    let numbers = try data.responses.column("number")
    let empty = MeanTally(
      pair.rows.map { numbers.number(at: $0) }, recorded: pair.set.recorded)
    let (tallies, run) = try pair.set.tallies(empty, try RandomisationPlan())
    return MeanRandomisationTest(empty, tallies, run)
  }

  /// A sample too large to go through: drawn arrangements, whose p-value is within its error of
  /// the large-sample one, the same for every run.
  @Test(arguments: AssignmentPlan.Method.allCases)
  func drawnArrangementsAgreeWithLargeSamples(method: AssignmentPlan.Method) throws {
    let data = try sample(method, units: 300, effect: 0.4)
    func compared(seed: UInt64) throws -> RandomisationComparison {
      try RandomisationComparison(
        of: ["answer", "number"], by: "version", unit: "unit", in: data.responses, log: data.log,
        plan: try RandomisationPlan(draws: 799, seed: seed))
    }
    let comparison = try compared(seed: 7)
    #expect(try compared(seed: 7) == comparison)
    #expect(try compared(seed: 8).contrasts.map(\.low) != comparison.contrasts.map(\.low))
    let test = try #require(comparison.tests.first)
    let table = try ContingencyTable(of: "answer", by: "version", in: data.responses)
    let pearson = try ChiSquaredTest(table)
    expectClose(test.statistic, pearson.statistic, relative: 1e-12)
    #expect(!test.pValue.isExact && test.pValue.standardError != nil)
    // Four simulation errors, and the steps of a table of whole counts.
    #expect(abs(test.pValue.value - (pearson.pValue ?? 0)) < 0.12)
    let mean = try #require(comparison.contrasts.first { $0.option == nil })
    let groups = try MeanComparison(of: "number", by: "version", in: data.responses)
    let welch = try #require(groups.contrasts[0].welch)
    expectClose(mean.statistic, welch.statistic, relative: 1e-10)
    #expect(abs(mean.pValue.value - (welch.pValue ?? 0)) < 0.07)
    let interval = try #require(welch.difference.interval)
    let width = interval.upperBound - interval.lowerBound
    #expect(abs(try #require(mean.low) - interval.lowerBound) < 0.15 * width)
    #expect(abs(try #require(mean.high) - interval.upperBound) < 0.15 * width)
  }

  /// Inversion: a limit is where p crosses the significance level.
  @Test func limitsAreWhereThePValueCrosses() throws {
    let data = try sample(.blocks, units: 120, effect: 0.5)
    let test = try meanTest(data, 1)
    let limits = test.limits(significance: 0.05)
    let low = try #require(limits.low)
    let high = try #require(limits.high)
    #expect(test.pValue(ofEffect: low + 1e-3).value > 0.05)
    #expect(test.pValue(ofEffect: low - 1e-3).value <= 0.06)
    #expect(test.pValue(ofEffect: high - 1e-3).value > 0.05)
    #expect(test.pValue(ofEffect: test.difference).value == 1)
    // A constant added to everybody of version 2 moves the interval and nothing else.
    let moved = try meanTest(try sample(.blocks, units: 120, effect: 2.5), 1)
    let others = moved.limits(significance: 0.05)
    expectClose(try #require(others.low) - low, 2, relative: 1e-5)
    expectClose(try #require(others.high) - high, 2, relative: 1e-5)
  }

  @Test func whoIsNotInTheLogIsNamed() throws {
    let data = try sample(.blocks, units: 30, effect: 0)
    func error(_ changed: [String: Column]) -> AnalysisError? {
      let responses = ResponseTable(
        columns: data.responses.columns.map { changed[$0.name] ?? $0 })
      do throws(AnalysisError) {
        _ = try RandomisationComparison(
          of: ["number"], by: "version", unit: "unit", in: responses, log: data.log,
          plan: try RandomisationPlan())
        return nil
      } catch { return error }
    }
    func units(_ change: (Int) -> String?) -> [String: Column] {
      ["unit": Column(name: "unit", labels: (1...30).map(change))]
    }
    #expect(
      error(units { $0 == 3 ? "x" : "u\($0)" })
        == .randomisation(.notAssigned(count: 1, first: "x")))
    #expect(error(units { $0 == 3 ? "u4" : "u\($0)" }) == .randomisation(.repeatedUnit("u4")))
    #expect(error(units { $0 == 3 ? nil : "u\($0)" }) == .randomisation(.unnamedRows(count: 1)))
    let other = Column(
      name: "version",
      labels: (0..<30).map { row in
        let version = try? data.responses.column("version").label(at: row)
        return row == 4 ? (version == "1" ? "2" : "1") : version
      })
    guard case .randomisation(.otherVersion(1, "u5", _, _)) = error(["version": other]) else {
      Issue.record("\(String(describing: error(["version": other])))")
      return
    }
  }

  /// Each block of these holds one version only.
  @Test func aDesignThatCouldNotHaveComeOutOtherwiseIsRefused() throws {
    let design = try AssignmentDesign(
      study: "s", method: .blocks,
      versions: [.init(version: "1", share: 1), .init(version: "2", share: 1)], blockSizes: [2])
    var writer = AssignmentLogWriter()
    var text = writer.line(AssignmentLog.Opening(design: design, commitment: nil, studyDigest: ""))
    for block in 1...4 {
      text += writer.line(
        .assigned(
          Assignment(
            unit: "u\(block)", stratum: [], version: block < 3 ? "1" : "2", decks: [],
            vignettes: [], origin: .block(block, place: 1))))
    }
    let log = try AssignmentLog(parsing: Array(text.utf8))
    let responses = ResponseTable(columns: [
      Column(name: "unit", labels: (1...4).map { "u\($0)" }),
      Column(name: "version", labels: ["1", "1", "2", "2"]),
      Column(name: "number", numbers: [1, 2, 3, 5]),
    ])
    #expect(throws: AnalysisError.randomisation(.oneArrangement)) {
      try RandomisationComparison(
        of: ["number"], by: "version", unit: "unit", in: responses, log: log,
        plan: try RandomisationPlan())
    }
  }

  /// Under no effect p-values are as uniform as their steps let them be.
  @Test func rejectsAsOftenAsItSays() throws {
    var rejected = 0
    for run in 0..<100 {
      let data = try sample(.blocks, units: 18, effect: 0, seed: UInt64(run))
      let comparison = try RandomisationComparison(
        of: ["number"], by: "version", unit: "unit", in: data.responses, log: data.log,
        plan: try RandomisationPlan(draws: 99, seed: 3))
      if comparison.contrasts[0].pValue.value <= 0.1 { rejected += 1 }
    }
    // 10 expected; 3.7 standard deviations of a binomial.
    #expect((0...21).contains(rejected))
  }

  /// Answers of units whom a log assigned.
  private func sample(
    _ method: AssignmentPlan.Method, units: Int, effect: Double, seed: UInt64 = 5
  ) throws -> (log: AssignmentLog, responses: ResponseTable) {
    let design = try AssignmentDesign(
      study: "s", method: method, salt: "salt \(seed)",
      versions: [.init(version: "1", share: 2), .init(version: "2", share: 1)],
      strata: [.init(characteristic: "gender", levels: ["man", "woman"])], blockSizes: [])
    var register = AssignmentRegister(design, seed: "seed \(seed)")
    var writer = AssignmentLogWriter()
    var text = writer.line(AssignmentLog.Opening(design: design, commitment: nil, studyDigest: ""))
    var generator = SeededGenerator(seed: seed)
    var versions: [String] = []
    var numbers: [Double?] = []
    var answers: [String?] = []
    for unit in 1...units {
      let stratum = design.strata.isEmpty ? [] : [unit % 3 == 0 ? "man" : "woman"]
      let assignment = try register.assign("u\(unit)", stratum: stratum)
      text += writer.line(.assigned(assignment))
      versions.append(assignment.version)
      let isSecond = assignment.version == "2"
      let noise = (0..<4).reduce(0.0) { sum, _ in sum + generator.uniform() }
      numbers.append(noise + (isSecond ? effect : 0))
      answers.append(generator.uniform() < (isSecond ? 0.45 : 0.35) ? "yes" : "no")
    }
    let responses = ResponseTable(columns: [
      Column(name: "unit", labels: (1...units).map { "u\($0)" }),
      Column(name: "version", labels: versions), Column(name: "answer", labels: answers),
      Column(name: "number", numbers: numbers),
    ])
    return (try AssignmentLog(parsing: Array(text.utf8)), responses)
  }
}
