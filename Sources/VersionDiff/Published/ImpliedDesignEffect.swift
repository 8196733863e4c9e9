/// The smallest design effect that weighting a sample to known population margins must have.
///
/// ```
/// design effect = Σⱼ Pⱼ² / sⱼ        P: population share, s: share of the sample
/// ```
/// Weights that carry a sample's composition to the population's average `Pⱼ / sⱼ` in category j;
/// their spread costs Kish's design effect `n Σw² / (Σw)²`, which is smallest where weights are
/// equal within categories. Categories of which either share is unknown are taken together as one:
/// telling them apart can only raise the figure.
/// - Reference: [Kish1965], section 11.7
public enum ImpliedDesignEffect {
  /// A category's share in the population and in the sample, as proportions.
  public struct Category: Sendable, Equatable {
    /// The share in the population.
    public let population: Double
    /// The share in the sample.
    public let sample: Double

    /// Creates a category.
    public init(population: Double, sample: Double) {
      self.population = population
      self.sample = sample
    }
  }

  /// The smallest design effect from one characteristic; nil where no category is known or a
  /// sample share is 0 (no weights reach the population then).
  ///
  /// - Parameters:
  ///   - known: the categories of which both shares are known.
  ///   - isComplete: whether these are all categories of the characteristic.
  public static func of(_ known: [Category], isComplete: Bool) -> Double? {
    guard !known.isEmpty, known.allSatisfy({ $0.sample > 0 }) else { return nil }
    let population = known.reduce(0.0) { $0 + $1.population }
    let sample = known.reduce(0.0) { $0 + $1.sample }
    guard population > 0 else { return nil }
    if isComplete {
      return known.reduce(0.0) { sum, category in
        let share = category.population / population
        return sum + share * share / (category.sample / sample)
      }
    }
    let rest = Category(population: 1 - population, sample: 1 - sample)
    guard rest.population >= 0, rest.sample > 0 else { return nil }
    return (known + [rest]).reduce(0.0) { sum, category in
      sum + category.population * category.population / category.sample
    }
  }
}
