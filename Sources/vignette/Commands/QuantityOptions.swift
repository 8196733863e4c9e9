import ArgumentParser
import VersionDiff
import VignetteKit

/// Which quantities are computed from a regression, and over what they are averaged.
struct QuantityOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The manipulated factors, of which means and effects are given: 'a,b'; all factors of the "
        + "model unless given.", valueName: "cols"))
  var factors: String?

  @Option(
    help: ArgumentHelp(
      "Over which combinations of the other factors means and effects are averaged: as they were "
        + "displayed, or every possible one alike.", valueName: "kind"))
  var averaging: AveragingChoice = .displayed

  @Option(
    help: ArgumentHelp(
      "Effects within each level of this characteristic of the respondents, and how they differ.",
      valueName: "col"))
  var by: String?

  /// What the options ask for.
  func settings() throws(UsageError) -> QuantitiesOfInterest.Settings {
    let named = try factors.map { text throws(UsageError) in
      try ListSyntax.list(text, option: "--factors")
    }
    return QuantitiesOfInterest.Settings(
      factors: named, averaging: averaging == .uniform ? .uniform : .displayed, subgroups: by)
  }
}

/// `--averaging`.
enum AveragingChoice: String, ExpressibleByArgument, CaseIterable {
  case displayed, uniform
}
