import VignetteKit

/// The value of a smooth function at a point, with its first and second derivatives.
protocol CurvedValue: Sendable {
  /// The value.
  var value: Double { get }
  /// The first derivatives.
  var gradient: [Double] { get }
  /// The second derivatives.
  var hessian: Matrix { get }
}

/// Newton's method for a minimum of a function that need not be convex.
///
/// Along each axis of the Hessian the step is `-g / |λ|`, so that it always goes down; its length
/// is limited by a trust region. Along an axis of negative curvature without a slope (a saddle) a
/// step of the region's length is taken. The search ends where the length of the gradient in the
/// metric of the Hessian, `√(gᵀ |H|⁻¹ g)`, falls below the tolerance at a point without negative
/// curvature; the step that this announces is still taken.
///
/// - Reference: [NocedalWright2006], chapter 4
struct CurvatureSearch: Sendable {
  /// Where the search arrived.
  struct Arrival<Value: CurvedValue>: Sendable {
    let point: [Double]
    let value: Value
    let iterations: Int
    let scaledGradient: Double
    let isMinimum: Bool
  }

  /// The scaled gradient at which it ends.
  static let tolerance = 1e-9
  /// The largest number of steps.
  static let stepLimit = 200

  /// Searches from a point; nil where the function has no value there.
  ///
  /// - Parameters:
  ///   - radius: how long the first step may be.
  ///   - evaluate: the value with its derivatives, or nil outside the function's domain.
  static func minimum<Value: CurvedValue>(
    from start: [Double], radius first: Double, tolerance: Double = tolerance,
    of evaluate: ([Double]) -> Value?
  ) -> Arrival<Value>? {
    guard var value = evaluate(start) else { return nil }
    var point = start
    var radius = first
    var scaled = Double.infinity
    var previous = Double.infinity
    for iteration in 0..<stepLimit {
      func arrival(_ isMinimum: Bool) -> Arrival<Value> {
        Arrival(
          point: point, value: value, iterations: iteration, scaledGradient: scaled,
          isMinimum: isMinimum)
      }
      let model = Model(value.gradient, value.hessian)
      scaled = model.scaledGradient
      // Where rounding keeps the gradient from falling any further, the search is over too.
      let isStill = scaled < 1e-6 && scaled > previous / 2
      let isLast = (scaled < tolerance || isStill) && !model.isSaddle
      previous = scaled
      // The rounding of the value is the limit of what can be gained.
      let slack = 32 * Double.ulpOfOne * abs(value.value)
      var rejections = 0
      while true {
        let step = model.step(within: radius)
        let length = step.length
        let next = zip(point, step).map { $0 + $1 }
        if let reached = evaluate(next), reached.value <= value.value + slack {
          let gain = value.value - reached.value
          let expected = model.gain(step)
          if gain > 0.7 * expected, length > 0.9 * radius { radius *= 3 }
          if gain < 0.2 * expected, expected > slack { radius = length / 2 }
          // A last step that makes the gradient longer is rounding.
          if isLast, Model(reached.gradient, reached.hessian).scaledGradient > scaled {
            return arrival(true)
          }
          (point, value) = (next, reached)
          break
        }
        if isLast { return arrival(true) }
        // A step that has been shortened so often and still doesn't go down moves within rounding.
        rejections += 1
        if rejections > 10 { return arrival(scaled < 1e-6 && !model.isSaddle) }
        radius = length / 4
      }
      if isLast {
        scaled = Model(value.gradient, value.hessian).scaledGradient
        return arrival(true)
      }
    }
    return Arrival(
      point: point, value: value, iterations: stepLimit, scaledGradient: scaled, isMinimum: false)
  }

  /// The quadratic model of the function at a point, along the axes of its Hessian.
  private struct Model {
    private let gradient: [Double]
    private let hessian: Matrix
    private let eigen: SymmetricEigen
    /// The gradient along each axis.
    private let slopes: [Double]
    /// The curvature below which an axis counts as flat.
    private let flat: Double

    init(_ gradient: [Double], _ hessian: Matrix) {
      self.gradient = gradient
      self.hessian = hessian
      eigen = SymmetricEigen(hessian)
      slopes = eigen.vectors.transposed * gradient
      flat = 1e-11 * (eigen.values.map(abs).max() ?? 0)
    }

    /// `√(gᵀ |H|⁻¹ g)` over the axes that are not flat.
    var scaledGradient: Double {
      zip(eigen.values, slopes).reduce(0) { sum, axis in
        abs(axis.0) > flat ? sum + axis.1 * axis.1 / abs(axis.0) : sum
      }.squareRoot()
    }

    /// Whether some axis bends down.
    var isSaddle: Bool { (eigen.values.first ?? 0) < -1e-7 * flat / 1e-11 }

    /// The step, no longer than the radius.
    func step(within radius: Double) -> [Double] {
      var along = zip(eigen.values, slopes).map { curvature, slope in
        abs(curvature) > flat ? -slope / abs(curvature) : 0
      }
      if isSaddle, abs(along[0]) < 1e-6 * radius { along[0] = radius }
      let length = along.length
      if length > radius { along = along.map { $0 * radius / length } }
      return eigen.vectors * along
    }

    /// By how much the model falls along a step.
    func gain(_ step: [Double]) -> Double {
      let linear = zip(gradient, step).reduce(0) { $0 + $1.0 * $1.1 }
      return -linear - hessian.bilinear(step, step) / 2
    }
  }
}

extension [Double] {
  /// The Euclidean length.
  fileprivate var length: Double { reduce(0) { $0 + $1 * $1 }.squareRoot() }
}
