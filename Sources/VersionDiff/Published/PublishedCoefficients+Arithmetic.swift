import VignetteKit

/// What the printed figures of a row say of each other.
extension PublishedCoefficients.Row {
  /// Coefficient over standard error, over all that rounds to the two; nil where one is missing or
  /// the standard error may be 0.
  var ratio: ClosedRange<Double>? {
    guard let coefficient = coefficient?.roundingInterval,
      let error = standardError?.roundingInterval, error.lowerBound > 0
    else { return nil }
    return quotients(coefficient, error)
  }

  /// Coefficient over statistic, which is the standard error; nil where one is missing or the
  /// statistic may be 0.
  var impliedStandardError: ClosedRange<Double>? {
    guard let coefficient = coefficient?.roundingInterval,
      let statistic = statistic?.roundingInterval, !statistic.contains(0)
    else { return nil }
    let range = quotients(coefficient, statistic)
    return max(0, range.lowerBound)...max(0, range.upperBound)
  }

  /// What the printed statistic, and coefficient over standard error, leave together.
  var possibleStatistics: ClosedRange<Double>? {
    guard let printed = statistic?.roundingInterval else { return ratio }
    return ratio.map { printed.clamped(to: $0) } ?? printed
  }
}

extension PublishedCoefficients {
  /// The two-sided p of a statistic, by the distribution that the table names; nil where it names
  /// none, or t without degrees of freedom.
  func pValue(ofStatistic statistic: Double) -> Double? {
    switch (self.statistic, degreesOfFreedom) {
    case (.z, _): 2 * Normal.standard.survival(abs(statistic))
    case (.t, let degrees?) where degrees > 0:
      2 * StudentT(degreesOfFreedom: degrees).survival(abs(statistic))
    default: nil
    }
  }

  /// The two-sided p-values of the statistics in a range; where the degrees of freedom of t are not
  /// stated, for any number of them from one to infinitely many.
  func pValues(ofStatistics range: ClosedRange<Double>) -> ClosedRange<Double> {
    let (low, high) = (abs(range.lowerBound), abs(range.upperBound))
    let (near, far) = (range.contains(0) ? 0 : min(low, high), max(low, high))
    if let smallest = pValue(ofStatistic: far), let largest = pValue(ofStatistic: near) {
      return smallest...max(smallest, largest)
    }
    let smallest = 2 * Normal.standard.survival(far)
    return smallest...max(smallest, 2 * StudentT(degreesOfFreedom: 1).survival(near))
  }
}

extension PublishedFigure {
  /// The numbers that print as this p: a bound stands for everything under it, and nothing lies
  /// outside 0 to 1. A p of .000 is anything up to .0005.
  var intervalOfP: ClosedRange<Double>? {
    if isUpperBound { return value.map { 0...max(0, $0) } }
    return roundingInterval.map { max(0, $0.lowerBound)...max(0, min(1, $0.upperBound)) }
  }
}

private func quotients(
  _ numerator: ClosedRange<Double>, _ denominator: ClosedRange<Double>
) -> ClosedRange<Double> {
  let ends = [
    numerator.lowerBound / denominator.lowerBound, numerator.lowerBound / denominator.upperBound,
    numerator.upperBound / denominator.lowerBound, numerator.upperBound / denominator.upperBound,
  ]
  let low = ends.min() ?? 0
  return low...max(low, ends.max() ?? 0)
}
