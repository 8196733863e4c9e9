#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The sums over j that make a noncentral chi-square distribution, each over the terms that count.
///
/// With the Poisson weight `wⱼ` and `Dⱼ = x^(a+j) e^-x / Γ(a + j + 1)`, a term is `wⱼ Dⱼ Rⱼ`, where
/// `Rⱼ` is `P / D` or `Q / D`. The lower tail is summed downwards and the upper one upwards: so the
/// recurrences of R add positive numbers only. Weights and D may leave the range of doubles; their
/// product near the largest term does not where the tail itself doesn't.
struct PoissonMixture {
  /// Half the degrees of freedom.
  let a: Double
  /// Half the noncentrality.
  let h: Double
  /// Half the point.
  let x: Double

  /// `Σ wⱼ P(a + j, x)`.
  var lower: DoubleDouble {
    guard let (first, last) = importantTerms(ofLower: true) else { return DoubleDouble(0) }
    let start = IncompleteGamma(shape: .sum(a, last))
    var ratio = start.series(at: DoubleDouble(x))
    var weight = DoubleDouble(1)
    var sum = ratio
    let product = DoubleDouble.product(h, x)
    for j in stride(from: last, to: first, by: -1) {
      let shape = DoubleDouble.sum(a, j)
      ratio = ratio * x / shape + 1
      weight = weight * shape * j / product
      sum = sum + weight * ratio
    }
    return scale(at: last, start).times(sum)
  }

  /// `Σ wⱼ Q(a + j, x)`.
  var upper: DoubleDouble {
    guard let (first, last) = importantTerms(ofLower: false) else { return DoubleDouble(0) }
    let start = IncompleteGamma(shape: .sum(a, first))
    var ratio = start.upperRatio(at: DoubleDouble(x))
    var weight = DoubleDouble(1)
    var sum = ratio
    let product = DoubleDouble.product(h, x)
    for j in stride(from: first + 1, through: last, by: 1) {
      let shape = DoubleDouble.sum(a, j)
      ratio = (ratio + 1) * shape / x
      weight = weight * product / (shape * j)
      sum = sum + weight * ratio
    }
    return scale(at: first, start).times(sum)
  }

  /// `Σ wⱼ x^(a+j-1) e^-x / Γ(a + j)`.
  var density: DoubleDouble {
    guard let (first, last) = importantTerms(ofLower: nil) else { return DoubleDouble(0) }
    let start = IncompleteGamma(shape: .sum(a, first))
    var weight = DoubleDouble(1)
    var sum = start.shape
    let product = DoubleDouble.product(h, x)
    for j in stride(from: first + 1, through: last, by: 1) {
      let shape = DoubleDouble.sum(a, j)
      weight = weight * product / (shape * j)
      sum = sum + weight * shape
    }
    return scale(at: first, start).times(sum / x)
  }

  /// `wⱼ Dⱼ`.
  private func scale(at j: Double, _ gamma: IncompleteGamma) -> LogScale {
    let logPower = DoubleDouble(h).logarithm * j - h
    let logWeight = logPower - DoubleDouble(j).logGammaOfOnePlus
    return LogScale(logarithm: logWeight + gamma.power(at: DoubleDouble(x)).logarithm)
  }

  /// The first and the last j whose terms are above e^-55 of the largest; terms rise to it and then
  /// fall, as both factors are log-concave in j. Nil where the sum is under every double.
  private func importantTerms(ofLower isLower: Bool?) -> (first: Double, last: Double)? {
    // Then hardly more than the first term is there, and the ratio of the next has no double.
    if h * x < 1e-100 { return (0, 0) }
    // Where the tail's factor isn't near 1, the largest term solves j (a + j) = h x.
    var peak = (2 * h * x / (a + (a * a + 4 * h * x).squareRoot())).rounded()
    if let isLower, isLower == (a + h < x) { peak = h.rounded() }
    let largest = logTerm(peak, isLower)
    if largest < -1000 { return nil }
    let floor = largest - 55
    let isImportant = { (j: Double) in logTerm(j, isLower) > floor }
    var step = 16.0
    while isImportant(peak + step) { step *= 2 }
    let last = boundary(from: peak, to: peak + step, isImportant)
    let first = isImportant(0) ? 0 : boundary(from: peak, to: 0, isImportant)
    return (first, last)
  }

  /// A term's logarithm without the root factors of Stirling's formula.
  private func logTerm(_ j: Double, _ isLower: Bool?) -> Double {
    let weight = j == 0 ? -h : j - h + j * log(h / j)
    let shape = a + j
    if let isLower, isLower == (shape < x) { return weight }
    return weight + shape - x + shape * log(x / shape)
  }

  /// The last whole number on the way that still holds, or the one after it.
  private func boundary(
    from inside: Double, to outside: Double, _ holds: (Double) -> Bool
  ) -> Double {
    var (inside, outside) = (inside, outside)
    while abs(outside - inside) > 1 {
      let middle = ((inside + outside) / 2).rounded()
      if holds(middle) { inside = middle } else { outside = middle }
    }
    return outside
  }
}
