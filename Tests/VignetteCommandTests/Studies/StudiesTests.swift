import Foundation
import TestSupport
import Testing
import VignetteKit

@testable import vignette

/// The studies that come with the program, read as the commands read them.
@Suite struct StudiesTests {
  static let names = ["civil-servants", "deservingness"]

  static func study(_ name: String) throws -> Study {
    try StudyFile(at: Repository.root.appendingPathComponent("Studies/\(name)").path).study
  }

  // MARK: Both

  @Test(arguments: names)
  func everyNotedFigureStandsInTheStudyAndNoOther(name: String) throws {
    let noted = name == "deservingness" ? NotedFigures.deservingness : NotedFigures.civilServants
    let ledger = PublishedLedger(try Self.study(name)).lines
    let expected = noted.split(separator: "\n").map(String.init)
    #expect(expected.filter { !ledger.contains($0) } == [], "missing or different")
    #expect(ledger.filter { !expected.contains($0) } == [], "not noted")
    #expect(ledger.count == expected.count)
  }

  @Test(arguments: names)
  func everyTextStandsInBothLanguages(name: String) throws {
    let study = try Self.study(name)
    #expect(study.name == name)
    #expect(study.languages == ["en", "nl"])
    let levels = study.factors.flatMap(\.levels)
    let words = study.questions.map(\.text) + study.dilemmas.map(\.text)
    let told = study.questions.flatMap(\.routes).compactMap(\.tell)
    let explained = study.questions.flatMap(\.items).compactMap(\.explanation)
    let sentences = words + told + explained + study.vignetteSets.map(\.text)
    for text in sentences + [study.title] + levels.map(\.label) {
      let english = try #require(text["en"])
      let dutch = try #require(text["nl"])
      #expect(!english.isEmpty && !dutch.isEmpty)
      #expect(english != dutch)
    }
    for text in levels.compactMap(\.text) { #expect(text["en"]?.isEmpty == text["nl"]?.isEmpty) }
  }

  @Test(arguments: names)
  func sourceNamesNoPlanOfItsOwn(name: String) throws {
    let study = try Self.study(name)
    #expect(study.analysis.margin == nil)
    #expect(study.versions.allSatisfy { $0.allocation == nil })
    #expect(study.source?.title.isEmpty == false)
  }

  @Test(arguments: names)
  func readmeNamesTheSource(name: String) throws {
    let url = Repository.root.appendingPathComponent("Studies/\(name)/README.md")
    let readme = try String(contentsOf: url, encoding: .utf8)
    let source = try #require(try Self.study(name).source)
    #expect(readme.contains(source.title))
    if let date = source.date { #expect(readme.contains(date)) }
  }

  /// A text with its slots filled and its optional sentences shown or left out, by hand and not by
  /// the function that renders studies.
  static func rendered(
    _ text: LocalizedText, _ levels: [LevelReference], of study: Study, in language: String
  ) throws -> String {
    var words = try #require(text[language])
    for reference in levels {
      let factor = try #require(study.factors.first { $0.id == reference.factor })
      let filling = try #require(factor.level(reference.level)).text?[language]
      words = words.replacing("{\(factor.id)}", with: filling ?? "{no text}")
    }
    return words.replacing(#/ \{([a-z-]+)=([a-z-]+): ([^}]+)\}/#) { piece in
      let shown = levels.contains { $0.factor == piece.1 && $0.level == piece.2 }
      return shown ? " \(piece.3)" : ""
    }
  }

  static func expectReadable(_ text: String) {
    #expect(!text.contains("{") && !text.contains("}"))
    #expect(!text.contains("  ") && !text.contains(" .") && !text.contains(" ,"))
    #expect(text.first?.isUppercase == true && text.last == ".")
  }

  // MARK: The consultation

  @Test func eachVersionOfEachDilemmaReadsAsAText() throws {
    let study = try Self.study("civil-servants")
    #expect(study.dilemmas.count == 4)
    for dilemma in study.dilemmas {
      for language in study.languages {
        let texts = try study.versions.map { version in
          let text = try Self.rendered(
            dilemma.text, dilemma.levels(in: version.id), of: study, in: language)
          #expect(try study.text(of: dilemma, in: version.id, language: language) == text)
          return text
        }
        texts.forEach(Self.expectReadable)
        #expect(Set(texts).count == 2, "\(dilemma.id) reads the same in both versions")
      }
    }
  }

  @Test func versionsDifferInTheFactorsThatTheSourceNames() throws {
    let study = try Self.study("civil-servants")
    let differing = study.dilemmas.map { $0.factorsThatDiffer(between: "1", and: "2") }
    #expect(
      differing == [
        ["effort-budget"], ["legal-feasibility", "contract-type"], ["protest-order"],
        ["damage-severity"],
      ])
    let order = try #require(study.dilemmas.first { $0.id == "dilemma1" })
    let first = try Self.rendered(order.text, order.levels(in: "1"), of: study, in: "en")
    let second = try Self.rendered(order.text, order.levels(in: "2"), of: study, in: "en")
    #expect(first.contains("temporary contract") && !second.contains("contract"))
    #expect(first.contains("possibly does not") && second.contains("certainly does not"))
  }

  @Test func effortMeterHasRoomForTwoActivitiesAtMuchMore() throws {
    let study = try Self.study("civil-servants")
    let question = try #require(study.questions.first { $0.id == "attention" })
    guard case .sliders(let sliders) = question.form,
      case .perLevel(let factor, let limits) = sliders.limit
    else {
      Issue.record("no sliders with a limit by level")
      return
    }
    #expect(factor == "effort-budget")
    #expect(sliders.items.count == 8)
    #expect(sliders.items.allSatisfy { $0.explanation != nil })
    let most = try #require(sliders.positions.last?.cost)
    let standard = try #require(limits.first { $0.level == "standard" }?.limit)
    let tighter = try #require(limits.first { $0.level == "tighter" }?.limit)
    #expect(2 * most <= standard && 3 * most > standard)
    #expect(tighter < standard)
  }

  /// With the positions that we chose, each overall mean must be possible for the published
  /// percentages of more and less.
  @Test func sliderPositionsAllowThePublishedMeans() throws {
    let study = try Self.study("civil-servants")
    let results = try #require(study.published)
    var compared = 0
    for row in try #require(results.classes.first).rows {
      let table = try #require(results.distributions.first { $0.variable == row.variable })
      guard let mean = row.overall?.value, let more = table["more"]?["v1"]?.value,
        let less = table["less"]?["v1"]?.value
      else { continue }
      #expect(mean > (0.5 * more - 1 * less) / 100 - 0.01)
      #expect(mean < (1 * more - 0.5 * less) / 100 + 0.01)
      compared += 1
    }
    #expect(compared == 5)
  }

