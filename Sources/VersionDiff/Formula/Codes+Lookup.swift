import VignetteKit

extension Codes {
  /// What a table holds for the code of each row, its last element where the answer is missing.
  ///
  /// - Parameters:
  ///   - table: an element for each level, and one more.
  ///   - rows: the rows, in this order; nil for all.
  func lookedUp<Element>(in table: [Element], at rows: [Int]?) -> [Element] {
    switch self {
    case .bytes(let codes): Self.lookedUp(codes, table, rows)
    case .words(let codes): Self.lookedUp(codes, table, rows)
    case .doubleWords(let codes): Self.lookedUp(codes, table, rows)
    }
  }

  /// Whether each of so many levels occurs.
  func occurring(levelCount: Int, at rows: [Int]?) -> [Bool] {
    switch self {
    case .bytes(let codes): Self.occurring(codes, levelCount, rows)
    case .words(let codes): Self.occurring(codes, levelCount, rows)
    case .doubleWords(let codes): Self.occurring(codes, levelCount, rows)
    }
  }

  /// Notes in `isFirst` where a row's code differs from that of the row before it.
  func markChanges(at rows: [Int]?, in isFirst: inout [Bool]) {
    switch self {
    case .bytes(let codes): Self.markChanges(codes, rows, &isFirst)
    case .words(let codes): Self.markChanges(codes, rows, &isFirst)
    case .doubleWords(let codes): Self.markChanges(codes, rows, &isFirst)
    }
  }

  /// The code for missing is the width's largest value, so that the smaller of it and the last
  /// place is the last place.
  private static func lookedUp<Code: FixedWidthInteger & UnsignedInteger, Element>(
    _ codes: [Code], _ table: [Element], _ rows: [Int]?
  ) -> [Element] {
    let last = table.count - 1
    return codes.withUnsafeBufferPointer { codes in
      table.withUnsafeBufferPointer { table in
        guard let rows else { return codes.map { table[min(Int($0), last)] } }
        return rows.map { table[min(Int(codes[$0]), last)] }
      }
    }
  }

  private static func occurring<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: [Code], _ levelCount: Int, _ rows: [Int]?
  ) -> [Bool] {
    // The last place takes what is missing.
    var occurs = [Bool](repeating: false, count: levelCount + 1)
    codes.withUnsafeBufferPointer { codes in
      occurs.withUnsafeMutableBufferPointer { occurs in
        if let rows {
          for row in rows { occurs[min(Int(codes[row]), levelCount)] = true }
        } else {
          for code in codes { occurs[min(Int(code), levelCount)] = true }
        }
      }
    }
    return occurs.dropLast()
  }

  private static func markChanges<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: [Code], _ rows: [Int]?, _ isFirst: inout [Bool]
  ) {
    for place in isFirst.indices.dropFirst() {
      let (row, before) = rows.map { ($0[place], $0[place - 1]) } ?? (place, place - 1)
      if codes[row] != codes[before] { isFirst[place] = true }
    }
  }
}
