import ArgumentParser
import VersionDiff
import VignetteKit

/// What is to be designed, where it is not what the study plans.
struct DesignOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The set of vignettes, where the study has several.", valueName: "id"))
  var set: String?

  @Option(
    help: ArgumentHelp("How many different vignettes, chosen to be D-optimal.", valueName: "n"))
  var vignettes: Int?

  @Option(help: ArgumentHelp("How many decks; a respondent judges one.", valueName: "n"))
  var decks: Int?

  @Option(help: ArgumentHelp("How many vignettes a deck holds.", valueName: "n"))
  var deckSize: Int?

  @Option(
    help: ArgumentHelp(
      "The effects to tell apart: 'a,b,a:b'; all main effects unless given.", valueName: "terms"))
  var effects: String?

  @Option(
    help: ArgumentHelp(
      "An implausible combination that no vignette shows: 'a=x,b=y'. Repeatable.",
      valueName: "levels"))
  var exclude: [String] = []

  @Option(
    help: ArgumentHelp(
      "A fraction of two-level factors with so many runs: of minimum aberration, or a "
        + "Plackett–Burman design where the number is no power of two.", valueName: "n"))
  var runs: Int?

  @Option(
    help: ArgumentHelp(
      "The fraction that these define: 'E=ABCD,F=ABC', letters for factors in their order, or "
        + "'age=sex:income'.", valueName: "words"))
  var generators: String?

  @Option(help: ArgumentHelp("How many random starts a search makes.", valueName: "n"))
  var starts: Int?

  @Option(help: "The seed of the searches; the study's unless given.")
  var seed: UInt64?

  /// Refuses combinations that can't be meant.
  func validate() throws {
    if [vignettes, runs].compactMap({ $0 }).count + (generators == nil ? 0 : 1) > 1 {
      throw ValidationError(
        "--vignettes, --runs and --generators all say which vignettes; give one of them.")
    }
    if (decks == nil) != (deckSize == nil) {
      throw ValidationError("--decks and --deck-size belong together: --decks 16 --deck-size 4.")
    }
  }

  /// Whether anything is asked that only vignettes answer.
  var asksForVignettes: Bool {
    choosesVignettes || set != nil || decks != nil || effects != nil || starts != nil || seed != nil
  }

  /// Whether the vignettes are to be chosen anew, in place of those that a study lists.
  var choosesVignettes: Bool {
    vignettes != nil || runs != nil || generators != nil || !exclude.isEmpty
  }

  /// The effects as names of factors, or nil.
  func effectNames() throws(UsageError) -> [[String]]? {
    guard let effects else { return nil }
    return try ListSyntax.list(effects, option: "--effects").map { effect in
      effect.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// The excluded combinations.
  func exclusions() throws(UsageError) -> [[LevelReference]] {
    try exclude.map { text throws(UsageError) in
      try ListSyntax.assignments(text, option: "--exclude").map { pair throws(UsageError) in
        guard let factor = pair.name else {
          throw UsageError(
            "--exclude expects levels with their factors, 'a=x,b=y', but found '\(text)'.")
        }
        return LevelReference(factor: factor, level: pair.value)
      }
    }
  }

  /// The options in force.
  var record: [Provenance.Option] {
    let given: [(String, Cell)] = [
      ("set", Cell(set)), ("vignettes", Cell(count: vignettes)), ("decks", Cell(count: decks)),
      ("deck.size", Cell(count: deckSize)), ("effects", Cell(effects)),
      ("exclude", exclude.isEmpty ? .missing : .text(exclude.joined(separator: "; "))),
      ("runs", Cell(count: runs)), ("generators", Cell(generators)),
      ("starts", Cell(count: starts)),
    ]
    return given.map { .init(name: $0.0, value: $0.1) }
  }
}

extension Cell {
  fileprivate init(count: Int?) {
    self = count.map { .integer($0) } ?? .missing
  }
}
