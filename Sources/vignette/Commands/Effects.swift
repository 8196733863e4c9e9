import ArgumentParser
import VersionDiff
import VignetteKit

/// `vignette effects`: the coefficient table of a regression.
struct Effects: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Fit a regression and show coefficients, fit and marginal effects.",
    discussion: """
      vignette effects --data answers.csv \\
        --formula 'advice ~ version * age + education' \\
        --family binomial --event 'advice=carry out'

      In a formula 'a + b' are effects beside each other, 'a * b' their interaction
      too; names with spaces stand in backticks: '`Your advice` ~ version'.
      """)

  @Argument(help: .hidden)
  var study: String?

  @Option(
    help: ArgumentHelp("The model, such as 'y ~ a * b + c'.", valueName: "formula"))
  var formula: String

  @Option(
    help: ArgumentHelp("binomial or multinomial.", valueName: "family"))
  var family: String = "gaussian"

  @Option(
    help: ArgumentHelp(
      "The answer that a binomial model sets against all others: 'y=level'.", valueName: "answer"))
  var event: String?

  @Option(help: "How the limits of coefficients are found.")
  var intervals: IntervalMethod = .wald

  @OptionGroup(title: "Data") var data: DataOptions
  @OptionGroup(title: "Analysis") var analysis: AnalysisOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(visibility: .hidden) var planned: PlannedOptions

  func run() throws {
    try planned.refuse()
    guard study == nil else {
      throw UsageError(
        "effects does not read studies yet; give the answers as --data FILE.csv.")
    }
    guard let path = data.data else {
      throw UsageError("effects needs --data FILE.csv: a row per respondent.")
    }
    let formula = try Formula(parsing: formula)
    let model = EffectsAnalysis(
      formula, family: try chosenFamily(), event: try eventLevel(formula.response),
      schema: try schema(), confidence: try analysis.level(), intervals: intervals)
    let reader = try data.reader(
      columns: Set(formula.columns + formula.outcome.columns), labels: [formula.response])
    let respondents = try RespondentData(path, with: reader, digest: output.showsDigests)
    let table = try completed(respondents.table, formula)
    try output.write(
      try model.tables(from: table), provenance: provenance(path, respondents.input),
      confidence: model.confidence)
  }

  private func chosenFamily() throws(UsageError) -> EffectsAnalysis.Family {
    if let family = EffectsAnalysis.Family(rawValue: family) { return family }
    let known = EffectsAnalysis.Family.allCases.map(\.rawValue)
    guard ["gaussian", "ordinal"].contains(family) else {
      throw UsageError("--family is '\(family)'; expected one of \(known.joined(separator: ", ")).")
    }
    throw UsageError(
      "--family \(family)\(family == "gaussian" ? ", the default," : "") is not available yet; "
        + "for answers in categories give --family \(known.joined(separator: " or ")).")
  }

  private func eventLevel(_ response: String) throws(UsageError) -> String? {
    guard let event else { return nil }
    let parts = try ListSyntax.assignments(event, option: "--event")
    guard parts.count == 1, let part = parts.first, part.name == response else {
      throw UsageError(
        "--event expects the outcome and one of its levels, '\(response)=LEVEL', "
          + "but found '\(event)'.")
    }
    return part.value
  }

  private func schema() throws(UsageError) -> Schema {
    var references: [String: String] = [:]
    for part in try data.references() {
      guard let name = part.name else {
        throw UsageError(
          "--reference expects 'column=level' in effects, but found '\(part.value)'.")
      }
      references[name] = part.value
    }
    return Schema(references: references, count: data.count)
  }

  private func completed(
    _ table: ResponseTable, _ formula: Formula
  ) throws(ResponseError) -> ResponseTable {
    guard data.missing != .drop else { return table }
    return try table.completed(
      in: formula.outcome.columns + formula.columns, by: data.missing
    ).table
  }

  private func provenance(_ path: String, _ input: Provenance.Input) throws -> Provenance {
    let given: [(String, Cell)] = [
      ("formula", .text(formula)), ("family", .text(family)), ("event", Cell(event)),
      ("intervals", .text(intervals.rawValue)), ("reference", Cell(data.reference)),
      ("count", Cell(data.count)),
      ("levels", data.levels.isEmpty ? .missing : .text(data.levels.joined(separator: ","))),
      ("categorical", Cell(data.categorical)), ("missing", .text(data.missing.rawValue)),
      ("confidence", .number(try analysis.level().value)),
    ]
    return Provenance(
      inputs: [input], options: given.map { .init(name: $0.0, value: $0.1) })
  }
}

extension IntervalMethod: ExpressibleByArgument {}
