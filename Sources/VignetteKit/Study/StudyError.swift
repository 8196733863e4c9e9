/// Why a study could not be read or used.
public enum StudyError: Error, Equatable, Sendable {
  /// The file is no JSON or YAML; nothing after this place was read.
  case syntax(StudyMistake)
  /// Everything that is wrong in the file, in the order of reading.
  case mistakes([StudyMistake])
  /// A name that the study does not have: what it should name, and the nearest that exist.
  case unknown(kind: String, name: String, nearest: [String])
  /// A slot of a text that no level fills.
  case unfilledSlot(String, in: String)
  /// A form that a slot asks for and that its level doesn't have.
  case missingForm(MissingForm)
  /// The braces of a text do not pair: the text, and what is wrong.
  case malformedTemplate(String, reason: String)
}

extension StudyError: CustomStringConvertible {
  /// One sentence per mistake, one per line.
  public var description: String {
    switch self {
    case .syntax(let mistake): mistake.description
    case .mistakes(let mistakes): mistakes.map(\.description).joined(separator: "\n")
    case .unknown(let kind, let name, let nearest):
      "The study has no \(kind) '\(name)'"
        + (nearest.isEmpty
          ? "." : "; did you mean \(nearest.map { "'\($0)'" }.joined(separator: " or "))?")
    case .unfilledSlot(let slot, let text):
      "No level fills the slot {\(slot)} in '\(text)'; name its factor under 'shows'."
    case .missingForm(let missing):
      "There is no \(missing.description.dropFirst(4))"
        + (missing.nearest.isEmpty
          ? "; add it under 'forms'."
          : "; did you mean \(missing.nearest.map { "'\($0)'" }.joined(separator: " or "))?")
    case .malformedTemplate(let text, let reason):
      "The text '\(text)' has \(reason); write {{ and }} for braces that are no slot."
    }
  }
}
