import Foundation
import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

/// Refusals with everything that they carry.
@Suite struct AnalysisErrorTests {
  private static let responses = ResponseTable(columns: [
    Column(name: "y", labels: ["a", "b", "a", "b", "b", "a", "b", "a"]),
    Column(
      name: "f", labels: ["p", "q", "p", "q", "p", "q", "p", nil], levels: ["p", "q", "r"]),
    Column(name: "x", numbers: [1, 2, 3, 5, 4, 7, 8, 6]),
    Column(name: "w", numbers: [0, 0, 0, 0, 0, 0, 0, 0]),
    Column(name: "g", labels: ["1", "1", "2", "2", "3", "3", "4", "4"]),
    Column(name: "rating", numbers: [1, 3, 2, 5, 4, 7, 6, 8]),
  ])

  private static func results(
    _ formula: String, _ family: RegressionModel.Family = .binomial, schema: Schema = Schema(),
    intervals: IntervalMethod = .wald,
    changing change: (inout EffectsAnalysis) -> Void = { _ in }
  ) throws(AnalysisError) {
    var analysis = EffectsAnalysis(
      try Formula(parsing: formula), family: family, schema: schema, intervals: intervals)
    change(&analysis)
    _ = try analysis.results(from: responses)
  }

  @Test(arguments: [0, 1, 1.5, -0.95]) func confidenceOutsideItsRange(_ level: Double) {
    #expect(throws: AnalysisError.invalidConfidence(level)) { try ConfidenceLevel(level) }
  }

