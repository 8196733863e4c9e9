/// The convergents of a continued fraction, by the forward recurrence of their numerators and
/// denominators: nothing is divided until a value is asked for.
///
/// ```
/// 1 / (b₀ + a₁ / (b₁ + a₂ / (b₂ + …)))
/// ```
///
/// - Reference: [DLMF], 1.12.5
struct Convergents {
  private(set) var value = DoubleDouble(0)
  private(set) var haveConverged = false

  private var numerators: (before: DoubleDouble, last: DoubleDouble)
  private var denominators: (before: DoubleDouble, last: DoubleDouble)
  private var lastChange = 0.0

  /// The fraction that ends with b₀.
  @inline(__always)
  init(first b0: DoubleDouble) {
    numerators = (DoubleDouble(0), DoubleDouble(1))
    denominators = (DoubleDouble(1), b0)
  }

  /// One partial fraction more.
  @inline(__always)
  mutating func append(numerator a: DoubleDouble, denominator b: DoubleDouble) {
    numerators = (numerators.last, b * numerators.last + a * numerators.before)
    denominators = (denominators.last, b * denominators.last + a * denominators.before)
  }

  /// Takes the value of the last convergent. The values have converged when what is left, a
  /// geometric sum with the ratio of the last two changes, is beyond the bits that a result shows.
  @inline(__always)
  mutating func evaluate() {
    let current = numerators.last / denominators.last
    // The first "change" is from nothing, and says nothing about the ratio.
    let change = value.high == 0 ? 0 : abs((current - value).high)
    let ratio = change / lastChange
    let rest = ratio < 1 ? change * ratio / (1 - ratio) : .infinity
    // Written so that what is no number ends the search.
    haveConverged = value == current || !(rest >= 1e-21 * abs(current.high))
    value = current
    lastChange = change
    if abs(denominators.last.high) > 0x1p300 { rescale() }
  }

  private mutating func rescale() {
    let factor = 0x1p-300
    numerators = (numerators.before * factor, numerators.last * factor)
    denominators = (denominators.before * factor, denominators.last * factor)
  }
}
