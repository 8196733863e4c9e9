import VersionDiff

/// What comparing published percentages allows to say about one outcome: how far rounding alone
/// moves the test, and how much weighting it survives.
struct PublishedLines: Sendable {
  /// The lines, in reading order.
  let lines: [String]

  /// Reads the table `envelope`: `statistic.low`, `statistic.high`, `p.low`, `p.high`, `kind`,
  /// `tipping.design.effect`, `implied.design.effect`; what is missing is left out.
  init(_ outcome: String, in document: TableDocument, wording: Wording) {
    let rows = document["envelope"]?.tableRows(where: "outcome", is: outcome) ?? []
    lines = rows.flatMap { row in
      [Self.envelope(row, wording), Self.tipping(row, wording)].compactMap { $0 }
    }
  }

  private static func envelope(_ row: TableRow, _ wording: Wording) -> String? {
    guard let low = row.number("statistic.low"), let high = row.number("statistic.high"),
      let pLow = row.number("p.low"), let pHigh = row.number("p.high")
    else { return nil }
    let numbers = wording.numbers
    let phrase: Phrase
    switch (pLow < 0.001, pHigh < 0.001) {
    case (_, true): phrase = .envelopeBelow
    case (true, false): phrase = .envelopeUpTo
    case (false, false): phrase = .envelope
    }
    let bounds =
      row.text("kind") == "continuous.bounds" ? " " + wording.vocabulary[.atTheUtmost] : ""
    return wording.vocabulary.phrase(
      phrase,
      [
        "low": numbers.statistic(low), "high": numbers.statistic(high),
        "p.low": numbers.pValue(pLow), "p.high": numbers.pValue(pHigh), "bounds": bounds,
      ])
  }

  private static func tipping(_ row: TableRow, _ wording: Wording) -> String? {
    guard let tipping = row.number("tipping.design.effect") else { return nil }
    let numbers = wording.numbers
    let level = numbers.level(1 - wording.style.confidence)
    let values = ["tipping": numbers.fixed(tipping, decimals: 2), "level": level]
    guard let implied = row.number("implied.design.effect") else {
      return wording.vocabulary.phrase(.tipping, values)
    }
    return wording.vocabulary.phrase(
      .tippingAndImplied,
      values.merging(["implied": numbers.fixed(implied, decimals: 2)]) { first, _ in first })
  }
}
