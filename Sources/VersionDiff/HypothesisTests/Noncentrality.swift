/// Intervals for the noncentrality of a chi-square.
enum Noncentrality {
  /// The noncentralities that the observed chi-square doesn't contradict.
  static func interval(
    chiSquared: Double, degreesOfFreedom: Double, _ confidence: ConfidenceLevel
  ) -> ClosedRange<Double> {
    let tail = confidence.significance / 2
    // With one degree of freedom the upper limit is at most (√x + z)², with more it is less; a
    // little farther, so that rounding can't leave it outside.
    let farthest = chiSquared.squareRoot() + confidence.criticalValue() + 0.1
    let tails = tails(at: chiSquared, degreesOfFreedom)
    let low = solved(upTo: chiSquared.squareRoot() + 1) { tails($0).upper - tail }
    let high = solved(upTo: farthest) { tail - tails($0).lower }
    return low...max(low, high)
  }

  /// Both tails at a chi-square, as a function of the root of the noncentrality.
  private static func tails(
    at chiSquared: Double, _ degreesOfFreedom: Double
  ) -> (Double) -> (lower: Double, upper: Double) {
    // With so many respondents the mixture of central distributions gets long; but then chi-square
    // is a square (Z + √λ)² plus an independent chi-square that is small beside it.
    guard chiSquared > 1_000, chiSquared > 40 * degreesOfFreedom else {
      return { root in
        let distribution = NoncentralChiSquared(
          degreesOfFreedom: degreesOfFreedom, noncentrality: root * root)
        return (distribution.cdf(chiSquared), distribution.survival(chiSquared))
      }
    }
    let rest = degreesOfFreedom - 1
    guard rest > 0 else {
      let edge = chiSquared.squareRoot()
      return { (normalUpperTail($0 - edge), normalUpperTail(edge - $0)) }
    }
    let nodes = ChiNodes(degreesOfFreedom: rest, steepness: 0)
    let edge = { (s: Double) in max(0, chiSquared - rest * s * s).squareRoot() }
    return { root in
      (
        nodes.mean { normalUpperTail(root - edge($0)) },
        nodes.mean { normalUpperTail(edge($0) - root) }
      )
    }
  }

  /// The square of the root of an increasing function, or 0 where it starts above zero.
  private static func solved(upTo bound: Double, _ function: (Double) -> Double) -> Double {
    guard function(0) < 0 else { return 0 }
    let root = RootFinding.root(of: function, in: 0...bound)?.value ?? 0
    return root * root
  }
}
