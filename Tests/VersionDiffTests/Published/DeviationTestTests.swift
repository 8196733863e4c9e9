import TestSupport
import Testing

@testable import VersionDiff

/// Every mean and standard deviation that samples of whole numbers can have, from listing them all.
struct MomentsCase: Decodable, Sendable, CustomTestStringConvertible {
  struct Possible: Decodable, Sendable {
    let mean: Int
    let deviations: [Int]
  }

  let n: Int
  let low: Int
  let high: Int
  let extent: String
  let meanDecimals: Int
  let deviationDecimals: Int
  let means: [Int]
  let largestDeviation: Int
  let possible: [Possible]

  var testDescription: String { "\(n) of \(low)...\(high), \(extent), \(meanDecimals) decimals" }

  func test(mean: Int) -> DeviationTest {
    let known: DeviationTest.Extent =
      switch extent {
      case "scale": .scale(low...high)
      case "observed": .observed(low...high)
      default: .unknown
      }
    return DeviationTest(
      mean: PrintedFigure(units: mean, decimals: meanDecimals), count: n, extent: known)
  }

  static func all() throws -> [MomentsCase] {
    try Fixture<MomentsCase>.load("published-moments").cases
  }
}

@Suite struct DeviationTestTests {
  @Test(arguments: try MomentsCase.all())
  func neverRefusesWhatASampleHas(_ expected: MomentsCase) {
    for entry in expected.possible {
      let test = expected.test(mean: entry.mean)
      for deviation in entry.deviations {
        let figure = PrintedFigure(units: deviation, decimals: expected.deviationDecimals)
        #expect(test.isPossible(deviation: figure), "mean \(test.mean), SD \(figure)")
      }
    }
  }

  /// The conditions are necessary, not sufficient; this holds how much they find.
  @Test(arguments: try MomentsCase.all())
  func refusesNearlyAllThatNoSampleHas(_ expected: MomentsCase) {
    var (impossible, refused) = (0, 0)
    for entry in expected.possible {
      let test = expected.test(mean: entry.mean)
      for deviation in 0...expected.largestDeviation where !entry.deviations.contains(deviation) {
        impossible += 1
        let figure = PrintedFigure(units: deviation, decimals: expected.deviationDecimals)
        refused += test.isPossible(deviation: figure) ? 0 : 1
      }
    }
    #expect(100 * refused >= 95 * impossible, "\(refused) of \(impossible)")
  }

  @Test(arguments: try MomentsCase.all())
  func granularityTestFindsExactlyThePossibleMeans(_ expected: MomentsCase) {
    guard expected.extent != "observed" else { return }
    let scale = expected.meanDecimals == 1 ? 10 : 100
    let range = expected.extent == "scale" ? expected.low * scale...expected.high * scale : 0...100
    for mean in range {
      let figure = PrintedFigure(units: mean, decimals: expected.meanDecimals)
      let isPossible = GranularityTest.isPossible(mean: figure, count: expected.n)
      #expect(isPossible == expected.means.contains(mean), "mean \(figure)")
    }
  }

  @Test(arguments: try MomentsCase.all())
  func boundsHoldEverySample(_ expected: MomentsCase) throws {
    guard expected.extent != "unknown" else { return }
    for entry in expected.possible {
      let bounds = try #require(expected.test(mean: entry.mean).bounds)
      // Samples with the divisor n are narrower than the bounds, which use n - 1.
      let shrink = (Double(expected.n - 1) / Double(expected.n)).squareRoot()
      for deviation in entry.deviations {
        let figure = PrintedFigure(units: deviation, decimals: expected.deviationDecimals)
        #expect(figure.agrees(with: bounds.lowerBound * shrink...bounds.upperBound))
      }
    }
  }

  @Test func ageOfTheVignetteRaters() throws {
    // 58 raters of 27 to 61 years, mean 44.84, SD 9.59.
    let test = DeviationTest(
      mean: PrintedFigure(units: 4484, decimals: 2), count: 58, extent: .observed(27...61))
    #expect(test.isPossible(deviation: PrintedFigure(units: 959, decimals: 2)))
    #expect(!test.isPossible(deviation: PrintedFigure(units: 1759, decimals: 2)))
    let bounds = try #require(test.bounds)
    // The extreme is half of the raters at each end, up to one rater and the mean.
    expectClose(bounds.upperBound, (17.0 * 17 * 58 / 57).squareRoot(), relative: 0.01)
  }

  @Test func meansOfSeveralItems() {
    // Two items per person: halves are possible, thirds are not.
    let mean = PrintedFigure(units: 325, decimals: 2)
    #expect(GranularityTest.isPossible(mean: mean, count: 10, items: 2))
    #expect(!GranularityTest.isPossible(mean: mean, count: 10))
  }

  @Test func percentageOfPeople() {
    // 50 of 58 is 86.2 %, 51 of 58 is 87.9 %.
    let women = PrintedFigure(units: 87, decimals: 0)
    #expect(!GranularityTest.isPossible(percentage: women, count: 58))
    let fitting = GranularityTest.fittingSampleSizes(percentage: women, near: 58)
    #expect(fitting == [45...47, 52...55, 60...63, 67...71])
  }
}
