import VersionDiff

/// The comparison of versions: per outcome, adjusted percentages where there are any, one small
/// table per contrast, a line of test and effect size, and what published figures allow to say.
struct CompareView: SummaryView {
  func blocks(of document: TableDocument, wording: Wording) -> [Reading.Block] {
    var blocks: [Reading.Block] = []
    for outcome in ComparedOutcome.all(in: document) {
      blocks.append(.heading(wording.outcome(outcome.name)))
      blocks += adjusted(outcome, document, wording)
      blocks +=
        outcome.isNumeric ? means(outcome, document, wording) : shares(outcome, wording)
      let lines =
        TestStatement.lines(outcome, wording: wording)
        + PublishedLines(outcome.name, in: document, wording: wording).lines
        + [detectable(outcome, wording)].compactMap { $0 }
      if !lines.isEmpty { blocks.append(.lines(lines)) }
    }
    let notes = ["adjusted", "tests", "differences", "mean.differences"].flatMap { id in
      document[id].map { $0.rows.isEmpty ? [] : $0.notes } ?? []
    }.unique
    let isPrinted = document["distribution"]?.columnIndex("printed") != nil
    let printed = isPrinted ? [wording.vocabulary.phrase(.printedPercentages, [:])] : []
    let all = printed + notes.map(wording.vocabulary.sentence)
    if !all.isEmpty { blocks.append(.notes(all)) }
    return blocks
  }

  /// Percentages per version and their differences, a table per contrast.
  private func shares(_ outcome: ComparedOutcome, _ wording: Wording) -> [Reading.Block] {
    guard !outcome.contrasts.isEmpty else {
      let options = outcome.distribution.compactMap { $0.text("option") }.unique
      return options.isEmpty ? [] : [.table(percentages(outcome, options, wording))]
    }
    return outcome.contrasts.map { .table(differences(outcome, $0, wording)) }
  }

  /// Only the percentages, where nothing is compared.
  private func percentages(
    _ outcome: ComparedOutcome, _ options: [String], _ wording: Wording
  ) -> ReadingTable {
    ReadingTable(
      id: "distribution", caption: caption(outcome, outcome.versions, wording),
      columns: [.init(heading: wording.vocabulary[.option], alignment: .words)]
        + outcome.versions.map { .init(heading: percentage(of: $0, wording), alignment: .numbers) },
      keyCount: 1,
      rows: options.map { option in
        [wording.option(option, of: outcome.name)]
          + outcome.versions.map { share(of: option, in: $0, outcome, wording) }
      }, overflow: .squeezed)
  }

  private func differences(
    _ outcome: ComparedOutcome, _ contrast: ComparedOutcome.Contrast, _ wording: Wording
  ) -> ReadingTable {
    let rows = outcome.differences.filter { $0.text("contrast") == contrast.name }
    let versions = [contrast.reference, contrast.version].filter(outcome.versions.contains)
    let vocabulary = wording.vocabulary
    let points = contrast.name.replacingMinus + " " + vocabulary[.points]
    var columns: [ReadingTable.Column] = [.init(heading: vocabulary[.option], alignment: .words)]
    columns += versions.map { .init(heading: percentage(of: $0, wording), alignment: .numbers) }
    columns += [
      .init(heading: points, alignment: .numbers),
      .init(heading: "\(wording.confidence) \(vocabulary[.interval])", alignment: .numbers),
      .init(heading: vocabulary[.pAdjusted], alignment: .numbers),
      .init(heading: vocabulary[.verdict], alignment: .words),
    ]
    let cells = rows.map { row -> [String] in
      let option = row.text("option") ?? "–"
      let cells =
        [wording.option(option, of: outcome.name)]
        + versions.map { share(of: option, in: $0, outcome, wording) }
      return cells + [
        wording.words(row, "estimate") ?? "–", wording.interval(row) ?? "–",
        wording.words(row, "p.adjusted") ?? "–", wording.words(row, "verdict") ?? "–",
      ]
    }
    return ReadingTable(
      id: "differences", caption: caption(outcome, versions.reversed(), wording),
      columns: columns, keyCount: 1, rows: cells, overflow: .squeezed)
  }

  /// Numbers per version and their differences.
  private func means(
    _ outcome: ComparedOutcome, _ document: TableDocument, _ wording: Wording
  ) -> [Reading.Block] {
    let vocabulary = wording.vocabulary
    let interval = CompactTable.Column("\(wording.confidence) \(vocabulary[.interval])") {
      wording.preciseInterval($0)
    }
    let means = document["means"]?.tableRows(where: "outcome", is: outcome.name) ?? []
    let differences = outcome.meanDifferences
    let tables = [
      CompactTable.table(
        id: "means", caption: "", rows: means,
        columns: [
          .init(vocabulary[.version], .words) { $0.text("version") },
          .init("n") { wording.words($0, "n") },
          .init(vocabulary[.mean]) { wording.precise($0, "estimate") }, interval,
          .init("SD") { wording.words($0, "std.dev") ?? wording.words($0, "sd") },
        ]),
      CompactTable.table(
        id: "mean.differences", caption: "", rows: differences,
        columns: [
          .init(vocabulary[.difference], .words) { $0.text("contrast")?.replacingMinus },
          .init(vocabulary[.estimate]) { wording.precise($0, "estimate") }, interval,
          .init(vocabulary[.pAdjusted]) {
            wording.words($0, "p.adjusted") ?? wording.words($0, "p.value")
          },
          .init(vocabulary[.verdict], .words) { wording.words($0, "verdict") },
        ]),
    ]
    return tables.filter { !$0.rows.isEmpty }.map { .table($0) }
  }

