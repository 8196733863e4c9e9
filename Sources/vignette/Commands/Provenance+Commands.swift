import VersionDiff

extension Provenance {
  /// The provenance of what a command made of these inputs.
  init(
    command: String, inputs: [Input], options: [Option], seed: UInt64? = nil
  ) {
    self.init(
      version: Vignette.version, command: command, inputs: inputs,
      options: options.filter { $0.value != .missing }, seed: seed)
  }

  /// A study file as an input.
  static func input(_ file: StudyFile) -> Input {
    Input(path: file.path, sha256: FileDigest.sha256(file.bytes))
  }
}
