/// What is asked of a fitted model beyond its coefficients: marginal effects and means,
/// interactions, pairwise comparisons, predictions, joint tests, effects in subgroups.
public struct QuantitiesOfInterest: Sendable, Equatable {
  /// What is averaged, and over what.
  public struct Settings: Sendable, Equatable {
    /// The manipulated factors; nil for all factors of the model.
    public var factors: [String]?
    /// How combinations of the other factors are averaged.
    public var averaging: Averaging
    /// Which combinations the design has.
    public var space: DesignSpace
    /// The variable whose levels are subgroups of the respondents, if there is one.
    public var subgroups: String?
    /// Values of variables at which predictions are wanted.
    public var points: [[ChosenPrediction.Choice]]
    /// The largest number of combinations whose predictions are listed.
    public var largestGrid: Int

    /// Creates settings.
    public init(
      factors: [String]? = nil, averaging: Averaging = .displayed, space: DesignSpace = .inferred,
      subgroups: String? = nil, points: [[ChosenPrediction.Choice]] = [], largestGrid: Int = 64
    ) {
      self.factors = factors
      self.averaging = averaging
      self.space = space
      self.subgroups = subgroups
      self.points = points
      self.largestGrid = largestGrid
    }
  }

  /// What was asked.
  public let settings: Settings
  /// The outcome.
  public let outcome: String
  /// Probabilities, or the outcome's own units.
  public let scale: Estimate.Scale
  /// The manipulated factors.
  public let factors: [String]
  /// How many combinations of levels the design leaves out, of how many; nil where it has all.
  public let leftOut: LeftOut?
  /// Whether people count by sampling weights.
  public let isWeighted: Bool
  /// Average marginal effects of all variables over the people as they are.
  public let marginalEffects: [AverageMarginalEffect]
  /// Average marginal component effects of the factors.
  public let componentEffects: [ComponentEffect]
  /// Marginal means of the factors.
  public let marginalMeans: [MarginalMean]
  /// Means of a factor at each level of a variable that it interacts with.
  public let conditionalMeans: [MarginalMean]
  /// Effects of a variable at each level of a factor that it interacts with.
  public let simpleEffects: [ComponentEffect]
  /// Differences of differences.
  public let interactions: [FactorInteraction]
  /// Pairs of levels of a factor.
  public let pairs: [PairwiseComparison]
  /// Every combination of the factors; nil where they are too many.
  public let predictions: [Prediction]?
  /// The predictions at chosen values.
  public let chosenPredictions: [ChosenPrediction]
  /// Joint tests of the factors' effects.
  public let factorTests: [FactorTest]
  /// Effects in subgroups, where they were asked for.
  public let subgroups: SubgroupEffects?

  /// Combinations that a design leaves out.
  public struct LeftOut: Sendable, Equatable {
    /// How many; nil where they are too many to count.
    public let count: Int?
    /// How many combinations there would be with them.
    public let all: Double
  }

  /// Asks a model.
  ///
  /// - Throws: ``AnalysisError/model(_:)`` for a name that is no factor of the model, shares that
  ///   are none, or more combinations than can be averaged.
  init(
    of fit: any RegressionFit, _ settings: Settings = Settings()
  ) throws(AnalysisError) {
    let people = DistinctPeople(fit.frame)
    let population = try ReferencePopulation(
      of: people, factors: settings.factors, averaging: settings.averaging,
      space: settings.space)
    var averages = PopulationAverages(of: fit, people, over: population)
    self.settings = settings
    outcome = fit.frame.outcome
    scale = averages.scale
    factors = population.factors.map { averages.name(of: $0) }
    leftOut =
      population.possible.excluded.isEmpty
      ? nil : LeftOut(count: population.possible.excludedCount, all: population.possible.count)
    isWeighted = people.isWeighted
    marginalEffects = AverageMarginalEffect.all(of: fit, people)
    componentEffects = ComponentEffect.all(in: &averages)
    marginalMeans = MarginalMean.all(in: &averages)
    var (means, effects) = ([MarginalMean](), [ComponentEffect]())
    var differences: [FactorInteraction] = []
    for pair in fit.interactingPairs {
      let (first, second) = averages.oriented(pair)
      if !averages.levels(of: first.variable).isEmpty {
        means += MarginalMean.all(of: first.variable, by: second, in: &averages)
      }
      effects += ComponentEffect.all(of: first.variable, by: second, in: &averages)
      if !averages.levels(of: first.variable).isEmpty, first.isSet, second.isSet {
        effects += ComponentEffect.all(of: second.variable, by: first, in: &averages)
      }
      differences += FactorInteraction.all(of: first.variable, by: second, in: &averages)
    }
    (conditionalMeans, simpleEffects, interactions) = (means, effects, differences)
    pairs = PairwiseComparison.all(in: &averages)
    predictions = Prediction.all(in: &averages, limit: settings.largestGrid)
    chosenPredictions = try ChosenPrediction.all(at: settings.points, in: &averages)
    factorTests = FactorTest.all(in: &averages)
    if let variable = settings.subgroups {
      subgroups = try SubgroupEffects(by: variable, in: &averages)
    } else {
      subgroups = nil
    }
  }
}

extension RegressionFit {
  /// The pairs of variables that share a term, at least one of them a factor, each once.
  fileprivate var interactingPairs: [[Int]] {
    var seen: Set<Set<Int>> = []
    let pairs = formula.terms.flatMap { term -> [[Int]] in
      let places = places(of: term)
      return places.indices.flatMap { first in
        places.indices.dropFirst(first + 1).map { [places[first], places[$0]] }
      }
    }
    return pairs.filter { pair in
      pair.contains { frame.variables[$0].levels != nil } && seen.insert(Set(pair)).inserted
    }
  }
}

extension PopulationAverages {
  /// Which of two interacting variables changes, and which it is conditional on: a factor rather
  /// than a number, a characteristic of the respondents rather than a manipulated factor.
  fileprivate func oriented(_ pair: [Int]) -> (changing: Condition, condition: Condition) {
    let conditions = pair.map {
      Condition(variable: $0, isSet: population.factors.contains($0))
    }
    let (first, second) = (conditions[0], conditions[1])
    let isNumber = levels(of: second.variable).isEmpty
    let isManipulated = !levels(of: first.variable).isEmpty && !first.isSet && second.isSet
    return isNumber || isManipulated ? (second, first) : (first, second)
  }
}
