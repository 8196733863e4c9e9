import VersionDiff

/// Where results come from, so that they can be made again.
struct Provenance: Sendable, Equatable {
  /// One file that was read.
  struct Input: Sendable, Equatable {
    /// The path as it was given.
    let path: String
    /// The SHA-256 of its bytes, in hexadecimal digits.
    let sha256: String
  }

  /// One option that shaped the results.
  struct Option: Sendable, Equatable {
    /// The name without its dashes, such as `confidence`.
    let name: String
    /// The value in force.
    let value: Cell
  }

  /// The program's version.
  var version: String
  /// The command as it can be typed again, such as `vignette compare Studies/civil-servants`.
  var command: String
  /// The files read, in the order of reading.
  var inputs: [Input] = []
  /// The options in force, in the order of the help; each name once.
  var options: [Option] = []
  /// The seed of all chance, where chance was used.
  var seed: UInt64?
}
