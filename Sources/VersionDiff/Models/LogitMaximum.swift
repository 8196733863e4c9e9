import VignetteKit

/// The maximum of a logit likelihood, or of its limit where answers are separated.
struct LogitMaximum: Sendable {
  /// The likelihood whose maximum it is: that of the separated limit, if need be.
  let likelihood: LogitLikelihood
  let arrival: NewtonSearch.Arrival<LogitLikelihood.Value>
  /// The positions of the parameters that were searched.
  let free: [Int]
  /// Directions in which the parameters can move without changing any finite contrast.
  var nullSpace: [[Double]] = []
  var separation: Separation?

  /// The smallest probability of an empty cell at which separation is looked for.
  private static let suspicion = 1e-6

  /// Searches from equal chances. A penalised likelihood has a maximum whatever the data.
  init(of likelihood: LogitLikelihood) throws(AnalysisError) {
    let all = Array(0..<likelihood.parameterCount)
    let start = [Double](repeating: 0, count: all.count)
    if likelihood.isPenalised {
      self.init(
        likelihood: likelihood, arrival: Self.penalisedMaximum(of: likelihood, over: all),
        free: all)
      guard arrival.end == .maximum else { throw failure }
      return
    }
    var arrival = NewtonSearch.maximum(
      from: start, free: all, stoppedBy: { $0.smallestEmptyProbability < Self.suspicion },
      of: likelihood.value)
    if arrival.end != .maximum {
      if let separation = Separation.decided(for: likelihood) {
        try self.init(limitOf: likelihood, separatedBy: separation)
        return
      }
      arrival = NewtonSearch.maximum(from: arrival.point, free: all, of: likelihood.value)
    }
    self.init(likelihood: likelihood, arrival: arrival, free: all)
    guard arrival.end == .maximum else { throw failure }
  }

  /// The maximum of what is left of a likelihood at the far end of a separating direction.
  private init(
    limitOf likelihood: LogitLikelihood, separatedBy separation: Separation
  ) throws(AnalysisError) {
    var limit = likelihood
    limit.excluded = separation.excluded
    let contrasts = Separation.finiteContrasts(of: likelihood, excluded: separation.excluded)
    let factoring = PivotedQR(contrasts)
    let start = [Double](repeating: 0, count: likelihood.parameterCount)
    let arrival = NewtonSearch.maximum(from: start, free: factoring.independent, of: limit.value)
    self.init(
      likelihood: limit, arrival: arrival, free: factoring.independent,
      nullSpace: factoring.nullSpace, separation: separation)
    guard arrival.end == .maximum else { throw failure }
  }

  private init(
    likelihood: LogitLikelihood, arrival: NewtonSearch.Arrival<LogitLikelihood.Value>,
    free: [Int], nullSpace: [[Double]] = [], separation: Separation? = nil
  ) {
    self.likelihood = likelihood
    self.arrival = arrival
    self.free = free
    self.nullSpace = nullSpace
    self.separation = separation
  }

  /// The higher of the maxima that are reached from equal chances and from where the search without
  /// the penalty ends, or is stopped: few and lopsided people can make several.
  private static func penalisedMaximum(
    of likelihood: LogitLikelihood, over free: [Int]
  ) -> NewtonSearch.Arrival<LogitLikelihood.Value> {
    let start = [Double](repeating: 0, count: likelihood.parameterCount)
    var plain = likelihood
    plain.isPenalised = false
    let unpenalised = NewtonSearch.maximum(
      from: start, free: free, stoppedBy: { $0.smallestEmptyProbability < suspicion },
      of: plain.value)
    let arrivals = [start, unpenalised.point].map { likelihood.maximum(from: $0, free: free) }
      .filter { $0.value.objective.isFinite }
    let maxima = arrivals.filter { $0.end == .maximum }
    guard
      let best = (maxima.isEmpty ? arrivals : maxima).max(by: {
        $0.value.objective < $1.value.objective
      })
    else { return likelihood.maximum(from: start, free: free) }
    return best
  }

  /// The record of the search.
  var record: Convergence { arrival.record(algorithm) }

  /// That the search did not end.
  var failure: AnalysisError {
    .model(.notConverged(algorithm: algorithm, iterations: arrival.iterations))
  }

  private var algorithm: String { likelihood.isPenalised ? "quasi-Newton" : "Newton" }
}

extension LogitLikelihood {
  /// The maximum over some of the parameters, the others being held. With a penalty the information
  /// is that of the likelihood alone, and the search learns the rest.
  func maximum(from start: [Double], free: [Int]) -> NewtonSearch.Arrival<Value> {
    isPenalised
      ? QuasiNewtonSearch.maximum(from: start, free: free, of: value)
      : NewtonSearch.maximum(from: start, free: free, of: value)
  }
}
