/// The comparison of a question of which several options may be chosen, option by option: chosen
/// or not chosen, by version. Shares may add up to more than 100 %.
public struct MultipleChoiceComparison: Sendable, Equatable {
  /// The question.
  public let outcome: String
  /// The options.
  public let options: [String]
  /// The versions that have answers, the reference first.
  public let versions: [String]
  /// How the comparison was made.
  public let settings: VersionComparison.Settings
  /// The options that somebody chose and somebody did not, each as a comparison of its own:
  /// chosen or not chosen.
  public let comparisons: [VersionComparison]
  /// Every option in every version against the reference, as one family of tests.
  public let differences: [OptionDifference]
  /// What a reader must know.
  public let warnings: [ComparisonWarning]
  private let shares: [[Proportion]]

  /// The name of the row that counts who chose an option.
  public static let chosen = "chosen"
  /// The name of the row that counts who didn't.
  public static let notChosen = "not chosen"

  /// Compares the columns of tables of who chose an option and who did not.
  ///
  /// - Parameters:
  ///   - tables: one per option, with two rows (``chosen``, ``notChosen``) and a column per
  ///     version, the same for all options.
  ///   - options: the names of the options.
  ///   - outcome: the name of the question.
  ///   - reference: the version that the others are compared with; nil for the first.
  ///   - settings: confidence, margin, exact tests.
  /// - Precondition: tables as described, one per option, at least one.
  public init(
    _ tables: [ContingencyTable], options: [String], on outcome: String,
    against reference: String? = nil, settings: VersionComparison.Settings = .init()
  ) throws(AnalysisError) {
    precondition(tables.count == options.count && !tables.isEmpty, "a table per option")
    precondition(tables.allSatisfy { $0.rowCount == 2 }, "chosen and not chosen")
    let names = tables[0].columnNames
    precondition(tables.allSatisfy { $0.columnNames == names }, "the same versions throughout")
    // A version counts where every option was answered by somebody.
    let answered = names.indices.map { version in
      tables.map { $0.columnTotals[version] }.min() ?? 0
    }
    let order = try VersionComparison.order(of: names, counts: answered, outcome, reference)
    let ordered = tables.map { $0.selecting(columns: order) }
    var comparisons: [VersionComparison] = []
    var constant: [String] = []
    for (option, table) in zip(options, ordered) {
      if table.rowTotals.allSatisfy({ $0 > 0 }) {
        comparisons.append(try VersionComparison(table, on: option, settings: settings))
      } else {
        constant.append(option)
      }
    }
    let shares = ordered.map { table in
      order.indices.map { Proportion(table[0, $0], of: table.columnTotals[$0]) }
    }
    self.outcome = outcome
    self.options = options
    self.versions = order.map { names[$0] }
    self.settings = settings
    self.comparisons = comparisons
    self.shares = shares
    differences = try OptionDifference.family(
      options: options, versions: order.map { names[$0] }, settings: settings,
      complementary: false
    ) { shares[$0][$1] }
    let inner = comparisons.flatMap(\.warnings).map { $0.belonging(to: outcome) }
    let empty =
      constant.isEmpty
      ? [] : [ComparisonWarning.constantOptions(outcome: outcome, options: constant)]
    warnings = inner + empty
  }

  /// The share of a version's respondents who chose an option.
  public func share(option: Int, version: Int) -> Proportion { shares[option][version] }
}
