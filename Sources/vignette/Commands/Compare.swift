import ArgumentParser
import VersionDiff
import VignetteKit

/// `vignette compare`: did the answers differ between the versions?
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare the answers between the versions of a survey.",
    discussion: """
      From a study's published percentages:
        vignette compare Studies/civil-servants

      From a study and respondents' answers:
        vignette compare STUDY --data answers.csv

      From respondents' answers alone:
        vignette compare --data answers.csv --version version --outcome advice,rating

      Columns of labels are compared by their percentages, columns of numbers by
      their means; --categorical makes labels of numbers. Names with spaces stand in
      quotes: --outcome 'Your advice'.
      """)

  @Argument(help: "The study's folder or file; may be left out with --data.")
  var study: String?

  @Option(
    help: ArgumentHelp("The column that says which version a row saw.", valueName: "col"))
  var version: String?

  @Option(
    help: ArgumentHelp(
      "The outcomes, separated by commas: columns, or questions of the study.", valueName: "cols"))
  var outcome: String?

  @Option(
    help: ArgumentHelp(
      "An outcome of which several options may be chosen: 'name=option1,option2' for columns of 0 "
        + "and 1, 'name=;' for one column whose cells hold options with that mark between them. "
        + "Repeatable.", valueName: "columns"))
  var multiple: [String] = []

  @Option(
    help: ArgumentHelp(
      "Characteristics that the comparison is adjusted for: 'age,education'.", valueName: "cols"))
  var covariates: String?

  @Option(
    help: ArgumentHelp(
      "Whose composition both versions are given in adjusted percentages: the pooled respondents', "
        + "or the population's, from the study's margins.", valueName: "composition"))
  var standard: StandardChoice = .pooled

  @Option(help: "How the limits of regression coefficients are found.")
  var intervals: IntervalMethod = .wald

  @Option(
    help: ArgumentHelp(
      "Characteristics shown by version; the covariates, or the study's, unless given.",
      valueName: "cols"))
  var balance: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The smallest difference that matters, in percentage points: 5 for 5 points.",
      valueName: "points"))
  var margin: Double?

  @Option(
    help: ArgumentHelp(
      "The planned allocation over the versions: '1=2,2=1' for two to one.", valueName: "shares"))
  var allocation: String?

  @Flag(help: "Fisher's exact test for every outcome, not only where counts are small.")
  var exact = false

  @Flag(help: "Add a sentence per outcome, in APA style.")
  var sentences = false

  @OptionGroup(title: "Data") var data: DataOptions
  @OptionGroup(title: "Inference") var randomisation: RandomisationOptions
  @OptionGroup(title: "Analysis") var analysis: AnalysisOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(visibility: .hidden) var planned: PlannedComparisonOptions

  func run() throws {
    try planned.refuse()
    let file = try study.map { try StudyFile(at: $0) }
    let path = data.data ?? file?.dataPath
    if let path {
      try compareResponses(path, file)
    } else if let file {
      try comparePublished(file)
    } else {
      throw UsageError(
        "compare needs something to compare: a study (vignette compare Studies/civil-servants) or "
          + "data (--data answers.csv --version COL --outcome COL).")
    }
  }

  private func comparePublished(_ file: StudyFile) throws {
    try refuseDataOptions()
    try randomisation.refuse(because: "needs respondents' answers")
    let settings = try settings(file.study)
    let comparison = try PublishedComparison(
      of: file.study, on: outcomeNames(), against: try referenceVersion(column: nil),
      settings: settings)
    try write(
      comparison.document(), inputs: [Provenance.input(file)], settings, nil, file.study)
  }

  private func compareResponses(_ path: String, _ file: StudyFile?) throws {
    let request = try ComparisonRequest(self, file?.study)
    let respondents = try request.read(path, digest: output.showsDigests)
    let settings = try settings(file?.study)
    var document = try request.document(respondents, settings: settings)
    if let file { document.warnings += request.departures(from: file.study, settings) }
    try write(
      document,
      inputs: (file.map { [Provenance.input($0)] } ?? []) + [respondents.input]
        + (try randomisation.inputs()),
      settings, document.usedSeed, file?.study)
  }

  private func write(
    _ document: TableDocument, inputs: [Provenance.Input], _ settings: VersionComparison.Settings,
    _ seed: UInt64?, _ study: Study?
  ) throws {
    let given: [(String, Cell)] =
      [
        ("version", Cell(version)), ("outcome", Cell(outcome)), ("covariates", Cell(covariates)),
        ("standard", .text(standard.rawValue)), ("intervals", .text(intervals.rawValue)),
        ("reference", Cell(data.reference)), ("count", Cell(data.count)),
        ("levels", data.levels.isEmpty ? .missing : .text(data.levels.joined(separator: ","))),
        ("categorical", Cell(data.categorical)), ("missing", .text(data.missing.rawValue)),
        ("margin", Cell(settings.margin.map { $0 * 100 })),
        ("confidence", .number(settings.confidence.value)), ("exact", .boolean(exact)),
      ] + randomisation.provenance
    var document = document
    if let warning = AnalysisWarning(smallMargin: settings.margin) {
      document.warnings.append(warning)
    }
    try output.write(
      document,
      provenance: Provenance(
        inputs: inputs, options: given.map { .init(name: $0.0, value: $0.1) }, seed: seed),
      confidence: settings.confidence, margin: settings.margin,
      prose: sentences ? .sentences : .none, study: study)
  }

  /// The outcomes asked for, or nil.
  func outcomeNames() throws(UsageError) -> [String]? {
    try outcome.map { text throws(UsageError) in
      try ListSyntax.list(text, option: "--outcome")
    }
  }

  /// The reference version: bare, or as a level of the version column.
  func referenceVersion(column: String?) throws(UsageError) -> String? {
    let named = try data.references().filter { $0.name == nil || $0.name == column }
    guard named.count < 2 else {
      throw UsageError(
        "--reference names two reference versions, '\(named[0].value)' and '\(named[1].value)'.")
    }
    return named.first?.value
  }

  private func settings(_ study: Study?) throws -> VersionComparison.Settings {
    if let margin, !(margin > 0 && margin < 100) {
      throw UsageError("--margin is \(margin); it must lie between 0 and 100 percentage points.")
    }
    let plan = study?.analysis
    let families = plan?.families.map { family in
      OutcomeFamily(
        id: family.id,
        outcomes: study?.separatingSliders(in: family.outcomes) ?? family.outcomes)
    }
    return VersionComparison.Settings(
      confidence: try analysis.level(or: plan?.confidence),
      margin: (margin ?? plan?.margin).map { $0 / 100 },
      exactTests: exact ? .always : .whereExpectedCountsAreSmall, seed: analysis.seed,
      families: families ?? [])
  }

  /// Refuses options that need respondents' answers, which published percentages are not.
  private func refuseDataOptions() throws(UsageError) {
    let given: [(String, Bool)] = [
      ("--covariates", covariates != nil), ("--version", version != nil),
      ("--count", data.count != nil), ("--levels", !data.levels.isEmpty),
      ("--categorical", data.categorical != nil), ("--multiple", !multiple.isEmpty),
      ("--balance", balance != nil), ("--standard", standard != .pooled),
      ("--intervals", intervals != .wald), ("--allocation", allocation != nil),
      ("--decimal", data.decimal != nil), ("--separator", data.separator != nil),
      ("--na", data.na != nil),
    ]
    guard let refused = given.first(where: \.1) else { return }
    throw UsageError(
      "\(refused.0) needs respondents' answers, and this study has published percentages only; "
        + "add --data FILE.csv or leave the option out.")
  }
}

/// `--standard`.
enum StandardChoice: String, ExpressibleByArgument, CaseIterable {
  case pooled, population
}

extension TableDocument {
  /// The seed of the simulated tests in the tables, or nil where chance was not used.
  fileprivate var usedSeed: UInt64? {
    guard let tests = self["tests"] else { return nil }
    return tests.rows.indices.lazy.compactMap { row -> UInt64? in
      if case .integer(let seed)? = tests.cell(row: row, column: "seed") {
        UInt64(seed)
      } else {
        nil
      }
    }.first
  }
}
