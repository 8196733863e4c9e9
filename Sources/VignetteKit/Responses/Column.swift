/// One variable of a ``ResponseTable``, dictionary-coded: every row holds a code that points to
/// one of the distinct values, or to none where the answer is missing.
///
/// Labels and numbers share this form, because counting, collapsing equal rows and filtering only
/// need the codes. A column with very many distinct numbers (a weight, a time) holds them directly.
public struct Column: Sendable, Equatable {
  /// How the values are held.
  public enum Storage: Sendable, Equatable {
    /// Labels: codes into `levels`, which stand in level order (the first is the reference).
    case labels(codes: Codes, levels: [String])
    /// Few distinct numbers: codes into `values`, ascending.
    case numbers(codes: Codes, values: [Double])
    /// Many distinct numbers, one per row; NaN where missing.
    case measurements([Double])
  }

  /// The name in the header.
  public let name: String
  /// The values.
  public let storage: Storage

  /// Creates a column from its storage.
  public init(name: String, storage: Storage) {
    self.name = name
    self.storage = storage
  }

  /// Creates a column of labels, nil where missing. Levels are sorted: by number if all are
  /// numbers, else by code point; or they stand in the given order, which must hold all of them.
  public init(name: String, labels: [String?], levels: [String]? = nil) {
    let ordered = levels ?? LevelOrder.sorted(Set(labels.compactMap { $0 }))
    let position = Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($1, $0) })
    let codes = Codes(labels.map { $0.flatMap { position[$0] } }, levelCount: ordered.count)
    self.init(name: name, storage: .labels(codes: codes, levels: ordered))
  }

  /// Creates a column of numbers, nil where missing.
  public init(name: String, numbers: [Double?]) {
    let values = Set(numbers.compactMap { $0 }).sorted()
    let position = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($1, $0) })
    let codes = Codes(numbers.map { $0.flatMap { position[$0] } }, levelCount: values.count)
    self.init(name: name, storage: .numbers(codes: codes, values: values))
  }

  /// How many rows it has.
  public var count: Int {
    switch storage {
    case .labels(let codes, _), .numbers(let codes, _): codes.count
    case .measurements(let values): values.count
    }
  }

  /// Whether the values are numbers.
  public var isNumeric: Bool {
    if case .labels = storage { false } else { true }
  }

  /// The levels in order, where the column holds labels.
  public var levels: [String]? {
    if case .labels(_, let levels) = storage { levels } else { nil }
  }

  /// The label in a row, or nil where it is missing or the column is numeric.
  public func label(at row: Int) -> String? {
    guard case .labels(let codes, let levels) = storage else { return nil }
    return codes[row].map { levels[$0] }
  }

  /// The number in a row, or nil where it is missing or the column holds labels.
  public func number(at row: Int) -> Double? {
    switch storage {
    case .labels: nil
    case .numbers(let codes, let values): codes[row].map { values[$0] }
    case .measurements(let values): values[row].isNaN ? nil : values[row]
    }
  }
}
