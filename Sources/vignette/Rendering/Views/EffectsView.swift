import VersionDiff

/// A fitted model: its coefficients compactly, a line on the fit, and the quantities that a reader
/// of coefficients asks for next. What is left out is named, and shown by `--tables`.
struct EffectsView: SummaryView {
  /// The tables that are not part of the summary.
  static let further: Set<String> = [
    "conditional.means", "predictions", "factor.tests", "subgroup.means", "influence",
    "models.coefficients", "models.fit",
  ]

  func blocks(of document: TableDocument, wording: Wording) -> [Reading.Block] {
    var blocks: [Reading.Block] = []
    var notes: [String] = []
    var quantities = QuantityBlocks(wording: wording)
    if let table = document["coefficients"], !table.rows.isEmpty {
      blocks += coefficients(table, wording)
      notes += quantities.notes(of: table)
    }
    let lines = document["fit"]?.tableRows().map { fit($0, wording) } ?? []
    if !lines.isEmpty { blocks.append(.lines(lines)) }
    let others = document.tables.filter { !["coefficients", "fit"].contains($0.id) }
    for table in others where !Self.further.contains(table.id) {
      if table.id == "reproduction" {
        blocks += ReproductionSummary.blocks(of: table, wording: wording)
      } else if !(table.id == "marginal.effects" && document.repeatsCoefficients(table)) {
        blocks.append(.table(quantities.table(table.withoutEmptyColumns)))
        notes += quantities.notes(of: table)
      }
    }
    let names = others.filter { Self.further.contains($0.id) && !$0.rows.isEmpty }.map(\.id)
    if !names.isEmpty {
      blocks.append(
        .lines([
          "\(wording.vocabulary[.furtherTables]) (--tables): \(names.joined(separator: ", "))."
        ]))
    }
    return notes.isEmpty ? blocks : blocks + [.notes(notes)]
  }

  /// One table, or one for each published table or answer that coefficients belong to.
  private func coefficients(_ table: EffectTable, _ wording: Wording) -> [Reading.Block] {
    for name in ["table", "response"] {
      let parts = table.values(name)
      if parts.count > 1 || (name == "table" && !parts.isEmpty) {
        let title = wording.vocabulary.sentence(table.title)
        return parts.map { part in
          let rows = table.tableRows(where: name, is: part)
          let caption = name == "table" ? "\(title): \(part)" : part
          return .table(coefficients(table, rows, caption: caption, wording))
        }
      }
    }
    let caption = wording.vocabulary.sentence(table.title)
    return [.table(coefficients(table, table.tableRows(), caption: caption, wording))]
  }

  private func coefficients(
    _ table: EffectTable, _ rows: [TableRow], caption: String, _ wording: Wording
  ) -> ReadingTable {
    let hasDegrees = rows.contains { $0.number("df") != nil }
    let vocabulary = wording.vocabulary
    var columns: [CompactTable.Column] = [
      .init(vocabulary[.term], .words) { $0.text("term") ?? "–" },
      .init(vocabulary[.estimate]) { wording.precise($0, "estimate") },
      .init(vocabulary[.standardError]) { wording.precise($0, "std.error") },
      .init("\(wording.confidence) \(vocabulary[.interval])") { wording.preciseInterval($0) },
      .init(hasDegrees ? "t" : "z") { $0.number("statistic").map(wording.numbers.statistic) },
    ]
    if hasDegrees { columns.append(.init("df") { wording.words($0, "df") }) }
    columns.append(.init(vocabulary[.p]) { wording.words($0, "p.value") })
    columns.append(.init(vocabulary[.oddsRatio]) { wording.words($0, "odds.ratio") })
    return CompactTable.table(id: table.id, caption: caption, rows: rows, columns: columns)
  }

  /// `n 2,063, Log-likelihood −1,234.56, AIC 2,481.12`.
  private func fit(_ row: TableRow, _ wording: Wording) -> String {
    row.table.columns.compactMap { column in
      wording.words(row, column.name).map { "\(wording.vocabulary.heading(column)) \($0)" }
    }.joined(separator: wording.style.language == .nl ? "; " : ", ") + "."
  }
}

extension TableDocument {
  /// Whether every average effect is a coefficient, as in a linear model without interactions.
  fileprivate func repeatsCoefficients(_ effects: EffectTable) -> Bool {
    guard let coefficients = self["coefficients"], self["fit"] != nil else { return false }
    let estimates = coefficients.tableRows()
    return effects.tableRows().allSatisfy { effect in
      estimates.contains { row in
        guard let own = row.number("estimate"), let other = effect.number("estimate"),
          row.text("factor") == effect.text("factor"), row.text("level") == effect.text("level")
        else { return false }
        return abs(own - other) <= 1e-9 * abs(own)
      }
    }
  }
}

extension Wording {
  /// A number of a row with as many decimals as its standard error needs for two significant
  /// digits, so that estimate, standard error and limits can be read together.
  func precise(_ row: TableRow, _ name: String) -> String? {
    guard let value = row.number(name) else { return nil }
    guard let error = row.number("std.error"), error > 0, abs(value) < 1e7 else {
      return numbers.plain(value)
    }
    let decimals = [0.1, 0.01, 0.001, 0.0001].filter { error < $0 }.count + 2
    return numbers.fixed(value, decimals: decimals)
  }

  /// The limits of a row with those decimals.
  func preciseInterval(_ row: TableRow) -> String? {
    guard let low = precise(row, "conf.low"), let high = precise(row, "conf.high") else {
      return nil
    }
    return interval(low, high)
  }
}
