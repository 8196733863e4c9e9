extension TableColumn {
  // The glossary of what comparisons report. Names follow broom.

  /// The question.
  public static let outcome = TableColumn("outcome", .string, label: "Outcome")
  /// The version of the wording.
  public static let version = TableColumn("version", .string, label: "Version")
  /// The answer.
  public static let option = TableColumn("option", .string, label: "Option")
  /// Which versions are compared: version minus reference.
  public static let contrast = TableColumn("contrast", .string, label: "Contrast")
  /// How many respondents.
  public static let n = TableColumn("n", .integer, label: "n")
  /// The sum of their weights.
  public static let weightedN = TableColumn("weighted.n", .number, label: "Weighted n")
  /// The share of the version's respondents.
  public static let proportion = TableColumn("proportion", .number, .proportion, label: "Share")
  /// The name of a test.
  public static let method = TableColumn("method", .string, label: "Method")
  /// A test's statistic.
  public static let statistic = TableColumn("statistic", .number, label: "Statistic")
  /// The degrees of freedom of the statistic's reference distribution (of the numerator).
  public static let df = TableColumn("df", .number, label: "df")
  /// The degrees of freedom of the denominator of an F.
  public static let dfDenominator = TableColumn(
    "df.denominator", .number, label: "df (denominator)")
  /// A p-value.
  public static let pValue = TableColumn("p.value", .number, .pValue, label: "p")
  /// A p-value adjusted for the size of its family.
  public static let adjustedPValue = TableColumn(
    "p.adjusted", .number, .pValue, label: "p (Holm)")
  /// Whether a p-value is exact.
  public static let exact = TableColumn("exact", .boolean, label: "Exact")
  /// The simulation error of a Monte Carlo p-value.
  public static let pStandardError = TableColumn(
    "p.std.error", .number, label: "Std. error of p")
  /// How many tables a Monte Carlo p-value rests on.
  public static let replicates = TableColumn("replicates", .integer, label: "Replicates")
  /// The seed of a Monte Carlo p-value.
  public static let seed = TableColumn("seed", .integer, label: "Seed")
  /// The name of an effect size.
  public static let effect = TableColumn("effect", .string, label: "Effect size")
  /// The bias-corrected effect size.
  public static let biasCorrected = TableColumn(
    "estimate.bias.corrected", .number, .bounded, label: "Bias-corrected")

  /// The standard deviation of answers.
  public static let standardDeviation = TableColumn("std.dev", .number, label: "Std. deviation")

  /// A characteristic of the respondents.
  public static let covariate = TableColumn("covariate", .string, label: "Characteristic")
  /// A difference in units of the characteristic's own spread.
  public static let standardizedDifference = TableColumn(
    "smd", .number, label: "Standardised difference")
  /// What is checked.
  public static let check = TableColumn("check", .string, label: "Check")
  /// The planned number of respondents.
  public static let expected = TableColumn("expected", .number, label: "Expected")
  /// The planned share of respondents.
  public static let planned = TableColumn("planned", .number, .proportion, label: "Planned")
  /// Why there is nothing else in the row.
  public static let note = TableColumn("note", .string, label: "Note")

  /// An estimate of the given quantity.
  public static func estimate(_ quantity: Quantity = .plain, label: String) -> TableColumn {
    TableColumn("estimate", .number, quantity, label: label)
  }

  /// A standard error of the given quantity.
  public static func standardError(_ quantity: Quantity = .plain) -> TableColumn {
    TableColumn("std.error", .number, quantity, label: "Std. error")
  }

  /// The lower confidence limit of the given quantity.
  public static func low(_ quantity: Quantity = .plain) -> TableColumn {
    TableColumn("conf.low", .number, quantity, label: "Lower limit")
  }

  /// The upper confidence limit of the given quantity.
  public static func high(_ quantity: Quantity = .plain) -> TableColumn {
    TableColumn("conf.high", .number, quantity, label: "Upper limit")
  }

  /// The standardised difference between an observed and an expected count.
  public static let adjustedResidual = TableColumn(
    "adjusted.residual", .number, label: "Adj. residual")
  /// The ratio of the odds of an answer.
  public static let oddsRatio = TableColumn("odds.ratio", .number, .ratio, label: "Odds ratio")
  /// Its lower limit.
  public static let oddsRatioLow = TableColumn(
    "odds.ratio.conf.low", .number, .ratio, label: "OR lower limit")
  /// Its upper limit.
  public static let oddsRatioHigh = TableColumn(
    "odds.ratio.conf.high", .number, .ratio, label: "OR upper limit")
  /// The p-value of the test that a difference is smaller than the margin.
  public static let equivalenceP = TableColumn(
    "equivalence.p", .number, .pValue, label: "p (equivalence)")
  /// The same, adjusted for the size of its family.
  public static let adjustedEquivalenceP = TableColumn(
    "equivalence.p.adjusted", .number, .pValue, label: "p (equivalence, Holm)")
  /// What difference and margin together say.
  public static let verdict = TableColumn("verdict", .string, label: "Verdict")
  /// The smallest difference that would have been found.
  public static let detectable = TableColumn(
    "detectable", .number, .proportionDifference, label: "Detectable")
}
