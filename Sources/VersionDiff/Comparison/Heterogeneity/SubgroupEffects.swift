import VignetteKit

/// The effects of factors within subgroups of the respondents, and whether they differ.
///
/// Effects within a subgroup are averaged over its own people. They come from one model in which
/// the factors interact with the variable, so that a difference between subgroups has the
/// covariance of its two sides; a model without that interaction would make the subgroups equal
/// by its form, and is refused for the factor. Comparing p-values between subgroups answers no
/// question; ``differences`` do.
///
/// - Reference: [GelmanStern2006]; [LeeperHoboltTilley2020]
public struct SubgroupEffects: Sendable, Equatable {
  /// The variable whose levels are the subgroups.
  public let variable: String
  /// Marginal means within each subgroup.
  public let means: [MarginalMean]
  /// Effects within each subgroup.
  public let effects: [ComponentEffect]
  /// How much the effects differ from those in the first subgroup.
  public let differences: [FactorInteraction]
  /// For each factor and response, whether any of its effects differs between any subgroups.
  public let tests: [FactorTest]

  /// Asks a model for its effects within the levels of a variable.
  init(by variable: String, in averages: inout PopulationAverages) throws(AnalysisError) {
    let frame = averages.fit.frame
    let factors = frame.variables.indices.filter { frame.variables[$0].levels != nil }
    guard let place = factors.first(where: { frame.variables[$0].name == variable }) else {
      throw .model(
        .unknownFactor(variable, factors: factors.map { frame.variables[$0].name }))
    }
    self.variable = variable
    let condition = Condition(variable: place, isSet: false)
    var (means, effects) = ([MarginalMean](), [ComponentEffect]())
    var (differences, tests) = ([FactorInteraction](), [FactorTest]())
    for factor in averages.population.factors where factor != place {
      means += MarginalMean.all(of: factor, by: condition, in: &averages)
      guard averages.fit.interacts(factor, place) else {
        effects += Self.refused(factor, condition, averages)
        continue
      }
      effects += ComponentEffect.all(of: factor, by: condition, in: &averages)
      differences += FactorInteraction.all(of: factor, by: condition, in: &averages)
      tests += FactorTest.differences(of: factor, by: condition, in: &averages)
    }
    (self.means, self.effects) = (means, effects)
    (self.differences, self.tests) = (differences, tests)
  }

  /// The formula whose terms of factors all interact with a variable, as separate effects in each
  /// subgroup need.
  ///
  /// - Parameter factors: the manipulated factors; terms without any of them stay as they are.
  public static func interacted(
    _ formula: Formula, by variable: String, factors: [String]
  ) -> Formula {
    let own = Term([variable])
    let crossed = formula.terms
      .filter { term in
        term.variables.contains(where: factors.contains) && !term.variables.contains(variable)
      }
      .map { $0.interacting(with: own) }
    return formula.replacingTerms(formula.terms + [own] + crossed)
  }

  private static func refused(
    _ factor: Int, _ other: Condition, _ averages: PopulationAverages
  ) -> [ComponentEffect] {
    let obstacle = QuantityEstimate.Obstacle.noInteraction(
      averages.name(of: factor), with: averages.name(of: other.variable))
    let levels = averages.levels(of: factor)
    return averages.levels(of: other.variable).flatMap { otherLevel in
      levels.dropFirst().flatMap { level in
        averages.fit.predictedResponses.map { response in
          ComponentEffect(
            response: response, factor: averages.name(of: factor), level: level,
            reference: levels[0], byFactor: averages.name(of: other.variable),
            byLevel: otherLevel, estimate: .missing(obstacle, .difference, averages.scale))
        }
      }
    }
  }
}

extension RegressionFit {
  /// Whether a term has both variables.
  func interacts(_ first: Int, _ second: Int) -> Bool {
    formula.terms.contains { term in
      let places = places(of: term)
      return places.contains(first) && places.contains(second)
    }
  }

  /// The variables of the frame that a term uses, each once; a computed number counts as the numbers
  /// that it is computed from.
  func places(of term: Term) -> [Int] {
    var seen: Set<Int> = []
    let names = term.parts.flatMap { part in
      if case .computed = part { part.columns } else { [part.name] }
    }
    return names.compactMap { frame.place(of: $0) }.filter { seen.insert($0).inserted }
  }
}
