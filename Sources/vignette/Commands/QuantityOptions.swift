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
        + "displayed, every possible one alike, or by the shares of --target.", valueName: "kind"))
  var averaging: AveragingChoice?

  @Option(
    help: ArgumentHelp(
      "Shares of levels to average by: 'a=x:0.3,a=y:0.7', or a CSV file with the columns variable, "
        + "level and share. Factors without shares count as displayed.", valueName: "shares"))
  var target: String?

  @Option(
    help: ArgumentHelp(
      "Levels that never go together: 'a=x,b=y'. Repeatable; 'none' for a design with every "
        + "combination. Without it, combinations that the data show to be left out are.",
      valueName: "levels"))
  var exclude: [String] = []

  @Option(
    help: ArgumentHelp(
      "Predict with these values for everybody: 'age=40,effort=high'. Repeatable.",
      valueName: "values"))
  var at: [String] = []

  @Option(
    help: ArgumentHelp(
      "Effects within each level of this characteristic of the respondents, and how they differ.",
      valueName: "col"))
  var by: String?

  /// Refuses what can't be meant.
  func validate() throws {
    if averaging == .target, target == nil {
      throw ValidationError(
        "--averaging target needs the shares: --target 'a=x:0.3,a=y:0.7' or a CSV file.")
    }
    if let averaging, averaging != .target, target != nil {
      throw ValidationError(
        "--target gives shares to average by, but --averaging is \(averaging.rawValue); leave one of "
          + "the two out.")
    }
  }

  /// How combinations are averaged.
  var kind: AveragingChoice { averaging ?? (target == nil ? .displayed : .target) }

  /// What the options ask for.
  func settings() throws -> QuantitiesOfInterest.Settings {
    let named = try factors.map { text throws(UsageError) in
      try ListSyntax.list(text, option: "--factors")
    }
    return QuantitiesOfInterest.Settings(
      factors: named, averaging: try TargetOption.averaging(kind, target),
      space: try designSpace(), subgroups: by, points: try points())
  }

  private func designSpace() throws(UsageError) -> DesignSpace {
    if exclude.isEmpty { return .inferred }
    if exclude == ["none"] { return .unrestricted }
    var combinations: [[String: String]] = []
    for text in exclude {
      let levels = try ListSyntax.namedValues(text, option: "--exclude", example: "a=x,b=y")
      guard levels.count > 1 else {
        throw UsageError(
          "--exclude names levels that never go together, two or more such as 'a=x,b=y', but found "
            + "'\(text)'. To leave a whole level out, leave its rows out of the data.")
      }
      combinations.append(Dictionary(uniqueKeysWithValues: levels.map { ($0.name, $0.value) }))
    }
    return .excluding(combinations)
  }

  private func points() throws(UsageError) -> [[ChosenPrediction.Choice]] {
    var points: [[ChosenPrediction.Choice]] = []
    for text in at {
      let values = try ListSyntax.namedValues(text, option: "--at", example: "age=40,effort=high")
      points.append(values.map { ChosenPrediction.Choice($0.name, $0.value) })
    }
    return points
  }
}

/// `--averaging`.
enum AveragingChoice: String, ExpressibleByArgument, CaseIterable {
  case displayed, uniform, target
}
