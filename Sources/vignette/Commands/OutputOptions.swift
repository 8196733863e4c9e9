import ArgumentParser
import VersionDiff
import VignetteKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// In which form the tables are written, and where to.
struct OutputOptions: ParsableArguments {
  @Option(help: "The form of the tables.")
  var format: TableFormat = .text

  @Option(
    help: ArgumentHelp(
      "The file to write, or for CSV a folder (ending in /) for a file per table.",
      valueName: "path"))
  var output: String?

  @Option(help: "The language of rendered tables; CSV and JSON are always English.")
  var lang: RenderingStyle.Language = .en

  @Option(
    help: ArgumentHelp(
      "These tables in full: 'tests,differences', or 'all'.", valueName: "ids"))
  var tables: String?

  @Option(help: ArgumentHelp("The one table that CSV writes to standard output.", valueName: "id"))
  var table: String?

  /// The language of a study's own words on a page: the page's where the study has it, else the
  /// study's first. Formats for programs are in English.
  func pageLanguage(of study: Study) -> String {
    let wanted = format.isForPeople ? lang : .en
    let code = wanted.rawValue
    return study.languages.contains(code) ? code : study.languages.first ?? code
  }

  /// Refuses combinations that can't be meant.
  func validate() throws {
    if table != nil, tables != nil {
      throw ValidationError("--table and --tables say the same; give one of them.")
    }
    if format == .csv, table == nil, !writesFolder {
      throw ValidationError(
        "CSV holds one table: choose it with --table ID, or give --output DIR/ for a file each.")
    }
    if writesFolder, format != .csv {
      throw ValidationError("--output DIR/ writes CSV; for \(format) name a file.")
    }
  }

  /// Whether the inputs' digests are part of what is written.
  var showsDigests: Bool {
    format == .json || format == .html
  }

  /// Writes the tables.
  func write(
    _ document: TableDocument, provenance: Provenance, confidence: ConfidenceLevel,
    margin: Double? = nil, prose: RenderingStyle.Prose = .none, study: Study? = nil
  ) throws {
    var style = RenderingStyle(language: lang, prose: prose, confidence: confidence.value)
    style.selection = try selection()
    style.margin = margin
    style.study = study
    if format == .text, output == nil, isTerminal { style.colour = .ansi }
    do {
      if writesFolder, let output {
        let files = try TableFormat.csvFiles(document, style: style)
        try OutputWriter.makeFolder(output)
        for file in files { try OutputWriter.write(file.content, to: output + file.name) }
      } else {
        let text = try format.rendered(document, provenance: provenance, style: style)
        if let output {
          try OutputWriter.write(text, to: output)
        } else {
          try OutputWriter.print(text)
        }
      }
    } catch let error as RenderingError {
      throw UsageError(error.description)
    }
    if format == .csv {
      for warning in document.warnings { OutputWriter.report("vignette: \(warning.message)") }
      if let seed = provenance.seed { OutputWriter.report("vignette: seed \(seed)") }
    }
  }

  private var writesFolder: Bool {
    output?.hasSuffix("/") ?? false
  }

  private func selection() throws(UsageError) -> RenderingStyle.Selection {
    if let table { return .tables([table]) }
    guard let tables else { return format == .json || format == .csv ? .all : .summary }
    return tables == "all" ? .all : .tables(try ListSyntax.list(tables, option: "--tables"))
  }

  private var isTerminal: Bool {
    isatty(STDOUT_FILENO) == 1 && getenv("NO_COLOR") == nil
  }
}

extension TableFormat: ExpressibleByArgument {}
extension RenderingStyle.Language: ExpressibleByArgument {}
