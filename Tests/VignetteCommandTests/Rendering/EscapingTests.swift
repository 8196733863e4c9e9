import Foundation
import Testing
import VersionDiff

@testable import vignette

@Suite("Escaping")
struct EscapingTests {
  private static let hostile = [
    "<script>alert(1)</script>", "\" onmouseover=\"x", "'><img src=x onerror=alert(1)>",
    "</caption></table>", "<!-- ", "&lt;b&gt;", "]]>", "\u{1B}]0;title\u{7}",
    "\\input{/etc/passwd}",
    "100 % & $5_a^b~c#{}", "a | b\n| c | d |", "`code` *bold* [link](http://x)",
  ]

  @Test("No label becomes markup in HTML", arguments: hostile)
  func html(label: String) throws {
    let page = try rendered(label, as: .html)
    for markup in ["<script", "<img", " onmouseover=\"", "<!-- ", "</caption></table>"] {
      #expect(!page.contains(markup))
    }
    #expect(page.components(separatedBy: "<td").count == page.components(separatedBy: "</td").count)
    #expect(page.components(separatedBy: "<table").count == 2)
    #expect(!page.contains("href=") && !page.contains("url("))
  }

  @Test("No label becomes a command in LaTeX", arguments: hostile)
  func latex(label: String) {
    let escaped = LaTeXFormat.escaped(label)
    #expect(!escaped.contains("\\input"))
    var depth = 0
    var isEscaped = false
    for character in escaped {
      if !isEscaped, character == "{" { depth += 1 }
      if !isEscaped, character == "}" { depth -= 1 }
      if !isEscaped { #expect(!"%#&_~".contains(character)) }
      isEscaped = !isEscaped && character == "\\"
    }
    #expect(depth == 0)
  }

  @Test("No label breaks a row of markdown", arguments: hostile)
  func markdown(label: String) throws {
    let page = try rendered(label, as: .markdown)
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("|") }
    #expect(rows.count == 3)
    #expect(rows.last?.replacingOccurrences(of: "\\|", with: "").filter { $0 == "|" }.count == 3)
    #expect(!page.contains("<script") && !page.contains("<img"))
    #expect(!page.contains("k]("))
  }

  @Test("No label moves or colours the terminal", arguments: hostile)
  func text(label: String) throws {
    let page = try rendered(label, as: .text)
    #expect(!page.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  @Test("Colour only where it is asked for")
  func colour() throws {
    let plain = try TableFormat.text.rendered(
      SampleComparison.document, provenance: SampleTables.provenance)
    let coloured = try TableFormat.text.rendered(
      SampleComparison.document, provenance: SampleTables.provenance,
      style: RenderingStyle(colour: .ansi))
    #expect(!plain.contains("\u{1B}"))
    #expect(coloured.contains("\u{1B}[1m"))
    let stripped = coloured.replacingOccurrences(
      of: "\u{1B}\\[[0-9;]*m", with: "", options: .regularExpression)
    #expect(stripped == plain)
  }

  private func rendered(_ label: String, as format: TableFormat) throws -> String {
    let table = EffectTable(
      id: "t", title: label,
      columns: [
        TableColumn("option", .string, label: label), TableColumn("n", .integer, label: "n"),
      ], rows: [[.text(label), .integer(1)]])
    return try format.rendered(
      TableDocument(command: "t", tables: [table]),
      provenance: Provenance(version: "0.1.0", command: label))
  }
}
