import VersionDiff

/// A fitted model: its coefficients compactly, average effects where there are any, and a line on
/// the fit.
struct EffectsView: SummaryView {
  func blocks(of document: TableDocument, wording: Wording) -> [Reading.Block] {
    var blocks: [Reading.Block] = []
    if let table = document["coefficients"], !table.rows.isEmpty {
      let responses = table.values("response")
      blocks +=
        responses.count > 1
        ? responses.map { .table(coefficients(table, response: $0, wording)) }
        : [.table(coefficients(table, response: nil, wording))]
      blocks += notes(table, wording)
    }
    let lines = document["fit"]?.tableRows().map { fit($0, wording) } ?? []
    if !lines.isEmpty { blocks.append(.lines(lines)) }
    let others = document.tables.filter { !["coefficients", "fit"].contains($0.id) }
    return blocks
      + others.map {
        .table(ReadingTable($0.withoutEmptyColumns, wording: wording))
      }
  }

  private func coefficients(
    _ table: EffectTable, response: String?, _ wording: Wording
  ) -> ReadingTable {
    let rows = response.map { table.tableRows(where: "response", is: $0) } ?? table.tableRows()
    let hasDegrees = rows.contains { $0.number("df") != nil }
    let hasRatio = rows.contains { $0.number("odds.ratio") != nil }
    let vocabulary = wording.vocabulary
    var columns: [(heading: String, cell: (TableRow) -> String?)] = [
      (vocabulary[.estimate], { wording.precise($0, "estimate") }),
      (vocabulary[.standardError], { wording.precise($0, "std.error") }),
      ("\(wording.confidence) \(vocabulary[.interval])", { wording.preciseInterval($0) }),
      (hasDegrees ? "t" : "z", { $0.number("statistic").map(wording.numbers.statistic) }),
    ]
    if hasDegrees {
      columns.append(("df", { wording.words($0, "df") }))
    }
    columns.append((vocabulary[.p], { wording.words($0, "p.value") }))
    if hasRatio {
      columns.append((vocabulary[.oddsRatio], { wording.words($0, "odds.ratio") }))
    }
    return ReadingTable(
      id: table.id, caption: response ?? vocabulary.sentence(table.title),
      columns: [.init(heading: vocabulary[.term], alignment: .words)]
        + columns.map { .init(heading: $0.heading, alignment: .numbers) },
      keyCount: 1,
      rows: rows.map { row in
        [row.text("term") ?? "–"] + columns.map { $0.cell(row) ?? "–" }
      })
  }

  private func notes(_ table: EffectTable, _ wording: Wording) -> [Reading.Block] {
    table.notes.isEmpty ? [] : [.notes(table.notes.map(wording.vocabulary.sentence))]
  }

  /// `n 2,063, Log-likelihood −1,234.56, AIC 2,481.12`.
  private func fit(_ row: TableRow, _ wording: Wording) -> String {
    row.table.columns.compactMap { column in
      wording.words(row, column.name).map { "\(wording.vocabulary.heading(column)) \($0)" }
    }.joined(separator: wording.style.language == .nl ? "; " : ", ") + "."
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
