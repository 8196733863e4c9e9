/// The people of a model as quantities of interest need them: each distinct combination of the
/// explanatory variables once, whatever the outcome, the cluster or the group.
struct DistinctPeople: Sendable {
  /// The combinations, with how many people have each.
  let frame: ModelFrame
  /// How many people each stands for: the people themselves times their sampling weights.
  let weights: [Double]
  /// Whether sampling weights count.
  let isWeighted: Bool

  /// Collapses a frame.
  ///
  /// Analytic weights say how precise an answer is, not how many people it stands for, and do not
  /// count.
  init(_ observed: ModelFrame) {
    let distinct = observed.distinctPatterns(of: Array(observed.variables.indices))
    let totals = observed.totals
    isWeighted = observed.weights != nil && observed.weightKind == .sampling
    let count = distinct.first.count
    let people = Self.sums(totals, distinct.position, count: count)
    let rows = observed.hypothetical(distinct.first)
    frame = observed.hypothetical(rows.variables, count: count, totals: people)
    guard isWeighted, let own = observed.weights else {
      weights = people
      return
    }
    weights = Self.sums(zip(totals, own).map { $0 * $1 }, distinct.position, count: count)
  }

  /// Sums of weights by position.
  static func sums(_ weights: [Double], _ position: [Int], count: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: count)
    for (pattern, weight) in weights.enumerated() { sums[position[pattern]] += weight }
    return sums
  }
}
