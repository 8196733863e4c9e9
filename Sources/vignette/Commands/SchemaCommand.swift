import ArgumentParser

/// `vignette schema`: the JSON Schema of a study file.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of study files, so that an editor completes them.")

  @Option(help: ArgumentHelp("The file to write instead of standard output.", valueName: "path"))
  var output: String?

  func run() throws {
    if let output {
      try OutputWriter.write(StudySchema.text, to: output)
    } else {
      try OutputWriter.print(StudySchema.text)
    }
  }
}
