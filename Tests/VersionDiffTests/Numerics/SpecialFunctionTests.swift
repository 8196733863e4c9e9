import TestSupport
import Testing
import VersionDiff

@Suite struct SpecialFunctionTests {
  private struct Case: Decodable, Sendable {
    let function: String
    let values: [Double]
  }

  private func cases(of function: String) throws -> [[Double]] {
    let cases = try Fixture<Case>.load("special-functions").cases
    return cases.filter { $0.function == function }.map(\.values)
  }

  /// Also beside its zeros at 1 and 2, where a difference of large terms would lose everything.
  @Test func logGammaAgrees() throws {
    let cases = try cases(of: "log.gamma")
    #expect(cases.count > 200)
    for values in cases {
      expectClose(logGamma(values[0]), values[1], relative: 4 * .ulpOfOne, "at \(values[0])")
    }
  }

  @Test func log1pMinusXAgrees() throws {
    let cases = try cases(of: "log1p.minus")
    #expect(cases.count > 300)
    for values in cases {
      expectClose(log1pMinusX(values[0]), values[1], relative: 8 * .ulpOfOne, "at \(values[0])")
    }
  }

  @Test func binomialTailsAgreeWithExactSums() throws {
    let cases = try cases(of: "binomial")
    #expect(cases.count > 50)
    for values in cases {
      let (n, p, k) = (Int(values[0]), values[1], Int(values[2]))
      let binomial = Binomial(trials: n, probability: p)
      let place: Comment = "\(n), \(p), \(k)"
      expectClose(binomial.probability(of: k), values[3], relative: 8 * .ulpOfOne, place)
      expectClose(binomial.cdf(k - 1), values[4], relative: 8 * .ulpOfOne, place)
      expectClose(binomial.probability(ofAtLeast: k), values[5], relative: 8 * .ulpOfOne, place)
    }
  }

  @Test func binomialEnds() {
    for p in [0.0, 0.3, 1.0] {
      let binomial = Binomial(trials: 3, probability: p)
      #expect(binomial.cdf(-1) == 0)
      #expect(binomial.cdf(3) == 1)
      #expect(binomial.probability(ofAtLeast: 0) == 1)
      #expect(binomial.probability(ofAtLeast: 4) == 0)
      #expect(binomial.probability(of: 4) == 0)
      #expect(binomial.probability(of: -1) == 0)
    }
    #expect(Binomial(trials: 3, probability: 1).probability(ofAtLeast: 3) == 1)
    #expect(Binomial(trials: 3, probability: 0).probability(of: 0) == 1)
    #expect(Binomial(trials: 0, probability: 0.5).cdf(0) == 1)
  }

  @Test func binomialCoefficientsOfWholeNumbers() {
    #expect(logBinomialCoefficient(7, 0) == 0)
    #expect(logBinomialCoefficient(7, 7) == 0)
    // ln 1e9: the factorials' logarithms are 2e10, their difference 20.
    expectClose(
      logBinomialCoefficient(1_000_000_000, 1), 20.72326583694641, relative: 2 * .ulpOfOne)
  }

  @Test func gammaAndBetaAtTheEnds() {
    #expect(regularizedGamma(shape: 2, at: 0) == Tails(lower: 0, upper: 1))
    #expect(regularizedGamma(shape: 2, at: .infinity) == Tails(lower: 1, upper: 0))
    #expect(regularizedBeta(2, 3, at: 0) == Tails(lower: 0, upper: 1))
    #expect(regularizedBeta(2, 3, at: 1) == Tails(lower: 1, upper: 0))
    // Q(1, x) = e^-x, and I of (1, 1) is the identity.
    expectClose(regularizedGamma(shape: 1, at: 690).upper, 2.171738281389827e-300, relative: 2e-15)
    expectClose(regularizedBeta(1, 1, at: 1e-200).lower, 1e-200, relative: 1e-15)
  }
}
