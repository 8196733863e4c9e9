/// Why a model with random effects cannot be fitted to these data.
public enum MixedModelMistake: Error, Sendable, Equatable {
  /// Random effects other than one random intercept, in a family that has only that.
  case oneRandomIntercept(family: String, found: [String])
  /// Sampling weights, or other weights that the family doesn't have.
  case weights(family: String)
  /// Clusters beside random effects.
  case clusters(String)
  /// A term of the formula that names the groups of a random effect too.
  case groupIsTerm(String)
  /// All rows belong to one group.
  case oneGroup(String, group: String)
  /// Every group has one row only.
  case groupPerRow(String)
  /// The outcome varies between groups but in none of them.
  case noVariationWithinGroups(String, group: String)
  /// The answers are told apart without error, also without random effects.
  case separation(String, group: String)
  /// The likelihood rises for ever with the variance of the random intercepts.
  case unboundedVariance(of: String)
  /// A mixed model of a formula without random effects.
  case noRandomEffects
  /// Sampling weights of a gaussian model with random effects.
  case samplingWeights
  /// A random-effects term with as many effects as there are observations.
  case tooManyRandomEffects(String, effects: Int, observations: Int)
  /// A random slope of a variable that is the same for all rows of every group.
  case constantWithinGroups(String, group: String)
  /// An outcome that the model reproduces without any residual.
  case noResidualVariation(String)
  /// A number of quadrature points that isn't possible.
  case quadraturePoints(Int, limit: Int)

  /// Whether other answers would have allowed the model.
  var liesInTheData: Bool {
    switch self {
    case .oneGroup, .groupPerRow, .noVariationWithinGroups, .separation, .unboundedVariance,
      .tooManyRandomEffects, .constantWithinGroups, .noResidualVariation:
      true
    case .oneRandomIntercept, .weights, .clusters, .groupIsTerm, .quadraturePoints,
      .noRandomEffects,
      .samplingWeights:
      false
    }
  }
}

extension MixedModelMistake: CustomStringConvertible {
  /// What was found, what was expected, how to mend it.
  public var description: String {
    switch self {
    case .oneRandomIntercept(let family, let found):
      "A \(family) model can have one random intercept, such as (1 | respondent), and this formula "
        + "has \(found.isEmpty ? "none" : found.joined(separator: " + ")). Random slopes and several "
        + "groupings need a gaussian model; or leave them out and take the groups as clusters."
    case .weights(let family):
      "A \(family) model with random effects cannot have weights: how much a person weighs within "
        + "the group and how much the group weighs would both have to be known. Leave the random "
        + "effects out and take the groups as clusters, or leave the weights out."
    case .clusters(let column):
      "A model with random effects takes dependence into account by its groups, so it cannot have "
        + "the clusters '\(column)' too; leave out the clusters or the random effects."
    case .groupIsTerm(let column):
      "'\(column)' is a term of the formula and names the groups of a random effect, so that nothing "
        + "between its groups is left to be random. Leave one of the two out; for a trend over numbers "
        + "that are groups too, give the number a column of its own."
    case .oneGroup(let column, let group):
      "All complete rows belong to one group of '\(column)' ('\(group)'); a variance between groups "
        + "needs two or more, and better ten. Leave the random effect out."
    case .groupPerRow(let column):
      "Every group of '\(column)' has one row, so that variance between groups cannot be told from "
        + "that within; leave the random effect out, or group by another column."
    case .noVariationWithinGroups(let outcome, let group):
      "'\(outcome)' differs between the groups of '\(group)' but within none of them, so that their "
        + "variance has no limit; use one row per group without the random effect."
    case .separation(let outcome, let group):
      "A combination of the explanatory variables tells the answers to '\(outcome)' apart without "
        + "error; then a model with a random intercept per '\(group)' has no finite estimates "
        + "either. Merge rare levels or leave a term out; without the random effect the model shows "
        + "which combination it is."
    case .unboundedVariance(let group):
      "The likelihood rises for ever with the variance between groups of '\(group)': the "
        + "explanatory variables tell the answers within the groups apart all but without error. "
        + "Leave a term out, or take the groups as clusters instead of the random effect."
    case .noRandomEffects:
      "The formula has no random effects; write one as in (1 | respondent), or fit a model without any."
    case .samplingWeights:
      "Sampling weights say how many people a respondent stands for, but not how the weight divides "
        + "between a group and its rows, so a mixed model has no likelihood with them. Leave the "
        + "random effects out and take the groups as clusters, or, if the weights are precisions, say "
        + "that they are analytic."
    case .tooManyRandomEffects(let term, let effects, let observations):
      "The random effects \(term) are \(effects) for \(observations) observations, so that they "
        + "cannot be told from the residual; leave slopes out."
    case .constantWithinGroups(let term, let group):
      "'\(term)' never differs within a group of '\(group)', so that a random slope of it cannot be "
        + "told from the random intercept; leave the slope out: (1 | \(group))."
    case .noResidualVariation(let outcome):
      "The model reproduces every value of '\(outcome)' exactly, so that there is no residual "
        + "variance to compare anything with; leave terms out, or check the column."
    case .quadraturePoints(let points, let limit):
      "The number of quadrature points is \(points); it must lie between 1 (Laplace's "
        + "approximation) and \(limit)."
    }
  }
}
