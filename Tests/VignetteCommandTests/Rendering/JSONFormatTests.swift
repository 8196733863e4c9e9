import Foundation
import TestSupport
import Testing
import VersionDiff
import VignetteKit

@testable import vignette

@Suite("JSON")
struct JSONFormatTests {
  @Test("Equals the stored document")
  func snapshot() throws {
    let json = try TableFormat.json.rendered(
      SampleTables.document, provenance: SampleTables.provenance)
    try expectSnapshot(json, named: "awkward.json")
  }

  @Test("Reads back with the same doubles, words and nulls")
  func readsBack() throws {
    var generator = SeededGenerator(seed: 3)
    let doubles =
      (0..<500).map { _ in Double(bitPattern: generator.next()) } + [
        0.1, .leastNonzeroMagnitude, -0.0,
      ]
    let words = (0...0x2FF).compactMap(Unicode.Scalar.init).map { "a\($0)b" }
    var table = EffectTable(
      id: "t\"", title: "\u{2028}",
      columns: [
        TableColumn("x", .number, label: "x"), TableColumn("w\n", .string, label: "\u{7}"),
      ])
    for (position, double) in doubles.enumerated() {
      table.append([.number(double), .text(words[position])])
    }
    let document = TableDocument(command: "c\\", tables: [table])
    let json = try TableFormat.json.rendered(document, provenance: SampleTables.provenance)
    let decoded = try JSONDecoder().decode(Document.self, from: Data(json.utf8))
    #expect(decoded.command == "c\\")
    #expect(decoded.tables.count == 1)
    let rows = try #require(decoded.tables.first?.rows)
    #expect(rows.count == doubles.count)
    for (position, row) in rows.enumerated() {
      #expect(row.x == (doubles[position].isFinite ? doubles[position] : nil))
      #expect(row.words == words[position])
    }
  }

  @Test("Stays English whatever the language")
  func language() throws {
    let english = try TableFormat.json.rendered(
      SampleTables.document, provenance: SampleTables.provenance)
    let dutch = try TableFormat.json.rendered(
      SampleTables.document, provenance: SampleTables.provenance,
      style: RenderingStyle(language: .nl))
    #expect(english == dutch)
  }

  @Test("Keeps only the selected tables, and refuses one that isn't there")
  func selection() throws {
    let style = RenderingStyle(selection: .tables(["awkwrad"]))
    #expect(
      throws: RenderingError.unknownTable(
        "awkwrad", available: ["awkward"], nearest: ["awkward"])
    ) {
      try TableFormat.json.rendered(
        SampleTables.document, provenance: SampleTables.provenance, style: style)
    }
  }

  private struct Document: Decodable {
    struct Table: Decodable { let rows: [Row] }
    struct Row: Decodable {
      let x: Double?
      let words: String
      enum CodingKeys: String, CodingKey {
        case x
        case words = "w\n"
      }
    }
    let command: String
    let tables: [Table]
  }
}
