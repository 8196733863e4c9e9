/// How large a design effect of the weighted versions alone would carry Pearson's p over a
/// significance level.
///
/// A weighted sample of n holds as much information as an unweighted one of `n / design effect`.
/// Each weighted version's counts are divided by the design effect, the others left as they are;
/// the answer is the design effect at which p equals the level. A comparison whose tipping design
/// effect lies close to 1, or below what weighting of this kind usually costs, does not carry its
/// conclusion.
public enum TippingDesignEffect {
  /// The tipping design effect; nil where p already lies above the level at a design effect of 1,
  /// where no version is weighted, and where no design effect up to a million reaches the level
  /// (the unweighted versions then differ enough by themselves).
  ///
  /// - Parameters:
  ///   - counts: per version, the number of respondents per option.
  ///   - weighted: which versions are weighted.
  ///   - significance: the level, such as 0.05.
  public static func of(
    counts: [[Int]], weighted: [Bool], significance: Double = 0.05
  ) -> Double? {
    let used = (counts.first ?? []).indices.filter { option in
      counts.contains { $0[option] > 0 }
    }
    guard weighted.contains(true), used.count > 1, counts.count > 1 else { return nil }
    let degreesOfFreedom = Double((used.count - 1) * (counts.count - 1))
    let critical = ChiSquared(degreesOfFreedom: degreesOfFreedom).upperQuantile(significance)
    func excess(_ designEffect: Double) -> Double {
      let columns = zip(counts, weighted).map { version, isWeighted in
        used.map { Double(version[$0]) / (isWeighted ? designEffect : 1) }
      }
      return chiSquared(columns: columns) - critical
    }
    guard excess(1) > 0 else { return nil }
    var (low, high) = (1.0, 2.0)
    while excess(high) > 0 {
      (low, high) = (high, 2 * high)
      guard high < 1e6 else { return nil }
    }
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { return middle }
      if excess(middle) > 0 { low = middle } else { high = middle }
    }
  }
}
