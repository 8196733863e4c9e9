import VignetteKit

/// Why a model cannot be fitted to these data.
public enum ModelMistake: Error, Sendable, Equatable {
  /// A level that the variable does not have.
  case unknownLevel(String, of: String, levels: [String], nearest: [String])
  /// A level that no complete row has.
  case levelDoesNotOccur(String, of: String)
  /// Everybody gave the same answer.
  case constantOutcome(String, level: String)
  /// A binomial model of an outcome with more than two levels, without a stated event.
  case moreThanTwoLevels(of: String, levels: [String])
  /// The reference of a two-level outcome was named as its event, or an event beside a reference.
  case eventIsNoAnswer(String, of: String, levels: [String])
  /// An explanatory factor with one level only.
  case constantFactor(String, level: String)
  /// An explanatory number with one value only.
  case constantNumber(String, value: String)
  /// More parameters than people.
  case tooManyParameters(Int, observations: Int)
  /// No row has all answers that the model needs.
  case noCompleteRows([String], rows: Int)
  /// A model without any parameter.
  case noParameters
  /// A search that did not end.
  case notConverged(algorithm: String, iterations: Int)
  /// A variable used in two roles.
  case repeatedVariable(String, roles: [String])
  /// An ordered outcome with more levels than an ordinal model is meant for.
  case tooManyOrderedLevels(String, count: Int, limit: Int)
  /// An ordinal model without an intercept, in whose place it has thresholds.
  case thresholdsNeedIntercept
  /// A reference level of an outcome whose levels are ordered.
  case referenceOfOrderedOutcome(String, level: String)
  /// A term that is to have an effect of its own on each threshold and is not in the model.
  case termNotInModel(String, terms: [String])
  /// A way to estimate variances that a family of models does not have, with those that it has.
  case varianceNotDefined(VarianceEstimator, family: String, available: [VarianceEstimator])
  /// A cluster-robust variance without clusters.
  case noClusters(VarianceEstimator)
  /// Clusters of which there is only one.
  case oneCluster(String)
  /// Design-based variances with no more clusters than parameters.
  case tooFewClusters(Int, parameters: Int)
  /// Analytic weights of a family whose outcome has no variance to be divided by them.
  case analyticWeights(family: String)
  /// Bias reduction of a binomial model with another link than the logit.
  case biasReductionNeedsLogit(Link)
  /// Weights that are all zero.
  case noWeight(column: String)
  /// A column of a model, or its outcome, with numbers too large or too small to be squared.
  case extremeNumber(String, value: Double)
  /// Two things that were asked for and have no meaning together.
  case cannotCombine(String, String, remedy: String)
  /// Population shares that cannot be used.
  case population(variable: String, problem: String)
  /// A term or outcome computed from numbers, and one of its columns holds labels.
  case computedFromLabels(String, column: String)
  /// A computation without a result for so many people, as the logarithm of 0.
  case undefinedComputation(String, count: Int, example: String)
  /// Contrasts for a column that is a number here.
  case contrastsOfNumber(String)
  /// A formula with `.` whose columns have not been looked up.
  case otherColumnsUnresolved(String)
  /// A name that is no variable of the model.
  case unknownVariable(String, variables: [String])
  /// A text that is no number, for a variable that is one.
  case notANumber(String, of: String)
  /// A name that is no factor of the model.
  case unknownFactor(String, factors: [String])
  /// More combinations of levels than can be averaged one by one, with this many rows each.
  case tooManyCombinations(Double, rows: Int, limit: Int)
  /// A model with random effects that these data or options do not allow.
  case mixed(MixedModelMistake)
}

extension ModelMistake {
  /// Whether other answers would have allowed the model, so that nothing asked for is mistaken.
  public var liesInTheData: Bool {
    switch self {
    case .noWeight, .extremeNumber, .constantOutcome, .constantFactor, .constantNumber,
      .tooManyParameters,
      .noCompleteRows,
      .notConverged, .levelDoesNotOccur, .tooManyOrderedLevels, .oneCluster, .tooFewClusters,
      .undefinedComputation:
      true
    case .unknownLevel, .moreThanTwoLevels, .eventIsNoAnswer, .noParameters, .repeatedVariable,
      .population, .thresholdsNeedIntercept, .referenceOfOrderedOutcome, .termNotInModel,
      .varianceNotDefined, .noClusters, .analyticWeights, .computedFromLabels, .contrastsOfNumber,
      .otherColumnsUnresolved, .biasReductionNeedsLogit, .cannotCombine, .unknownFactor,
      .unknownVariable, .notANumber, .tooManyCombinations:
      false
    case .mixed(let mistake):
      mistake.liesInTheData
    }
  }
}

