import VignetteKit

extension AnalysisWarning {
  /// The words for a warning of a model.
  public init(_ warning: ModelWarning) {
    switch warning {
    case .missingAnswers(let outcome, let dropped, let all, let missing):
      let parts = missing.map { "\($0.variable): \($0.count)" }.joined(separator: ", ")
      self.init(
        code: "missing-answers-dropped",
        message:
          "\(dropped) of \(all) people \(dropped == 1 ? "was" : "were") left out of the model of '\(outcome)' because "
          + "an answer is missing (\(parts)). The results hold for everybody only where answers "
          + "are missing by chance.")
    case .emptyLevel(let level, let variable):
      self.init(
        code: "empty-level",
        message: "No complete row has '\(level)' as '\(variable)'; the model leaves that level "
          + "out.")
    case .redundantTerm(let term, let others):
      self.init(
        code: "redundant-term",
        message: others.isEmpty
          ? "'\(term)' is left out of the model: no complete row has that combination."
          : "'\(term)' is left out of the model: \(others.joined(separator: ", ")) "
            + "\(others.count == 1 ? "determines" : "determine") it.")
    case .separation(let outcome, let option, let isComplete, let parts, let infinite, let all):
      let combination = parts.map { "\(readable($0.factor)) × \($0.term)" }
        .joined(separator: " + ")
      let model = option.map { "'\($0)' against the rest of '\(outcome)'" } ?? "'\(outcome)'"
      self.init(
        code: isComplete ? "complete-separation" : "quasi-complete-separation",
        message: "In the model of \(model), the combination \(combination) tells the answers of "
          + "\(isComplete ? "all" : "some") people apart without error. Therefore \(infinite) of "
          + "the \(all) coefficients "
          + (infinite == 1
            ? "is infinite or undetermined and has no interval; the "
            : "are infinite or undetermined and have no interval; the ")
          + "others come from the people whose answers are not told apart. Merging rare levels "
          + "or leaving the term out gives finite estimates.")
    case .crossingThresholds(let outcome, let people, let all):
      self.init(
        code: "crossing-thresholds",
        message: "In the partial proportional odds model of '\(outcome)' the thresholds cross for "
          + "\(people) of \(all) people, so that an answer that none of them gave has a probability "
          + "below 0 there. Let fewer terms differ between thresholds, or use a "
          + "multinomial model.")
    case .weightless(let count):
      self.init(
        code: "zero-weights",
        message: count == 1
          ? "1 person has weight 0 and is not counted."
          : "\(count) people have weight 0 and are not counted.")
    case .perfectFit:
      self.init(
        code: "perfect-fit",
        message: "The model fits every answer exactly; standard errors and tests say nothing then.")
    case .fullLeverage(let people):
      self.init(
        code: "full-leverage",
        message: people == 1
          ? "The model fits one person exactly, whatever the answer, because nobody else has that "
            + "combination of answers; robust standard errors leave that person out and are too "
            + "small for the terms that the person determines."
          : "The model fits \(people) people exactly, whatever they answer, because nobody "
            + "else has their combination of answers; robust standard errors leave them out and "
            + "are too small for the terms that they determine.")
    case .scoresAdjustedInstead(let limit):
      self.init(
        code: "scores-adjusted-instead",
        message: "A cluster has more than \(limit) different combinations of answers; CR2 adjusts "
          + "the scores of the clusters there instead of the residuals of their people, which "
          + "gives similar variances, not the same.")
    case .oneClusterDetermines(let terms):
      self.init(
        code: "one-cluster-determines",
        message: "One cluster alone determines \(terms.listed): how much it would differ between "
          + "clusters cannot be seen, and the standard error is too small.")
    case .fewDegreesOfFreedom(let terms, let smallest):
      self.init(
        code: "few-degrees-of-freedom",
        message: "The standard errors of \(terms.listed) rest on very few clusters "
          + "(\(readable(smallest)) degrees of freedom at the least); their intervals are "
          + "unreliable and p may be too small.")
    case .unequalClusters(let column, let count, let effective):
      self.init(
        code: "unequal-clusters",
        message: "The \(count) clusters of '\(column)' are so unequal in size that they weigh as "
          + "much as \(readable(effective)) equal ones. With so few, intervals of 95 % held the "
          + "truth in 93 to 97 % of simulated studies.")
    case .varianceUnseen(let outcome, let terms):
      self.init(
        code: "variance-unseen",
        message: "Answers to '\(outcome)' are separated, and only the penalty keeps "
          + "\(terms.joined(separator: ", ")) finite. Separated answers leave no residuals, so that "
          + "robust standard errors would be far too small: these coefficients have none, "
          + "nor have marginal effects and tests that depend on them. The model's own standard "
          + "errors, neither robust nor by cluster, are better here.")
    case .varianceVanishes(let terms):
      self.init(
        code: "variance-unseen",
        message: "The residuals say nothing about \(terms.listed): they are all zero there, or "
          + "cancel out within each cluster, so that standard errors would be rounding errors. "
          + "These coefficients have none.")
    case .fewerClustersThanParameters(let clusters, let parameters):
      self.init(
        code: "fewer-clusters-than-parameters",
        message: "There are \(clusters) clusters for \(parameters) parameters; all terms together "
          + "cannot be tested.")
    case .perfectCorrelation(let terms, let group):
      let names = terms.map { "'\($0)'" }.joined(separator: ", ")
      self.init(
        code: "perfect-correlation",
        message: "The random effects \(names) between groups of '\(group)' are estimated as "
          + "perfectly correlated (a singular fit): the data do not tell them apart. A model "
          + "with fewer random slopes says the same with fewer parameters.")
    case .zeroVariance(let term, let group):
      self.init(
        code: "zero-variance",
        message: "The variance of '\(term)' between groups of '\(group)' is estimated as 0 (a "
          + "singular fit): the answers of a group are no more alike than those of different "
          + "groups. The figures are those of the model without it.")
    case .pointlessPower(let power):
      self.init(
        code: "pointless-power",
        message: "In a formula '\(power)' means the variable itself, because a power there names "
          + "interactions. For the power of the number write I(\(power)).")
    case .modelLeftOut(let outcome, let option, let covariates, let parameters, let people):
      let model = option.map { "'\($0)' against the rest of '\(outcome)'" } ?? "'\(outcome)'"
      let terms = (["the version"] + covariates.map { "'\($0)'" }).joined(separator: ", ")
      self.init(
        code: "model-left-out",
        message: "The model of \(model) on \(terms) is left out: it has "
          + "\(counted(parameters, "parameter", "parameters")) for "
          + "\(counted(people, "person", "people")). Merging rare answers makes it possible.")
    }
  }
}

extension [String] {
  /// The first few in quotes, and how many more.
  fileprivate var listed: String {
    let shown = prefix(6).map { "'\($0)'" }.joined(separator: ", ")
    return count > 6 ? "\(shown) and \(count - 6) more" : shown
  }
}
