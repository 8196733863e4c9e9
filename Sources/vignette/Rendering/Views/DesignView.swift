import VersionDiff

/// A design: what it can tell in words, then the tables that a researcher looks at first. What is
/// left out is named, and shown by `--tables`.
struct DesignView: SummaryView {
  /// The tables that are not part of the summary.
  private static let further: Set<String> = [
    "efficiency", "decks", "pairs", "aliases", "fraction", "alias.sets", "version.aliases",
  ]

  /// The columns that a reader of the summary doesn't need.
  private static let hidden: [String: Set<String>] = [
    "cell.costs": ["levels", "variance"], "contrasts": ["complete.variance"],
  ]

  func blocks(of document: TableDocument, wording: Wording) -> [Reading.Block] {
    let vocabulary = wording.vocabulary
    var blocks = statements(document["summary"], vocabulary).map { Reading.Block.paragraph($0) }
    var notes: [String] = []
    for table in document.tables where table.id != "summary" && !Self.further.contains(table.id) {
      blocks.append(.table(reading(table, wording)))
      notes += table.notes.map(vocabulary.sentence)
    }
    let names = document.tables.map(\.id).filter(Self.further.contains)
    if !names.isEmpty {
      blocks.append(
        .lines(["\(vocabulary[.furtherTables]) (--tables): \(names.joined(separator: ", "))."]))
    }
    return notes.isEmpty ? blocks : blocks + [.notes(notes)]
  }

  /// The sentences on one topic after each other.
  private func statements(_ summary: EffectTable?, _ vocabulary: Vocabulary) -> [String] {
    guard let summary else { return [] }
    return summary.values("topic").map { topic in
      summary.tableRows(where: "topic", is: topic).compactMap { $0.text("finding") }
        .map(vocabulary.sentence).joined(separator: " ")
    }
  }

  /// The table without its notes, without columns in which nothing stands, and without a dilemma
  /// that is the only one.
  private func reading(_ table: EffectTable, _ wording: Wording) -> ReadingTable {
    let isOneDilemma = table.values("dilemma").count == 1
    let hidden = (Self.hidden[table.id] ?? []).union(isOneDilemma ? ["dilemma"] : [])
    let isProposal = table.id == "versions"
    let columns = table.withoutEmptyColumns.columns.filter { column in
      !hidden.contains(column.name)
        && !(isProposal && !Self.proposalColumns.contains(column.name))
    }
    var compact = columns.map { column in
      CompactTable.Column(
        wording.vocabulary.heading(column),
        column.kind == .number || column.kind == .integer ? .numbers : .words
      ) { wording.words($0, column.name) }
    }
    if isProposal {
      compact.append(.init(wording.vocabulary[.changedLevels], .words) { changes($0) })
    }
    return CompactTable.table(
      id: table.id, caption: wording.vocabulary.sentence(table.title), rows: table.tableRows(),
      columns: compact)
  }

  /// The columns of proposed versions that say no levels.
  private static let proposalColumns: Set<String> = ["proposal", "version", "equals.version"]

  /// The levels in which a version differs from the first one of the table.
  private func changes(_ row: TableRow) -> String? {
    let names = row.table.columns.map(\.name).filter { !Self.proposalColumns.contains($0) }
    let changed = names.compactMap { name -> String? in
      guard let level = row.text(name), row.table.cell(row: 0, column: name) != .text(level)
      else { return nil }
      return "\(name)=\(level)"
    }
    return changed.isEmpty ? nil : changed.joined(separator: ", ")
  }
}
