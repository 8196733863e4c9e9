import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

/// A passage of the clean study's file, what takes its place, and what must be found then.
struct PlantedFault: Sendable, CustomTestStringConvertible {
  let rule: String
  let severity: Finding.Severity
  let passage: String
  let replacement: String
  /// A part of the sentence, with the number that says how big the fault is.
  let words: String

  var testDescription: String { "\(rule): \(replacement)" }

  init(
    _ rule: String, _ severity: Finding.Severity, _ passage: String, _ replacement: String,
    _ words: String
  ) {
    self.rule = rule
    self.severity = severity
    self.passage = passage
    self.replacement = replacement
    self.words = words
  }

  static let all = [
    PlantedFault(
      "confounded-factors", .error, #""sign": {"A": "plain", "B": "plain"}"#,
      #""sign": {"A": "plain", "B": "bright"}"#, "2 factors at once, Price and Sign"),
    PlantedFault(
      "percentage-sums", .error, #""leave": {"a": 24.5,"#, #""leave": {"a": 26.5,"#,
      "add up to 102.0, 2.0 away from 100; rounding of 3 figures explains 0.15"),
    PlantedFault(
      "percentage-sums", .error, #""margins": {"age": {"young": 50.0,"#,
      #""margins": {"age": {"young": 60.0,"#, "add up to 110.0"),
    PlantedFault(
      "whole-counts", .warning, #""habit": {"a": 35.5,"#, #""habit": {"a": 35.7,"#,
      "No whole number of 200 respondents gives 35.7 %"),
    PlantedFault(
      "whole-counts", .warning, #"{"percent": 87,"#, #"{"percent": 87, "n": 58,"#,
      "these sample sizes fit: 45 to 47, 52 to 55"),
    PlantedFault(
      "sample-sizes", .warning, #""reported-total": 410"#, #""reported-total": 425"#,
      "425 respondents in total, but its samples are 200 + 210 = 410"),
    PlantedFault(
      "moments", .error, #""cars": {"mean": "1.32", "sd": "0.81","#,
      #""cars": {"n": 58, "mean": "1.32", "sd": "0.81","#,
      "No sum of 58 answers in whole numbers has a mean of 1.32"),
    PlantedFault(
      "moments", .error, #""cars": {"mean": "1.32", "sd": "0.81", "min": 0, "max": 4}"#,
      #""cars": {"n": 10, "mean": "1.30", "sd": "0.81"}"#, "have an SD of 0.81"),
    PlantedFault(
      "moments", .error, #""mark": {"mean": "7.20","#, #""mark": {"mean": "11.20","#,
      "outside the answers' range of 1 to 10"),
    PlantedFault(
      "moments", .error, #""sd": "1.35""#, #""sd": "4.95""#, "allows an SD of 0.00 to 4.1"),
    PlantedFault(
      "class-means", .warning, #""two": "7.50", "all": "7.20""#, #""two": "7.50", "all": "7.40""#,
      "give an overall mean of 7.19"),
    PlantedFault(
      "coefficients", .warning, #""statistic": "4.38""#, #""statistic": "4.83""#,
      "gives a z of 4.37 to 4.40, not 4.83"),
    PlantedFault(
      "coefficients", .error, #""p": ".910""#, #""p": ".010""#, "on the other side of .05"),
    // The normal p of 2.10; that of t with 40 degrees of freedom is .042.
    PlantedFault("coefficients", .warning, #""p": ".042""#, #""p": ".036""#, "not .036"),
    PlantedFault(
      "correlation-stars", .warning, #""value": ".040"}"#, #""value": ".040", "stars": 1}"#,
      ".040 with a star (mark and age: p = 0.574 at N = 200)"),
    PlantedFault(
      "correlation-stars", .warning, #""value": "-.250", "stars": 1}"#,
      #""value": "-.250"}, {"of": ["cars", "age"], "value": ".300", "stars": 1}"#,
      "-.250 without a star"),
    PlantedFault(
      "composition", .error,
      #""young": {"a": 45.5, "b": 46.7}, "old": {"a": 54.5, "b": 53.3}"#,
      #""young": {"a": 45.5, "b": 80.0}, "old": {"a": 54.5, "b": 20.0}"#,
      "cannot be random halves of one group"),
    PlantedFault(
      "composition", .warning,
      #""young": {"a": 45.5, "b": 46.7}, "old": {"a": 54.5, "b": 53.3}"#,
      #""young": {"a": 45.5, "b": 57.1}, "old": {"a": 54.5, "b": 42.9}"#, "p = 0.019"),
    PlantedFault(
      "weighting", .warning, #""version": "A", "n": 200"#,
      #""version": "A", "n": 200, "weighted": true"#, "The figures of a are weighted"),
    PlantedFault(
      "printed-twice", .note, #""protest": {"a": 35.5,"#,
      #""protest": {"a": {"published": 35.5, "also": [53.5]},"#,
      "prints 35.5 here and 53.5 elsewhere. Only 35.5 lets the percentages add up to 100"),
    PlantedFault(
      "effects-differ", .note, #""small model": {"sample": "b""#, #""small model": {"sample": "a""#,
      "different effects on mark: price 0.745 against 2.10."),
  ]
}

@Suite struct StudyCheckTests {
  @Test func aCleanStudyYieldsNoFindings() throws {
    let check = StudyCheck(of: try SampleStudy.clean())
    #expect(check.findings.isEmpty, "\(check.findings)")
    let rules = Set(check.verified.map(\.rule))
    #expect(
      rules == [
        "composition", "sample-sizes", "percentage-sums", "whole-counts", "moments", "class-means",
        "coefficients", "correlation-stars",
      ])
  }

  @Test(arguments: PlantedFault.all)
  func aPlantedFaultIsFoundAndNothingElse(_ fault: PlantedFault) throws {
    let study = try SampleStudy.clean(replacing: fault.passage, by: fault.replacement)
    let findings = StudyCheck(of: study).findings
    try #require(findings.count == 1, "\(findings)")
    #expect(findings[0].rule == fault.rule)
    #expect(findings[0].severity == fault.severity)
    #expect(findings[0].found.contains(fault.words), "\(findings[0].found)")
    #expect(!findings[0].advice.isEmpty && !findings[0].place.isEmpty)
  }

  @Test func allPlantedFaultsAreFoundAtOnce() throws {
    var seen: Set<String> = []
    // Weighting one version would keep the rules that ask for whole counts from speaking.
    let faults = PlantedFault.all.filter { $0.rule != "weighting" && seen.insert($0.rule).inserted }
    let study = try SampleStudy.clean(replacing: faults.map { ($0.passage, $0.replacement) })
    let check = StudyCheck(of: study)
    #expect(Set(check.findings.map(\.rule)) == seen)
    let severities = check.findings.map(\.severity)
    #expect(severities == severities.sorted())
  }

  @Test func aMarginThatLooksLikeAProportionIsNoted() throws {
    var study = try SampleStudy.clean()
    study.analysis.margin = 0.05
    let found = StudyCheck(of: study).findings
    #expect(found.map(\.rule) == ["small-margin"])
    #expect(found.map(\.severity) == [.note])
    study.analysis.margin = 1
    #expect(StudyCheck(of: study).findings.isEmpty)
  }

  @Test func noRuleKnowsAName() throws {
    let fault = PlantedFault.all[0]
    let study = try SampleStudy.clean(replacing: fault.passage, by: fault.replacement)
    var renamed = study
    renamed.name = "civil-servants"
    renamed.title = LocalizedText("Another title")
    #expect(StudyCheck(of: renamed) == StudyCheck(of: study))
  }

  @Test func theCellsOfTheFullDesignAreNamed() throws {
    let fault = PlantedFault.all[0]
    let study = try SampleStudy.clean(replacing: fault.passage, by: fault.replacement)
    let advice = try #require(StudyCheck(of: study).findings.first?.advice)
    for cell in [
      "low price with plain sign [version A]", "low price with bright sign [not shown]",
      "high price with plain sign [not shown]", "high price with bright sign [version B]",
    ] {
      #expect(advice.contains(cell), "\(advice)")
    }
  }

  @Test func versionsThatFillTheDesignTellFactorsApart() throws {
    let fault = PlantedFault.all[0]
    var study = try SampleStudy.clean(replacing: fault.passage, by: fault.replacement)
    study.versions.append(Version(id: "C", label: LocalizedText("third")))
    for index in study.dilemmas[0].shows.indices {
      let level = ["low", "bright"][index]
      study.dilemmas[0].shows[index].showings.append(.init(version: "C", level: level))
    }
    let check = StudyCheck(of: study)
    #expect(!check.findings.contains { $0.rule == "confounded-factors" })
    #expect(check.verified.contains { $0.rule == "confounded-factors" })
  }

  @Test func aMeanThatIsLeftOutIsConfined() throws {
    let study = try SampleStudy.clean(
      replacing: #""two": "7.50", "all": "7.20""#, by: #""two": "unclear", "all": "7.20""#)
    let check = StudyCheck(of: study)
    #expect(check.findings.isEmpty)
    let range = try #require(check.derived.first?.range)
    // Sizes of 59.5 to 60.5 and 39.5 to 40.5 %, overall mean 7.195 to 7.205, other mean 6.995 to
    // 7.005.
    expectClose(range.lowerBound, (7.195 - 0.595 * 7.005) / 0.405, relative: 1e-12)
    expectClose(range.upperBound, (7.205 - 0.605 * 6.995) / 0.395, relative: 1e-12)
  }

  @Test func aStarOnTheSmallerCorrelationFollowsFromNoNumber() throws {
    var study = try SampleStudy.clean()
    let figures = [("-.122", 0), ("-.044", 0), (".092", 0), ("-.079", 1), (".056", 0)]
    study.published?.samples[0].count = 58
    study.published?.samples[0].observations = 464
    study.published?.correlations[0].pairs = try figures.map { text, stars in
      PublishedCorrelations.Pair(
        first: "mark", second: "cars", figure: .published(try #require(PrintedNumber(text))),
        stars: stars)
    }
    let findings = StudyCheck(of: study).findings.filter { $0.rule == "correlation-stars" }
    let found = try #require(findings.first?.found)
    #expect(found.contains("-.079 with a star (mark and cars: p = 0.556 at N = 58, p = 0.089 at"))
    #expect(found.contains("-.122 without a star"))
    #expect(found.contains("p = 0.009 at N = 464"))
  }

  @Test func tablesCarryEveryFinding() throws {
    let fault = PlantedFault.all[1]
    let study = try SampleStudy.clean(replacing: fault.passage, by: fault.replacement)
    let document = StudyCheck(of: study).document()
    let table = try #require(document["findings"])
    #expect(table.cell(row: 0, column: "severity") == .text("error"))
    #expect(table.cell(row: 0, column: "how.big") == .text("2 percentage points"))
    #expect(table.cell(row: 0, column: "size")?.number == 2)
    #expect(document["verified"]?.rows.isEmpty == false)
  }

  /// Whatever numbers a file holds, a check ends with findings and not with a fault.
  @Test(arguments: 0..<3) func strangeNumbersDoNoHarm(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let strange = [
      "0", "1", "-3", "99999999", "1000000000", "9000000000000000000", "100.0000001", "0.000000000",
      "123456789.123456789", "49.99999999", "unclear", "< .001",
    ]
    var read = 0
    for _ in 0..<50 {
      let study = try? SampleStudy.clean { number in
        guard random.next(below: 40) == 0 else { return number }
        return strange[Int(random.next(below: UInt64(strange.count)))]
      }
      guard let study else { continue }
      read += 1
      let check = StudyCheck(of: study)
      #expect(check.document().tables.count > 0)
      _ = try? PublishedComparison(of: study).document()
    }
    #expect(read > 5)
  }
}
