import ArgumentParser
import VersionDiff
import VignetteKit

/// Which quantities are computed from a regression, and over whom they are averaged.
struct QuantityOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Effects within each level of this factor, and how they differ.", valueName: "col"))
  var by: String?

  @Option(
    help: ArgumentHelp(
      "Predicted values for every combination of these factors: 'a,b'.", valueName: "cols"))
  var predict: String?
}
