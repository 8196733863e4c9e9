import VignetteKit

extension VersionComparison {
  /// How versions are compared.
  public struct Settings: Sendable, Equatable {
    /// When Fisher's exact test is made beside the large-sample tests.
    public enum ExactTests: Sendable, Equatable {
      /// Where an expected count is under 5.
      case whereExpectedCountsAreSmall
      /// For every table of whole counts.
      case always
    }

    /// The confidence of all intervals; its complement is the significance level.
    public var confidence: ConfidenceLevel
    /// The smallest difference that matters, as a difference of proportions (0.05 for five
    /// percentage points); nil where nobody stated one.
    public var margin: Double?
    /// When Fisher's exact test is made.
    public var exactTests: ExactTests
    /// The seed for exact tests that have to be simulated.
    public var seed: UInt64
    /// Outcomes that share one correction for multiplicity; outcomes that no family names share
    /// one too. Without any family all outcomes do.
    public var families: [OutcomeFamily]

    /// Creates settings.
    public init(
      confidence: ConfidenceLevel = .ninetyFive, margin: Double? = nil,
      exactTests: ExactTests = .whereExpectedCountsAreSmall, seed: UInt64 = 1,
      families: [OutcomeFamily] = []
    ) {
      self.confidence = confidence
      self.margin = margin
      self.exactTests = exactTests
      self.seed = seed
      self.families = families
    }
  }
}
