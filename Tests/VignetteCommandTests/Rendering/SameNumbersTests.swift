import Foundation
import Testing
import VersionDiff

@testable import vignette

@Suite("The same numbers in every format for people")
struct SameNumbersTests {
  @Test(
    "Markdown, HTML and LaTeX hold the characters that text holds",
    arguments: [SampleTables.document, SampleComparison.document],
    RenderingStyle.Language.allCases)
  func sameCells(document: TableDocument, language: RenderingStyle.Language) throws {
    let style = RenderingStyle(language: language, selection: .all)
    let reading = try Reading(of: document, provenance: SampleTables.provenance, style: style)
    let expected = reading.blocks.flatMap(numbers)
    #expect(expected.count > 20)
    let markdown = MarkdownFormat().rendered(reading)
    #expect(cells(ofMarkdown: markdown) == expected)
    let html = HTMLFormat(language: language).rendered(reading)
    #expect(cells(ofHTML: html) == expected)
    let latex = LaTeXFormat(language: language).rendered(reading)
    #expect(cells(ofLaTeX: latex) == expected)
    let text = TextFormat(style: style).rendered(reading)
    for cell in Set(expected) { #expect(text.contains(cell)) }
  }

  /// The numeric cells of a block.
  private func numbers(_ block: Reading.Block) -> [String] {
    guard case .table(let table) = block else { return [] }
    return table.rows.flatMap { row in
      zip(row, table.columns).filter { $1.alignment == .numbers }.map(\.0)
    }
  }

  private func cells(ofMarkdown page: String) -> [String] {
    let lines = page.components(separatedBy: "\n")
    var cells: [String] = []
    for (position, line) in lines.enumerated() where line.hasPrefix("| :---") {
      let isNumeric = parts(line).map { $0 == "---:" }
      for row in lines[(position + 1)...].prefix(while: { $0.hasPrefix("|") }) {
        cells += zip(parts(row), isNumeric).filter(\.1).map { $0.0.filter { $0 != "\\" } }
      }
    }
    return cells
  }

  private func parts(_ line: String) -> [String] {
    line.dropFirst(2).dropLast(2).replacingOccurrences(of: "\\|", with: "/")
      .components(separatedBy: " | ")
  }

  private func cells(ofHTML page: String) -> [String] {
    page.components(separatedBy: "</thead>").dropFirst().flatMap { part in
      let body = part.components(separatedBy: "</tbody>").first ?? ""
      return body.components(separatedBy: " class=\"number\">").dropFirst().map { cell in
        (cell.components(separatedBy: "</t").first ?? "")
          .replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
      }
    }
  }

  private func cells(ofLaTeX page: String) -> [String] {
    page.components(separatedBy: "\\begin{tabular}{").dropFirst().flatMap { part -> [String] in
      let lines = part.components(separatedBy: "\n")
      let isNumeric = (lines.first ?? "").dropLast().map { $0 == "r" }
      let rows = lines.dropFirst(4).prefix { !$0.hasPrefix("\\bottomrule") }
      return rows.flatMap { row in
        zip(row.dropLast(3).components(separatedBy: " & "), isNumeric).filter(\.1)
          .map { plain($0.0) }
      }
    }
  }

  private func plain(_ latex: String) -> String {
    var text = latex.trimmingCharacters(in: .whitespaces)
    for (markup, sign) in [("$-$", "−"), ("$<$", "<"), ("$>$", ">"), ("--", "–")] {
      text = text.replacingOccurrences(of: markup, with: sign)
    }
    text = text.replacingOccurrences(of: "$\\times$", with: "×")
    guard let raised = text.range(of: "$^{") else { return text }
    let power = text[raised.upperBound...].prefix { $0 != "}" }
    let raisedDigits = power.map { character in
      ["-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "9": "⁹"][character] ?? "?"
    }
    return text[..<raised.lowerBound] + raisedDigits.joined()
  }
}
