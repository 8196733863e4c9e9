import VignetteKit

/// A column as a model sees it: a factor, or numbers.
struct ModelColumn: Sendable {
  /// How the values are held.
  enum Storage: Sendable {
    /// Codes into levels.
    case factor(Codes, levels: [String])
    /// Codes into distinct numbers.
    case numbers(Codes, values: [Double])
    /// A number for each row, NaN where missing.
    case measurements([Double])
  }

  let name: String
  let storage: Storage

  /// Takes a column as it is.
  init(_ column: Column) {
    name = column.name
    storage =
      switch column.storage {
      case .labels(let codes, let levels): .factor(codes, levels: levels)
      case .numbers(let codes, let values): .numbers(codes, values: values)
      case .measurements(let values): .measurements(values)
      }
  }

  private init(name: String, storage: Storage) {
    self.name = name
    self.storage = storage
  }

  /// Whether it holds numbers.
  var isNumeric: Bool {
    if case .factor = storage { false } else { true }
  }

  /// The column with its numbers as levels, in ascending order.
  var asFactor: ModelColumn {
    switch storage {
    case .factor:
      return self
    case .numbers(let codes, let values):
      return ModelColumn(
        name: name, storage: .factor(codes, levels: values.map(Self.label)))
    case .measurements(let values):
      let distinct = Self.distinct(values)
      let places = Dictionary(uniqueKeysWithValues: zip(distinct, 0..<UInt32.max))
      let codes = values.map { places[$0] ?? .max }
      return ModelColumn(
        name: name, storage: .factor(.doubleWords(codes), levels: distinct.map(Self.label)))
    }
  }

  /// How many rows are missing, each counted as often as the frequencies say.
  func missingCount(_ frequencies: [Int]?) -> Int {
    let all: Int
    switch storage {
    case .factor(let codes, _), .numbers(let codes, _): all = codes.missingCount
    case .measurements(let values): all = values.reduce(0) { $0 + ($1.isNaN ? 1 : 0) }
    }
    guard all > 0, let frequencies else { return all }
    let isPresent = presence
    return frequencies.indices.reduce(0) { $0 + (isPresent[$1] ? 0 : frequencies[$1]) }
  }

  /// Whether each row has a value.
  var presence: [Bool] {
    switch storage {
    case .factor(let codes, let levels):
      codes.lookedUp(in: [Bool](repeating: true, count: levels.count) + [false], at: nil)
    case .numbers(let codes, let values):
      codes.lookedUp(in: [Bool](repeating: true, count: values.count) + [false], at: nil)
    case .measurements(let values):
      values.map { !$0.isNaN }
    }
  }

  /// The numbers at some rows, nil for all; nothing for a factor.
  func values(at rows: [Int]?) -> [Double]? {
    switch storage {
    case .factor: nil
    case .numbers(let codes, let values): codes.lookedUp(in: values + [.nan], at: rows)
    case .measurements(let values): rows.map { rows in rows.map { values[$0] } } ?? values
    }
  }

  /// A number as a label: without a decimal point where it is whole.
  static func label(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\(value)"
  }

  private static func distinct(_ values: [Double]) -> [Double] {
    var distinct: [Double] = []
    for value in values.filter({ !$0.isNaN }).sorted() where distinct.last != value {
      distinct.append(value)
    }
    return distinct
  }
}
