import VersionDiff
import VignetteKit

/// A command line that cannot be meant: exit status 64.
struct UsageError: Error, Equatable, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// An input that is wrong, as a person would be told: exit status 1.
struct InputError: Error, Equatable, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// What is wrong with an input, told by whichever part found it: exit status 1.
protocol InputFault: Error, CustomStringConvertible {}

extension InputError: InputFault {}
extension ResponseError: InputFault {}
extension StudyError: InputFault {}
extension StudyFileError: InputFault {}
extension AnalysisError: InputFault {}
