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
    if levelCount <= Int(UInt8.max) {
      self = .bytes(codes.map { $0.map(UInt8.init) ?? .max })
    } else if levelCount <= Int(UInt16.max) {
      self = .words(codes.map { $0.map(UInt16.init) ?? .max })
    } else {
      self = .doubleWords(codes.map { $0.map(UInt32.init) ?? .max })
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
}
