#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The two sides of a boundary between answers: the logistic distribution below and above it.
///
/// ```
/// below = 1 / (1 + exp(-η)),  above = 1 / (1 + exp(η))
/// ```
///
/// Neither side is got by subtraction from 1. A boundary at infinity has nothing on one side.
struct CumulativeLogit: Sendable {
  /// `P(Y ≤ j)`.
  let below: Double
  /// `P(Y > j)`.
  let above: Double
  /// `ln P(Y ≤ j)`.
  let logBelow: Double
  /// `ln P(Y > j)`.
  let logAbove: Double

  /// The boundary above the last answer, or the one below the first.
  static func at(_ infinity: FloatingPointSign) -> CumulativeLogit {
    CumulativeLogit(infinity == .plus ? .infinity : -.infinity)
  }

  /// Both sides of a boundary at a log odds.
  init(_ predictor: Double) {
    let small = exp(-abs(predictor))
    let log = log1p(small)
    let (larger, smaller) = (1 / (1 + small), small / (1 + small))
    (below, above) = predictor >= 0 ? (larger, smaller) : (smaller, larger)
    // At infinity one side holds everything and the other nothing.
    logBelow = predictor >= 0 ? -log : predictor - log
    logAbove = predictor >= 0 ? -predictor - log : -log
  }

  /// The density at the boundary.
  var density: Double { below * above }
}

/// What the distance between the two boundaries of an answer contributes to its probability.
struct BoundaryGap: Sendable {
  /// `1 - exp(-gap)`, negative where the boundaries cross.
  let share: Double
  /// The logarithm of the share; not a number where the boundaries cross.
  let logShare: Double
  /// `1 / (exp(gap) - 1)`.
  let slope: Double
  /// `exp(gap) / (exp(gap) - 1)²`.
  let curvature: Double

  /// An answer without a second boundary.
  static let unbounded = BoundaryGap(.infinity)

  /// The contribution of a distance.
  init(_ gap: Double) {
    share = -expm1(-gap)
    // Near 0 the first form is exact, far away the second.
    logShare = gap < 0.7 ? log(share) : log1p(-exp(-gap))
    slope = 1 / expm1(gap)
    let half = 2 * sinh(gap / 2)
    curvature = 1 / (half * half)
  }
}

/// The probability of one ordered answer with its derivatives in the two boundaries of the answer.
///
/// ```
/// P = F(u) - F(l) = F(u) · (1 - F(l)) · (1 - exp(-(u - l)))
/// ```
///
/// The product holds for the logistic distribution and loses no digits where the difference would.
/// Its logarithm is concave in u and l, because each of its factors is.
///
/// - Reference: [McCullagh1980]
struct OrderedCell: Sendable {
  /// The probability; negative where the boundaries cross.
  let probability: Double
  /// `ln P`; not a number where the boundaries cross.
  let logProbability: Double
  /// `∂ ln P / ∂u`.
  let upper: Double
  /// `∂ ln P / ∂l`.
  let lower: Double
  /// The derivative as both boundaries move together, `∂u + ∂l`, not got by adding them up.
  let shift: Double
  /// `-∂² ln P / ∂u²`.
  let upperCurvature: Double
  /// `-∂² ln P / ∂l²`.
  let lowerCurvature: Double
  /// `-∂² ln P / ∂u ∂l`.
  let crossCurvature: Double
  /// `-∂² ln P / ∂u ∂(shift)`, the sum of the row of u.
  let upperShiftCurvature: Double
  /// `-∂² ln P / ∂l ∂(shift)`, the sum of the row of l.
  let lowerShiftCurvature: Double

  /// The second derivative as both boundaries move together, with its sign changed.
  var shiftCurvature: Double { upperShiftCurvature + lowerShiftCurvature }

  /// An answer between two boundaries.
  ///
  /// - Parameter gap: of their distance, ``BoundaryGap/unbounded`` where one is at infinity.
  init(upper: CumulativeLogit, lower: CumulativeLogit, gap: BoundaryGap) {
    probability = upper.below * lower.above * gap.share
    logProbability = upper.logBelow + lower.logAbove + gap.logShare
    self.upper = upper.above + gap.slope
    self.lower = -lower.below - gap.slope
    shift = upper.above - lower.below
    upperShiftCurvature = upper.density
    lowerShiftCurvature = lower.density
    upperCurvature = upper.density + gap.curvature
    lowerCurvature = lower.density + gap.curvature
    crossCurvature = -gap.curvature
  }

  /// An answer between the log odds of its boundaries, infinite at the ends of the scale.
  init(from lower: Double, to upper: Double) {
    self.init(
      upper: CumulativeLogit(upper), lower: CumulativeLogit(lower),
      gap: BoundaryGap(upper - lower))
  }
}
