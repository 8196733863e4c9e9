import VignetteKit

extension ImpliedDesignEffect {
  /// The design effect that a sample's printed margins imply, and from which characteristics.
  public struct Implied: Sendable, Equatable {
    /// The product over the characteristics: what they imply together if they are independent.
    public let value: Double
    /// The characteristics whose margins are known in population and sample.
    public let characteristics: [String]
    /// What each of them implies by itself.
    public let each: [Double]

    /// The largest of them, which holds whether they are independent or not.
    public var largest: Double { each.max() ?? 1 }
  }

  /// What weighting a sample to the study's population margins must cost at least; nil where no
  /// margin is known on both sides.
  ///
  /// Reads the composition before weighting, so tables that are themselves weighted are left out.
  public static func of(_ sample: PublishedSample, in study: Study) -> Implied? {
    var names: [String] = []
    var effects: [Double] = []
    for margin in study.population?.margins ?? [] {
      let table = study.published?.distributions.first {
        $0.variable == margin.question && $0.base == nil && $0.samples.contains(sample.id)
          && !$0.isWeighted(in: sample)
      }
      guard let table else { continue }
      let known = table.rows.compactMap { row -> Category? in
        guard let population = margin[row.option]?.value, let share = row[sample.id]?.value else {
          return nil
        }
        return Category(population: population / 100, sample: share / 100)
      }
      let isComplete = known.count == table.rows.count && study.coverage(of: table) == .complete
      guard let effect = of(known, isComplete: isComplete) else { continue }
      names.append(margin.question)
      effects.append(effect)
    }
    guard !effects.isEmpty else { return nil }
    return Implied(value: effects.reduce(1, *), characteristics: names, each: effects)
  }
}
