#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Arithmetic {
  /// A number for each row, or one number for all of them.
  enum Values: Sendable, Equatable {
    case constant(Double)
    case each([Double])

    /// One number for each of so many rows.
    func expanded(to count: Int) -> [Double] {
      switch self {
      case .constant(let value): [Double](repeating: value, count: count)
      case .each(let values): values
      }
    }

    fileprivate func mapped(_ transform: (Double) -> Double) -> Values {
      switch self {
      case .constant(let value): .constant(transform(value))
      case .each(let values): .each(values.map(transform))
      }
    }

    fileprivate func combined(
      with other: Values, _ combine: (Double, Double) -> Double
    ) -> Values {
      switch (self, other) {
      case (.constant(let first), .constant(let second)):
        .constant(combine(first, second))
      case (.each(let first), .constant(let second)):
        .each(first.map { combine($0, second) })
      case (.constant(let first), .each(let second)):
        .each(second.map { combine(first, $0) })
      case (.each(let first), .each(let second)):
        .each(zip(first, second).map(combine))
      }
    }
  }

  /// The results, given the values of each column.
  ///
  /// Where the computation has no result, as the logarithm of 0, the value is not finite.
  func values(of column: (String) -> Values) -> Values {
    switch self {
    case .column(let name):
      column(name)
    case .number(let value):
      .constant(value)
    case .negative(let inner):
      inner.values(of: column).mapped { -$0 }
    case .applied(let function, let inner):
      inner.values(of: column).mapped(function.value)
    case .combined(let first, let operation, let second):
      first.values(of: column).combined(with: second.values(of: column), operation.value)
    }
  }
}

extension Arithmetic.Function {
  /// The function at a number.
  var value: (Double) -> Double {
    switch self {
    case .naturalLogarithm: { log($0) }
    case .binaryLogarithm: { log2($0) }
    case .decimalLogarithm: { log10($0) }
    case .exponential: { exp($0) }
    case .squareRoot: { $0.squareRoot() }
    case .absolute: { abs($0) }
    case .sign: { $0 > 0 ? 1 : $0 < 0 ? -1 : $0 }
    }
  }
}

extension Arithmetic.Operation {
  /// The operation on two numbers.
  var value: (Double, Double) -> Double {
    switch self {
    case .plus: { $0 + $1 }
    case .minus: { $0 - $1 }
    case .times: { $0 * $1 }
    case .over: { $0 / $1 }
    // A square is a product, rounded once.
    case .power: { $1 == 2 ? $0 * $0 : pow($0, $1) }
    }
  }
}
