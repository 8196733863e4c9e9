/// Numbers that respondents gave, such as ratings: each distinct value with how often it occurs.
public struct Sample: Sendable, Equatable {
  /// The distinct values that occur, ascending.
  public let values: [Double]
  /// How many respondents gave each.
  public let counts: [Int]
  /// How many respondents there are.
  public let count: Int

  /// Creates a sample from values and frequencies; values may repeat and stand in any order.
  ///
  /// - Precondition: finite values, a frequency of 0 or more for each.
  public init(values: [Double], counts: [Int]) {
    precondition(values.count == counts.count, "a frequency per value")
    precondition(values.allSatisfy(\.isFinite) && counts.allSatisfy { $0 >= 0 }, "finite values")
    var distinct: [Double] = []
    var frequencies: [Int] = []
    let isSorted = zip(values, values.dropFirst()).allSatisfy { $0 < $1 }
    let order =
      isSorted ? Array(values.indices) : values.indices.sorted { values[$0] < values[$1] }
    for index in order where counts[index] > 0 {
      if distinct.last == values[index] {
        frequencies[frequencies.count - 1] += counts[index]
      } else {
        distinct.append(values[index])
        frequencies.append(counts[index])
      }
    }
    self.values = distinct
    self.counts = frequencies
    count = frequencies.reduce(0, +)
  }

  /// Creates a sample of single values.
  public init(_ values: [Double]) {
    self.init(values: values, counts: [Int](repeating: 1, count: values.count))
  }

  /// The mean; nil of no values.
  public var mean: Double? {
    guard let origin = values.first else { return nil }
    // From the smallest value, so that a large common part costs no digits.
    var sum = 0.0
    for (value, frequency) in zip(values, counts) { sum += (value - origin) * Double(frequency) }
    return origin + sum / Double(count)
  }

  /// The variance with n - 1; nil of fewer than two values.
  public var variance: Double? {
    guard count > 1, let mean else { return nil }
    var (squares, rest) = (0.0, 0.0)
    for (value, frequency) in zip(values, counts) {
      let deviation = value - mean
      squares += deviation * deviation * Double(frequency)
      rest += deviation * Double(frequency)
    }
    // The rest is 0 but for the rounding of the mean.
    return max(0, squares - rest * rest / Double(count)) / Double(count - 1)
  }

  /// The standard deviation with n - 1; nil of fewer than two values.
  public var standardDeviation: Double? { variance.map { $0.squareRoot() } }

  /// The mean with its standard error and its interval by Student's t, n - 1 degrees of freedom;
  /// nil of no values, without interval of one.
  public func estimate(_ confidence: ConfidenceLevel) -> Estimate? {
    guard let mean else { return nil }
    guard let variance else { return Estimate(mean, scale: .response) }
    let standardError = (variance / Double(count)).squareRoot()
    let width = confidence.criticalValue(degreesOfFreedom: Double(count - 1)) * standardError
    return Estimate(
      mean, standardError: standardError, interval: (mean - width)...(mean + width),
      scale: .response)
  }
}
