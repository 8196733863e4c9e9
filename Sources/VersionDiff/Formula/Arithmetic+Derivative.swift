#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Arithmetic {
  /// The derivative with respect to a column, other columns held; parts that are 0 or 1 are
  /// simplified away, so that `I(x^2)` gives `2 * x` and a computation without the column `0`.
  func derivative(by column: String) -> Arithmetic {
    switch self {
    case .column(let name):
      return .number(name == column ? 1 : 0)
    case .number:
      return .number(0)
    case .negative(let inner):
      return inner.derivative(by: column).negated
    case .applied(let function, let inner):
      return function.derivative(at: inner).times(inner.derivative(by: column))
    case .combined(let first, let operation, let second):
      let (change, otherChange) = (first.derivative(by: column), second.derivative(by: column))
      switch operation {
      case .plus:
        return change.plus(otherChange)
      case .minus:
        return change.plus(otherChange.negated)
      case .times:
        return change.times(second).plus(first.times(otherChange))
      case .over:
        let below = Arithmetic.combined(second, .power, .number(2))
        let own = change.over(second)
        return own.plus(first.times(otherChange).over(below).negated)
      case .power:
        return Self.powerDerivative(first, second, change, otherChange)
      }
    }
  }

  /// `(uᵛ)′ = v uᵛ⁻¹ u′ + uᵛ ln(u) v′`; the second part is left out where the exponent is constant,
  /// so that it needs no logarithm of a negative number.
  private static func powerDerivative(
    _ base: Arithmetic, _ exponent: Arithmetic, _ change: Arithmetic, _ otherChange: Arithmetic
  ) -> Arithmetic {
    let less: Arithmetic =
      if case .number(let value) = exponent {
        .number(value - 1)
      } else {
        .combined(exponent, .minus, .number(1))
      }
    let outer: Arithmetic =
      switch less {
      case .number(0): .number(1)
      case .number(1): base
      default: .combined(base, .power, less)
      }
    let own = exponent.times(outer).times(change)
    let power = Arithmetic.combined(base, .power, exponent)
    return own.plus(power.times(.applied(.naturalLogarithm, base)).times(otherChange))
  }

  private func plus(_ other: Arithmetic) -> Arithmetic {
    if self == .number(0) { return other }
    return other == .number(0) ? self : .combined(self, .plus, other)
  }

  private func times(_ other: Arithmetic) -> Arithmetic {
    if self == .number(0) || other == .number(0) { return .number(0) }
    if self == .number(1) { return other }
    return other == .number(1) ? self : .combined(self, .times, other)
  }

  fileprivate func over(_ other: Arithmetic) -> Arithmetic {
    self == .number(0) ? .number(0) : .combined(self, .over, other)
  }

  private var negated: Arithmetic {
    if case .number(let value) = self { return .number(value == 0 ? 0 : -value) }
    return .negative(self)
  }
}

extension Arithmetic.Function {
  /// The derivative of the function at a computed number.
  fileprivate func derivative(at inner: Arithmetic) -> Arithmetic {
    let one = Arithmetic.number(1)
    return switch self {
    case .naturalLogarithm: one.over(inner)
    case .binaryLogarithm: one.over(.combined(inner, .times, .number(log(2))))
    case .decimalLogarithm: one.over(.combined(inner, .times, .number(log(10))))
    case .exponential: .applied(.exponential, inner)
    case .squareRoot: one.over(.combined(.number(2), .times, .applied(.squareRoot, inner)))
    case .absolute: .applied(.sign, inner)
    case .sign: .number(0)
    }
  }
}
