/// The binomial distribution: how many of n independent trials succeed.
///
/// ```
/// P(X = k) = (n over k) pᵏ (1 - p)ⁿ⁻ᵏ
/// P(X ≥ k) = Iₚ(k, n - k + 1)
/// ```
///
/// - Reference: [DLMF], 8.17.5
public struct Binomial: Sendable, Equatable {
  /// n, at least 0.
  public let trials: Int
  /// p, from 0 to 1.
  public let probability: Double

  /// The distribution of the successes among these trials.
  public init(trials: Int, probability: Double) {
    precondition(trials >= 0, "the number of trials is not negative")
    precondition(probability >= 0 && probability <= 1, "a probability lies between 0 and 1")
    self.trials = trials
    self.probability = probability
  }

  /// `P(X = k)`; 0 for a k that can't be.
  public func probability(of successes: Int) -> Double {
    if successes < 0 || successes > trials { return 0 }
    if probability == 0 { return successes == 0 ? 1 : 0 }
    if probability == 1 { return successes == trials ? 1 : 0 }
    let point = BetaArgument(probability)
    let powers = point.logX * Double(successes) + point.logY * Double(trials - successes)
    let ways = doubleDoubleLogBinomialCoefficient(trials, successes)
    return (powers + ways).exponential.high
  }

  /// `P(X ≤ k)`.
  public func cdf(_ successes: Int) -> Double {
    if successes < 0 { return 0 }
    if successes >= trials { return 1 }
    return tails(from: successes + 1).lower
  }

  /// `P(X ≥ k)`, which includes k.
  public func probability(ofAtLeast successes: Int) -> Double {
    if successes <= 0 { return 1 }
    if successes > trials { return 0 }
    return tails(from: successes).upper
  }

  /// `P(X < k)` and `P(X ≥ k)` for 0 < k ≤ n.
  private func tails(from successes: Int) -> Tails {
    let (k, n) = (Double(successes), Double(trials))
    let atLeast = regularizedBeta(k, n - k + 1, at: probability)
    return Tails(lower: atLeast.upper, upper: atLeast.lower)
  }
}
