extension TableColumn {
  // The glossary of what models report. Names follow broom.

  /// The answer that a set of coefficients or an effect belongs to.
  public static let response = TableColumn("response", .string, label: "Answer")
  /// A coefficient's term.
  public static let term = TableColumn("term", .string, label: "Term")
  /// The variables of a term.
  public static let factor = TableColumn("factor", .string, label: "Factor")
  /// The levels of a term's factors.
  public static let level = TableColumn("level", .string, label: "Level")
  /// A log odds ratio.
  public static let logOdds = TableColumn("estimate", .number, label: "Log odds")
  /// Why there is no estimate.
  public static let reason = TableColumn("reason", .string, label: "Not estimable because")
  /// Why there is no test.
  public static let notTestedBecause = TableColumn(
    "reason", .string, label: "Not tested because")
  /// Which regression model.
  public static let model = TableColumn("model", .string, label: "Model")
  /// The covariates in a model; null for the raw effect of the version.
  public static let adjustedFor = TableColumn("adjusted.for", .string, label: "Adjusted for")
  /// The composition to which percentages are standardised.
  public static let standard = TableColumn("standard", .string, label: "Standardised to")
  /// The standardised share in the reference version.
  public static let referenceProportion = TableColumn(
    "reference.proportion", .number, .proportion, label: "Share in reference")
  /// The standardised share in the other version.
  public static let versionProportion = TableColumn(
    "version.proportion", .number, .proportion, label: "Share in version")
  /// The difference as observed among the same people.
  public static let rawEstimate = TableColumn(
    "raw.estimate", .number, .proportionDifference, label: "Raw difference")
}

extension EffectTable {
  /// The columns that every row about a coefficient ends with.
  static let coefficientColumns: [TableColumn] = [
    .logOdds, .standardError(), .statistic, .df, .pValue, .low(), .high(), .oddsRatio,
    .oddsRatioLow, .oddsRatioHigh, .reason,
  ]
}

extension RegressionFit {
  /// The cells of ``EffectTable/coefficientColumns`` for one coefficient.
  func cells(
    of coefficient: Coefficient, confidence: ConfidenceLevel, intervals: IntervalMethod
  ) -> [Cell] {
    let missing = [Cell](repeating: .missing, count: EffectTable.coefficientColumns.count - 1)
    guard let estimate = coefficient.estimate else {
      return missing + [Cell(coefficient.value.reason)]
    }
    let degrees = inference.degreesOfFreedom(of: coefficient.name)
    let error = covariance.standardError(of: coefficient.name)
    let obstacle = obstacle(to: coefficient.name)
    guard let error, obstacle == nil else {
      var cells = missing + [Cell(obstacle?.description)]
      (cells[0], cells[1]) = (Cell(estimate), Cell(error))
      if error != nil { cells[3] = Cell(degrees) }
      cells[7] = Cell(exponential(estimate))
      return cells
    }
    let statistic = estimate / error
    let interval =
      switch intervals {
      case .wald: interval(of: coefficient.name, confidence: confidence)
      case .profile: profileInterval(of: coefficient.name, confidence: confidence)
      }
    return [
      Cell(estimate), Cell(error), Cell(statistic), Cell(degrees),
      Cell(ConfidenceLevel.pValue(statistic, degreesOfFreedom: degrees)),
      Cell(interval?.lowerBound), Cell(interval?.upperBound), Cell(exponential(estimate)),
      Cell(interval.map { exponential($0.lowerBound) }),
      Cell(interval.map { exponential($0.upperBound) }), .missing,
    ]
  }

  /// Whether separation has made a coefficient infinite.
  var hasInfiniteCoefficients: Bool {
    coefficients.contains { coefficient in
      if case .infinite = coefficient.value { true } else { false }
    }
  }
}

extension Coefficient.Value {
  /// Why there is no estimate, for tables; nil where there is one.
  var reason: String? {
    switch self {
    case .estimated: nil
    case .redundant(let others):
      others.isEmpty
        ? "redundant: no row has this combination"
        : "redundant: determined by \(others.joined(separator: ", "))"
    case .infinite(.plus): "infinite (+): answers are separated"
    case .infinite(.minus): "infinite (-): answers are separated"
    case .infinite(nil): "undetermined: answers are separated"
    }
  }
}

extension Cell {
  /// The cells of an estimate: estimate, standard error, statistic, df, p, limits.
  ///
  /// - Parameter degreesOfFreedom: those of Student's t; nil for a normal reference.
  static func inference(
    _ estimate: Double?, _ standardError: Double?, degreesOfFreedom: Double? = nil,
    _ confidence: ConfidenceLevel
  ) -> [Cell] {
    guard let estimate, let standardError, standardError > 0 else {
      return [Cell(estimate)] + [Cell](repeating: .missing, count: 6)
    }
    let statistic = estimate / standardError
    let reach = confidence.criticalValue(degreesOfFreedom: degreesOfFreedom) * standardError
    return [
      .number(estimate), .number(standardError), Cell(statistic), Cell(degreesOfFreedom),
      Cell(ConfidenceLevel.pValue(statistic, degreesOfFreedom: degreesOfFreedom)),
      Cell(estimate - reach), Cell(estimate + reach),
    ]
  }
}
