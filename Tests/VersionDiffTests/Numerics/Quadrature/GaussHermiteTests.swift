import TestSupport
import Testing

@testable import VersionDiff

@Suite struct GaussHermiteTests {
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let count: Int
    let points: [Double]
    let weights: [Double]

    var testDescription: String { "\(count) points" }
  }

  static let cases = (try? Fixture<Case>.load("gauss-hermite").cases) ?? []

  @Test func fixtureIsThere() { #expect(Self.cases.count == 11) }

  @Test(arguments: cases) func pointsAndWeights(_ reference: Case) {
    let rule = GaussHermite(count: reference.count)
    #expect(rule.points.count == reference.count)
    for k in 0..<reference.count {
      expectClose(rule.points[k], reference.points[k], relative: 8 * .ulpOfOne)
      // A weight changes by twice its point for every unit that the point moves.
      expectClose(rule.weights[k], reference.weights[k], relative: 1e-13)
    }
  }

  /// Every number of points, also those without a reference: moments of the normal distribution.
  @Test func momentsAreExact() {
    for count in 1...GaussHermite.largestCount {
      let rule = GaussHermite(count: count)
      #expect(rule.points == rule.points.sorted())
      #expect(Set(rule.points).count == count)
      var moment = 1.0
      for power in stride(from: 0, through: min(2 * count - 2, 12), by: 2) {
        if power > 0 { moment *= Double(power - 1) }
        var sum = 0.0
        for (point, weight) in zip(rule.points, rule.weights) {
          var product = weight
          for _ in 0..<power { product *= point }
          sum += product
        }
        expectClose(sum, moment, relative: 1e-12)
      }
    }
  }
}
