#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// GRIMMER and its kin: whether a printed standard deviation is possible together with the mean,
/// the sample size and what is known of the range.
///
/// ```
/// SD² = (Q - T² / n) / (n - 1)        T: sum, Q: sum of squares
/// ```
/// For whole numbers T and Q are whole, both even or both odd, and Q lies between the sums of
/// squares of the most even and of the most extreme sample with that T. The conditions are
/// necessary: what fails is impossible; what passes may still be.
/// - Reference: [Anaya2016], [BhatiaDavis2000]
public struct DeviationTest: Sendable, Equatable {
  /// What is known of the smallest and largest value.
  public enum Extent: Sendable, Equatable {
    /// Nothing.
    case unknown
    /// Values can't lie outside: the ends of a scale.
    case scale(ClosedRange<Int>)
    /// Values don't lie outside, and both ends occur: the observed minimum and maximum.
    case observed(ClosedRange<Int>)

    var limits: ClosedRange<Int>? {
      switch self {
      case .unknown: nil
      case .scale(let limits), .observed(let limits): limits
      }
    }
  }

  /// The printed mean.
  public let mean: PrintedFigure
  /// The number of values.
  public let count: Int
  /// How many whole-number items are averaged per value.
  public let items: Int
  /// What is known of the range of the values.
  public let extent: Extent

  /// Creates a test.
  ///
  /// - Precondition: two or more values of one or more items, a thousand million items at most, in
  ///   a range within a million either way.
  public init(mean: PrintedFigure, count: Int, items: Int = 1, extent: Extent = .unknown) {
    precondition(count > 1 && items > 0 && count <= 1_000_000_000 / items)
    if let limits = extent.limits {
      precondition(-1_000_000 <= limits.lowerBound && limits.upperBound <= 1_000_000)
    }
    self.mean = mean
    self.count = count
    self.items = items
    self.extent = extent
  }

  /// Whether whole numbers with this mean can have the printed standard deviation (with the
  /// divisor n - 1, or n: sources differ).
  public func isPossible(deviation: PrintedFigure) -> Bool {
    guard deviation.units >= 0,
      let sums = GranularityTest.sums(mean: mean, count: count, items: items)
    else { return false }
    // Where thousands of sums are possible, some combination always fits.
    guard sums.count <= 2000 else { return true }
    return sums.contains { sum in
      [count - 1, count].contains { divisor in
        fits(deviation, sum: Int128(sum), divisor: Int128(divisor))
      }
    }
  }

  /// The smallest and largest standard deviation (divisor n - 1) that real numbers within the range
  /// can have at any mean that rounds to the printed one; nil where the range is not known or
  /// the mean lies outside it.
  ///
  /// ```
  /// largest²  = (max - mean)(mean - min) n / (n - 1)
  /// smallest: both ends occur once, all others are equal
  /// ```
  public var bounds: ClosedRange<Double>? {
    guard let limits = extent.limits else { return nil }
    let (least, most) = (Double(limits.lowerBound), Double(limits.upperBound))
    let means = mean.interval.clamped(to: least...most)
    guard mean.agrees(with: least...most) else { return nil }
    let n = Double(count)
    let centre = (least + most) / 2
    let widest = min(max(centre, means.lowerBound), means.upperBound)
    let largest = ((most - widest) * (widest - least) * n / (n - 1)).squareRoot()
    guard case .observed = extent else { return 0...largest }
    func squares(_ mean: Double) -> Double {
      let ends = (least - mean) * (least - mean) + (most - mean) * (most - mean)
      guard count > 2 else { return ends }
      let other = (n * mean - least - most) / (n - 2)
      return ends + (n - 2) * (other - mean) * (other - mean)
    }
    let narrowest = min(max(centre, means.lowerBound), means.upperBound)
    let smallest = (squares(narrowest) / (n - 1)).squareRoot()
    return min(smallest, largest)...largest
  }

  /// Whether some whole sum of squares fits this sum.
  private func fits(_ deviation: PrintedFigure, sum: Int128, divisor: Int128) -> Bool {
    let n = Int128(count)
    // (2u ± 1)² × divisor × n × items² / (4 × 100ᵈ) limits n Q - T².
    let scale = 4 * Int128(powerOfTen(deviation.decimals)) * Int128(powerOfTen(deviation.decimals))
    let factor = divisor * n * Int128(items) * Int128(items)
    let lowRoot = Int128(max(0, 2 * deviation.units - 1))
    let highRoot = Int128(2 * deviation.units + 1)
    let (lowProduct, lowOverflow) = (lowRoot * lowRoot).multipliedReportingOverflow(by: factor)
    let (highProduct, overflow) = (highRoot * highRoot).multipliedReportingOverflow(by: factor)
    guard !lowOverflow, !overflow else { return true }
    var low = ceilingQuotient(ceilingQuotient(lowProduct, scale) + sum * sum, n)
    var high = floorQuotient(floorQuotient(highProduct, scale) + sum * sum, n)
    guard let possible = sumsOfSquares(sum) else { return false }
    low = max(low, possible.lowerBound)
    high = min(high, possible.upperBound ?? high)
    // Q and T are both even or both odd, because x² and x are.
    if items == 1, (low - sum) % 2 != 0 { low += 1 }
    return low <= high
  }

  /// The smallest and (where the range is known) largest sum of squares of n whole numbers with
  /// this sum; nil where the range rules the sum out.
  private func sumsOfSquares(_ sum: Int128) -> (lowerBound: Int128, upperBound: Int128?)? {
    let n = Int128(count)
    guard let limits = extent.limits else { return (even(sum, n), nil) }
    let least = Int128(limits.lowerBound) * Int128(items)
    let most = Int128(limits.upperBound) * Int128(items)
    guard n * least <= sum, sum <= n * most else { return nil }
    var smallest = even(sum, n)
    if case .observed = extent {
      let rest = sum - least - most
      guard (n - 2) * least <= rest, rest <= (n - 2) * most else { return nil }
      smallest = least * least + most * most + even(rest, n - 2)
    }
    guard most > least else { return (smallest, smallest) }
    let atMost = (sum - n * least) / (most - least)
    let left = sum - atMost * most - (n - atMost - 1) * least
    guard atMost < n else { return (smallest, n * most * most) }
    return (smallest, atMost * most * most + left * left + (n - atMost - 1) * least * least)
  }

  /// The sum of squares of n whole numbers with this sum that are as equal as possible.
  private func even(_ sum: Int128, _ n: Int128) -> Int128 {
    guard n > 0 else { return 0 }
    let quotient = floorQuotient(sum, n)
    let above = sum - quotient * n
    return (n - above) * quotient * quotient + above * (quotient + 1) * (quotient + 1)
  }
}
