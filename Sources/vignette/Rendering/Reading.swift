import VersionDiff

/// Results as people read them: every number is already rounded and put into words, so that the
/// page formats only lay out and escape.
struct Reading: Sendable, Equatable {
  /// One piece of a page.
  enum Block: Sendable, Equatable {
    /// The name of a part, such as an outcome.
    case heading(String)
    /// A table.
    case table(ReadingTable)
    /// A line or more of running text.
    case paragraph(String)
    /// What a reader must know before believing the results.
    case warnings([String])
    /// What explains the tables.
    case notes([String])
    /// One finding of a check: how severe, what, and the lines below it (label and text).
    case finding(severity: String, text: String, details: [Detail])
  }

  /// A labelled line under a finding.
  struct Detail: Sendable, Equatable {
    /// What the line says: where, how big, what to do.
    let label: String
    /// The line.
    let text: String
  }

  /// What the page shows.
  let title: String
  /// The pieces, in reading order.
  let blocks: [Block]
  /// Every table in full, for formats with room for more than the summary; empty where the
  /// blocks hold them already.
  let appendix: [Block]
  /// Where the results come from.
  let provenance: Provenance
  /// The words around the results.
  let vocabulary: Vocabulary

  /// Puts a document into words.
  ///
  /// - Throws: ``RenderingError/unknownTable(_:available:nearest:)`` for a selected table that
  ///   the document doesn't have.
  init(
    of document: TableDocument, provenance: Provenance, style: RenderingStyle
  ) throws(RenderingError) {
    let wording = Wording(style: style)
    let selected = try document.selected(style.selection)
    let full = selected.tables.map { Block.table(ReadingTable($0, wording: wording)) }
    var blocks: [Block] = []
    if style.selection == .summary, let view = Self.summary(of: document) {
      blocks = view.blocks(of: document, wording: wording)
      appendix = full
    } else {
      blocks = full
      appendix = []
    }
    if style.prose == .sentences {
      let sentences = Sentences(of: document, style: style).all
      blocks += sentences.map { Block.paragraph($0.text) }
    }
    let warnings = document.warnings.map { wording.vocabulary.sentence($0.message) }
    if !warnings.isEmpty { blocks.append(.warnings(warnings)) }
    self.blocks = blocks
    self.provenance = provenance
    vocabulary = wording.vocabulary
    title = wording.vocabulary.title(ofCommand: document.command)
  }

  private static func summary(of document: TableDocument) -> (any SummaryView)? {
    switch document.command {
    case "compare": CompareView()
    case "effects": EffectsView()
    case "check": FindingsView()
    default: nil
    }
  }
}

/// What a command's reader needs first, made from the tables by identifier and column name; a
/// table or column that isn't there is left out.
protocol SummaryView {
  /// The pieces in reading order, without warnings.
  func blocks(of document: TableDocument, wording: Wording) -> [Reading.Block]
}

/// How numbers and words are written for one reader.
struct Wording: Sendable {
  /// The style that was asked for.
  let style: RenderingStyle
  /// How numbers look.
  let numbers: NumberStyle
  /// How things are called.
  let vocabulary: Vocabulary

  /// Creates the wording of a style.
  init(style: RenderingStyle) {
    self.style = style
    numbers = NumberStyle(language: style.language)
    vocabulary = Vocabulary(language: style.language)
  }

  /// The cell of a row in words, or nil where there is no such column or nothing in it.
  func words(_ row: TableRow, _ name: String) -> String? {
    guard let index = row.table.columnIndex(name) else { return nil }
    let cell = row.table.rows[row.index][index]
    guard cell != .missing else { return nil }
    return numbers.words(cell, in: row.table.columns[index], vocabulary: vocabulary)
  }

  /// The confidence level, such as `95 %`.
  var confidence: String {
    let percent = style.confidence * 100
    let isWhole = abs(percent - percent.rounded()) < 1e-9
    return numbers.fixed(percent, decimals: isWhole ? 0 : 1) + " %"
  }

  /// Two limits in brackets: `[−5.8, +3.2]`; Dutch separates them by a semicolon, as the comma is
  /// its decimal sign.
  func interval(_ low: String, _ high: String) -> String {
    "[\(low)\(style.language == .nl ? ";" : ",") \(high)]"
  }
}

/// One row of a table, with its cells by column name.
struct TableRow: Sendable {
  let table: EffectTable
  let index: Int

  /// The cell in the named column, or nil.
  subscript(name: String) -> Cell? { table.cell(row: index, column: name) }

  /// The number in the named column, or nil.
  func number(_ name: String) -> Double? { self[name]?.number }

  /// The words in the named column, or nil.
  func text(_ name: String) -> String? { self[name]?.text }
}

extension EffectTable {
  /// All rows, or those with this text in the named column.
  func tableRows(where name: String? = nil, is text: String? = nil) -> [TableRow] {
    rows.indices.map { TableRow(table: self, index: $0) }.filter { row in
      name.map { row.text($0) == text } ?? true
    }
  }

  /// The different texts of a column, in order of appearance.
  func values(_ name: String) -> [String] {
    var seen: Set<String> = []
    return tableRows().compactMap { $0.text(name) }.filter { seen.insert($0).inserted }
  }
}