  /// Percentages with the covariates held equal, a table per contrast.
  private func adjusted(
    _ outcome: ComparedOutcome, _ document: TableDocument, _ wording: Wording
  ) -> [Reading.Block] {
    guard let table = document["adjusted"] else { return [] }
    let rows = table.tableRows(where: "outcome", is: outcome.name)
    guard table.columnIndex("contrast") != nil else {
      return table.part(of: outcome.name).map {
        [.table(ReadingTable($0, wording: wording))]
      } ?? []
    }
    return rows.compactMap { $0.text("contrast") }.unique.map { name in
      let contrast = outcome.contrast(named: name)
      let rows = rows.filter { $0.text("contrast") == name }
      return .table(adjusted(rows, of: outcome.name, contrast, wording))
    }
  }

  private func adjusted(
    _ rows: [TableRow], of outcome: String, _ contrast: ComparedOutcome.Contrast,
    _ wording: Wording
  ) -> ReadingTable {
    let vocabulary = wording.vocabulary
    let covariates = rows.compactMap { $0.text("adjusted.for") }.first ?? ""
    let standard = rows.compactMap { $0.text("standard") }.first
    return CompactTable.table(
      id: "adjusted",
      caption: vocabulary.phrase(
        standard == nil ? .adjustedFor : .adjustedForStandard,
        [
          "covariates": covariates, "version": vocabulary.versionInLine(contrast.version),
          "reference": vocabulary.versionInLine(contrast.reference),
          "standard": standard.map { vocabulary.value($0, ofColumn: "standard") } ?? "",
        ]),
      rows: rows,
      columns: [
        .init(vocabulary[.option], .words) { row in
          row.text("option").map { wording.option($0, of: outcome) }
        },
        .init(percentage(of: contrast.reference, wording)) {
          wording.words($0, "reference.proportion")
        },
        .init(percentage(of: contrast.version, wording)) {
          wording.words($0, "version.proportion")
        },
        .init(contrast.name.replacingMinus + " " + vocabulary[.points]) {
          wording.words($0, "estimate")
        },
        .init("\(wording.confidence) \(vocabulary[.interval])") { wording.interval($0) },
        .init(vocabulary[.pAdjusted]) { wording.words($0, "p.adjusted") },
        .init(vocabulary[.unadjusted]) { wording.words($0, "raw.estimate") },
      ])
  }

  /// What differences the comparison could have found.
  private func detectable(_ outcome: ComparedOutcome, _ wording: Wording) -> String? {
    let sizes = outcome.differences.compactMap { $0.number("detectable").map(abs) }
    guard let smallest = sizes.min(), let largest = sizes.max() else { return nil }
    let low = wording.numbers.percentage(smallest)
    let high = wording.numbers.percentage(largest)
    return low == high
      ? wording.vocabulary.phrase(.detectable, ["low": low])
      : wording.vocabulary.phrase(.detectableRange, ["low": low, "high": high])
  }

  private func caption(
    _ outcome: ComparedOutcome, _ versions: [String], _ wording: Wording
  ) -> String {
    let names = versions.enumerated().map { position, version -> String in
      let count = outcome.respondents(in: version)
      let vocabulary = wording.vocabulary
      let nominal = outcome.isNominal(in: version) ? ["\(vocabulary[.nominal])"] : []
      let remarks = (count.map { ["n = \(wording.numbers.count($0))"] } ?? []) + nominal
      let size = remarks.isEmpty ? "" : " (\(remarks.joined(separator: ", ")))"
      return (position == 0 ? vocabulary.version(version) : vocabulary.versionInLine(version))
        + size
    }
    return names.joined(separator: " \(wording.vocabulary[.against]) ")
  }

  private func percentage(of version: String, _ wording: Wording) -> String {
    wording.vocabulary.version(version) + " (%)"
  }

  private func share(
    of option: String, in version: String, _ outcome: ComparedOutcome, _ wording: Wording
  ) -> String {
    let row = outcome.distribution.first {
      $0.text("version") == version && $0.text("option") == option
    }
    return row.flatMap { wording.share($0) } ?? "–"
  }
}

extension String {
  /// With the hyphen between two names written as a minus sign.
  var replacingMinus: String {
    split(separator: " ", omittingEmptySubsequences: false).map { $0 == "-" ? "−" : $0 }
      .joined(separator: " ")
  }
}