extension ModelMistake: CustomStringConvertible {
  /// What was found, what was expected, how to mend it.
  public var description: String {
    switch self {
    case .unknownLevel(let level, let variable, let levels, let nearest):
      "'\(variable)' has no level '\(level)'. "
        + (nearest.isEmpty
          ? "Its levels are \(listed(levels))."
          : "Did you mean \(nearest.map { "'\($0)'" }.joined(separator: " or "))?")
    case .levelDoesNotOccur(let level, let variable):
      "The reference '\(level)' of '\(variable)' occurs in no complete row; choose another one."
    case .constantOutcome(let outcome, let level):
      "Everybody whose answers are complete has '\(level)' as '\(outcome)'; a model needs an "
        + "outcome that differs between people."
    case .moreThanTwoLevels(let outcome, let levels):
      "'\(outcome)' has \(levels.count) levels (\(listed(levels))), a binomial model has two. "
        + "Name the one to set against all others, or use a multinomial model."
    case .eventIsNoAnswer(let event, let outcome, let levels):
      "The event '\(event)' is not among the levels of '\(outcome)' that occur: \(listed(levels))."
    case .constantFactor(let factor, let level):
      "'\(factor)' has only the level '\(level)' in the complete rows; leave it out."
    case .constantNumber(let variable, let value):
      "'\(variable)' is \(value) in all complete rows; leave it out."
    case .tooManyParameters(let parameters, let observations):
      "The model has \(counted(parameters, "parameter", "parameters")) for "
        + "\(counted(observations, "person", "people")); leave terms out."
    case .noCompleteRows(let names, let rows):
      rows == 0
        ? "The data have no rows."
        : "\(rows == 1 ? "The one row does not have" : "None of the \(rows) rows has") all of \(listed(names)); leave out a variable that is "
          + "mostly missing, or treat missing answers as a category."
    case .noParameters:
      "The model has neither an intercept nor a term, so there is nothing to estimate."
    case .notConverged(let algorithm, let iterations):
      "The search for the estimates (\(algorithm)) did not end within \(iterations) steps; "
        + "put the variables on more similar scales or leave terms out."
    case .repeatedVariable(let variable, let roles):
      "'\(variable)' is used as \(roles.joined(separator: " and as ")); choose one."
    case .tooManyOrderedLevels(let outcome, let count, let limit):
      "'\(outcome)' has \(count) different values; an ordinal model is meant for at most \(limit) "
        + "ordered answers. Use a gaussian model for a number, or merge values."
    case .thresholdsNeedIntercept:
      "An ordinal model has thresholds in the place of an intercept, so that '0 +' and '- 1' mean "
        + "nothing there; leave them out of the formula."
    case .referenceOfOrderedOutcome(let outcome, let level):
      "The levels of an ordered outcome have no reference, but '\(level)' is named as that of "
        + "'\(outcome)'; state their order instead, from the lowest to the highest."
    case .termNotInModel(let term, let terms):
      "'\(term)' is not a term of the model, whose terms are \(listed(terms)); only those can "
        + "have an effect of their own on each threshold."
    case .varianceNotDefined(let estimator, let family, let available):
      "The \(family) model has no variances of the kind '\(estimator.rawValue)'; choose one of "
        + "\(listed(available.map(\.rawValue)))."
    case .noClusters(let estimator):
      "Variances of the kind '\(estimator.rawValue)' need to know who belongs to which cluster; "
        + "name the column of the clusters."
    case .oneCluster(let column):
      "All complete rows belong to one cluster of '\(column)'; variances from clusters need two or "
        + "more."
    case .tooFewClusters(let clusters, let parameters):
      "Design-based variances of \(counted(parameters, "parameter", "parameters")) need more than "
        + "\(counted(clusters, "cluster", "clusters")); leave terms out, or leave the weights out, which makes the variances CR2."
    case .analyticWeights(let family):
      "Analytic weights divide the variance of a number, and the answers of the \(family) model "
        + "have none of their own; use sampling weights, or a column of counts for rows that stand for "
        + "several people."
    case .computedFromLabels(let term, let column):
      "'\(term)' cannot be computed: '\(column)' holds labels. Use it without a function, or read "
        + "it as numbers."
    case .undefinedComputation(let term, let count, let example):
      "'\(term)' has no value for \(counted(count, "person", "people")), such as where \(example). Leave those rows out, "
        + "or change the term, as log(x + 1) does where x can be 0."
    case .contrastsOfNumber(let column):
      "Contrasts were chosen for '\(column)', which is a number here; write factor(\(column)) to "
        + "make its values levels."
    case .otherColumnsUnresolved(let formula):
      "The '.' in '\(formula)' stands for all other columns; name them, or resolve the formula with "
        + "the data first."
    case .biasReductionNeedsLogit(let link):
      "Bias reduction is a penalty on the likelihood only with the logit link; with "
        + "'\(link.rawValue)' leave it out."
    case .noWeight(let column):
      "All complete rows have weight 0 in '\(column)'; check the column, or leave the weights out."
    case .extremeNumber(let name, let value):
      "'\(name)' has numbers as \(value > 1 ? "large" : "small") as \(value), of which squares and "
        + "products cannot be computed. Put the column on another scale: divide it by a power of "
        + "ten, so that its numbers lie nearer to 1."
    case .cannotCombine(let first, let second, let remedy):
      "\(first.prefix(1).uppercased() + first.dropFirst()) cannot be used with \(second); \(remedy)."
    case .population(let variable, let problem):
      "The population shares of '\(variable)' cannot be used: \(problem)."
    case .unknownVariable(let name, let variables):
      "'\(name)' is no variable of the model"
        + (variables.isEmpty ? ", which has none." : "; its variables are \(listed(variables)).")
    case .notANumber(let text, let variable):
      "'\(text)' is no number, and '\(variable)' is one in the model."
    case .unknownFactor(let name, let factors):
      "'\(name)' is no factor of the model"
        + (factors.isEmpty ? ", which has none." : "; its factors are \(listed(factors)).")
    case .tooManyCombinations(let combinations, let rows, let limit):
      "\(ModelColumn.label(combinations)) combinations of levels with \(rows) kinds of people are "
        + "more rows than can be averaged one by one (\(limit)); average as displayed, or name "
        + "fewer factors."
    case .mixed(let mistake):
      mistake.description
    }
  }

  private func listed(_ names: [String]) -> String {
    let shown = names.prefix(12).map { "'\($0)'" }.joined(separator: ", ")
    return names.count > 12 ? "\(shown) and \(names.count - 12) more" : shown
  }
}
