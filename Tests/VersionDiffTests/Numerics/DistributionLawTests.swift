import Testing
import VersionDiff

/// What every continuous distribution has to keep to.
@Suite struct DistributionLawTests {
  private static let distributions: [any ContinuousDistribution] = [
    Normal.standard,
    ChiSquared(degreesOfFreedom: 1), ChiSquared(degreesOfFreedom: 3.7),
    ChiSquared(degreesOfFreedom: 40_000), ChiSquared(degreesOfFreedom: 0.02),
    StudentT(degreesOfFreedom: 1), StudentT(degreesOfFreedom: 12.5),
    StudentT(degreesOfFreedom: 90_000),
    FDistribution(numerator: 2, denominator: 9), FDistribution(numerator: 0.5, denominator: 3_000),
    NoncentralChiSquared(degreesOfFreedom: 3, noncentrality: 12),
    NoncentralChiSquared(degreesOfFreedom: 0.7, noncentrality: 3_000),
  ]
  private static let probabilities = [1e-200, 1e-20, 1e-4, 0.025, 0.3, 0.5, 0.7, 0.999]

  @Test(arguments: distributions.indices)
  func quantilesRiseAndTailsMeet(at index: Int) {
    let distribution = Self.distributions[index]
    var last = -Double.infinity
    for p in Self.probabilities {
      let x = distribution.quantile(p)
      #expect(x > last || x == 0)
      last = x
      let sum = distribution.cdf(x) + distribution.survival(x)
      #expect(abs(sum - 1) <= 2 * .ulpOfOne)
    }
    #expect(distribution.cdf(.infinity) == 1)
    #expect(distribution.survival(.infinity) == 0)
    #expect(distribution.cdf(-.infinity) == 0)
    #expect(distribution.survival(-.infinity) == 1)
    #expect(distribution.upperQuantile(0) == .infinity)
    #expect(distribution.quantile(1) == .infinity)
  }

  /// From below and from above a point that neighbours share, where methods change as well.
  @Test(arguments: distributions.indices)
  func tailsAreMonotone(at index: Int) {
    let distribution = Self.distributions[index]
    let (from, to) = (distribution.quantile(0.01), distribution.upperQuantile(1e-9))
    var (below, above) = (-1.0, 2.0)
    for step in 0...60 {
      let x = from + (to - from) * Double(step) / 60
      for x in [x, x.nextUp] {
        let (lower, upper) = (distribution.cdf(x), distribution.survival(x))
        #expect(lower >= below * (1 - 4 * .ulpOfOne))
        #expect(upper <= above * (1 + 4 * .ulpOfOne))
        (below, above) = (lower, upper)
      }
    }
  }

  /// The density is the slope of the tails, by Richardson's extrapolation.
  @Test(arguments: distributions.indices)
  func theDensityIsTheSlope(at index: Int) {
    let distribution = Self.distributions[index]
    for p in [0.05, 0.4, 0.9] {
      let x = distribution.quantile(p)
      if abs(x) < 1e-100 { continue }
      let scale = min(abs(x), 1 / distribution.density(x))
      let slope = { (h: Double) in
        (distribution.cdf(x + h) - distribution.cdf(x - h)) / (2 * h)
      }
      let (wide, narrow) = (slope(0.02 * scale), slope(0.01 * scale))
      let extrapolated = (4 * narrow - wide) / 3
      // The error of the extrapolated difference.
      #expect(abs(extrapolated / distribution.density(x) - 1) < 1e-4)
    }
  }

  @Test func relatedDistributionsAgree() {
    for x in [0.1, 1.3, 4, 20] {
      let root = x.squareRoot()
      let closeTo = { (a: Double, b: Double) in abs(a / b - 1) < 1e-13 }
      // The square of a normal is chi-square, the square of a t is an F.
      let chi = ChiSquared(degreesOfFreedom: 1).survival(x)
      #expect(closeTo(chi, 2 * Normal.standard.survival(root)))
      let f = FDistribution(numerator: 1, denominator: 7).survival(x)
      #expect(closeTo(f, 2 * StudentT(degreesOfFreedom: 7).survival(root)))
      // The squared normal with mean 2.
      let shifted = NoncentralChiSquared(degreesOfFreedom: 1, noncentrality: 4).survival(x)
      let normal = Normal.standard
      #expect(closeTo(shifted, normal.survival(root - 2) + normal.cdf(-root - 2)))
      // No noncentrality.
      let central = NoncentralChiSquared(degreesOfFreedom: 5, noncentrality: 0).cdf(x)
      #expect(central == ChiSquared(degreesOfFreedom: 5).cdf(x))
    }
  }

  @Test func whatIsNoNumberStaysNone() {
    for distribution in Self.distributions {
      #expect(distribution.cdf(.nan).isNaN)
      #expect(distribution.survival(.nan).isNaN)
    }
  }

  /// Arguments far outside return at once, and what they should.
  @Test func farArguments() {
    for distribution in Self.distributions where !(distribution is StudentT) {
      #expect(distribution.survival(1e300) < 1e-70)
      #expect(distribution.cdf(1e300) == 1)
    }
    #expect(ChiSquared(degreesOfFreedom: 3).cdf(5e-324) == 0)
    #expect(NoncentralChiSquared(degreesOfFreedom: 3, noncentrality: 1e4).cdf(1e-300) == 0)
    #expect(NoncentralChiSquared(degreesOfFreedom: 3, noncentrality: 1e4).survival(1e300) == 0)
    // Products and quotients on the way that no double holds.
    let barely = NoncentralChiSquared(degreesOfFreedom: 0.5, noncentrality: 1e-300)
    #expect(barely.cdf(1e-20) == ChiSquared(degreesOfFreedom: 0.5).cdf(1e-20))
    #expect(ChiSquared(degreesOfFreedom: 1).density(1e-310) > 1e154)
  }
}
