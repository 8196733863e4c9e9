import VersionDiff
import VignetteKit

/// A file format for effect tables.
///
/// CSV and JSON are for programs: full precision, English, a decimal point. The others are for
/// people: the same rounded numbers in each, in the style's language.
enum TableFormat: String, Sendable, CaseIterable {
  case text
  case markdown
  case csv
  case json
  case html
  case latex

  /// Whether people read the format, so that it is in one language.
  var isForPeople: Bool {
    switch self {
    case .text, .markdown, .html, .latex: true
    case .csv, .json: false
    }
  }

  /// The tables as one text that ends in a newline.
  ///
  /// - Throws: ``RenderingError`` for a table that isn't there, or several tables as CSV.
  func rendered(
    _ document: TableDocument, provenance: Provenance, style: RenderingStyle = RenderingStyle()
  ) throws(RenderingError) -> String {
    switch self {
    case .json:
      return JSONFormat.rendered(
        try document.withSentences(style).selected(style.selection), provenance: provenance)
    case .csv:
      let tables = try document.withSentences(style).selected(style.selection).tables
      guard tables.count == 1, let table = tables.first else {
        throw .severalTables(tables.map(\.id))
      }
      return CSVFormat.rendered(table)
    case .text, .markdown, .html, .latex:
      let reading = try Reading(of: document, provenance: provenance, style: style)
      return pageFormat(style)?.rendered(reading) ?? ""
    }
  }

  /// One file per table, for CSV into a folder: the name without folder, and the content.
  static func csvFiles(
    _ document: TableDocument, style: RenderingStyle = RenderingStyle()
  ) throws(RenderingError) -> [(name: String, content: String)] {
    try document.withSentences(style).selected(style.selection).tables.map { table in
      (table.id + ".csv", CSVFormat.rendered(table))
    }
  }

  private func pageFormat(_ style: RenderingStyle) -> (any PageFormat)? {
    switch self {
    case .text: TextFormat(style: style)
    case .markdown: MarkdownFormat()
    case .html: HTMLFormat(language: style.language)
    case .latex: LaTeXFormat(language: style.language)
    case .csv, .json: nil
    }
  }
}

/// A format that people read: it lays out a ``Reading``, whose numbers are words already.
protocol PageFormat: Sendable {
  /// The whole page, ending in a newline.
  func rendered(_ reading: Reading) -> String
}

extension TableDocument {
  /// The document with only the selected tables.
  func selected(_ selection: RenderingStyle.Selection) throws(RenderingError) -> TableDocument {
    guard case .tables(let ids) = selection else { return self }
    var tables: [EffectTable] = []
    for id in ids {
      guard let table = self[id] else {
        let available = self.tables.map(\.id)
        throw .unknownTable(
          id, available: available, nearest: NearestNames.of(id, among: available))
      }
      tables.append(table)
    }
    return TableDocument(command: command, tables: tables, warnings: warnings)
  }

  /// The document with the table `sentences` at its end, where sentences are asked for.
  func withSentences(_ style: RenderingStyle) -> TableDocument {
    guard style.prose == .sentences else { return self }
    var document = self
    document.tables.append(Sentences.table(of: self, style: style))
    return document
  }
}
