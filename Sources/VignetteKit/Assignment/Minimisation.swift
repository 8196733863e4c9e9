/// Minimisation: the next unit gets, with a stated probability, the arm that leaves the margins of
/// the strata best balanced.
///
/// ```
/// x_j = n_j · L / r_j                    units of arm j in a margin, over its share r_j
/// D(margin) = K Σ x_j² − (Σ x_j)²        K arms; 0 where the margin is as planned
/// G_i = Σ w_margin · D(margin, one unit more in arm i)
/// ```
/// The preferred arm is the one of the smallest G; ties are drawn in proportion to the shares. With
/// shares that differ, one probability for all arms would pull the numbers away from the plan; the
/// biased coin keeps every arm's share at every step, follows the arm of the smallest share with
/// probability p, and those of larger shares with more:
///
/// ```
/// λ = (1 − p) / (R − r_min)              R = Σ r_j
/// P(i | j preferred) = λ r_i  (i ≠ j)    P(j | j preferred) = 1 − λ (R − r_j)
/// ```
/// - Reference: [PocockSimon1975]; [HanEnasMcEntegart2009] for unequal shares
package struct Minimisation: Sendable {
  /// The units of each arm among those that share a level with the next one.
  package struct Margin: Sendable {
    /// How much the margin counts.
    package let weight: Int
    /// The units of each arm.
    package var counts: [Int]

    /// Creates a margin.
    package init(weight: Int, counts: [Int]) {
      self.weight = weight
      self.counts = counts
    }
  }

  private let shares: [Int]
  private let scales: [Int128]
  private let followMillionths: Int

  /// Creates the rule for arms with these shares.
  ///
  /// - Precondition: the shares have a common multiple that a design admits.
  package init(shares: [Int], followMillionths: Int) {
    self.shares = shares
    self.followMillionths = followMillionths
    guard let common = AssignmentDesign.commonMultiple(of: shares) else {
      preconditionFailure("a design checks the shares")
    }
    scales = shares.map { Int128(common / $0) }
  }

  /// The arm of the next unit. Draws once for ties, where there are any, and once for the coin.
  package func arm(_ margins: [Margin], draws: inout some DrawSource) -> Int {
    guard shares.count > 1 else { return 0 }
    let best = preferred(margins)
    var arm = best[0]
    if best.count > 1 { arm = best[draws.next(inProportionTo: best.map { shares[$0] })] }
    return draws.next(inProportionTo: coin(preferring: arm))
  }

  /// The arms of the smallest imbalance.
  private func preferred(_ margins: [Margin]) -> [Int] {
    var imbalances = [Int128](repeating: 0, count: shares.count)
    for margin in margins { add(margin, to: &imbalances) }
    let least = imbalances.min()
    return imbalances.indices.filter { imbalances[$0] == least }
  }

  private func add(_ margin: Margin, to imbalances: inout [Int128]) {
    var sum: Int128 = 0
    var squares: Int128 = 0
    for (count, scale) in zip(margin.counts, scales) {
      let scaled = Int128(count) * scale
      sum += scaled
      squares += scaled * scaled
    }
    let arms = Int128(shares.count)
    for arm in shares.indices {
      let scale = scales[arm]
      let more = sum + scale
      let moreSquares = squares + scale * (2 * Int128(margin.counts[arm]) * scale + scale)
      imbalances[arm] += Int128(margin.weight) * (arms * moreSquares - more * more)
    }
  }

  /// The arms' probabilities, in whole numbers.
  private func coin(preferring preferred: Int) -> [Int] {
    let sum = shares.reduce(0, +)
    let smallest = shares.min() ?? 0
    let other = 1_000_000 - followMillionths
    return shares.indices.map { arm in
      arm == preferred
        ? 1_000_000 * (sum - smallest) - other * (sum - shares[arm]) : other * shares[arm]
    }
  }
}
