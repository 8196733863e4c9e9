import TestSupport
import Testing

@testable import VersionDiff
@testable import VignetteKit

@Suite struct TermArrangementsTests {
  struct Reference: Decodable, Sendable {
    struct Expected: Decodable, Sendable {
      let statistic: Double
      let p: Double
      let count: Int
    }

    let blocks: [[Int]]
    let shown: [[String]]
    let ratings: [[Double]]
    let levels: [String: [Double]]
    let terms: [Expected]
  }

  static let reference = try? Fixture<Reference>.load("held-terms").cases.first

  private func effects(
    _ formula: String, order: VignetteOrder = .random, draws: Int = 999
  ) throws -> RandomisedEffects {
    let reference = try #require(Self.reference)
    let design = try AssignmentDesign(
      study: "s", method: .blocks,
      versions: [.init(version: "1", share: 1), .init(version: "2", share: 1)],
      sets: [.init(id: "set", decks: [Deck(id: "D", vignettes: ["V1", "V2", "V3", "V4"])])],
      blockSizes: [], order: order)
    var writer = AssignmentLogWriter()
    var text = writer.line(AssignmentLog.Opening(design: design, commitment: nil, studyDigest: ""))
    var versions: [String] = []
    for (block, content) in reference.blocks.enumerated() {
      for (place, version) in content.enumerated() {
        let unit = versions.count
        versions.append("\(version + 1)")
        text += writer.line(
          .assigned(
            Assignment(
              unit: "u\(unit)", stratum: [], version: versions[unit], decks: ["D"],
              vignettes: [reference.shown[unit]], origin: .block(block + 1, place: place + 1))))
      }
    }
    let rows = reference.shown.enumerated().flatMap { unit, own in own.map { (unit, $0) } }
    let level = { (factor: Int) in
      rows.map { reference.levels[$0.1]?[factor] == 1 ? "high" : "low" }
    }
    let responses = ResponseTable(columns: [
      Column(name: "respondent", labels: rows.map { "u\($0.0)" }),
      Column(name: "version", labels: rows.map { versions[$0.0] }),
      Column(name: "vignette", labels: rows.map(\.1)),
      Column(name: "a", labels: level(0), levels: ["low", "high"]),
      Column(name: "b", labels: level(1), levels: ["low", "high"]),
      Column(name: "rating", numbers: reference.ratings.flatMap { $0 }),
    ])
    return try RandomisedEffects(
      of: try Formula(parsing: formula),
      columns: .init(
        unit: "respondent", vignette: "vignette", version: "version", factors: ["a", "b"]),
      in: responses, log: try AssignmentLog(parsing: Array(text.utf8)),
      plan: try RandomisationPlan(draws: draws, seed: 5))
  }

  @Test func aTermIsExactWhileTheOthersStay() throws {
    let tests = try effects("rating ~ version + a + b").tests
    #expect(tests.map(\.term) == ["version", "a", "b"])
    let expected = try #require(Self.reference).terms
    for (test, expected) in zip(tests, expected) {
      #expect(test.basis == .exact && test.pValue.isExact, "\(test.term)")
      #expect(test.pValue.arrangements == expected.count, "\(test.term)")
      expectClose(test.statistic, expected.statistic, relative: 1e-9)
      expectClose(test.pValue.value, expected.p, relative: 1e-12)
    }
  }

  @Test func whatAnInteractionSharesIsAsymptotic() throws {
    let tests = try effects("rating ~ version + a * b").tests
    #expect(tests.map(\.basis) == [.exact, .asymptotic, .asymptotic, .asymptotic])
    #expect(tests[0].pValue.isExact)
    // All orders of all respondents are too many.
    #expect(!tests[1].pValue.isExact && tests[1].pValue.arrangements == 999)
  }

  @Test func whatIsNotInTheModelIsHeldToo() throws {
    // The study's factors tell that vignettes differ in b as well.
    let alone = try effects("rating ~ a").tests
    #expect(alone.map(\.basis) == [.exact])
    #expect(alone[0].pValue.arrangements == (try #require(Self.reference)).terms[1].count)
  }

  @Test func rowsOfASquareLeaveNothingToExchange() throws {
    let tests = try effects("rating ~ version + a + b", order: .williams, draws: 99).tests
    #expect(tests.allSatisfy { $0.basis == .asymptotic && !$0.pValue.isExact })
  }
}