  @Test func followUpsDependOnTheFirstAnswer() throws {
    let study = try Self.study("civil-servants")
    let asked = { (name: String) in
      study.questions.first { $0.id == name }?.routes.map(\.ask) ?? []
    }
    #expect(asked("advice2") == [["later2"], ["later2"], ["later2"], ["later2"]])
    #expect(asked("later2") == [["changed2"]])
    #expect(asked("advice3") == [["worse3"], ["unsatisfied3"]])
    let advice = try #require(study.questions.first { $0.id == "advice3" })
    #expect(advice.routes.first?.condition == .answers(["procedure"]))
    #expect(advice.routes.last?.condition == .otherwise)
    #expect(advice.routes.allSatisfy { $0.tell != nil })
    let roles = advice.options.map(\.role)
    #expect(roles.last == .other && roles.dropLast().allSatisfy { $0 == .substantive })
  }

  @Test func planComparesTheThreeDilemmasWithTheStartVersion() throws {
    let study = try Self.study("civil-servants")
    #expect(study.analysis.outcomes == ["advice1", "advice2", "advice3"])
    #expect(study.analysis.reference == "1")
    #expect(Set(study.analysis.covariates) == ["age", "education", "gender"])
    #expect(study.analysis.families.map(\.outcomes) == [study.analysis.outcomes])
    let samples = try #require(study.published?.samples)
    #expect(samples.map(\.isWeighted) == [true, false])
    #expect(samples.map(\.version) == ["1", "2"])
    // The composition was printed before weighting.
    for name in ["gender", "age", "education"] {
      let table = try #require(study.published?.distributions.first { $0.variable == name })
      #expect(!table.isWeighted(in: try #require(samples.first)))
    }
  }

  // MARK: The vignettes

  @Test func vignettesAreAFullFactorialThatReadsAsTexts() throws {
    let study = try Self.study("deservingness")
    let set = try #require(study.vignetteSets.first)
    #expect(set.perRespondent == 8)
    #expect(Set(set.vignettes.map(\.levels)).count == 8)
    #expect(set.vignettes.allSatisfy { $0.status == .derived })
    for language in study.languages {
      let texts = try set.vignettes.map {
        try Self.rendered(set.text, $0.levels, of: study, in: language)
      }
      texts.forEach(Self.expectReadable)
      #expect(Set(texts).count == 8)
    }
  }

  @Test(arguments: [
    ("effort", ["V1", "V4", "V5", "V7"]), ("need", ["V3", "V4", "V5", "V8"]),
    ("reputation", ["V1", "V2", "V5", "V8"]),
  ])
  func derivedLevelsGiveTheMultilevelEffects(factor: String, high: [String]) throws {
    let study = try Self.study("deservingness")
    let set = try #require(study.vignetteSets.first)
    #expect(set.vignettes.filter { $0.level(of: factor) == "high" }.map(\.id) == high)
    let tables = try #require(study.published?.coefficients)
    let effects = try #require(tables.first { $0.heading.id == "multilevel" })
    let dummies = try #require(tables.first { $0.heading.id == "vignettes" })
    var effect = 0.0
    for vignette in set.vignettes where vignette.id != "V5" {
      let value = dummies.rows.first { $0.term == vignette.id }?.coefficient?.value ?? 0
      effect += (high.contains(vignette.id) ? value : -value) / 4
    }
    // Vignette 5, which is illegible, is high in all three: its range must give the effect.
    let derived = try #require(dummies.rows.first { $0.term == "V5" }?.coefficient)
    let lowest = try #require(derived.low)
    let highest = try #require(derived.high)
    let published = try #require(effects.rows.first { $0.term == factor }?.coefficient?.value)
    let halfUnit = 0.0005
    #expect(effect + lowest / 4 < published + halfUnit)
    #expect(effect + highest / 4 > published - halfUnit)
    // The three effects leave .018: 1.843 to 1.861.
    #expect(highest - lowest < 0.02)
  }
}
