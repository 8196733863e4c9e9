import VersionDiff

extension Provenance {
  /// The provenance of what the running command made of these inputs.
  init(inputs: [Input], options: [Option], seed: UInt64? = nil) {
    self.init(
      version: Vignette.version, command: Self.typed(CommandLine.arguments.dropFirst()),
      inputs: inputs, options: options.filter { $0.value != .missing }, seed: seed)
  }

  /// The command as it can be typed again, without the options that change nothing in the results:
  /// where they were written to, and on how many threads.
  static func typed(_ arguments: some Sequence<String>) -> String {
    let idle = ["--threads", "--output"]
    var words = ["vignette"]
    var isValueOfIdle = false
    for argument in arguments {
      if isValueOfIdle {
        isValueOfIdle = false
      } else if idle.contains(argument) {
        isValueOfIdle = true
      } else if !idle.contains(where: { argument.hasPrefix($0 + "=") }) {
        words.append(quoted(argument))
      }
    }
    return words.joined(separator: " ")
  }

  private static func quoted(_ word: String) -> String {
    let safe = word.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "-_./,=:+%@".unicodeScalars.contains(scalar)
    }
    guard !safe || word.isEmpty else { return word }
    return "'"
      + word.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
  }

  /// A study file as an input.
  static func input(_ file: StudyFile) -> Input {
    Input(path: file.path, sha256: FileDigest.sha256(file.bytes))
  }
}
