import VignetteKit

/// The value of a concave function at a point, with its exact derivatives.
protocol ConcaveValue: Sendable {
  /// The value.
  var objective: Double { get }
  /// The first derivatives.
  var gradient: [Double] { get }
  /// Minus the second derivatives.
  var information: Matrix { get }
}

/// Newton's method with step halving, for a concave function with its exact derivatives.
///
/// A step that does not raise the objective is halved. The search ends where the Newton decrement
/// `√(gᵀ I⁻¹ g)`, the distance to the maximum in units of standard errors, falls below the
/// tolerance; the step that it announces is still taken.
struct NewtonSearch: Sendable {
  /// How the search ended.
  enum End: Sendable, Equatable {
    /// At the maximum.
    case maximum
    /// Stopped by whoever watched it.
    case stopped
    /// The information is not positive definite: the maximum is flat, or at infinity.
    case singular
    /// The limit of steps was reached.
    case stepLimit
  }

  /// Where the search arrived.
  struct Arrival<Value: ConcaveValue>: Sendable {
    let point: [Double]
    let value: Value
    let end: End
    let iterations: Int
    let decrement: Double
  }

  /// The decrement at which it ends.
  static let tolerance = 1e-9
  /// The largest number of steps.
  static let stepLimit = 200

  /// Searches from a point over some of its coordinates, the others being held.
  static func maximum<Value: ConcaveValue>(
    from start: [Double], free: [Int], stoppedBy stops: (Value) -> Bool = { _ in false },
    of function: ([Double]) -> Value
  ) -> Arrival<Value> {
    var point = start
    var value = function(point)
    var decrement = Double.infinity
    for iteration in 0...stepLimit {
      func arrival(_ end: End) -> Arrival<Value> {
        Arrival(
          point: point, value: value, end: end, iterations: iteration, decrement: decrement)
      }
      if stops(value) { return arrival(.stopped) }
      guard !free.isEmpty else { return arrival(.maximum) }
      guard let factor = Cholesky(value.information.selecting(rows: free, columns: free)) else {
        return arrival(.singular)
      }
      let gradient = free.map { value.gradient[$0] }
      let step = factor.solution(gradient)
      let squared = zip(step, gradient).reduce(0) { $0 + $1.0 * $1.1 }
      decrement = max(0, squared).squareRoot()
      let isLast = decrement < tolerance
      var scale = 1.0
      var next = moved(point, free, step, scale)
      var nextValue = function(next)
      // Close to the maximum the gain drowns in rounding: it may not look like one.
      let slack = 64 * Double.ulpOfOne * abs(value.objective)
      while !(nextValue.objective >= value.objective - slack), scale > 1e-9 {
        scale /= 2
        next = moved(point, free, step, scale)
        nextValue = function(next)
      }
      (point, value) = (next, nextValue)
      if isLast { return arrival(.maximum) }
    }
    return Arrival(
      point: point, value: value, end: .stepLimit, iterations: stepLimit, decrement: decrement)
  }

  private static func moved(
    _ point: [Double], _ free: [Int], _ step: [Double], _ scale: Double
  ) -> [Double] {
    var result = point
    for (place, change) in zip(free, step) { result[place] += scale * change }
    return result
  }
}
