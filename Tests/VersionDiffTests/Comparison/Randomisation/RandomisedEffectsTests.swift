import TestSupport
import Testing

@testable import VersionDiff
@testable import VignetteKit

@Suite struct RandomisedEffectsTests {
  struct Reference: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let order: String
    let decks: [[String]]
    let blocks: [[Int]]
    let levels: [String: Double]
    let shown: [[String]]
    let ratings: [[Double]]
    let statistic: Double
    let p: Double
    let count: Int
    var testDescription: String { name }

    /// The log of the design, and the ratings.
    func data() throws -> (log: AssignmentLog, responses: ResponseTable) {
      let order = try #require(VignetteOrder(rawValue: order))
      let design = try AssignmentDesign(
        study: "s", method: .blocks, versions: [.init(version: "1", share: 1)],
        sets: [
          .init(
            id: "set",
            decks: decks.enumerated().map { Deck(id: "D\($0)", vignettes: $1) })
        ], blockSizes: [], order: order)
      var writer = AssignmentLogWriter()
      var text = writer.line(
        AssignmentLog.Opening(design: design, commitment: nil, studyDigest: ""))
      var unit = 0
      for (block, content) in blocks.enumerated() {
        for (place, deck) in content.enumerated() {
          text += writer.line(
            .assigned(
              Assignment(
                unit: "u\(unit)", stratum: [], version: "1", decks: ["D\(deck)"],
                vignettes: [shown[unit]], origin: .block(block + 1, place: place + 1))))
          unit += 1
        }
      }
      let rows = shown.enumerated().flatMap { unit, own in own.map { (unit, $0) } }
      // Rows in another order than the log's: nothing may depend on it.
      let order2 = rows.indices.sorted { ($0 * 7 % 13, $0) < ($1 * 7 % 13, $1) }
      let numbers = ratings.flatMap { $0 }
      let responses = ResponseTable(columns: [
        Column(name: "respondent", labels: order2.map { "u\(rows[$0].0)" }),
        Column(name: "vignette", labels: order2.map { rows[$0].1 }),
        Column(
          name: "a", labels: order2.map { levels[rows[$0].1] == 1 ? "high" : "low" },
          levels: ["low", "high"]),
        Column(name: "rating", numbers: order2.map { numbers[$0] }),
      ])
      return (try AssignmentLog(parsing: Array(text.utf8)), responses)
    }
  }

  @Test(arguments: try Fixture<Reference>.load("randomised-terms").cases)
  func pValuesAreThoseOfFullEnumeration(reference: Reference) throws {
    let data = try reference.data()
    let effects = try RandomisedEffects(
      of: try Formula(parsing: "rating ~ a + (1 | respondent)"),
      columns: .init(unit: "respondent", vignette: "vignette", version: "version"),
      in: data.responses, log: data.log, plan: try RandomisationPlan(draws: 3999, seed: 11))
    let test = try #require(effects.tests.first)
    #expect(effects.tests.count == 1 && test.term == "a")
    expectClose(test.statistic, reference.statistic, relative: 1e-9)
    // All presentations are gone through, as the reference does.
    #expect(test.pValue.isExact && test.pValue.arrangements == reference.count)
    expectClose(test.pValue.value, reference.p, relative: 1e-12)
    // Several vignettes share a level, so that the term is not all that was randomised.
    #expect(test.basis == .asymptotic)
  }

  /// Ratings of a factorial in which one factor matters, of two versions that don't.
  @Test(arguments: [AssignmentPlan.Method.blocks, .minimisation, .simple])
  func whatMattersIsFoundAndWhatDoesNotIsNot(method: AssignmentPlan.Method) throws {
    let data = try ratings(method)
    let formula = try Formula(parsing: "rating ~ version + a * b")
    let columns = RandomisedEffects.Columns(
      unit: "respondent", vignette: "vignette", version: "version", factors: ["a", "b"])
    func effects(_ seed: UInt64) throws -> RandomisedEffects {
      try RandomisedEffects(
        of: formula, columns: columns, in: data.responses, log: data.log,
        plan: try RandomisationPlan(draws: 199, seed: seed))
    }
    let found = try effects(2)
    #expect(found.tests.map(\.term) == ["version", "a", "b", "a:b"])
    #expect(found.tests[1].pValue.value == 1.0 / 200)
    #expect([0, 2, 3].allSatisfy { found.tests[$0].pValue.value > 0.01 })
    // The version is in no other term; given random orders it is drawn alone. Rows of squares and
    // minimisation leave something else to depend on it.
    #expect(
      found.tests.map(\.basis) == [
        method == .simple ? .exact : .asymptotic, .asymptotic, .asymptotic, .asymptotic,
      ])
    #expect(try effects(2) == found)
  }

  @Test func aVersionAloneIsExact() throws {
    let data = try ratings(.blocks)
    let first = try data.responses.column("vignette")
    var seen: Set<String> = []
    let units = try data.responses.column("respondent")
    let rows = (0..<data.responses.rowCount).filter {
      seen.insert(units.label(at: $0) ?? "").inserted
    }
    #expect(first.count > rows.count)
    let responses = ResponseTable(
      columns: try ["respondent", "version"].map { name in
        let column = try data.responses.column(name)
        return Column(name: name, labels: rows.map { column.label(at: $0) })
      } + [Column(name: "mark", numbers: rows.map { Double($0 * $0 % 17) })])
    let effects = try RandomisedEffects(
      of: Formula("mark", on: "version"),
      columns: .init(unit: "respondent", vignette: nil, version: "version"), in: responses,
      log: data.log, plan: try RandomisationPlan(draws: 199))
    #expect(effects.tests.count == 1 && effects.tests[0].basis == .exact)
    #expect(throws: AnalysisError.randomisation(.rowsWithoutVignette)) {
      try RandomisedEffects(
        of: Formula("rating", on: "a"),
        columns: .init(unit: "respondent", vignette: nil, version: "version"),
        in: data.responses, log: data.log, plan: try RandomisationPlan(draws: 199))
    }
    #expect(throws: AnalysisError.randomisation(.nothingRandomised)) {
      try RandomisedEffects(
        of: Formula("version", on: "mark"), event: "1",
        columns: .init(unit: "respondent", vignette: nil, version: "other"), in: responses,
        log: data.log, plan: try RandomisationPlan(draws: 199))
    }
  }

  @Test func rowsThatDoNotFitTheLogAreNamed() throws {
    let data = try ratings(.blocks)
    let columns = RandomisedEffects.Columns(
      unit: "respondent", vignette: "vignette", version: "version", factors: ["a", "b"])
    /// The mistake in a formula about changed data.
    func mistake(
      _ formula: String, _ changed: Column? = nil, rows: (Int) -> Bool = { _ in true }
    ) throws -> RandomisationMistake? {
      let kept = (0..<data.responses.rowCount).filter(rows)
      let table = ResponseTable(
        columns: data.responses.columns.map { column in
          let own = column.name == changed?.name ? changed ?? column : column
          return own.levels == nil
            ? Column(name: own.name, numbers: kept.map { own.number(at: $0) })
            : Column(name: own.name, labels: kept.map { own.label(at: $0) })
        })
      let parsed = try Formula(parsing: formula)
      let plan = try RandomisationPlan(draws: 99)
      do throws(AnalysisError) {
        _ = try RandomisedEffects(
          of: parsed, columns: columns, in: table, log: data.log, plan: plan)
      } catch {
        guard case .randomisation(let mistake) = error else { throw error }
        return mistake
      }
      return nil
    }
    let vignettes = try data.responses.column("vignette")
    let names = (0..<vignettes.count).map { vignettes.label(at: $0) ?? "" }
    func named(_ first: [String]) -> Column {
      Column(name: "vignette", labels: first + names.dropFirst(first.count))
    }
    #expect(
      try mistake("rating ~ a", named([names[0], names[0]]))
        == .repeatedVignette(names[0], unit: "u1"))
    #expect(
      try mistake("rating ~ a", named([names[0], "V9"])) == .unknownVignette("V9", unit: "u1"))
    #expect(
      try mistake("rating ~ a", named(["V9"])) == .unknownVignette("V9", unit: nil))
    let a = try data.responses.column("a")
    let other = Column(
      name: "a",
      labels: (0..<a.count).map {
        $0 == 0 ? (a.label(at: 0) == "low" ? "high" : "low") : a.label(at: $0)
      })
    #expect(try mistake("rating ~ a", other) == .factorVaries("a"))
    #expect(
      try mistake("rating ~ a", rows: { names[$0] != "V3" })
        == .nothingShown(kind: "vignette", "V3"))
    let same = Column(name: "b", labels: (0..<a.count).map { a.label(at: $0) })
    #expect(try mistake("rating ~ a + b", same) == .redundantTerms)
  }

  private func ratings(
    _ method: AssignmentPlan.Method
  ) throws -> (log: AssignmentLog, responses: ResponseTable) {
    let decks = [["V1", "V2", "V3", "V4"], ["V4", "V3", "V2", "V1"]].enumerated().map {
      Deck(id: "D\($0)", vignettes: $1)
    }
    let design = try AssignmentDesign(
      study: "s", method: method, salt: "x",
      versions: [.init(version: "1", share: 1), .init(version: "2", share: 1)],
      sets: [.init(id: "set", decks: decks)], order: method == .blocks ? .williams : .random)
    var register = AssignmentRegister(design, seed: "a seed")
    var writer = AssignmentLogWriter()
    var text = writer.line(AssignmentLog.Opening(design: design, commitment: nil, studyDigest: ""))
    var generator = SeededGenerator(seed: 4)
    var rows: [(unit: String, version: String, vignette: String, rating: Double)] = []
    for unit in 1...40 {
      let assignment = try register.assign("u\(unit)", stratum: [])
      text += writer.line(.assigned(assignment))
      if unit == 7 {
        _ = try register.note(.dropped, of: "u7")
        text += writer.line(.status(.dropped, unit: "u7"))
        continue
      }
      let level = 2 * generator.uniform()
      for vignette in assignment.vignettes[0] {
        let effect = ["V2", "V4"].contains(vignette) ? 0.8 : 0
        rows.append(
          (assignment.unit, assignment.version, vignette, level + effect + generator.uniform()))
      }
    }
    let responses = ResponseTable(columns: [
      Column(name: "respondent", labels: rows.map(\.unit)),
      Column(name: "version", labels: rows.map(\.version)),
      Column(name: "vignette", labels: rows.map(\.vignette)),
      Column(name: "a", labels: rows.map { ["V2", "V4"].contains($0.vignette) ? "high" : "low" }),
      Column(name: "b", labels: rows.map { ["V3", "V4"].contains($0.vignette) ? "high" : "low" }),
      Column(name: "rating", numbers: rows.map(\.rating)),
    ])
    return (try AssignmentLog(parsing: Array(text.utf8)), responses)
  }
}
