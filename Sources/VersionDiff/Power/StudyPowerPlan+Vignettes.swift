import VignetteKit

extension StudyPowerPlan {
  /// Judgements of vignettes: one row for each level and interaction.
  mutating func addVignettes(
    _ set: VignetteSet, _ outcome: String, _ expected: ExpectedAnswers?
  ) throws(PowerMistake) {
    guard let expected else {
      try addPublished(set, outcome)
      return
    }
    switch expected.basis {
    case .normal(_, let deviation):
      try addRatings(
        set, outcome, expected.effects, residual: deviation, between: expected.betweenDeviation,
        respondents: respondents(), answering: answering(expected))
    case .shares(let shares):
      try addAnswers(set, outcome, shares.map(\.percent), expected)
    case .sharesByVersion:
      throw .expectation(
        outcome: outcome,
        problem: "the percentages of versions say nothing of vignettes; give 'shares' at the "
          + "reference levels, and effects")
    }
  }

  /// What the published tables of a set imply, as if it were expected again.
  private mutating func addPublished(
    _ set: VignetteSet, _ outcome: String
  ) throws(PowerMistake) {
    let simulation: PublishedSimulation
    do {
      simulation = try PublishedSimulation(of: study)
    } catch {
      note(unexpected: outcome, because: error)
      return
    }
    let tables = simulation.tables
    guard tables.effects.outcome == outcome, tables.vignetteSet.id == set.id else { return }
    // Main effects: half of the vignettes show each level.
    let effects = tables.factors.enumerated().compactMap { place, factor -> ExpectedEffect? in
      guard let level = factor.levels.dropFirst().first?.id else { return nil }
      let (low, high) = (
        mean(simulation, factor, level, false), mean(simulation, factor, level, true)
      )
      guard let low, let high else { return nil }
      return ExpectedEffect(levels: [.init(factor: factor.id, level: level)], value: high - low)
    }
    note(
      "Nothing is expected of '\(outcome)': effects and variances are those that the published "
        + "tables imply.")
    try addRatings(
      set, outcome, effects, residual: simulation.residualVariance.squareRoot(),
      between: simulation.respondentVariance.squareRoot(),
      respondents: respondents(published: simulation.respondentCount), answering: answering(nil))
  }

  /// The mean of the vignettes that show a level, or of those that don't.
  private func mean(
    _ simulation: PublishedSimulation, _ factor: Factor, _ level: String, _ isShown: Bool
  ) -> Double? {
    let own = zip(simulation.tables.vignetteSet.vignettes, simulation.vignetteMeans).filter {
      ($0.0.level(of: factor.id) == level) == isShown
    }.map(\.1)
    return own.isEmpty ? nil : own.reduce(0, +) / Double(own.count)
  }

  private mutating func addRatings(
    _ set: VignetteSet, _ outcome: String, _ effects: [ExpectedEffect], residual: Double,
    between: Double, respondents: Int?, answering: Double
  ) throws(PowerMistake) {
    let blueprint = try VignetteBlueprint(
      set, of: study, outcome: outcome, effects: effects,
      parts: parts(of: study.versions.map(\.id)))
    for contrast in blueprint.contrasts {
      try add(
        BlueprintPower(
          blueprint: blueprint, combination: contrast.combination, effect: contrast.effect,
          residual: residual, between: between, designEffect: settings.designEffect),
        outcome: outcome, contrast: contrast.name, respondents: respondents, answering: answering,
        family: blueprint.contrasts.count)
    }
    for factor in blueprint.factors {
      let plan = BlueprintFactorPower(
        blueprint: blueprint, contrasts: factor.contrasts, scale: 1, residual: residual,
        between: between, designEffect: settings.designEffect)
      guard plan.effect > 0 else { continue }
      try add(
        plan, outcome: outcome, contrast: factor.name, respondents: respondents,
        answering: answering, family: 1)
    }
  }

  /// Answers to vignettes, by simulation: all contrasts at once.
  private mutating func addAnswers(
    _ set: VignetteSet, _ outcome: String, _ percentages: [Double], _ expected: ExpectedAnswers
  ) throws(PowerMistake) {
    try checkOrder(of: outcome, answers: percentages.count)
    // The checks of percentages.
    let shares = try OrderedPower(percentages: percentages, oddsRatio: 1).shares
    let blueprint = try VignetteBlueprint(
      set, of: study, outcome: outcome, effects: expected.effects,
      parts: parts(of: study.versions.map(\.id)))
    guard let respondents = respondents() else { throw .sizeUnknown(outcome: outcome) }
    guard settings.designEffect == 1 else {
      throw .impossible(
        quantity: "design effect", value: settings.designEffect,
        expected: "1 for '\(outcome)', whose studies are simulated")
    }
    let answering = answering(expected)
    let size = Int((Double(respondents) * answering).rounded(.down))
    guard size >= blueprint.leastSize else { throw .tooFew(size, least: blueprint.leastSize) }
    let design = blueprint.design(size: size, residual: 1, between: expected.betweenDeviation)
      .withoutIntercept
    let powers = settings.simulation.power(
      of: AnswerStudies(
        design, shares: shares,
        contrasts: blueprint.contrasts.map { Array($0.combination.dropFirst()) },
        settings.confidence))
    let isBinary = shares.count == 2
    for (contrast, power) in zip(blueprint.contrasts, powers) {
      add(
        PowerResult(
          simulated: power, isBinary ? .logistic : .proportionalOdds, effect: contrast.effect,
          .logOddsRatio, reference: isBinary ? shares[1] : nil, size: size, groupSizes: [size],
          wanted: wanted, settings.confidence),
        outcome: outcome, contrast: contrast.name, respondents: respondents, answering: answering,
        family: blueprint.contrasts.count)
    }
  }
}
