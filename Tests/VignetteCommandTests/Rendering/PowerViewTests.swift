import Testing
import VersionDiff

@testable import vignette

@Suite("Power in words")
struct PowerViewTests {
  private func documents() throws -> [TableDocument] {
    let plan = try TwoProportionPower(reference: 0.4, version: 0.45)
    let ratings = try RatingsPower(
      .within, effect: 0.5, variation: .init(residual: 1.6, between: 0.9), vignettesPerRater: 4)
    let tests: [any PlannedTest] = [
      plan, ratings, try ChiSquaredPower(effectSize: 0.1, degreesOfFreedom: 3),
      try TwoProportionPower(reference: 0.4, version: 0.45, .arcsine),
      try TwoProportionPower(reference: 0.4, version: 0.6, .exact),
      try EquivalencePower(reference: 0.4, version: 0.4, margin: 0.1),
      try EquivalencePower(reference: 0.4, version: 0.4, margin: 0.3, isExact: true),
      try MeanDifferencePower(difference: 1, deviation: 2),
      try MeanDifferencePower(difference: 0, deviation: 2, margin: 1),
      try LogOddsPower(share: 0.4, oddsRatio: 1.5),
      try OrderedPower(percentages: [20, 50, 30], oddsRatio: 1.5),
      try InteractionPower(shares: [0.4, 0.5, 0.4, 0.7]),
    ]
    var documents = try tests.map { test in
      TableDocument(power: [try PowerResult(of: test, .size(120, wanted: 0.8), .ninetyFive)])
    }
    let simulation = try PowerSimulation(studies: 20, seed: 1)
    documents.append(
      TableDocument(
        power: [try plan.simulatedResult(.size(120, wanted: 0.8), simulation, .ninetyFive)],
        curve: try PowerCurve(of: plan, .sizes([100, 200]), .ninetyFive)))
    return documents
  }

  @Test("Every heading, title and note has its Dutch")
  func dutch() throws {
    for document in try documents() {
      for table in document.tables {
        for column in table.columns {
          #expect(Vocabulary.dutchColumns[column.name] != nil, "\(column.name)")
        }
        for sentence in [table.title] + table.notes {
          #expect(Phrasebook.dutch(sentence) != sentence, "\(sentence)")
        }
      }
    }
  }

  @Test("Every plan has a sentence without open slots, in both languages")
  func sentences() throws {
    for language in [RenderingStyle.Language.en, .nl] {
      let wording = Wording(style: RenderingStyle(language: language))
      for document in try documents() {
        let table = try #require(document["power"])
        for row in table.tableRows() {
          let text = PowerSentence(row, wording).text
          #expect(text.hasSuffix("."))
          #expect(text.contains("120"))
          #expect(!text.contains("{"))
        }
      }
    }
  }
}
