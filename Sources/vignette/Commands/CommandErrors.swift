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
protocol InputFault: Error, CustomStringConvertible {
  /// The options that do what the message advises.
  var options: [String] { get }
}

extension InputFault {
  /// The message, with the options that it advises in a line of their own.
  var told: String {
    options.isEmpty ? description : "\(description)\nOptions: \(options.joined(separator: "; "))."
  }
}

extension InputError: InputFault {}
extension ResponseError: InputFault {}
extension StudyError: InputFault {}
extension StudyFileError: InputFault {}
extension AnalysisError: InputFault {}
extension DesignError: InputFault {}
extension PowerMistake: InputFault {}
extension StudySimulationMistake: InputFault {}
