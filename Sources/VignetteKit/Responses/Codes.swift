/// One small whole number per row, in the narrowest width that holds all codes; the width's
/// largest value stands for a missing answer.
public enum Codes: Sendable, Equatable {
  /// Up to 255 distinct values.
  case bytes([UInt8])
  /// Up to 65,535 distinct values.
  case words([UInt16])
  /// More.
  case doubleWords([UInt32])

  /// Packs codes, nil where missing.
  public init(_ codes: [Int?], levelCount: Int) {
    self.init(count: codes.count, levelCount: levelCount) { codes[$0] }
  }

  /// Packs the codes that a function gives for each row, nil where missing.
  init(count: Int, levelCount: Int, _ code: (Int) -> Int?) {
    if levelCount <= Int(UInt8.max) {
      self = .bytes((0..<count).map { code($0).map(UInt8.init) ?? .max })
    } else if levelCount <= Int(UInt16.max) {
      self = .words((0..<count).map { code($0).map(UInt16.init) ?? .max })
    } else {
      self = .doubleWords((0..<count).map { code($0).map(UInt32.init) ?? .max })
    }
  }

  /// How many rows there are.
  public var count: Int {
    switch self {
    case .bytes(let codes): codes.count
    case .words(let codes): codes.count
    case .doubleWords(let codes): codes.count
    }
  }

  /// The code of a row, or nil where it is missing.
  public subscript(row: Int) -> Int? {
    switch self {
    case .bytes(let codes): codes[row] == .max ? nil : Int(codes[row])
    case .words(let codes): codes[row] == .max ? nil : Int(codes[row])
    case .doubleWords(let codes): codes[row] == .max ? nil : Int(codes[row])
    }
  }

  /// How many rows are missing.
  public var missingCount: Int {
    switch self {
    case .bytes(let codes): codes.count { $0 == .max }
    case .words(let codes): codes.count { $0 == .max }
    case .doubleWords(let codes): codes.count { $0 == .max }
    }
  }

  /// One value for each row, from its code or nil where it is missing.
  func mapped<Value>(_ value: (Int?) -> Value) -> [Value] {
    switch self {
    case .bytes(let codes): codes.map { value($0 == .max ? nil : Int($0)) }
    case .words(let codes): codes.map { value($0 == .max ? nil : Int($0)) }
    case .doubleWords(let codes): codes.map { value($0 == .max ? nil : Int($0)) }
    }
  }

  /// The codes of some rows, in the given order.
  func selecting(_ rows: [Int]) -> Codes {
    switch self {
    case .bytes(let codes): .bytes(rows.map { codes[$0] })
    case .words(let codes): .words(rows.map { codes[$0] })
    case .doubleWords(let codes): .doubleWords(rows.map { codes[$0] })
    }
  }
}
