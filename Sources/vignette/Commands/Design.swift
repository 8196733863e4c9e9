import ArgumentParser
import VersionDiff
import VignetteKit

/// `vignette design`: which vignettes and versions to show, and what they can tell.
struct Design: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Design vignettes, decks and versions, and say what they can tell.",
    discussion: """
      What a study's vignettes and versions can tell apart, and how precisely:
        vignette design Studies/deservingness
        vignette design Studies/civil-servants

      Decks of four vignettes, chosen to be D-optimal:
        vignette design STUDY --decks 16 --deck-size 4 --effects 'age,sex,age:sex'

      A fraction of two-level factors, without an implausible combination:
        vignette design STUDY --runs 8
        vignette design STUDY --vignettes 6 --exclude 'effort=low,reputation=high'

      The vignettes and decks, to paste into the study file:
        vignette design STUDY --decks 16 --deck-size 4 --export yaml

      Without options the study's own vignettes or its plan under 'design' are
      looked at. docs/design.md defines what is printed.
      """)

  @Argument(help: "The study's folder or file.")
  var study: String

  @OptionGroup(title: "Design") var options: DesignOptions

  @Option(
    help: ArgumentHelp(
      "Print only vignettes and decks: csv, json, or yaml to paste into the study file.",
      valueName: "form"))
  var export: DesignExport.Form?

  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let file = try StudyFile(at: study)
    let request = try DesignRequest(
      options, file.study, in: output.pageLanguage(of: file.study))
    let design = try request.design()
    if let export {
      guard let design, let set = request.set else {
        throw InputError("'\(file.path)' has no vignettes that could be exported.")
      }
      return try write(DesignExport.text(of: design, set: set.id, as: export), design, request)
    }
    let versions = options.asksForVignettes ? nil : try DesignReport.Versions(of: file.study)
    let report = design.map { request.report(of: $0) }
    guard report != nil || versions != nil else {
      throw InputError(
        "'\(file.path)' varies nothing: it has no vignettes, and its versions show the same "
          + "levels. Give a set of vignettes 'factors' and a 'design', or let versions show "
          + "different levels.")
    }
    var document = TableDocument(designed: report, versions: versions)
    document.warnings += request.warnings
    try output.write(
      document,
      provenance: Provenance(
        inputs: [Provenance.input(file)], options: options.record, seed: request.seed),
      confidence: .ninetyFive, study: file.study)
  }

  private func write(
    _ text: String, _ design: VignetteDesign, _ request: DesignRequest
  ) throws {
    if let path = output.output {
      try OutputWriter.write(text, to: path)
    } else {
      try OutputWriter.print(text)
    }
    if let seed = request.seed { OutputWriter.report("vignette: seed \(seed)") }
  }
}

extension DesignExport.Form: ExpressibleByArgument {}
