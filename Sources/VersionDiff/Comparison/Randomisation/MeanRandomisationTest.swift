/// The randomisation test of a difference of means, and the effects that it does not reject.
struct MeanRandomisationTest: Sendable {
  private let tally: MeanTally
  private let sums: [MeanTally.Sums]
  private let run: RandomisationRun

  /// Joins the tallies of one run.
  init(_ empty: MeanTally, _ tallies: [MeanTally], _ run: RandomisationRun) {
    tally = empty
    sums = tallies.flatMap(\.sums)
    self.run = run
  }

  /// The difference of the recorded means.
  var difference: Double { tally.difference }

  /// The studentised difference.
  var statistic: Double { tally.statistic(tally.recorded, effect: 0) }

  /// The p-value of no effect on anybody.
  var pValue: RandomisationPValue { pValue(ofEffect: 0) }

  /// The p-value of the same effect on everybody.
  func pValue(ofEffect effect: Double) -> RandomisationPValue {
    let observed = abs(tally.statistic(tally.recorded, effect: effect))
    var extreme = 0.0
    for sums in sums
    where abs(tally.statistic(sums, effect: effect)) >= observed * (1 - 1e-9) {
      extreme += sums.weight
    }
    return RandomisationPValue(extreme: extreme, in: run)
  }

  /// The constant effects with a p-value above the significance level: from the smallest to the
  /// largest. A limit is nil where no effect, however large, is rejected on its side.
  ///
  /// ```
  /// {τ : p(τ) > α}
  /// ```
  /// - Reference: [ImbensRubin2015], section 5.7
  func limits(significance: Double) -> (low: Double?, high: Double?) {
    let observed = statistic
    guard observed.isFinite else { return (nil, nil) }
    let scale = observed != 0 ? abs(difference / observed) : abs(difference)
    guard scale > 0 else { return (nil, nil) }
    return (
      limit(significance, step: -scale), limit(significance, step: scale)
    )
  }

  /// The limit in a direction: steps that grow until a rejected effect, then halves.
  private func limit(_ significance: Double, step: Double) -> Double? {
    var inside = difference
    var reach = step
    var outside = difference + reach
    while pValue(ofEffect: outside).value > significance {
      inside = outside
      reach *= 1.5
      outside = difference + reach
      if abs(reach) > 1e4 * abs(step) { return nil }
    }
    while abs(outside - inside) > 1e-7 * abs(step) {
      let middle = (inside + outside) / 2
      if pValue(ofEffect: middle).value > significance { inside = middle } else { outside = middle }
    }
    return inside
  }
}
