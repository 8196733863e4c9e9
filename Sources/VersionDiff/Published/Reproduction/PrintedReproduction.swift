import VignetteKit

/// What the printed figures of a study say of those of one table.
struct PrintedReproduction {
  /// One row per figure of the table.
  let rows: [Reproduction.Row]

  init(
    of table: PublishedCoefficients, in study: Study,
    pairs: [(tables: PublishedFactorial, fit: DesignFit)]
  ) {
    let pair = pairs.first { $0.tables.effects.heading.id == table.heading.id }
    rows = table.rows.flatMap { row in
      row.figures.map { quantity, figure in
        guard figure.status == .published else {
          return Self.unchecked(
            table, row, quantity, figure, "The source does not show this figure legibly.")
        }
        switch quantity {
        case .estimate:
          return Self.effect(table, row, figure, pair)
        case .standardError:
          return Self.compared(
            table, row, quantity, figure, row.impliedStandardError,
            centre: Self.quotient(row.coefficient, row.statistic), "Coefficient over statistic.",
            lacking: "It takes a coefficient and a statistic, or the answers.")
        case .statistic:
          return Self.compared(
            table, row, quantity, figure, row.ratio,
            centre: Self.quotient(row.coefficient, row.standardError),
            "Coefficient over standard error.",
            lacking: "It takes a coefficient and its standard error, or the answers.")
        case .pValue:
          return Self.pValue(table, row, figure)
        }
      }
    }
  }

  /// A main effect, from the vignettes.
  private static func effect(
    _ table: PublishedCoefficients, _ row: PublishedCoefficients.Row, _ figure: PublishedFigure,
    _ pair: (tables: PublishedFactorial, fit: DesignFit)?
  ) -> Reproduction.Row {
    guard let pair, let implied = ImpliedEffects(of: pair.tables, fit: pair.fit),
      let contrast = implied[row.term]
    else {
      let reason =
        table.terms == .model && table.formula == nil
        ? "The source does not show which model this is." : "It takes the answers."
      return unchecked(table, row, .estimate, figure, reason)
    }
    let other = pair.tables.differences.heading.reading
    let unknown = pair.tables.illegible
    var reason = "From the table \(other)"
    if let unknown, let value = pair.fit.preferred(by: pair.tables)?.value {
      reason +=
        " with \(unknown) = \(readable(value, decimals: 2)), which was derived from these "
        + "effects"
    }
    let fits = pair.fit.widening == 0
    if !fits {
      reason += unknown.map { "; no value of \($0) gives all of them" } ?? "; the tables don't fit"
    }
    return Reproduction.Row(
      table: table.heading.id, term: row.term, quantity: .estimate, published: figure,
      computed: contrast.estimate, computedRange: contrast.range,
      agreement: fits ? .yes : .no, reason: reason + ".")
  }

  private static func pValue(
    _ table: PublishedCoefficients, _ row: PublishedCoefficients.Row, _ figure: PublishedFigure
  ) -> Reproduction.Row {
    let centre = quotient(row.coefficient, row.standardError) ?? row.statistic?.value
    let name = table.statistic?.rawValue
    let isExact = centre.flatMap { table.pValue(ofStatistic: $0) } != nil
    return compared(
      table, row, .pValue, figure, row.possibleStatistics.map { table.pValues(ofStatistics: $0) },
      centre: centre.flatMap { table.pValue(ofStatistic: $0) },
      isExact
        ? "From the \(name ?? "statistic")."
        : "From the statistic, whatever its degrees of freedom.",
      lacking: "It takes a statistic or a standard error, or the answers.")
  }

  private static func compared(
    _ table: PublishedCoefficients, _ row: PublishedCoefficients.Row,
    _ quantity: Reproduction.Quantity, _ figure: PublishedFigure, _ range: ClosedRange<Double>?,
    centre: Double?, _ reason: String, lacking: String
  ) -> Reproduction.Row {
    let interval = quantity == .pValue ? figure.intervalOfP : figure.roundingInterval
    guard let range, let interval else {
      return unchecked(table, row, quantity, figure, lacking)
    }
    return Reproduction.Row(
      table: table.heading.id, term: row.term, quantity: quantity, published: figure,
      computed: centre, computedRange: range,
      agreement: overlap(range, interval) ? .yes : .no, reason: reason)
  }

  private static func unchecked(
    _ table: PublishedCoefficients, _ row: PublishedCoefficients.Row,
    _ quantity: Reproduction.Quantity, _ figure: PublishedFigure, _ reason: String
  ) -> Reproduction.Row {
    Reproduction.Row(
      table: table.heading.id, term: row.term, quantity: quantity, published: figure,
      computed: nil, computedRange: nil, agreement: .cannotBeChecked, reason: reason)
  }

  private static func quotient(_ first: PublishedFigure?, _ second: PublishedFigure?) -> Double? {
    guard let first = first?.value, let second = second?.value, second != 0 else { return nil }
    return first / second
  }
}
