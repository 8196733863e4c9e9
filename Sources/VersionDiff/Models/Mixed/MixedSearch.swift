import VignetteKit

/// The search for the relative covariance factor at which the deviance of a mixed model is least.
///
/// The deviance doesn't change with the sign of a column of the factor, so that a variance of zero
/// is an ordinary stationary point and no bounds are needed. The search starts from the best of a
/// few factors with equal shares of variance; where it ends with a variance of zero, it starts from
/// the others too, and the lowest end counts.
struct MixedSearch: Sendable {
  /// Where the deviance is least.
  struct Optimum: Sendable {
    /// The parameters of the factor, its diagonal not negative.
    let theta: [Double]
    /// Minus twice the log-likelihood.
    let deviance: Double
    let iterations: Int
    let scaledGradient: Double
    let isMinimum: Bool
    /// Whether some variance, or what a random effect varies independently of others, is zero.
    let isSingular: Bool
    /// The deviance's derivatives there, where the search left them.
    let expansion: ProfiledDeviance.Expansion?
  }

  let deviance: ProfiledDeviance
  /// For each parameter the place in its grouping's factor, and the size of a group's products.
  private let places: [(row: Int, column: Int, reach: Double)]

  /// Ratios of between-group to within-group variance, for a group of average size, to start from.
  private static let starts = [1.0, 0.1, 10, 0.01, 100]
  /// How small, relative to the above ratio's root, a diagonal element is that counts as zero.
  private static let smallest = 1e-5

  init(_ deviance: ProfiledDeviance) {
    self.deviance = deviance
    places = deviance.reduction.groupings.flatMap { grouping in
      grouping.entries.map { entry in
        let z = grouping.columns.column(entry.column)
        let square = z.reduce(0) { $0 + $1 * $1 } / Double(grouping.count)
        return (entry.row, entry.column, square > 0 ? square.squareRoot() : 1)
      }
    }
  }

  /// The optimum over some parameters, the others being zero; nil where the deviance has no value.
  func optimum(free: [Int]) -> Optimum? {
    let zero = [Double](repeating: 0, count: places.count)
    guard !free.isEmpty else {
      return deviance.value(at: zero).map {
        Optimum(
          theta: zero, deviance: $0, iterations: 0, scaledGradient: 0, isMinimum: true,
          isSingular: false, expansion: nil)
      }
    }
    let starts = Self.starts.compactMap { ratio -> (point: [Double], value: Double)? in
      let point = free.map { place in
        places[place].row == places[place].column ? ratio.squareRoot() / places[place].reach : 0
      }
      return deviance.value(at: filled(point, free)).map { (point, $0) }
    }.sorted { $0.value < $1.value }
    var best: Optimum?
    for start in starts.prefix(3) {
      guard let end = search(from: start.point, free: free) else { continue }
      if let known = best, known.deviance <= end.deviance + 1e-9 * abs(end.deviance) { break }
      best = end
      if !end.isSingular { break }
    }
    return best
  }

  private func search(from start: [Double], free: [Int]) -> Optimum? {
    let radius = start.reduce(0) { $0 + $1 * $1 }.squareRoot()
    var from = start
    if !deviance.reduction.hasExactDerivatives {
      // Plain differences see the minimum from afar, a fraction of a standard error beside it.
      let rough = CurvatureSearch.minimum(from: start, radius: radius, tolerance: 0.1) { point in
        deviance.expansion(at: filled(point, free), free: free, precision: .search)
      }
      from = rough?.point ?? start
    }
    let arrival = CurvatureSearch.minimum(from: from, radius: radius) { point in
      deviance.expansion(at: filled(point, free), free: free)
    }
    guard let arrival else { return nil }
    var expansion: ProfiledDeviance.Expansion? = arrival.value
    var theta = filled(arrival.point, free)
    flipSigns(of: &theta)
    if theta != filled(arrival.point, free) { expansion = nil }
    var value = arrival.value.value
    var isSingular = false
    for place in free where places[place].row == places[place].column {
      guard theta[place] * places[place].reach < Self.smallest else { continue }
      isSingular = true
      var exact = theta
      exact[place] = 0
      if let other = deviance.value(at: exact), other <= value + 1e-9 {
        (theta, value, expansion) = (exact, other, nil)
      }
    }
    return Optimum(
      theta: theta, deviance: value, iterations: arrival.iterations,
      scaledGradient: arrival.scaledGradient, isMinimum: arrival.isMinimum, isSingular: isSingular,
      expansion: expansion)
  }

  private func filled(_ point: [Double], _ free: [Int]) -> [Double] {
    var theta = [Double](repeating: 0, count: places.count)
    for (place, value) in zip(free, point) { theta[place] = value }
    return theta
  }

  /// Makes the diagonal of the factors not negative.
  private func flipSigns(of theta: inout [Double]) {
    for range in deviance.reduction.parameterRanges {
      for place in range
      where places[place].row == places[place].column && theta[place] < 0 {
        for other in range where places[other].column == places[place].column {
          theta[other] = -theta[other]
        }
      }
    }
  }
}

extension ProfiledDeviance.Expansion: CurvedValue {}
