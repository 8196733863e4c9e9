import TestSupport
import Testing

@testable import VersionDiff

@Suite struct PrintedDistributionTests {
  @Test(arguments: try PublishedCase.all())
  func countsByLargestRemainder(_ expected: PublishedCase) {
    for (distribution, version) in zip(expected.distributions, expected.versions) {
      #expect(distribution.counts == version.counts)
      #expect(distribution.counts.reduce(0, +) == version.n)
    }
  }

  @Test(arguments: try PublishedCase.all())
  func fittingSampleSizes(_ expected: PublishedCase) {
    for (distribution, version) in zip(expected.distributions, expected.versions) {
      #expect(distribution.fittingSampleSizes == version.fitting)
    }
  }

  @Test func tiesGoToTheEarlierOption() {
    let half = PrintedFigure(units: 50, decimals: 0)
    let distribution = PrintedDistribution(
      version: "1", percentages: [half, half], sampleSize: 7, basis: .wholeCounts)
    #expect(distribution.counts == [4, 3])
  }

  @Test func percentagesThatDoNotAddUpHaveNoSampleSize() {
    let distribution = PrintedDistribution(
      version: "1",
      percentages: [
        PrintedFigure(units: 700, decimals: 1), PrintedFigure(units: 312, decimals: 1),
      ],
      sampleSize: 200, basis: .wholeCounts)
    #expect(!distribution.addsUp)
    #expect(distribution.fittingSampleSizes.isEmpty)
    #expect(distribution.sum.description == "101.2")
  }

  @Test func bothWaysOfRoundingATieAreAllowed() {
    // 33 of 400 is 8.25 %, which prints as 8.2 or 8.3.
    let prints = [81, 82, 83, 84].filter { units in
      let figure = PrintedFigure(units: units, decimals: 1)
      return figure.numerators(over: 400, times: 100)?.contains(33) ?? false
    }
    #expect(prints == [82, 83])
    let upwards = [82, 83].filter { units in
      let figure = PrintedFigure(units: units, decimals: 1)
      return figure.numerators(over: 400, times: 100, ties: .upward)?.contains(33) ?? false
    }
    #expect(upwards == [83])
  }

  @Test(arguments: [
    (60.3, 1, "60.3"), (0.023, 3, "0.023"), (-0.118, 3, "-0.118"), (7, 0, "7"), (2.05, 2, "2.05"),
  ])
  func readsAndPrints(_ value: Double, _ decimals: Int, _ text: String) {
    #expect(PrintedFigure(value, decimals: decimals)?.description == text)
  }

  @Test func refusesWhatIsNotPrintedSo() {
    #expect(PrintedFigure(60.35, decimals: 1) == nil)
    #expect(PrintedFigure(.nan, decimals: 1) == nil)
    #expect(PrintedFigure(1, decimals: 10) == nil)
  }
}
