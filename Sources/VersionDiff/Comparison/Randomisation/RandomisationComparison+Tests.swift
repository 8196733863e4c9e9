import VignetteKit

extension RandomisationComparison {
  /// Tests a column of labels by its shares, a column of numbers by its means.
  mutating func test(
    _ column: Column, in set: RandomisationSet, against reference: Int
  ) throws(RandomisationMistake) {
    guard let levels = column.levels else {
      return try testMeans(
        (0..<column.count).map { column.number(at: $0) }, column.name, in: set, reference)
    }
    guard case .labels(let codes, _) = column.storage else { return }
    let answers = (0..<column.count).map { codes[$0] }
    if set.versions.count > 2 {
      try testShares(answers, levels, column.name, in: set)
    }
    for version in set.versions.indices where version != reference {
      try compareShares(
        answers, levels, column.name, in: set, version, reference,
        isWhole: set.versions.count == 2)
    }
  }

  /// Tests whether an option of several was chosen, from a column of 0 and 1.
  mutating func test(
    membership column: Column, _ option: String, _ outcome: String, in set: RandomisationSet,
    against reference: Int
  ) throws(RandomisationMistake) {
    let answers = (0..<column.count).map { column.number(at: $0).map { Int($0) } }
    for version in set.versions.indices where version != reference {
      let name = Self.name(set, version, reference)
      guard let pair = set.pair(version, against: reference) else {
        leaveOut(outcome, "\(Self.noPairs) (\(name))")
        continue
      }
      let empty = ChoiceTally(
        pair.rows.map { answers[$0] }, options: 2, versions: 2, recorded: pair.set.recorded)
      guard empty.isFilled(pair.set.recorded) else {
        leaveOut(outcome, "of one version nobody answered (\(name))")
        continue
      }
      let (tallies, run) = try pair.set.tallies(empty, plan)
      let extreme = tallies.reduce(0) { $0 + $1.extremeByOption[1] }
      contrasts.append(
        Contrast(
          outcome: outcome, option: option, contrast: name,
          estimate: empty.recordedDifferences[1], statistic: nil,
          pValue: RandomisationPValue(extreme: extreme, in: run), low: nil, high: nil))
    }
  }

  /// All versions at once.
  private mutating func testShares(
    _ answers: [Int?], _ options: [String], _ outcome: String, in set: RandomisationSet
  ) throws(RandomisationMistake) {
    let empty = ChoiceTally(
      answers, options: options.count, versions: set.versions.count, recorded: set.recorded)
    guard empty.isFilled(set.recorded) else {
      return leaveOut(outcome, "of one version nobody answered")
    }
    let (tallies, run) = try set.tallies(empty, plan)
    tests.append(
      Test(
        outcome: outcome, contrast: nil, statistic: empty.recordedStatistic,
        pValue: RandomisationPValue(
          extreme: tallies.reduce(0) { $0 + $1.extreme }, in: run)))
  }

  /// One version against the reference, option by option; together where there are no others.
  private mutating func compareShares(
    _ answers: [Int?], _ options: [String], _ outcome: String, in set: RandomisationSet,
    _ version: Int, _ reference: Int, isWhole: Bool
  ) throws(RandomisationMistake) {
    let name = Self.name(set, version, reference)
    guard let pair = set.pair(version, against: reference) else {
      return leaveOut(outcome, "\(Self.noPairs) (\(name))")
    }
    let empty = ChoiceTally(
      pair.rows.map { answers[$0] }, options: options.count, versions: 2,
      recorded: pair.set.recorded)
    guard empty.isFilled(pair.set.recorded) else {
      return leaveOut(outcome, "of one version nobody answered (\(name))")
    }
    let (tallies, run) = try pair.set.tallies(empty, plan)
    if isWhole {
      tests.append(
        Test(
          outcome: outcome, contrast: nil, statistic: empty.recordedStatistic,
          pValue: RandomisationPValue(
            extreme: tallies.reduce(0) { $0 + $1.extreme }, in: run)))
    }
    // The first of two options says all that there is to say.
    for option in options.indices.prefix(options.count == 2 ? 1 : options.count) {
      let extreme = tallies.reduce(0) { $0 + $1.extremeByOption[option] }
      contrasts.append(
        Contrast(
          outcome: outcome, option: options[option], contrast: name,
          estimate: empty.recordedDifferences[option], statistic: nil,
          pValue: RandomisationPValue(extreme: extreme, in: run), low: nil, high: nil))
    }
  }

  /// Every other version against the reference, in the mean.
  private mutating func testMeans(
    _ answers: [Double?], _ outcome: String, in set: RandomisationSet, _ reference: Int
  ) throws(RandomisationMistake) {
    for version in set.versions.indices where version != reference {
      let name = Self.name(set, version, reference)
      guard let pair = set.pair(version, against: reference) else {
        leaveOut(outcome, "\(Self.noPairs) (\(name))")
        continue
      }
      let empty = MeanTally(pair.rows.map { answers[$0] }, recorded: pair.set.recorded)
      guard empty.isEstimable else {
        leaveOut(outcome, "a version has fewer than two numbers (\(name))")
        continue
      }
      let (tallies, run) = try pair.set.tallies(empty, plan)
      let test = MeanRandomisationTest(empty, tallies, run)
      let limits = test.limits(significance: confidence.significance)
      tests.append(
        Test(
          outcome: outcome, contrast: name,
          statistic: test.statistic, pValue: test.pValue))
      contrasts.append(
        Contrast(
          outcome: outcome, option: nil, contrast: name, estimate: test.difference,
          statistic: test.statistic, pValue: test.pValue, low: limits.low,
          high: limits.high))
    }
  }

  private static let noPairs =
    "minimisation of more than two versions can't be replayed for two of them alone"

  private static func name(_ set: RandomisationSet, _ version: Int, _ reference: Int) -> String {
    "\(set.versions[version]) - \(set.versions[reference])"
  }

  private mutating func leaveOut(_ outcome: String, _ reason: String) {
    notTested.append(NotTested(outcome: outcome, reason: reason))
  }
}
