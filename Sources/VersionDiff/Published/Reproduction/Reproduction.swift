import VignetteKit

/// Published coefficients, standard errors, statistics and p-values, each beside what it should be.
///
/// Without respondents' data that is what the other printed figures say: a statistic is coefficient
/// over standard error, p follows from the statistic, and main effects of a factorial follow from
/// its vignettes. With data it is what the table's own model gives. A computed figure agrees where
/// it lies in the interval that rounds to the printed one; without data, where the interval of what
/// the other figures allow meets it. What nobody can compute is said to be so, with the reason.
public struct Reproduction: Sendable, Equatable {
  /// Whether a figure is reproduced.
  public enum Agreement: String, Sendable, CaseIterable {
    /// It is.
    case yes
    /// It is not.
    case no
    /// Nobody can say.
    case cannotBeChecked = "cannot.be.checked"
  }

  /// What is printed.
  public enum Quantity: String, Sendable, CaseIterable {
    /// A coefficient.
    case estimate
    /// Its standard error.
    case standardError = "std.error"
    /// The test statistic.
    case statistic
    /// Its two-sided p.
    case pValue = "p.value"
  }

  /// One published figure.
  public struct Row: Sendable, Equatable {
    /// The table's name.
    public let table: String
    /// The term.
    public let term: String
    /// What is printed.
    public let quantity: Quantity
    /// The figure.
    public let published: PublishedFigure
    /// What was computed, or nil.
    public let computed: Double?
    /// What the printed figures that it was computed from allow; nil where it comes from data.
    public let computedRange: ClosedRange<Double>?
    /// Whether they agree.
    public let agreement: Agreement
    /// How it was computed, or why it couldn't be.
    public let reason: String

    /// The numbers that print as the published one.
    public var interval: ClosedRange<Double>? {
      quantity == .pValue ? published.intervalOfP : published.roundingInterval
    }
  }

  /// One row per published figure, in the order of the tables.
  public let rows: [Row]

  /// Holds the published tables of coefficients of a study against each other.
  public init(of study: Study) {
    let pairs = PublishedFactorial.nearest(in: study)
    rows = (study.published?.coefficients ?? []).flatMap { table in
      PrintedReproduction(of: table, in: study, pairs: pairs).rows
    }
  }

  /// Holds the published tables of coefficients of a study against models of data.
  ///
  /// - Parameter fit: Fits a table's model; what it throws becomes the reason why the table's
  ///   figures can't be checked.
  public init(
    of study: Study, fit: (PublishedModel) throws(AnalysisError) -> ComputedCoefficients
  ) {
    rows = (study.published?.coefficients ?? []).flatMap { table in
      guard let model = PublishedModel(of: table, in: study) else {
        return table.unchecked("The source does not show which model this is.")
      }
      do {
        return table.rows(computed: try fit(model), by: model)
      } catch {
        return table.unchecked("\(error)")
      }
    }
  }
}

extension PublishedCoefficients.Row {
  /// The figures of the row.
  var figures: [(quantity: Reproduction.Quantity, figure: PublishedFigure)] {
    let all: [(Reproduction.Quantity, PublishedFigure?)] = [
      (.estimate, coefficient), (.standardError, standardError), (.statistic, statistic),
      (.pValue, pValue),
    ]
    return all.compactMap { quantity, figure in figure.map { (quantity, $0) } }
  }
}

extension PublishedCoefficients {
  /// All figures of the table, none of them checked.
  fileprivate func unchecked(_ reason: String) -> [Reproduction.Row] {
    rows.flatMap { row in
      row.figures.map { quantity, figure in
        Reproduction.Row(
          table: heading.id, term: row.term, quantity: quantity, published: figure, computed: nil,
          computedRange: nil, agreement: .cannotBeChecked, reason: reason)
      }
    }
  }

  /// All figures of the table beside those of a fit.
  fileprivate func rows(
    computed: ComputedCoefficients, by model: PublishedModel
  ) -> [Reproduction.Row] {
    rows.flatMap { row in
      let entry = computed.entry(ofPublished: row.term)
      let obstacle =
        model.obstacle(to: row.term)
        ?? (entry == nil ? "The model '\(model.formula)' has no such term." : nil)
      return row.figures.map { quantity, figure in
        reproduced(
          row, quantity, figure, obstacle == nil ? entry.flatMap { value(quantity, $0) } : nil,
          obstacle)
      }
    }
  }

  private func reproduced(
    _ row: Row, _ quantity: Reproduction.Quantity, _ figure: PublishedFigure, _ computed: Double?,
    _ obstacle: String?
  ) -> Reproduction.Row {
    let interval = quantity == .pValue ? figure.intervalOfP : figure.roundingInterval
    var agreement = Reproduction.Agreement.cannotBeChecked
    var reason = obstacle ?? "The model gives no such figure."
    if let computed {
      if figure.status != .published {
        reason = "The source does not show this figure legibly."
      } else if let interval {
        let slack = 1e-9 * max(1, abs(computed))
        let isIn =
          interval.lowerBound - slack <= computed && computed <= interval.upperBound + slack
        agreement = isIn ? .yes : .no
        let rounded = readable(computed, decimals: figure.decimals)
        reason = isIn ? "It is what the data give." : "The data give \(rounded)."
      }
    }
    return Reproduction.Row(
      table: heading.id, term: row.term, quantity: quantity, published: figure, computed: computed,
      computedRange: nil, agreement: agreement, reason: reason)
  }

  /// A figure of a fitted coefficient; p by the distribution that the table names.
  private func value(
    _ quantity: Reproduction.Quantity, _ entry: ComputedCoefficients.Entry
  ) -> Double? {
    let statistic = entry.standardError.flatMap { $0 > 0 ? entry.estimate / $0 : nil }
    switch quantity {
    case .estimate: return entry.estimate
    case .standardError: return entry.standardError
    case .statistic: return statistic
    case .pValue: return statistic.flatMap { pValue(ofStatistic: $0) } ?? entry.pValue
    }
  }
}
