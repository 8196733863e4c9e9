import VignetteKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Studies in which raters give one of several ordered answers, or of two, to each vignette,
/// analysed by proportional odds (with two answers: logistic regression) with a random intercept and
/// Wald tests.
///
/// ```
/// logit P(Y > k) = x · β - θₖ + b,   b ~ N(0, τ²) by rater
/// ```
/// The intercepts are integrated out by adaptive Gauss–Hermite quadrature with seven points, enough
/// for the third digit of a standard error.
struct AnswerStudies: SimulatedStudy {
  /// The true values of what is tested.
  private let values: [Double]
  private let design: RatingsDesign
  private let contrasts: [[Double]]
  private let thresholds: [Double]
  private let patterns: [Int]
  private let patternColumns: Matrix
  private let critical: Double

  struct Scratch {
    var answers: [Int]
    var counts: [Int]
  }

  /// Coefficients beyond this are those of separated answers, which have no estimate.
  private static let largestCoefficient = 15.0
  private static let points = 7

  /// Plans studies.
  ///
  /// - Parameters:
  ///   - design: without an intercept column, which the thresholds make needless.
  ///   - shares: of the answers where all columns and the intercept are 0.
  init(
    _ design: RatingsDesign, shares: [Double], contrasts: [[Double]], _ confidence: ConfidenceLevel
  ) {
    self.design = design
    self.contrasts = contrasts
    thresholds = Self.thresholds(shares)
    critical = confidence.criticalValue()
    values = design.values(of: contrasts)
    var places: [[Double]: Int] = [:]
    var distinct: [[Double]] = []
    patterns = (0..<design.matrix.rowCount).map { row in
      let own = design.matrix.row(row)
      if let known = places[own] { return known }
      places[own] = distinct.count
      distinct.append(own)
      return distinct.count - 1
    }
    var columns = Matrix(rows: distinct.count, columns: design.matrix.columnCount)
    for (i, own) in distinct.enumerated() {
      for (j, value) in own.enumerated() { columns[i, j] = value }
    }
    patternColumns = columns
  }

  var truths: [Double?] { values }

  func scratch() -> Scratch {
    Scratch(
      answers: [Int](repeating: 0, count: patterns.count),
      counts: [Int](repeating: 0, count: thresholds.count + 1))
  }

  func results(
    _ generator: inout SeededGenerator, _ scratch: inout Scratch
  ) -> [SimulatedResult]? {
    draw(&generator, &scratch)
    // Answers that nobody gave are no categories of the model.
    let given = scratch.counts.indices.filter { scratch.counts[$0] > 0 }
    guard given.count > 1, let fit = fitted(scratch, given) else { return nil }
    var results: [SimulatedResult] = []
    for (contrast, truth) in zip(contrasts, values) {
      let estimate = zip(contrast, fit.parameters).reduce(0) { $0 + $1.0 * $1.1 }
      let long =
        contrast
        + [Double](repeating: 0, count: fit.covariance.rowCount - contrast.count)
      let variance = fit.covariance.bilinear(long, long)
      guard abs(estimate) < Self.largestCoefficient, variance > 0 else { return nil }
      let reach = critical * variance.squareRoot()
      results.append(
        SimulatedResult(
          isSignificant: abs(estimate) > reach, estimate: estimate,
          covers: abs(estimate - truth) <= reach))
    }
    return results
  }

  /// Draws answers; the logistic distribution by arithmetic that is the same on every machine.
  private func draw(_ generator: inout SeededGenerator, _ scratch: inout Scratch) {
    for place in scratch.counts.indices { scratch.counts[place] = 0 }
    let intercepts = (0..<design.raterCount).map { _ in
      design.deviations[0] * generator.normal()
    }
    let slopes = patternColumns * design.coefficients
    for row in patterns.indices {
      let predictor = slopes[patterns[row]] + intercepts[design.raters[row]]
      let uniform = (Double(generator.next() >> 12) + 0.5) * 0x1p-52
      let odds = DoubleDouble(predictor).exponential.high
      // P(Y > k) = odds e^-θ / (1 + odds e^-θ) ≥ u
      var answer = 0
      for threshold in thresholds where odds * threshold * (1 - uniform) >= uniform { answer += 1 }
      scratch.answers[row] = answer
      scratch.counts[answer] += 1
    }
  }

  private func fitted(_ scratch: Scratch, _ given: [Int]) -> QuadratureSolution? {
    let boundaries = given.count - 1
    var categories = [Int](repeating: 0, count: scratch.counts.count)
    for (place, answer) in given.enumerated() { categories[answer] = place }
    var entries: [QuadratureGroups.Entry] = []
    var codes: [Int] = []
    for row in patterns.indices {
      let (category, first) = (categories[scratch.answers[row]], patterns[row] * boundaries)
      if category > 0 {
        entries.append(.init(predictor: first + category - 1, events: 1, nonEvents: 0))
        codes.append(design.raters[row])
      }
      if category < boundaries {
        entries.append(.init(predictor: first + category, events: 0, nonEvents: 1))
        codes.append(design.raters[row])
      }
    }
    let groups = QuadratureGroups(
      entries, of: codes, predictorCount: patternColumns.rowCount * boundaries)
    let slopes = patternColumns.columnCount
    var columns = Matrix(
      rows: patternColumns.rowCount * boundaries, columns: slopes + boundaries)
    for pattern in 0..<patternColumns.rowCount {
      for boundary in 0..<boundaries {
        for j in 0..<slopes {
          columns[pattern * boundaries + boundary, j] = patternColumns[pattern, j]
        }
        columns[pattern * boundaries + boundary, slopes + boundary] = -1
      }
    }
    let counts = given.map { Double(scratch.counts[$0]) }
    let objective = QuadratureObjective(
      design: columns, likelihood: QuadratureLikelihood(groups, points: Self.points),
      innerCounts: Array(counts.dropFirst().dropLast()))
    let start = [Double](repeating: 0, count: slopes) + Self.logits(counts)
    do {
      return try QuadratureSolution(maximising: objective, from: start, groupedBy: "rater")
    } catch {
      // Counted as a failure.
      return nil
    }
  }

  /// `e^-θ`, the odds of more than each boundary, by arithmetic that is the same on every machine.
  private static func thresholds(_ shares: [Double]) -> [Double] {
    var below = 0.0
    let total = shares.reduce(0, +)
    return shares.dropLast().map { share in
      below += share
      return (total - below) / below
    }
  }

  /// The logits of the shares up to each boundary.
  private static func logits(_ counts: [Double]) -> [Double] {
    var below = 0.0
    let total = counts.reduce(0, +)
    return counts.dropLast().map { count in
      below += count
      return log(below / (total - below))
    }
  }
}
