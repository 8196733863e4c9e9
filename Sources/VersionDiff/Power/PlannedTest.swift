/// A test that is planned, with the effect that is assumed: how likely it is to find it.
///
/// Sizes are respondents (or raters) in total over all versions.
public protocol PlannedTest: Sendable {
  /// Which test it is.
  var test: PowerTest { get }
  /// How its power is computed.
  var method: PowerMethod { get }
  /// What the effect is measured in.
  var measure: EffectMeasure { get }
  /// The assumed effect.
  var effect: Double { get }
  /// The effects that can be, in the direction of the assumed one: from none to the largest.
  var largestEffect: Double { get }
  /// The smallest size with which the test exists.
  var leastSize: Int { get }
  /// The largest size whose power is computed.
  var largestSize: Int { get }
  /// Whether one respondent more never lowers the power. Exact tests of counts don't promise it.
  var growsWithSize: Bool { get }

  /// The share that the effect starts from; nil where there is none.
  var reference: Double? { get }

  /// How many of a total each version gets; one number where there are no versions.
  func groupSizes(of total: Int) -> [Int]

  /// The probability of a significant result.
  func power(size: Int, _ confidence: ConfidenceLevel) -> Double

  /// The same test under another assumption.
  func assuming(effect: Double) -> Self

  /// What a significant result would say of the effect; nil where the effect has no direction.
  func significantResults(size: Int, _ confidence: ConfidenceLevel) -> SignificantResults?
}

extension PlannedTest {
  /// A thousand million, unless the test says otherwise.
  public var largestSize: Int { 1_000_000_000 }

  /// Most tests do.
  public var growsWithSize: Bool { true }

  /// Most effects don't.
  public var reference: Double? { nil }

  /// One group.
  public func groupSizes(of total: Int) -> [Int] { [total] }

  /// Effects without direction have none.
  public func significantResults(
    size: Int, _ confidence: ConfidenceLevel
  ) -> SignificantResults? { nil }

  /// The smallest size that reaches a power. Where power goes up and down with the size, sizes are
  /// looked at one by one from 4 √n below the n that bisection finds.
  ///
  /// - Throws: ``PowerMistake``, where the power is impossible or no size up to ``largestSize``
  ///   reaches it.
  public func sampleSize(
    forPower power: Double, _ confidence: ConfidenceLevel = .ninetyFive
  ) throws(PowerMistake) -> Int {
    try checkPower(power, confidence)
    guard effect != 0 else { throw .noEffect }
    let limit = largestSize
    var (low, high) = (leastSize - 1, leastSize)
    while self.power(size: high, confidence) < power {
      guard high < limit else { throw .unreachable(power: power, size: limit) }
      (low, high) = (high, min(limit, 2 * high))
    }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if self.power(size: middle, confidence) < power { low = middle } else { high = middle }
    }
    guard !growsWithSize else { return high }
    let first = max(leastSize, high - 60 - Int(4 * Double(high).squareRoot()))
    return (first...high).first { self.power(size: $0, confidence) >= power } ?? high
  }

  /// The smallest effect that is found with a power by this many; nil where none would be.
  ///
  /// - Throws: ``PowerMistake``, where the power is impossible or the size too small.
  public func smallestEffect(
    size: Int, forPower power: Double, _ confidence: ConfidenceLevel = .ninetyFive
  ) throws(PowerMistake) -> Double? {
    try checkPower(power, confidence)
    try checkSize(size)
    let excess = { (effect: Double) -> Double in
      assuming(effect: effect).power(size: size, confidence) - power
    }
    guard largestEffect.isFinite else {
      let sign: Double = largestEffect < 0 ? -1 : 1
      var reach = 1.0
      while excess(sign * reach) < 0, reach < 1e12 { reach *= 2 }
      while excess(sign * reach / 2) >= 0, reach > 1e-12 { reach /= 2 }
      return root(excess, from: sign * reach / 2, to: sign * reach)
    }
    return root(excess, from: largestEffect * 1e-9, to: largestEffect)
  }

  /// Refuses a size with which there is no test.
  public func checkSize(_ size: Int) throws(PowerMistake) {
    guard size >= leastSize else { throw .tooFew(size, least: leastSize) }
    guard size <= largestSize else {
      throw .impossible(
        quantity: "number of respondents", value: Double(size),
        expected: "\(largestSize) or fewer for this test")
    }
  }

  private func checkPower(
    _ power: Double, _ confidence: ConfidenceLevel
  ) throws(PowerMistake) {
    guard power > confidence.significance, power < 1 else {
      throw .impossiblePower(power, significance: confidence.significance)
    }
  }

  private func root(
    _ excess: (Double) -> Double, from low: Double, to high: Double
  ) -> Double? {
    guard excess(high) >= 0 else { return nil }
    guard excess(low) < 0 else { return low }
    let range = min(low, high)...max(low, high)
    return RootFinding.root(of: excess, in: range, tolerance: 1e-15)?.value
  }
}
