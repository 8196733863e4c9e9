import VignetteKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension StudyPowerPlan {
  /// Percentages of every version: chi-square by pair, and each option.
  mutating func addShares(
    _ outcome: String, _ versions: [VersionShares], _ expected: ExpectedAnswers
  ) throws(PowerMistake) {
    // An option that a version leaves out is not expected of anybody there.
    let options = versions.flatMap { $0.shares.map(\.option) }.uniqued
    let lists = versions.map { entry in
      options.map { option in entry.shares.first { $0.option == option }?.percent ?? 0 }
    }
    try addTables(
      outcome, versions.map(\.version), options, lists, respondents: respondents(),
      answering: answering(expected))
  }

  /// What was published of an outcome, as if it were expected again.
  mutating func addPublished(_ outcome: String) throws(PowerMistake) {
    let comparison: PublishedComparison
    do {
      comparison = try PublishedComparison(of: study, on: [outcome])
    } catch {
      note(unexpected: outcome, because: error)
      return
    }
    guard let published = comparison.outcomes.first else { return }
    let names = published.comparison.table.rowNames
    let counts = published.distributions.map(\.counts)
    let lists = counts.map { own -> [Double] in
      let total = Double(own.reduce(0, +))
      return own.map { 100 * Double($0) / total }
    }
    note("Nothing is expected of '\(outcome)': the published percentages are taken.")
    try addTables(
      outcome, published.distributions.map(\.version), names, lists,
      respondents: respondents(published: counts.joined().reduce(0, +)),
      answering: answering(nil))
  }

  private mutating func addTables(
    _ outcome: String, _ versions: [String], _ options: [String], _ lists: [[Double]],
    respondents: Int?, answering: Double
  ) throws(PowerMistake) {
    guard let reference = versions.firstIndex(of: study.referenceVersion) ?? versions.indices.first
    else { return }
    let parts = parts(of: versions)
    let others = versions.indices.filter { $0 != reference }
    for version in others {
      let contrast = "\(versions[version]) - \(versions[reference])"
      let allocation = try GroupAllocation([parts[reference], parts[version]])
      // The others' respondents have no say in the comparison of two versions.
      let share = (parts[reference] + parts[version]) / parts.reduce(0, +)
      let table = try TablePower(
        percentages: [lists[reference], lists[version]], allocation: allocation,
        designEffect: settings.designEffect)
      try add(
        table, outcome: outcome, contrast: contrast, respondents: respondents,
        answering: answering, part: share, family: family(of: outcome) * others.count)
      let family = options.count == 2 ? others.count : options.count * others.count
      for (place, option) in options.enumerated() {
        let plan = try TwoProportionPower(
          reference: lists[reference][place] / 100, version: lists[version][place] / 100,
          allocation: allocation, designEffect: settings.designEffect)
        try add(
          plan, outcome: outcome, contrast: contrast, option: option, respondents: respondents,
          answering: answering, part: share, family: family)
        guard let points = study.analysis.margin, abs(plan.effect) < points / 100 else { continue }
        try add(
          EquivalencePower(
            reference: plan.referenceShare, version: plan.version, margin: points / 100,
            allocation: allocation, designEffect: settings.designEffect),
          outcome: outcome, contrast: contrast, option: option, respondents: respondents,
          answering: answering, part: share, family: family)
      }
    }
  }

  /// Percentages at the reference and log odds ratios of versions.
  mutating func addOdds(
    _ outcome: String, _ shares: [ExpectedShare], _ expected: ExpectedAnswers
  ) throws(PowerMistake) {
    let percentages = shares.map(\.percent)
    try checkOrder(of: outcome, answers: shares.count)
    try forVersions(expected) { plan, contrast, effect, allocation, part throws(PowerMistake) in
      if percentages.count == 2 {
        try plan.add(
          LogOddsPower(
            share: percentages[1] / 100, oddsRatio: exp(effect), predictor: .versions(allocation),
            designEffect: plan.settings.designEffect),
          outcome: outcome, contrast: contrast, option: shares[1].option,
          respondents: plan.respondents(),
          answering: plan.answering(expected), part: part, family: plan.family(of: outcome))
      } else {
        try plan.add(
          OrderedPower(
            percentages: percentages, oddsRatio: exp(effect), allocation: allocation,
            designEffect: plan.settings.designEffect),
          outcome: outcome, contrast: contrast, respondents: plan.respondents(),
          answering: plan.answering(expected),
          part: part, family: plan.family(of: outcome))
      }
    }
  }

  /// A mean at the reference and differences of versions.
  mutating func addMeans(
    _ outcome: String, _ deviation: Double, _ expected: ExpectedAnswers
  ) throws(PowerMistake) {
    // With one answer each, people differ by both deviations.
    let between = expected.betweenDeviation
    let total = (deviation * deviation + between * between).squareRoot()
    try forVersions(expected) { plan, contrast, effect, allocation, part throws(PowerMistake) in
      try plan.add(
        MeanDifferencePower(
          difference: effect, deviation: total, allocation: allocation,
          designEffect: plan.settings.designEffect),
        outcome: outcome, contrast: contrast, respondents: plan.respondents(),
        answering: plan.answering(expected), part: part,
        family: plan.family(of: outcome))
    }
  }

  /// Calls for every version but the reference, with what it changes.
  private mutating func forVersions(
    _ expected: ExpectedAnswers,
    _ body: (
      inout StudyPowerPlan, _ contrast: String, _ effect: Double, _ allocation: GroupAllocation,
      _ part: Double
    ) throws(PowerMistake) -> Void
  ) throws(PowerMistake) {
    let versions = study.versions.map(\.id)
    guard versions.count > 1 else {
      throw .expectation(
        outcome: expected.outcome,
        problem: "the study has one version, and the question belongs to no set of vignettes, so "
          + "that nothing varies")
    }
    let parts = parts(of: versions)
    let reference = versions.firstIndex(of: study.referenceVersion) ?? 0
    for version in versions.indices where version != reference {
      let effect =
        change(in: versions[version], expected) - change(in: versions[reference], expected)
      let share = (parts[reference] + parts[version]) / parts.reduce(0, +)
      try body(
        &self, "\(versions[version]) - \(versions[reference])", effect,
        GroupAllocation([parts[reference], parts[version]]), share)
    }
  }

  /// What is expected of a version: its own effects and those of the levels that it shows.
  func change(in version: String, _ expected: ExpectedAnswers) -> Double {
    var shown = [LevelReference(factor: ExpectedEffect.versionFactor, level: version)]
    if let dilemma = study.dilemma(asking: expected.outcome) {
      shown += dilemma.levels(in: version)
    }
    return expected.effects.reduce(0) { sum, effect in
      effect.levels.allSatisfy(shown.contains) ? sum + effect.value : sum
    }
  }
}
