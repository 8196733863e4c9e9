import ArgumentParser
import VersionDiff
import VignetteKit

/// `vignette simulate`: synthetic answers, from a design or from published figures.
struct Simulate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make synthetic answers: from a study's design, or with its published figures.",
    usage: """
      vignette simulate <study> [--respondents <n>] [--effects <list>] [<options>]
      vignette simulate <study> --published [<options>]
      """,
    discussion: """
      A rehearsal, from what the study file expects under 'analysis: {expected: ...}':
        vignette simulate Studies/civil-servants --output answers.csv
        vignette compare Studies/civil-servants --data answers.csv

      The same with effects of your own:
        vignette simulate Studies/deservingness --respondents 60 --mean 5 --sd 1.5 \\
          --between 1 --effects 'effort=high:0.5,need=high:1.2' --output ratings.csv
        vignette effects Studies/deservingness --data ratings.csv

      Ratings with a study's published figures, which need not hold together; the name of
      the file's last column says what they have and what was given up:
        vignette simulate Studies/deservingness --published --output ratings.csv

      Nobody gave these answers.
      """)

  @Argument(help: "The study's folder or file.")
  var study: String

  @Flag(help: "Make ratings with the published figures.")
  var published = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many respondents, instead of the plan's number or the one that fits best.",
      valueName: "n"))
  var respondents: Int?

  @OptionGroup(title: "What is expected") var expected: ExpectationOptions

  @Option(help: "The seed of the random numbers.")
  var seed: UInt64 = 1

  @Option(help: "The form of the data: csv.")
  var format: DataFormat = .csv

  @Option(
    help: ArgumentHelp(
      "Of several tables the one to write: respondents, ratings, or a set of vignettes.",
      valueName: "id"))
  var table: String?

  @Option(
    help: ArgumentHelp(
      "The file to write instead of standard output, or a folder (ending in /) for a file per "
        + "table.", valueName: "path"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Also write the log of the assignments, as assign would; its seed is that of the data.",
      valueName: "file"))
  var log: String?

  /// The forms that data are written in.
  enum DataFormat: String, ExpressibleByArgument, CaseIterable {
    case csv
  }

  func run() throws {
    let file = try StudyFile(at: study)
    if published {
      try expected.refuse(beside: "--published")
      if log != nil { throw UsageError("--log is about a design; leave it out with --published.") }
      try simulatePublished(file)
    } else {
      try simulateDesign(file)
    }
  }

  private func simulateDesign(_ file: StudyFile) throws {
    var study = try file.study.designed()
    study.analysis.expected = try expected.expectations(of: study)
    let simulation = try StudySimulation(of: study, respondents: respondents)
    let (tables, register) = try simulation.tables(seed: seed)
    try write(tables)
    if let log { try OutputWriter.write(lines(of: register, file), to: log) }
    OutputWriter.report(
      "vignette: seed \(seed); \(simulation.respondentCount) respondents, nobody's answers")
    OutputWriter.report("vignette: drawn: " + simulation.sources.joined(separator: "; "))
    if !simulation.leftOut.isEmpty {
      OutputWriter.report("vignette: not drawn: " + simulation.leftOut.joined(separator: ", "))
    }
  }

  private func lines(of register: AssignmentRegister, _ file: StudyFile) -> String {
    let hasSeed = register.design.method != .simple
    var writer = AssignmentLogWriter()
    var lines: [UInt8] = []
    writer.append(
      AssignmentLog.Opening(
        design: register.design,
        commitment: hasSeed ? SeedCommitment(to: "\(seed)").digest : nil,
        studyDigest: FileDigest.sha256(file.bytes)), to: &lines)
    for assignment in register.assignments { writer.append(.assigned(assignment), to: &lines) }
    return String(decoding: lines, as: UTF8.self)
  }

  private func simulatePublished(_ file: StudyFile) throws {
    let simulation = try PublishedSimulation(of: file.study, respondents: respondents)
    try write([simulation.table(seed: seed, in: file.study)])
    OutputWriter.report(
      "vignette: seed \(seed); \(simulation.respondentCount) respondents, "
        + "\(simulation.respondentCount * simulation.vignetteMeans.count) synthetic ratings")
    OutputWriter.report("vignette: held: " + simulation.kept.joined(separator: ", "))
    for entry in simulation.givenUp { OutputWriter.report("vignette: given up: \(entry)") }
  }

  private func write(_ tables: [EffectTable]) throws {
    if let output, output.hasSuffix("/") {
      try OutputWriter.makeFolder(output)
      for table in tables {
        try OutputWriter.write(CSVFormat.rendered(table), to: "\(output)\(table.id).csv")
      }
      return
    }
    let csv = CSVFormat.rendered(try chosen(among: tables))
    if let output {
      try OutputWriter.write(csv, to: output)
    } else {
      try OutputWriter.print(csv)
    }
  }

  private func chosen(among tables: [EffectTable]) throws(UsageError) -> EffectTable {
    let names = tables.map(\.id)
    if let table {
      guard let chosen = tables.first(where: { $0.id == table }) else {
        let nearest = NearestNames.of(table, among: names).map { "; did you mean '\($0)'?" }
        throw UsageError(
          "There is no table '\(table)'; expected one of: \(names.joined(separator: ", "))"
            + (nearest.first ?? ""))
      }
      return chosen
    }
    guard tables.count == 1 else {
      throw UsageError(
        "The study has several tables (\(names.joined(separator: ", "))); choose one with --table, "
          + "or give --output DIR/ for a file each.")
    }
    return tables[0]
  }
}
