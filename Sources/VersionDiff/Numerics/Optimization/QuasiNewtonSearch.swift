import VignetteKit

/// Newton's method with step halving, for a function of which the curvature is known only in part.
///
/// The first step is that of a metric known to be close to the curvature, such as the expected
/// information; what the metric lacks is learned from the gradients along the way (Broyden,
/// Fletcher, Goldfarb, Shanno). Scoring by the metric alone can swing to and fro for ever: where a
/// penalty says as much as the data do, a step by the data's information is twice too long.
///
/// The search ends as ``NewtonSearch`` does, by the decrement in the metric.
///
/// - Reference: [NocedalWright2006], chapter 6
enum QuasiNewtonSearch {
  /// Searches from a point over some of its coordinates, the others being held.
  static func maximum<Value: ConcaveValue>(
    from start: [Double], free: [Int], of function: ([Double]) -> Value
  ) -> NewtonSearch.Arrival<Value> {
    var point = start
    var value = function(point)
    var curvature = LearnedCurvature(size: free.count)
    var decrement = Double.infinity
    var best = Double.infinity
    var stillCount = 0
    for iteration in 0...NewtonSearch.stepLimit {
      func arrival(_ end: NewtonSearch.End) -> NewtonSearch.Arrival<Value> {
        NewtonSearch.Arrival(
          point: point, value: value, end: end, iterations: iteration, decrement: decrement)
      }
      guard !free.isEmpty else { return arrival(.maximum) }
      guard let metric = Cholesky(value.information.selecting(rows: free, columns: free)) else {
        return arrival(.singular)
      }
      let gradient = free.map { value.gradient[$0] }
      decrement = max(0, product(metric.solution(gradient), gradient)).squareRoot()
      // Where rounding keeps the gradient from falling any further, the search is over too.
      stillCount = decrement < best / 2 ? 0 : stillCount + 1
      best = min(best, decrement)
      if decrement < NewtonSearch.tolerance || (best < 1e-7 && stillCount > 3) {
        return arrival(.maximum)
      }
      var step = curvature.step(along: gradient, metric)
      if !(product(step, gradient) > 0) {
        curvature.forget()
        step = metric.solution(gradient)
      }
      guard let next = ascent(from: point, value, free, step, gradient, of: function) else {
        // No step of a forgetful search goes up either: rounding is all that is left.
        if curvature.isEmpty { return arrival(best < 1e-7 ? .maximum : .stopped) }
        curvature.forget()
        continue
      }
      let turned = free.map { next.value.gradient[$0] }
      curvature.learn(
        step: free.map { next.point[$0] - point[$0] },
        change: zip(gradient, turned).map { $0 - $1 })
      (point, value) = (next.point, next.value)
    }
    return NewtonSearch.Arrival(
      point: point, value: value, end: .stepLimit, iterations: NewtonSearch.stepLimit,
      decrement: decrement)
  }

  /// A point along a step at which the objective has risen enough; nil where there is none.
  private static func ascent<Value: ConcaveValue>(
    from point: [Double], _ value: Value, _ free: [Int], _ step: [Double], _ gradient: [Double],
    of function: ([Double]) -> Value
  ) -> (point: [Double], value: Value)? {
    let slope = product(step, gradient)
    // Close to the maximum the gain drowns in rounding: it may not look like one.
    let slack = 64 * Double.ulpOfOne * abs(value.objective)
    var scale = 1.0
    while scale > 1e-10 {
      var next = point
      for (place, change) in zip(free, step) { next[place] += scale * change }
      let reached = function(next)
      if reached.objective >= value.objective + 1e-4 * scale * slope - slack {
        return (next, reached)
      }
      scale /= 2
    }
    return nil
  }

  private static func product(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

/// What steps and the changes of the gradient along them say about a curvature, beyond a metric.
private struct LearnedCurvature {
  private var pairs: [(step: [Double], change: [Double], inverse: Double)] = []
  /// More steps than coordinates are remembered, as the metric changes under way.
  private let limit: Int

  init(size: Int) { limit = min(60, 2 * size + 10) }

  /// Whether nothing is known yet.
  var isEmpty: Bool { pairs.isEmpty }

  mutating func forget() { pairs = [] }

  /// Keeps a step and how much the gradient fell along it, unless the function bends the other way.
  mutating func learn(step: [Double], change: [Double]) {
    let bend = zip(step, change).reduce(0) { $0 + $1.0 * $1.1 }
    let lengths = [step, change].map { $0.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    guard bend > 1e-10 * lengths[0] * lengths[1] else { return }
    pairs.append((step, change, 1 / bend))
    if pairs.count > limit { pairs.removeFirst() }
  }

  /// The Newton step by the metric corrected with what was learned (two loops over the pairs).
  func step(along gradient: [Double], _ metric: Cholesky) -> [Double] {
    var rest = gradient
    var shares = [Double](repeating: 0, count: pairs.count)
    for (place, pair) in pairs.enumerated().reversed() {
      shares[place] = pair.inverse * zip(pair.step, rest).reduce(0) { $0 + $1.0 * $1.1 }
      for i in rest.indices { rest[i] -= shares[place] * pair.change[i] }
    }
    var result = metric.solution(rest)
    for (place, pair) in pairs.enumerated() {
      let back = pair.inverse * zip(pair.change, result).reduce(0) { $0 + $1.0 * $1.1 }
      for i in result.indices { result[i] += (shares[place] - back) * pair.step[i] }
    }
    return result
  }
}
