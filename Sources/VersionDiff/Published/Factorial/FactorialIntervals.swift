/// What is known of the main effects and cell means of a 2ᵏ factorial whose design is given: an
/// interval each, and the question whether they can hold together.
///
/// ```
/// K effectⱼ = Σᵥ sⱼᵥ cellᵥ        K = 2ᵏ⁻¹, sⱼᵥ = ±1
/// ```
/// Intervals around the centres m and c with half widths h hold together, after widening by t,
/// unless some combination λ of the equations rules it out (Farkas' lemma):
/// ```
/// |λ·(K m - S c)| ≤ Σⱼ |λⱼ| K (hⱼ + t) + Σᵥ |λ·sᵥ| (hᵥ + t)
/// ```
/// Both sides are linear in λ between the hyperplanes λⱼ = 0 and λ·sᵥ = 0, so that it suffices to
/// ask the rays in which those meet: a few dozen for four factors. Because every combination of
/// signs occurs in a full factorial, the rays are the same for all designs.
struct FactorialIntervals: Sendable {
  /// A number with what may be added to it or taken from it.
  struct Bounds: Sendable, Equatable {
    /// The middle.
    var centre: Double
    /// Half the width.
    var halfWidth: Double
    /// Whether a common widening widens it too.
    var widens: Bool

    /// Creates bounds.
    init(centre: Double, halfWidth: Double, widens: Bool = true) {
      (self.centre, self.halfWidth, self.widens) = (centre, halfWidth, widens)
    }

    /// Creates bounds from an interval.
    init(_ range: ClosedRange<Double>, widens: Bool = true) {
      self.init(
        centre: (range.lowerBound + range.upperBound) / 2,
        halfWidth: (range.upperBound - range.lowerBound) / 2, widens: widens)
    }

    /// A number that is known exactly.
    static func exactly(_ value: Double) -> Bounds {
      Bounds(centre: value, halfWidth: 0, widens: false)
    }

    func reach(_ widening: Double) -> Double { halfWidth + (widens ? widening : 0) }
  }

  /// Per factor, the effect.
  var effects: [Bounds]
  /// Per vignette, the mean; nil where nothing is known of it.
  var cells: [Bounds?]
  /// Per vignette, which combination it shows.
  var combinations: [Int]
  /// The rays of this number of factors.
  let rays: [FactorialRay]

  /// The smallest t by which all intervals that widen must be widened so that they hold together;
  /// infinite where no widening helps.
  var leastWidening: Double {
    let rounding = rounding
    var least = 0.0
    for ray in rays {
      let isBlind = zip(cells, combinations).contains { $0 == nil && ray.products[$1] != 0 }
      guard !isBlind else { continue }
      var (missed, rate) = (abs(offset(ray)), 0.0)
      for (weight, effect) in zip(ray.weights, effects) {
        let share = abs(weight) * scale
        missed -= share * effect.halfWidth
        if effect.widens { rate += share }
      }
      for (cell, combination) in zip(cells, combinations) {
        guard let cell else { continue }
        let share = abs(ray.products[combination])
        missed -= share * cell.halfWidth
        if cell.widens { rate += share }
      }
      // What the arithmetic itself rounds is no miss.
      guard missed > rounding else { continue }
      least = max(least, rate > 0 ? missed / rate : .infinity)
    }
    return least
  }

  /// What the mean of a vignette can be when all intervals are widened by this much; nil where they
  /// don't hold together even so.
  func range(ofCell vignette: Int, widening: Double) -> ClosedRange<Double>? {
    var low = -Double.infinity
    var high = Double.infinity
    if let own = cells[vignette] {
      low = own.centre - own.reach(widening)
      high = own.centre + own.reach(widening)
    }
    var others = self
    others.cells[vignette] = .exactly(0)
    for ray in rays {
      let isBlind = zip(others.cells, combinations).contains {
        $0 == nil && ray.products[$1] != 0
      }
      let slope = ray.products[combinations[vignette]]
      guard !isBlind, slope != 0 else { continue }
      let reach = others.reach(ray, widening)
      let ends = [others.offset(ray) - reach, others.offset(ray) + reach].map { $0 / slope }
      low = max(low, min(ends[0], ends[1]))
      high = min(high, max(ends[0], ends[1]))
    }
    guard low.isFinite, high.isFinite, low <= high + rounding else { return nil }
    return low <= high ? low...high : (low + high) / 2...(low + high) / 2
  }

  /// Means of all vignettes that hold together after this widening, each as near to its centre as
  /// those before it allow; nil where there are none.
  func cellMeans(widening: Double) -> [Double]? {
    var fixed = self
    let known = cells.indices.filter { cells[$0] != nil }
    for vignette in known + cells.indices.filter({ cells[$0] == nil }) {
      guard let range = fixed.range(ofCell: vignette, widening: widening) else { return nil }
      let middle = (range.lowerBound + range.upperBound) / 2
      let wanted = cells[vignette]?.centre ?? middle
      let value = min(max(wanted, range.lowerBound), range.upperBound)
      fixed.cells[vignette] = .exactly(value)
    }
    return fixed.cells.compactMap { $0?.centre }
  }

  /// What each main effect by itself makes of the one vignette whose mean is not known.
  func values(ofCell vignette: Int) -> [Double] {
    effects.indices.map { factor in
      var rest = scale * effects[factor].centre
      for (other, cell) in cells.enumerated() where other != vignette {
        rest -= FactorialDesign.sign(of: 1 << factor, at: combinations[other]) * (cell?.centre ?? 0)
      }
      return FactorialDesign.sign(of: 1 << factor, at: combinations[vignette]) * rest
    }
  }

  /// What adding these numbers up may round.
  private var rounding: Double {
    let all = effects + cells.compactMap { $0 }
    return 1e-12 * all.reduce(1) { max($0, abs($1.centre) + $1.halfWidth) }
  }

  private var scale: Double { Double(cells.count / 2) }

  private func offset(_ ray: FactorialRay) -> Double {
    var sum = 0.0
    for (weight, effect) in zip(ray.weights, effects) { sum += scale * weight * effect.centre }
    for (cell, combination) in zip(cells, combinations) {
      sum -= ray.products[combination] * (cell?.centre ?? 0)
    }
    return sum
  }

  private func reach(_ ray: FactorialRay, _ widening: Double) -> Double {
    var sum = 0.0
    for (weight, effect) in zip(ray.weights, effects) {
      sum += scale * abs(weight) * effect.reach(widening)
    }
    for (cell, combination) in zip(cells, combinations) {
      sum += abs(ray.products[combination]) * (cell?.reach(widening) ?? 0)
    }
    return sum
  }
}
