/// What tests of two shares find, by adding up the probabilities of all pairs of counts.
///
/// Counts so improbable that all of them together weigh under 1e-12 are left out.
///
/// - Complexity: O(√(n₁ n₂)) pairs of counts.
struct ExactProportionPower {
  private let sizes: (reference: Int, version: Int)
  private let reference: Window
  private let version: Window

  /// The counts that are worth looking at, with their probabilities.
  private struct Window {
    let first: Int
    let probabilities: [Double]

    init(_ trials: Int, _ share: Double) {
      let binomial = Binomial(trials: trials, probability: share)
      let mode = min(trials, Int(Double(trials + 1) * share))
      let top = binomial.probability(of: mode)
      var (low, high) = ([Double](), [top])
      // The chance of the next count by the ratio to the one before.
      let odds = share / (1 - share)
      var k = mode
      while k < trials, let last = high.last, last > 1e-18 * top {
        high.append(last * odds * Double(trials - k) / Double(k + 1))
        k += 1
      }
      k = mode
      var last = top
      while k > 0, last > 1e-18 * top {
        last *= Double(k) / (Double(trials - k + 1) * odds)
        low.append(last)
        k -= 1
      }
      first = mode - low.count
      probabilities = low.reversed() + high
    }
  }

  /// Takes the shares and the sizes.
  init(_ reference: Double, _ version: Double, _ first: Int, _ second: Int) {
    sizes = (first, second)
    self.reference = Window(first, reference)
    self.version = Window(second, version)
  }

  /// `P(|z| > c)` for Pearson's test, the statistic being the difference over its pooled standard
  /// error.
  func pearson(critical: Double) -> Double {
    let (n1, n2) = (Double(sizes.reference), Double(sizes.version))
    return probability { x1, x2 in
      let chosen = x1 + x2
      let rest = n1 + n2 - chosen
      guard chosen > 0, rest > 0 else { return false }
      let cross = x2 * n1 - x1 * n2
      // X² = n (x₂ n₁ - x₁ n₂)² / (n₁ n₂ · chosen · rest)
      return (n1 + n2) * cross * cross > critical * critical * n1 * n2 * chosen * rest
    }
  }

  /// The chance that Newcombe's interval with this critical value lies within the margins.
  func equivalence(margin: Double, critical: Double) -> Double {
    let (n1, n2) = (Double(sizes.reference), Double(sizes.version))
    return probability { x1, x2 in
      let difference = ProportionDifference(
        of: Proportion(x2, of: n2), against: Proportion(x1, of: n1))
      let (low, high) = difference.hybridLimits(criticalValue: critical)
      return low > -margin && high < margin
    }
  }

  private func probability(of holds: (Double, Double) -> Bool) -> Double {
    var total = 0.0
    for (i, first) in reference.probabilities.enumerated() {
      var sum = 0.0
      for (j, second) in version.probabilities.enumerated()
      where holds(Double(reference.first + i), Double(version.first + j)) {
        sum += second
      }
      total += first * sum
    }
    return min(1, total)
  }
}
