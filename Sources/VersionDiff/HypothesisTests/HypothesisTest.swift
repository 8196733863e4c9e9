/// A test of a null hypothesis: its name, its statistic, and the probability of data at least as
/// far from the hypothesis.
public protocol HypothesisTest: Sendable {
  /// Which test it is.
  var method: TestMethod { get }
  /// What is tested.
  var nullHypothesis: String { get }
  /// The statistic; nil where the test works with probabilities of tables alone.
  var statistic: Double? { get }
  /// The degrees of freedom of the reference distribution; nil where it has none.
  var degreesOfFreedom: Double? { get }
  /// The probability, under the null hypothesis, of a result at least as extreme.
  var pValue: Double { get }
  /// Whether the p-value comes from the exact distribution, neither from a large-sample
  /// approximation nor from simulation.
  var isExact: Bool { get }
}

extension HypothesisTest {
  /// A large-sample approximation unless the test says otherwise.
  public var isExact: Bool { false }
}

/// The tests by the names under which the tables list them.
public enum TestMethod: String, Sendable, Equatable, CaseIterable {
  /// Pearson's chi-square test of independence, without Yates' correction.
  case pearson
  /// The likelihood-ratio chi-square test of independence (G²).
  case likelihoodRatio = "likelihood.ratio"
  /// Fisher's exact test.
  case fisher
  /// Welch's t test of two means.
  case welchT = "welch.t"
  /// The Mann–Whitney (Wilcoxon rank sum) test.
  case mannWhitney = "mann.whitney"
  /// The exact multinomial test of goodness of fit.
  case multinomial
  /// The multinomial test that may be repeated while counts come in.
  case sequentialMultinomial = "sequential.multinomial"
}
