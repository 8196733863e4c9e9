import VignetteKit

extension PublishedComparison {
  /// The tables of a comparison from published percentages: `distribution`, `tests` and
  /// `differences` as from respondents' data, each row with its `basis`; `envelope` and `printed`
  /// for what the printing allows; `balance` and `integrity` where something is published.
  public func document() -> TableDocument {
    let tables = [
      EffectTable(distributionOf: family).adding(.basis) { row in
        .text(basis(ofOutcome: row[0], version: row[1]).rawValue)
      }.adding(
        TableColumn("printed", .number, .proportion, label: "Printed"), cell: printedShare),
      EffectTable(testsOf: family).adding(.basis) { .text(basis(ofOutcome: $0[0]).rawValue) },
      EffectTable(differencesOf: family).adding(.basis) { .text(basis(ofOutcome: $0[0]).rawValue) },
    ]
    return TableDocument(
      command: "compare",
      tables: tables.map(noted) + [envelopeTable, printedTable]
        + [balanceTable, integrityTable].compactMap { $0 },
      warnings: warnings)
  }

  private func noted(_ table: EffectTable) -> EffectTable {
    var table = table
    table.notes.append(
      "From published percentages: whole counts by largest remainder, so that shares can differ "
        + "from the printed ones in the last digit. Rows with basis weighted.percentages take the "
        + "stated number of respondents at face value.")
    return table
  }

  /// The printed percentage of a row of `distribution`, as a proportion.
  private func printedShare(_ row: [Cell]) -> Cell {
    guard let outcome = outcomes.first(where: { $0.name == row[0].text }),
      let version = outcome.distributions.first(where: { $0.version == row[1].text }),
      let option = outcome.comparison.table.rowNames.firstIndex(where: { $0 == row[2].text })
    else { return .missing }
    return .number(version.percentages[option].proportion)
  }

  private func basis(ofOutcome cell: Cell, version: Cell? = nil) -> PrintedDistribution.Basis {
    let outcome = outcomes.first { $0.name == cell.text }
    guard let version else { return outcome?.basis ?? .wholeCounts }
    return outcome?.distributions.first { $0.version == version.text }?.basis ?? .wholeCounts
  }

  /// What rounding and weighting allow, a row per outcome.
  private var envelopeTable: EffectTable {
    EffectTable(
      id: "envelope", title: "What the printing allows",
      columns: [
        .outcome, .statistic, .df, .pValue,
        TableColumn("statistic.low", .number, label: "Smallest"),
        TableColumn("statistic.high", .number, label: "Largest"),
        TableColumn("p.low", .number, .pValue, label: "Smallest p"),
        TableColumn("p.high", .number, .pValue, label: "Largest p"),
        TableColumn("kind", .string, label: "Over"),
        TableColumn("tipping.design.effect", .number, label: "Tipping design effect"),
        TableColumn("implied.design.effect", .number, label: "Implied design effect"),
        TableColumn(
          "implied.design.effect.independent", .number, label: "Implied, if independent"),
        .basis,
      ],
      rows: outcomes.map { outcome in
        let envelope = try? outcome.envelope.get()
        let implied = outcome.basis == .weightedPercentages ? impliedDesignEffect : nil
        return [
          .text(outcome.name), Cell(outcome.comparison.pearson.statistic),
          Cell(outcome.comparison.pearson.degreesOfFreedom),
          Cell(outcome.comparison.pearson.pValue), Cell(envelope?.statistic.lowerBound),
          Cell(envelope?.statistic.upperBound), Cell(envelope?.pValue.lowerBound),
          Cell(envelope?.pValue.upperBound), Cell(envelope?.kind.rawValue),
          Cell(outcome.tippingDesignEffect), Cell(implied?.largest), Cell(implied?.value),
          .text(outcome.basis.rawValue),
        ]
      }, notes: envelopeNotes)
  }

