/// The difference between the shares of two independent groups: version minus reference.
public struct ProportionDifference: Sendable, Equatable {
  /// The share in the version that is compared.
  public let version: Proportion
  /// The share in the reference version.
  public let reference: Proportion

  /// Creates the difference of `version` minus `reference`.
  public init(of version: Proportion, against reference: Proportion) {
    self.version = version
    self.reference = reference
  }

  /// `p₂ - p₁`.
  public var value: Double {
    // The exact difference of cross products: shares of billions that nearly agree keep digits.
    let product = reference.count * version.total
    let rounding = product.addingProduct(-reference.count, version.total)
    let difference = (-product).addingProduct(version.count, reference.total) + rounding
    return difference / (version.total * reference.total)
  }

  /// By how many standard errors the shares differ, were they equal: the adjusted residual of the
  /// version's cell in the table of answer by version. Its square is Pearson's chi-square. Nil
  /// where nobody or everybody in both versions chose the answer.
  ///
  /// ```
  /// z = (p₂ - p₁) / √(p (1 - p) (1/n₁ + 1/n₂)),   p = (x₁ + x₂) / (n₁ + n₂)
  /// ```
  /// - Reference: [Haberman1973]
  public var adjustedResidual: Double? {
    let (n1, n2) = (reference.total, version.total)
    let chosen = reference.count + version.count
    let rest = (n1 - reference.count) + (n2 - version.count)
    guard chosen > 0, rest > 0 else { return nil }
    let total = n1 + n2
    let shares = (chosen / total).squareRoot() * (rest / total).squareRoot()
    return value * (n1 / total).squareRoot() * n2.squareRoot() / shares
  }

  /// `√(p₁(1 - p₁)/n₁ + p₂(1 - p₂)/n₂)`.
  public var standardError: Double {
    let (first, second) = (reference.standardError, version.standardError)
    return (first * first + second * second).squareRoot()
  }

  /// Newcombe's hybrid score interval, from Wilson's limits l and u of the two shares.
  ///
  /// ```
  /// d - √((p₂ - l₂)² + (u₁ - p₁)²)   to   d + √((u₂ - p₂)² + (p₁ - l₁)²)
  /// ```
  /// - Reference: [Newcombe1998], method 10
  public func interval(_ confidence: ConfidenceLevel) -> ClosedRange<Double> {
    let (low, high) = hybridLimits(criticalValue: confidence.criticalValue())
    return low...high
  }

  /// The estimate with its standard error and Newcombe's interval.
  public func estimate(_ confidence: ConfidenceLevel) -> Estimate {
    Estimate(
      value, standardError: standardError, interval: interval(confidence), scale: .probability)
  }

  /// Newcombe's limits for a critical value `z ≥ 0`.
  func hybridLimits(criticalValue z: Double) -> (low: Double, high: Double) {
    let (first, second) = (
      reference.scoreDistances(criticalValue: z), version.scoreDistances(criticalValue: z)
    )
    let below = second.below * second.below + first.above * first.above
    let above = second.above * second.above + first.below * first.below
    return (max(-1, value - below.squareRoot()), min(1, value + above.squareRoot()))
  }
}
