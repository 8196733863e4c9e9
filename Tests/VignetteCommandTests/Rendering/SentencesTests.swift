import Testing
import VersionDiff

@testable import vignette

@Suite("Sentences in APA style")
struct SentencesTests {
  @Test(
    "Claim no more than the tests do",
    arguments: [
      (0.01, 0.02, "The answers to y differed between versions 1 and 2"),
      (0.03, 0.09, "Taken by itself, the test for y finds a difference between versions 1 and 2"),
      (0.4, 0.4, "No difference in the answers to y was found between versions 1 and 2"),
    ])
  func claims(p: Double, adjusted: Double, beginning: String) throws {
    let text = try #require(sentences(p: p, adjusted: adjusted).first?.text)
    #expect(text.hasPrefix(beginning))
    #expect(text.contains("does not show that there is none") == (p > 0.05))
  }

  @Test("Hold statistic, p, effect size and interval")
  func figures() throws {
    let text = try #require(sentences(p: 0.0312, adjusted: 0.0312).first?.text)
    #expect(text.contains("χ²(3) = 8.90, p = .031, V = .07, 95 % CI [.00, .10]."))
    let dutch = try #require(
      sentences(p: 0.0312, adjusted: 0.0312, style: RenderingStyle(language: .nl)).first?.text)
    #expect(dutch.contains("χ²(3) = 8,90, p = ,031, V = ,07, 95 %-BI [,00; ,10]."))
  }

  @Test("The confidence level decides, and is named")
  func confidence() throws {
    let text = try #require(
      sentences(p: 0.03, adjusted: 0.03, style: RenderingStyle(confidence: 0.99)).first?.text)
    #expect(text.hasPrefix("No difference"))
    #expect(text.contains("99 % CI"))
  }

  @Test("Percentages taken as counts are named")
  func nominal() throws {
    let text = try #require(
      sentences(p: 0.01, adjusted: 0.01, basis: "weighted.percentages").first?.text)
    let other = try #require(
      sentences(p: 0.01, adjusted: 0.01, basis: "whole.counts").first?.text)
    #expect(!other.contains("weighted"))
    #expect(text.contains("weighted percentages"))
  }

  @Test("A mean has its own words")
  func means() throws {
    let columns = ["outcome", "method", "statistic", "df", "p.value", "effect", "estimate"]
    let tests = EffectTable(
      id: "tests", title: "",
      columns: columns.map {
        TableColumn(
          $0, ["outcome", "method", "effect"].contains($0) ? .string : .number, label: $0)
      },
      rows: [
        [
          .text("mark"), .text("welch.t"), .number(2.5), .number(1432.713), .number(0.0125),
          .text("hedges.g"), .number(0.1234),
        ]
      ])
    let document = TableDocument(command: "compare", tables: [tests])
    let text = try #require(Sentences(of: document, style: RenderingStyle()).all.first?.text)
    #expect(
      text
        == "The mean of mark differed between the versions, t(1,432.71) = 2.50, p = .013, g = 0.12."
    )
  }

  @Test("Stand as a table in JSON, in English")
  func table() throws {
    let json = try TableFormat.json.rendered(
      SampleComparison.document, provenance: SampleTables.provenance,
      style: RenderingStyle(language: .nl, prose: .sentences))
    #expect(json.contains("\"id\": \"sentences\""))
    #expect(json.contains("No difference in the answers to advice3 was found"))
  }

  private func sentences(
    p: Double, adjusted: Double, style: RenderingStyle = RenderingStyle(),
    basis: String? = nil
  ) -> [Sentences.Sentence] {
    let words = ["outcome", "method", "effect"]
    let names = ["statistic", "df", "p.value", "p.adjusted", "estimate", "conf.low", "conf.high"]
    let tests = EffectTable(
      id: "tests", title: "",
      columns: words.map { TableColumn($0, .string, label: $0) }
        + names.map { TableColumn($0, .number, label: $0) },
      rows: [
        [.text("y"), .text("pearson"), .text("cramers.v")]
          + [8.9, 3, p, adjusted, 0.0657, 0, 0.1049].map { Cell($0) }
      ])
    let distribution = EffectTable(
      id: "distribution", title: "",
      columns: ["outcome", "version", "option", "basis"].map {
        TableColumn($0, .string, label: $0)
      },
      rows: ["1", "2"].map { [.text("y"), .text($0), .text("a"), Cell(basis)] })
    let document = TableDocument(command: "compare", tables: [distribution, tests])
    return Sentences(of: document, style: style).all
  }
}
