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
  private let shares: [Int]
  private let scales: [Int]
  private let shareSum: Int
  private let smallestShare: Int
  /// The chance of not following, in millionths.
  private let other: Int
  private let weights: [Int]
  /// The units of each arm in each margin, times the arm's scale; margin after margin.
  private var scaled: [Int]
  /// Their sum in each margin.
  private var sums: [Int]
  /// How much worse one unit more in each arm makes the balance; kept to spare its making.
  private var imbalances: [Int]

  /// Creates the rule for arms with these shares, and margins without units.
  ///
  /// - Parameter weights: how much each margin counts.
  /// - Precondition: the shares have a common multiple that a design admits.
  package init(shares: [Int], followMillionths: Int, weights: [Int]) {
    guard let common = AssignmentDesign.commonMultiple(of: shares) else {
      preconditionFailure("a design checks the shares")
    }
    self.shares = shares
    self.weights = weights
    scales = shares.map { common / $0 }
    shareSum = shares.reduce(0, +)
    smallestShare = shares.min() ?? 0
    other = 1_000_000 - followMillionths
    scaled = Array(repeating: 0, count: shares.count * weights.count)
    sums = Array(repeating: 0, count: weights.count)
    imbalances = Array(repeating: 0, count: shares.count)
  }

  /// Adds units to an arm in some margins, or takes them off.
  package mutating func add(_ change: Int, arm: Int, to margins: [Int]) {
    for margin in margins {
      scaled[margin * shares.count + arm] += change * scales[arm]
      sums[margin] += change * scales[arm]
    }
  }

  /// The arm of the next unit, who belongs to some margins. Draws once for ties, where there are
  /// any, and once for the coin.
  package mutating func arm(_ margins: [Int], draws: inout some DrawSource) -> Int {
    let count = shares.count
    guard count > 1 else { return 0 }
    var least = Int.max
    for arm in 0..<count {
      let scale = scales[arm]
      var imbalance = 0
      for margin in margins {
        // D with one unit more in this arm, less D as it is.
        let more = count * (2 * scaled[margin * count + arm] + scale) - 2 * sums[margin] - scale
        imbalance += weights[margin] * scale * more
      }
      imbalances[arm] = imbalance
      least = min(least, imbalance)
    }
    let preferred = preferred(least, draws: &draws)
    let weight = 1_000_000 * (shareSum - smallestShare) - other * (shareSum - shares[preferred])
    let bound = weight + other * (shareSum - shares[preferred])
    var rest = Int(draws.next(below: UInt64(bound)))
    for arm in 0..<count {
      let here = arm == preferred ? weight : other * shares[arm]
      if rest < here { return arm }
      rest -= here
    }
    preconditionFailure("a draw below the sum of the weights falls within one of them")
  }

  /// The arm of the least imbalance; of several, one drawn in proportion to the shares.
  private func preferred(_ least: Int, draws: inout some DrawSource) -> Int {
    var sum = 0
    var last = 0
    var ties = 0
    for arm in shares.indices where imbalances[arm] == least {
      sum += shares[arm]
      last = arm
      ties += 1
    }
    guard ties > 1 else { return last }
    var rest = Int(draws.next(below: UInt64(sum)))
    for arm in shares.indices where imbalances[arm] == least {
      if rest < shares[arm] { return arm }
      rest -= shares[arm]
    }
    preconditionFailure("a draw below the sum of the shares falls within one of them")
  }
}
