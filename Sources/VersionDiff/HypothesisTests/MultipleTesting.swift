/// Adjusts p-values for the number of tests in a family.
public enum MultipleTesting {
  /// Holm's step-down adjustment: the smallest p times m, the next times m - 1, and so on, never
  /// less than the one before, at most 1.
  ///
  /// ```
  /// p̃₍ᵢ₎ = max over j ≤ i of min(1, (m - j + 1) p₍ⱼ₎)
  /// ```
  /// Keeps the probability of any false finding in the family at the significance level, whatever
  /// the dependence between the tests. A missing p-value stays missing and doesn't count.
  ///
  /// - Reference: [Holm1979]
  public static func holm(_ pValues: [Double?]) -> [Double?] {
    let order = pValues.indices.filter { pValues[$0] != nil }
      .sorted { (pValues[$0] ?? 1, $0) < (pValues[$1] ?? 1, $1) }
    var adjusted = [Double?](repeating: nil, count: pValues.count)
    var largest = 0.0
    for (rank, index) in order.enumerated() {
      let factor = Double(order.count - rank)
      largest = max(largest, min(1, factor * (pValues[index] ?? 1)))
      adjusted[index] = largest
    }
    return adjusted
  }
}
