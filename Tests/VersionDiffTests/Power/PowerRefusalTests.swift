import Testing

@testable import VersionDiff

@Suite struct PowerRefusalTests {
  @Test func impossiblePowersAreRefused() throws {
    let test = try ChiSquaredPower(effectSize: 0.1, degreesOfFreedom: 1)
    let alpha = ConfidenceLevel.ninetyFive.significance
    for power in [1, 1.5, 0.01, alpha, .nan] as [Double] {
      #expect(throws: PowerMistake.self) { try test.sampleSize(forPower: power) }
    }
    #expect(throws: PowerMistake.impossiblePower(1, significance: alpha)) {
      try test.sampleSize(forPower: 1)
    }
  }

  @Test func noEffectIsNotFound() throws {
    let test = try TwoProportionPower(reference: 0.4, version: 0.4)
    #expect(throws: PowerMistake.noEffect) { try test.sampleSize(forPower: 0.8) }
  }

  @Test func tinyEffectsAreOutOfReach() throws {
    let test = try ChiSquaredPower(effectSize: 1e-7, degreesOfFreedom: 1)
    #expect(throws: PowerMistake.unreachable(power: 0.8, size: 1_000_000_000)) {
      try test.sampleSize(forPower: 0.8)
    }
  }

  @Test func sharesLieBetweenNothingAndAll() {
    #expect(refused { try TwoProportionPower(reference: 0.4, version: 1.2) } == 120)
    #expect(refused { try LogOddsPower(share: 0, oddsRatio: 2) } == 0)
    #expect(refused { try LogOddsPower(share: 0.4, oddsRatio: -1) } == -1)
    #expect(refused { try InteractionPower(shares: [0.1, 0.2, 0.3]) } == 3)
  }

  /// The number that a plan refuses as impossible.
  private func refused<Plan>(_ plan: () throws -> Plan) -> Double? {
    do { _ = try plan() } catch {
      if case .impossible(_, let value, _)? = error as? PowerMistake { return value }
    }
    return nil
  }

  @Test func allocationsArePositive() {
    #expect(throws: PowerMistake.allocation(0)) { try GroupAllocation([2, 0]) }
    #expect(throws: PowerMistake.allocation(-1)) { try GroupAllocation([-1, 2]) }
    #expect(throws: PowerMistake.allocationCount(3, versions: 2)) {
      try TwoProportionPower(
        reference: 0.4, version: 0.5, allocation: GroupAllocation([1, 1, 1]))
    }
  }

  @Test func percentagesAddUpToAHundred() throws {
    #expect(throws: PowerMistake.percentages(version: 2, sum: 90)) {
      try TablePower(percentages: [[40, 60], [40, 50]])
    }
    #expect(throws: PowerMistake.unequalLists(2, 3)) {
      try TablePower(percentages: [[40, 60], [40, 50, 10]])
    }
    #expect(throws: PowerMistake.tooFewLists(versions: 1, answers: 2)) {
      try TablePower(percentages: [[40, 60]])
    }
    // Thirds that were rounded.
    let table = try TablePower(percentages: [[33.3, 33.3, 33.3], [33.3, 33.3, 33.4]])
    #expect(abs(table.shares[0].reduce(0, +) - 1) < 1e-15)
  }

  @Test func sizesMustSufficeForATest() throws {
    let test = try TwoProportionPower(
      reference: 0.4, version: 0.5, allocation: GroupAllocation([10, 1]))
    #expect(test.leastSize == 6)
    #expect(throws: PowerMistake.tooFew(2, least: 6)) {
      try test.smallestEffect(size: 2, forPower: 0.8)
    }
  }

  @Test func equivalenceNeedsADifferenceWithinTheMargin() {
    #expect(throws: PowerMistake.beyondMargin(difference: 0.25, margin: 0.125)) {
      try EquivalencePower(reference: 0.5, version: 0.75, margin: 0.125)
    }
    #expect(refused { try EquivalencePower(reference: 0.4, version: 0.4, margin: 0) } == 0)
  }

  @Test func messagesSayWhatToDo() {
    let messages: [(PowerMistake, String)] = [
      (.impossiblePower(1, significance: 0.05), "such as 0.8"),
      (.tooFew(2, least: 3), "at least 3"), (.allocation(0), "2:1"),
      (.percentages(version: 2, sum: 90), "until they add up to 100"),
      (.unequalLists(2, 3), "0 for an answer that nobody gives"),
      (.noEffect, "smallest effect that would matter"),
      (.beyondMargin(difference: 0.1, margin: 0.05), "10 points"),
    ]
    for (mistake, words) in messages { #expect(mistake.description.contains(words)) }
  }
}

@Suite struct GroupAllocationTests {
  @Test(arguments: [[1.0, 1], [2, 1], [1375, 688], [5, 3, 1], [10, 1, 1, 1]])
  func sizesAreNearTheSharesAndNeverShrink(parts: [Double]) throws {
    let allocation = try GroupAllocation(parts)
    var last = allocation.sizes(of: 0)
    for total in 0...400 {
      let sizes = allocation.sizes(of: total)
      #expect(sizes.reduce(0, +) == total)
      #expect(zip(sizes, last).allSatisfy { $0 >= $1 })
      for (size, share) in zip(sizes, allocation.shares) {
        #expect(abs(Double(size) - Double(total) * share) < 1.5)
      }
      last = sizes
    }
    #expect(try GroupAllocation([2, 1]).sizes(of: 300) == [200, 100])
  }
}
