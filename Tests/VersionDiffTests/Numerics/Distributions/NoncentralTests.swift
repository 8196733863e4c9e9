import TestSupport
import Testing

@testable import VersionDiff

@Suite struct NoncentralTTests {
  struct Case: Decodable, Sendable {
    let t: Double
    let df: Double
    let noncentrality: Double
    let lower: Double?
    let upper: Double?
  }

  /// 1e-11 instead of 1e-12 of itself: integrands near 1e-300 have exponents of 700, whose last
  /// digits are worth 1e-13 each.
  @Test func bothTailsAgreeWithSumsOfManyDigits() throws {
    let fixture = try Fixture<Case>.load("noncentral-t")
    #expect(fixture.cases.count > 100)
    for item in fixture.cases {
      let distribution = NoncentralT(
        degreesOfFreedom: item.df, noncentrality: item.noncentrality)
      if let lower = item.lower {
        expectClose(distribution.cdf(item.t), lower, relative: 1e-11, "cdf of \(item)")
      } else {
        #expect(distribution.cdf(item.t) < 1e-299)
      }
      if let upper = item.upper {
        expectClose(distribution.survival(item.t), upper, relative: 1e-11, "survival of \(item)")
      } else {
        #expect(distribution.survival(item.t) < 1e-299)
      }
    }
  }

  @Test func withoutNoncentralityItIsStudentsT() {
    for freedom in [1.0, 7.5, 400] {
      let (central, own) = (
        StudentT(degreesOfFreedom: freedom),
        NoncentralT(degreesOfFreedom: freedom, noncentrality: 0)
      )
      for t in [-3.0, 0, 0.5, 2, 40] {
        expectClose(own.survival(t), central.survival(t), relative: 1e-12)
      }
    }
  }

  @Test func infiniteArgumentsAreTheEnds() {
    let distribution = NoncentralT(degreesOfFreedom: 5, noncentrality: 1)
    #expect(distribution.cdf(.infinity) == 1)
    #expect(distribution.survival(.infinity) == 0)
    #expect(distribution.cdf(-.infinity) == 0)
    #expect(distribution.survival(.nan).isNaN)
  }
}

@Suite struct NoncentralFTests {
  struct Case: Decodable, Sendable {
    let x: Double
    let numerator: Double
    let denominator: Double
    let noncentrality: Double
    let lower: Double?
    let upper: Double?
  }

  @Test func bothTailsAgreeWithSumsOfManyDigits() throws {
    let fixture = try Fixture<Case>.load("noncentral-f")
    #expect(fixture.cases.count > 50)
    for item in fixture.cases {
      let distribution = NoncentralF(
        numerator: item.numerator, denominator: item.denominator,
        noncentrality: item.noncentrality)
      if let lower = item.lower {
        expectClose(distribution.cdf(item.x), lower, relative: 1e-12, "cdf of \(item)")
      }
      if let upper = item.upper {
        expectClose(distribution.survival(item.x), upper, relative: 1e-12, "survival of \(item)")
      }
    }
  }

  @Test func itIsTheSquareOfNoncentralTWithOneNumerator() {
    let f = NoncentralF(numerator: 1, denominator: 12, noncentrality: 4)
    let t = NoncentralT(degreesOfFreedom: 12, noncentrality: 2)
    for x in [0.5, 4.0, 30] {
      let root = x.squareRoot()
      expectClose(f.survival(x), t.survival(root) + t.cdf(-root), relative: 1e-12)
    }
  }
}