  @Test(arguments: [0, -0.1, 1]) func marginsOutsideTheirRange(_ margin: Double) {
    let difference = ProportionDifference(of: Proportion(1, of: 2), against: Proportion(1, of: 2))
    #expect(throws: AnalysisError.invalidMargin(margin)) {
      try EquivalenceTest(difference, margin: margin)
    }
  }

  @Test func studiesThatDoNotHaveWhatIsAsked() throws {
    var parking = try SampleStudy.clean()
    parking.published?.coefficients = []
    #expect(throws: AnalysisError.noPublishedEffects(study: "parking")) {
      try TableDocument(publishedEffectsOf: parking, confidence: .ninetyFive)
    }
    let stories = try VignetteStudy.study()
    #expect(throws: AnalysisError.oneVersionStudy(study: "stories", hasVignettes: true)) {
      try PublishedComparison(of: stories)
    }
  }

  @Test func tablesThatAreTooLargeToSearch() throws {
    let one = PrintedFigure(units: 1, decimals: 0)
    let versions = (0..<30).map { number in
      PrintedDistribution(
        version: "\(number)", percentages: [PrintedFigure](repeating: one, count: 100),
        sampleSize: 100, basis: .wholeCounts)
    }
    #expect(throws: AnalysisError.envelopeOutOfReach(versions: 30, options: 100)) {
      try RoundingEnvelope(of: versions)
    }
  }

  @Test func levelsThatNobodyHas() {
    #expect(throws: AnalysisError.model(.levelDoesNotOccur("r", of: "f"))) {
      try Self.results("y ~ f", schema: Schema(references: ["f": "r"]))
    }
  }

  @Test(arguments: [RegressionModel.Family.gaussian, .binomial])
  func modelsOfNothing(_ family: RegressionModel.Family) {
    #expect(throws: AnalysisError.model(.noParameters)) {
      try Self.results(family == .gaussian ? "rating ~ 0" : "y ~ 0", family)
    }
  }

  @Test func weightsThatAreAllZero() {
    #expect(throws: AnalysisError.model(.noWeight(column: "w"))) {
      try Self.results("y ~ x", schema: Schema(weight: "w"))
    }
  }

  @Test func whatHasNoMeaningTogether() {
    func refusal(_ first: String, _ second: String, _ remedy: String) -> AnalysisError {
      .model(.cannotCombine(first, second, remedy: remedy))
    }
    #expect(
      throws: refusal(
        "bias reduction", "a gaussian model",
        "leave it out; it is for binomial and multinomial models")
    ) { try Self.results("rating ~ x", .gaussian) { $0.model.estimation = .biasReduction } }
    #expect(
      throws: refusal(
        "an event", "a multinomial model", "leave the event out, or use a binomial model")
    ) { try Self.results("y ~ x", .multinomial) { $0.model.event = "a" } }
    #expect(
      throws: refusal("profile-likelihood intervals", "clusters", "take Wald intervals")
    ) { try Self.results("y ~ x", schema: Schema(cluster: "g"), intervals: .profile) }
    #expect(
      throws: refusal(
        "clusters", "random effects",
        "leave one of them out: (1 | group) models what clusters allow for")
    ) { try Self.results("rating ~ x + (1 | g)", .gaussian, schema: Schema(cluster: "g")) }
  }

  @Test func combinationsBeyondWhatCanBeAveraged() throws {
    // 14 factors with two levels each, and 40 people of different ages.
    let names = (0..<14).map { "f\($0)" }
    var columns = names.enumerated().map { place, name in
      Column(name: name, labels: (0..<40).map { ($0 * (place + 3) + $0 / 7) % 5 < 2 ? "u" : "v" })
    }
    columns.append(Column(name: "age", numbers: (0..<40).map { Double(20 + $0) }))
    columns.append(Column(name: "rating", numbers: (0..<40).map { Double(($0 * 17) % 23) }))
    var analysis = EffectsAnalysis(
      Formula("rating", on: (names + ["age"]).map { Term([$0]) }), family: .gaussian)
    analysis.quantities.averaging = .uniform
    #expect(
      throws: AnalysisError.model(.tooManyCombinations(16384, rows: 40, limit: 500_000))
    ) { try analysis.results(from: ResponseTable(columns: columns)) }
  }

  @Test func groupsThatAreTermsToo() {
    #expect(throws: AnalysisError.model(.mixed(.groupIsTerm("g")))) {
      try Self.results("rating ~ x + g + (1 | g)", .gaussian)
    }
    #expect(throws: AnalysisError.model(.mixed(.groupIsTerm("g")))) {
      try Self.results("rating ~ factor(g) + (x | g)", .gaussian)
    }
  }

  @Test func outcomesThatAreReproducedExactly() {
    let x = [1.0, 2, 3, 5, 4, 7, 8, 6]
    let table = ResponseTable(columns: [
      Column(name: "line", numbers: x.map { 3 * $0 - 1 }), Column(name: "x", numbers: x),
      Column(name: "g", labels: ["1", "1", "2", "2", "3", "3", "4", "4"]),
    ])
    #expect(throws: AnalysisError.model(.mixed(.noResidualVariation("line")))) {
      try LinearMixedModel(try Formula(parsing: "line ~ x + (1 | g)")).fitted(to: table)
    }
  }

  /// No data are known for which a search doesn't end or a variance has no limit; what would be said
  /// then is.
  @Test func searchesThatDoNotEnd() {
    #expect(
      AnalysisError.model(.mixed(.unboundedVariance(of: "g"))).description
        .hasPrefix("The likelihood rises for ever with the variance between groups of 'g'"))
    #expect(
      AnalysisError.model(.notConverged(algorithm: "Newton", iterations: 100)).description
        .contains("(Newton) did not end within 100 steps; put the variables"))
    #expect(ModelMistake.notConverged(algorithm: "Newton", iterations: 1).liesInTheData)
  }

  @Test func chosenValuesThatAreNone() {
    func at(_ variable: String, _ value: String) -> (inout EffectsAnalysis) -> Void {
      { $0.quantities.points = [[.init(variable, value)]] }
    }
    #expect(throws: AnalysisError.model(.unknownVariable("z", variables: ["f", "x"]))) {
      try Self.results("y ~ f + x", changing: at("z", "1"))
    }
    #expect(throws: AnalysisError.model(.notANumber("many", of: "x"))) {
      try Self.results("y ~ f + x", changing: at("x", "many"))
    }
    #expect(
      throws: AnalysisError.model(
        .unknownLevel("s", of: "f", levels: ["p", "q"], nearest: []))
    ) { try Self.results("y ~ f + x", changing: at("f", "s")) }
  }

  @Test func numbersReadWell() {
    #expect(
      ModelMistake.tooManyParameters(2, observations: 1).description
        == "The model has 2 parameters for 1 person; leave terms out.")
    #expect(
      AnalysisWarning(.redundantTerm("b", determinedBy: ["a"])).message.hasSuffix(
        "a determines it."))
    #expect(
      AnalysisWarning(.redundantTerm("c", determinedBy: ["a", "b"])).message
        .hasSuffix("a, b determine it."))
    #expect(AnalysisWarning(.weightless(1)).message == "1 person has weight 0 and is not counted.")
  }

  /// Messages of the libraries say what to do; which option does it is the command line's to know.
  @Test func noMessageOfTheLibrariesNamesAnOption() throws {
    for module in ["VignetteKit", "VersionDiff"] {
      for (path, text) in try Self.sources(in: "Sources/\(module)") {
        let code = text.split(separator: "\n").filter { line in
          !line.drop { $0 == " " }.hasPrefix("//")
        }
        let found = code.filter { $0.contains(/--[a-z]/) }
        #expect(found.isEmpty, "\(path): \(found)")
      }
    }
  }

  /// Every way in which an analysis can be refused is the subject of a test.
  @Test func everyRefusalIsTested() throws {
    let tests = try Self.sources(in: "Tests").map(\.text).joined()
    let files = [
      "VersionDiff/AnalysisError.swift", "VersionDiff/Models/ModelMistake.swift",
      "VersionDiff/Formula/FormulaMistake.swift",
      "VersionDiff/Models/Mixed/MixedModelMistake.swift",
      "VersionDiff/Published/Simulation/SimulationMistake.swift",
      "VignetteKit/Responses/ResponseError.swift",
    ]
    for file in files {
      let path = Repository.root.appending(path: "Sources/\(file)")
      let text = try String(contentsOf: path, encoding: .utf8)
      let cases = text.matches(of: /\n +case ([a-zA-Z]+)[(\n]/).map { String($0.1) }
      #expect(!cases.isEmpty)
      for name in cases {
        #expect(tests.contains(try Regex("\\.\(name)\\b")), "\(file): no test names \(name)")
      }
    }
  }

  private static func sources(in folder: String) throws -> [(path: String, text: String)] {
    let root = Repository.root.appending(path: folder)
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    var sources: [(path: String, text: String)] = []
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      sources.append((file.path, try String(contentsOf: file, encoding: .utf8)))
    }
    #expect(!sources.isEmpty)
    return sources
  }
}
