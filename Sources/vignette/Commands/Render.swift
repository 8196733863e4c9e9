import ArgumentParser
import VersionDiff
import VignetteKit

/// `vignette render`: the texts of a study as respondents read them.
struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write out the texts that respondents read, and compare and check them.",
    usage: "vignette render [<options>] <study>",
    discussion: """
      Every text of a version, with its questions and what follows after which answer:
        vignette render Studies/civil-servants --version 1

      What differs between the versions, side by side, and what is questionable:
        vignette render Studies/civil-servants --diff
        vignette render Studies/civil-servants --check

      Pages are in the language of --lang. CSV, JSON and the findings cover every language of the
      study unless --language says otherwise. Tables: texts, lengths, differences, findings.
      """)

  @Argument(help: "The study's folder or file.")
  var study: String

  @Option(
    name: .customLong("version"),
    help: ArgumentHelp("These versions only: '1' or '1,2'.", valueName: "versions"))
  var versions: String?

  @Option(
    name: .customLong("dilemma"),
    help: ArgumentHelp("These dilemmas and choice tasks only.", valueName: "names"))
  var dilemmas: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("These sets of vignettes only.", valueName: "names"))
  var sets: String?

  @Option(
    name: .customLong("vignette"),
    help: ArgumentHelp("These vignettes only: 'V1,V4'.", valueName: "names"))
  var vignettes: String?

  @Option(
    name: .customLong("language"),
    help: ArgumentHelp("The texts in these languages of the study.", valueName: "codes"))
  var languages: String?

  @Flag(help: "The texts side by side: versions, or vignettes against the first.")
  var diff = false

  @Flag(help: "Lengths and findings instead of the texts.")
  var check = false

  @Flag(help: "End with status 1 where a finding is a warning or an error.")
  var strict = false

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if diff, check { throw ValidationError("--diff and --check show different things; give one.") }
  }

  func run() throws {
    let file = try StudyFile(at: study)
    let study = try file.study.designed()
    var selection = try self.selection()
    let check = try TextCheck(of: study, selecting: selection)
    if selection.languages.isEmpty, output.format.isForPeople {
      selection.languages = [output.pageLanguage(of: study)]
    }
    if diff { selection = withReference(selection, of: study) }
    let texts = try StudyTexts(of: study, selecting: selection)
    var document = TableDocument(texts: texts, check: check)
    document.tables.removeAll { !isWanted($0.id) }
    try output.write(
      document,
      provenance: Provenance(inputs: [Provenance.input(file)], options: []),
      confidence: .ninetyFive, study: study)
    let isGrave = check.findings.contains { $0.rule.severity < .note }
    if strict, isGrave { throw ExitCode(1) }
  }

  private func selection() throws(UsageError) -> StudyTexts.Selection {
    var selection = StudyTexts.Selection()
    selection.languages = try list(languages, "--language")
    selection.versions = try list(versions, "--version")
    selection.dilemmas = try list(dilemmas, "--dilemma")
    selection.sets = try list(sets, "--set")
    selection.vignettes = try list(vignettes, "--vignette")
    return selection
  }

  private func list(_ text: String?, _ option: String) throws(UsageError) -> [String] {
    try text.map { text throws(UsageError) in try ListSyntax.list(text, option: option) } ?? []
  }

  /// One version alone is compared with the reference.
  private func withReference(
    _ selection: StudyTexts.Selection, of study: Study
  ) -> StudyTexts.Selection {
    guard selection.versions.count == 1 else { return selection }
    var selection = selection
    selection.versions.append(study.referenceVersion)
    return selection
  }

  private func isWanted(_ table: String) -> Bool {
    diff ? table == "differences" : check ? table == "lengths" || table == "findings" : true
  }
}
