/// Which combination of levels each vignette of a full factorial with two levels per factor (2ᵏ)
/// shows.
///
/// Every combination occurs once. The effects of the factors and their interactions are contrasts
/// of the vignettes' means, all with the same weights:
/// ```
/// contrast of m factors = 1 / 2ᵏ⁻ᵐ × Σᵥ (Π over the factors of ±1) × mean of vignette v
/// ```
/// For one factor that is the mean of the vignettes with its second level minus the mean of those
/// with its first; for two, how much more the one is worth where the other has its second level.
public struct FactorialDesign: Sendable, Hashable {
  /// The factors.
  public let factors: [String]
  /// The vignettes, 2ᵏ of them.
  public let vignettes: [String]
  /// Per vignette its combination: bit j is set where factor j has its second level.
  public let combinations: [Int]

  /// Creates a design.
  ///
  /// - Precondition: there are 1 to 4 factors, and every combination occurs once.
  public init(factors: [String], vignettes: [String], combinations: [Int]) {
    precondition((1...4).contains(factors.count) && vignettes.count == combinations.count)
    precondition(combinations.sorted() == Array(0..<(1 << factors.count)))
    self.factors = factors
    self.vignettes = vignettes
    self.combinations = combinations
  }

  /// The vignettes that show the second level of a factor; none where it is not one of the design.
  public func high(_ factor: String) -> [String] {
    guard let index = factors.firstIndex(of: factor) else { return [] }
    return zip(vignettes, combinations).filter { $0.1 >> index & 1 == 1 }.map(\.0)
  }

  /// The weights of the vignettes' means in a contrast; bit j of `subset` stands for factor j.
  ///
  /// - Precondition: the subset has at least one factor.
  func weights(of subset: Int) -> [Double] {
    precondition(subset > 0 && subset < 1 << factors.count)
    let scale = Double(1 << (factors.count - subset.nonzeroBitCount))
    return combinations.map { Self.sign(of: subset, at: $0) / scale }
  }

  /// The product of the signs of the factors of a subset in a combination.
  static func sign(of subset: Int, at combination: Int) -> Double {
    (subset & ~combination).nonzeroBitCount.isMultiple(of: 2) ? 1 : -1
  }
}
