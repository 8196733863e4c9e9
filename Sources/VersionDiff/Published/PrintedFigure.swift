/// A number as a source prints it: a value and the decimals shown, from which follows what the
/// unrounded number can have been.
///
/// ```
/// true value ∈ [ (u - ½) / 10ᵈ , (u + ½) / 10ᵈ ]     u = value × 10ᵈ, a whole number
/// ```
/// The interval is closed on both sides, because sources differ in how they round ties. It is kept
/// in whole half units of the last digit: in binary fractions 8.25 % of 400 and the like would fall
/// on the wrong side of their own limit.
public struct PrintedFigure: Sendable, Equatable {
  /// How an exact half of the last digit is rounded.
  public enum TieRounding: Sendable, Equatable {
    /// Upwards or downwards: programs differ.
    case either
    /// Upwards, as most people do by hand.
    case upward
  }

  /// The printed value in units of its last digit: 603 for `60.3`.
  public let units: Int
  /// How many decimals are printed.
  public let decimals: Int

  /// Reads a value with its number of decimals; nil unless `decimals` is 0 to 9, the value has no
  /// further decimals, and it fits into nine digits or so.
  public init?(_ value: Double, decimals: Int) {
    guard (0...9).contains(decimals), value.isFinite else { return nil }
    let scaled = value * Double(powerOfTen(decimals))
    let rounded = scaled.rounded()
    guard abs(rounded) <= 1e9, abs(scaled - rounded) <= 1e-6 else { return nil }
    self.units = Int(rounded)
    self.decimals = decimals
  }

  /// Creates a figure from its units, such as 603 with one decimal for `60.3`.
  ///
  /// - Precondition: `decimals` lies in 0...9.
  public init(units: Int, decimals: Int) {
    precondition((0...9).contains(decimals), "a printed figure has 0 to 9 decimals")
    self.units = units
    self.decimals = decimals
  }

  /// The number as printed.
  public var value: Double { Double(units) / Double(powerOfTen(decimals)) }

  /// A printed percentage as a proportion; a single division, so that 7.2 % is the double 0.072.
  public var proportion: Double { Double(units) / Double(100 * powerOfTen(decimals)) }

  /// Everything that rounds to the printed value.
  public var interval: ClosedRange<Double> {
    let scale = 2 * Double(powerOfTen(decimals))
    return Double(2 * units - 1) / scale...Double(2 * units + 1) / scale
  }

  /// Whether some number that rounds to this one also lies in the range.
  public func agrees(with range: ClosedRange<Double>) -> Bool {
    let slack = 1e-12 * max(1, abs(value))
    return interval.lowerBound <= range.upperBound + slack
      && range.lowerBound <= interval.upperBound + slack
  }

  /// The whole numbers `k` for which `k / denominator` rounds to the printed value, or nil where
  /// there is none.
  ///
  /// - Parameters:
  ///   - denominator: a count, positive.
  ///   - factor: what the printed value is a multiple of: 100 for a percentage.
  ///   - ties: how an exact half of the last digit may have been rounded.
  public func numerators(
    over denominator: Int, times factor: Int = 1, ties: TieRounding = .either
  ) -> ClosedRange<Int>? {
    let scale = 2 * Int128(powerOfTen(decimals)) * Int128(factor)
    let low = ceilingQuotient(Int128(2 * units - 1) * Int128(denominator), scale)
    let top = Int128(2 * units + 1) * Int128(denominator)
    let high = ties == .either ? floorQuotient(top, scale) : ceilingQuotient(top, scale) - 1
    return low <= high ? Int(low)...Int(high) : nil
  }
}

extension PrintedFigure: CustomStringConvertible {
  /// The figure with its decimals, as printed.
  public var description: String {
    let scale = powerOfTen(decimals)
    let whole = "\(units < 0 ? "-" : "")\(abs(units) / scale)"
    guard decimals > 0 else { return whole }
    let fraction = String(abs(units) % scale)
    return whole + "." + String(repeating: "0", count: decimals - fraction.count) + fraction
  }
}

/// `10ⁿ` for n in 0...18.
func powerOfTen(_ exponent: Int) -> Int {
  (0..<exponent).reduce(1) { power, _ in power * 10 }
}

/// The largest whole number not above `a / b`, for a positive b.
func floorQuotient(_ a: Int128, _ b: Int128) -> Int128 {
  let quotient = a / b
  return a % b < 0 ? quotient - 1 : quotient
}

/// The smallest whole number not below `a / b`, for a positive b.
func ceilingQuotient(_ a: Int128, _ b: Int128) -> Int128 {
  -floorQuotient(-a, b)
}