  private var envelopeNotes: [String] {
    let level = readable(settings.confidence.significance, decimals: 2)
    var notes = [
      "Smallest and largest Pearson chi-square (and p) that round to the printed percentages: over "
        + "every table of whole counts for unweighted versions (where none fits the stated number "
        + "of respondents, over all that fit up to 10 % fewer), over every real-valued "
        + "distribution for weighted ones (kind: whole.counts, real.valued, mixed; "
        + "continuous.bounds where whole counts were too many, so that the smallest chi-square is "
        + "an outer bound).",
      "Tipping design effect: that of the weighted versions alone at which p reaches \(level); "
        + "missing where p already lies above or no version is weighted.",
    ]
    if let implied = impliedDesignEffect {
      let each = zip(implied.characteristics, implied.each).map { name, value in
        "\(name) \(readable(value, decimals: 2))"
      }
      notes.append(
        "Implied design effect: the smallest that weighting to the published margins can have, by "
          + "the most telling characteristic (\(listed(each))); if they are independent, their "
          + "product.")
    }
    return notes
  }

  /// What whole counts the printed percentages fit, a row per outcome and version.
  private var printedTable: EffectTable {
    EffectTable(
      id: "printed", title: "Printed percentages against whole counts",
      columns: [
        .outcome, .version, .n, .basis,
        TableColumn("sum", .number, label: "Sum of percentages"),
        TableColumn("fits", .boolean, label: "Fits n"),
        TableColumn("impossible", .string, label: "Fit no count"),
        TableColumn("n.fitting", .string, label: "n that fit"),
      ],
      rows: outcomes.flatMap { outcome in
        outcome.distributions.map { distribution in
          let isCounted = distribution.basis == .wholeCounts
          let fits = distribution.fits(sampleSize: distribution.sampleSize)
          let sizes = isCounted && !fits ? distribution.fittingSampleSizes : []
          return [
            .text(outcome.name), .text(distribution.version),
            .integer(distribution.sampleSize), .text(distribution.basis.rawValue),
            .number(distribution.sum.value), isCounted ? .boolean(fits) : .missing,
            isCounted ? Cell(distribution.impossible) : .missing,
            sizes.isEmpty ? .missing : .text(sizes.map { "\($0)" }.joined(separator: ", ")),
          ]
        }
      },
      notes: [
        "n that fit: where no whole counts of n give the percentages, every number of respondents "
          + "up to 10 % smaller that does (answers may be missing to single questions)."
      ])
  }

  /// The composition of the versions, as it is shown for respondents' data; nil where nothing is
  /// published.
  private var balanceTable: EffectTable? {
    let tables = balance.compactMap { characteristic -> EffectTable? in
      (try? Balance(of: characteristic.characteristic, characteristic.table)).map {
        EffectTable($0)
      }
    }
    guard var joined = tables.max(by: { $0.columns.count < $1.columns.count }) else { return nil }
    joined = EffectTable(
      id: joined.id, title: joined.title, columns: joined.columns,
      notes: joined.notes + [
        "From published percentages; levels that are not published for every version stand "
          + "together as (rest)."
      ])
    for table in tables {
      for row in table.rows.indices {
        joined.append(joined.columns.map { table.cell(row: row, column: $0.name) ?? .missing })
      }
    }
    return joined
  }

  /// The numbers of respondents against the plan; nil where a number is not published.
  private var integrityTable: EffectTable? {
    let versions = study.versions.map(\.id)
    let counts = versions.compactMap { study.published?.sample(ofVersion: $0)?.count }
    guard counts.count == versions.count, counts.allSatisfy({ $0 <= 1_000_000_000 }) else {
      return nil
    }
    let allocations = study.versions.compactMap(\.allocation)
    let isPlanned = allocations.count == versions.count
    let planned = isPlanned ? Dictionary(zip(versions, allocations)) { first, _ in first } : nil
    let integrity = try? Integrity(counts, perVersion: versions, planned: planned)
    return integrity.map { EffectTable($0) }
  }
}

extension PrintedDistribution {
  /// The percentages that no whole count of the sample gives, or nil where all are possible.
  fileprivate var impossible: String? {
    let texts = percentages.filter {
      !GranularityTest.isPossible(percentage: $0, count: sampleSize)
    }.map(\.description)
    return texts.isEmpty ? nil : texts.joined(separator: ", ")
  }
}

extension TableColumn {
  /// What the counts of a row rest on.
  static let basis = TableColumn("basis", .string, label: "Basis")
}

extension EffectTable {
  /// The table with one more column at the end, its cells made from the row so far.
  func adding(_ column: TableColumn, cell: ([Cell]) -> Cell) -> EffectTable {
    EffectTable(
      id: id, title: title, columns: columns + [column], rows: rows.map { $0 + [cell($0)] },
      notes: notes)
  }
}
