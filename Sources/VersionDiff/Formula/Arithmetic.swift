/// A number computed from columns, such as the `x^2` of `I(x^2)` or the whole of `log(income + 1)`.
public indirect enum Arithmetic: Sendable, Hashable {
  /// The signs between two numbers, in the order of R: `^` binds closest, and from the right.
  public enum Operation: Character, Sendable, Hashable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"
    case power = "^"
  }

  /// The functions of one number.
  public enum Function: String, Sendable, Hashable, CaseIterable {
    /// The natural logarithm.
    case naturalLogarithm = "log"
    /// The logarithm to base 2.
    case binaryLogarithm = "log2"
    /// The logarithm to base 10.
    case decimalLogarithm = "log10"
    /// The exponential function.
    case exponential = "exp"
    /// The square root.
    case squareRoot = "sqrt"
    /// The absolute value.
    case absolute = "abs"
    /// -1, 0 or 1.
    case sign
  }

  /// The value of a column.
  case column(String)
  /// A number that stands in the formula.
  case number(Double)
  /// The opposite of a number.
  case negative(Arithmetic)
  /// Two numbers and the sign between them.
  case combined(Arithmetic, Operation, Arithmetic)
  /// A function of a number.
  case applied(Function, Arithmetic)

  /// The columns, each once, in the order in which they are written.
  public var columns: [String] {
    switch self {
    case .column(let name):
      return [name]
    case .number:
      return []
    case .negative(let inner), .applied(_, let inner):
      return inner.columns
    case .combined(let first, _, let second):
      let own = first.columns
      return own + second.columns.filter { !own.contains($0) }
    }
  }
}

extension Arithmetic: CustomStringConvertible {
  /// The computation as R writes it, with no more parentheses than it needs: `log(a + 1)/b^2`.
  public var description: String {
    switch self {
    case .column(let name): Formula.quoted(name)
    case .number(let value): ModelColumn.label(value)
    case .negative(let inner): "-" + inner.enclosed(below: Binding.sign)
    case .applied(let function, let inner): "\(function.rawValue)(\(inner))"
    case .combined(let first, let operation, let second):
      first.enclosed(below: operation.leftBinding) + operation.written
        + second.enclosed(below: operation.rightBinding)
    }
  }

  private func enclosed(below least: Int) -> String {
    binding < least ? "(\(self))" : description
  }

  private var binding: Int {
    switch self {
    case .column, .applied: Binding.atom
    case .number: Binding.atom
    case .negative: Binding.sign
    case .combined(_, let operation, _): operation.binding
    }
  }
}

/// How closely signs bind; what binds less closely needs parentheses inside.
private enum Binding {
  static let sum = 1
  static let product = 2
  static let sign = 3
  static let power = 4
  static let atom = 5
}

extension Arithmetic.Operation {
  fileprivate var binding: Int {
    switch self {
    case .plus, .minus: Binding.sum
    case .times, .over: Binding.product
    case .power: Binding.power
    }
  }

  /// Signs of one kind are read from the left, powers from the right.
  fileprivate var leftBinding: Int { self == .power ? Binding.atom : binding }

  /// The exponent may carry a sign without parentheses, as in `x^-2`.
  fileprivate var rightBinding: Int { self == .power ? Binding.sign : binding + 1 }

  fileprivate var written: String {
    switch self {
    case .plus, .minus, .times: " \(rawValue) "
    case .over, .power: "\(rawValue)"
    }
  }
}
