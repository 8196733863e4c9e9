/// A planned test of one estimate against zero by its standard error.
public protocol PlannedContrast: PlannedTest {
  /// The standard error of the estimate with this size.
  func standardError(size: Int) -> Double
  /// The degrees of freedom of its t; nil for a normal reference.
  func degreesOfFreedom(size: Int) -> Double?
}

extension PlannedContrast {
  /// The probability of a significant estimate, in either direction.
  public func power(size: Int, _ confidence: ConfidenceLevel) -> Double {
    contrast(size, confidence).power
  }

  /// What a significant estimate says of the effect.
  public func significantResults(
    size: Int, _ confidence: ConfidenceLevel
  ) -> SignificantResults? {
    contrast(size, confidence).significantResults
  }

  /// Any size of effect.
  public var largestEffect: Double { effect < 0 ? -.infinity : .infinity }

  private func contrast(_ size: Int, _ confidence: ConfidenceLevel) -> ContrastTest {
    let freedom = degreesOfFreedom(size: size)
    return ContrastTest(
      effect / standardError(size: size), degreesOfFreedom: freedom,
      criticalValue: confidence.criticalValue(degreesOfFreedom: freedom))
  }
}

extension Double {
  /// The number, if it can be a standard deviation of what people answer.
  func checkedDeviation(_ quantity: String) throws(PowerMistake) -> Double {
    guard self > 0, isFinite else {
      throw .impossible(quantity: quantity, value: self, expected: "above 0")
    }
    return self
  }

  /// The number, if it is one.
  func checkedEffect(_ quantity: String) throws(PowerMistake) -> Double {
    guard isFinite else {
      throw .impossible(quantity: quantity, value: self, expected: "a number")
    }
    return self
  }
}
