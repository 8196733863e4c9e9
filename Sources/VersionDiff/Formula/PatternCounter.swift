import VignetteKit

/// Counts the distinct combinations of several columns in one pass over the rows.
enum PatternCounter {
  /// Distinct combinations of codes, in ascending order, and how many people show each.
  struct Patterns: Sendable {
    /// For each column, its code in each pattern.
    let codes: [[Int]]
    /// How many people show each pattern.
    let counts: [Int]
    /// How many people were counted.
    let total: Int
    /// How many people were left out because a code is missing.
    let dropped: Int
    /// How many people lack each column.
    let missing: [Int]
  }

  /// Up to this many possible combinations a table of counts is faster than sorting.
  private static let largestTable = 1 << 22

  /// Counts the patterns of columns of equal length; rows in which any code is missing are left
  /// out and counted.
  ///
  /// - Precondition: there is a column.
  static func patterns(of columns: [CodedColumn], frequencies: [Int]? = nil) -> Patterns {
    let rowCount = columns[0].codes.count
    var keys = [Int](repeating: 0, count: rowCount)
    var missing: [Int] = []
    var decoders: [Decoder] = []
    var span = 1
    for column in columns {
      let radix = max(column.radix, 1)
      if span > Int.max / 2 / radix {
        let distinct = dense(&keys)
        decoders.append(.ranks(distinct))
        span = max(distinct.count, 1)
      }
      missing.append(append(column.codes, radix: radix, to: &keys, frequencies: frequencies))
      decoders.append(.digit(radix: radix))
      span *= radix
    }
    let (distinct, counts) = tally(keys, span: span, frequencies: frequencies)
    let total = counts.reduce(0, +)
    let everybody = frequencies?.reduce(0, +) ?? rowCount
    return Patterns(
      codes: decoded(distinct, decoders, columnCount: columns.count), counts: counts,
      total: total, dropped: everybody - total, missing: missing)
  }

  /// How to take a key apart again, from the last column to the first.
  private enum Decoder {
    case digit(radix: Int)
    case ranks([Int])
  }

  /// Appends a column's code to each key as its last digit; -1 marks a row with a missing code.
  private static func append(
    _ codes: Codes, radix: Int, to keys: inout [Int], frequencies: [Int]?
  ) -> Int {
    switch codes {
    case .bytes(let codes): append(codes, radix: radix, to: &keys, frequencies: frequencies)
    case .words(let codes): append(codes, radix: radix, to: &keys, frequencies: frequencies)
    case .doubleWords(let codes): append(codes, radix: radix, to: &keys, frequencies: frequencies)
    }
  }

  private static func append<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: [Code], radix: Int, to keys: inout [Int], frequencies: [Int]?
  ) -> Int {
    var missing = 0
    keys.withUnsafeMutableBufferPointer { keys in
      codes.withUnsafeBufferPointer { codes in
        for row in keys.indices {
          let code = codes[row]
          if code == .max {
            missing += frequencies?[row] ?? 1
            keys[row] = -1
          } else if keys[row] >= 0 {
            keys[row] = keys[row] &* radix &+ Int(code)
          }
        }
      }
    }
    return missing
  }

  /// Replaces keys by their ranks among the distinct ones, which are returned.
  private static func dense(_ keys: inout [Int]) -> [Int] {
    var distinct: [Int] = []
    for key in keys.sorted() where key >= 0 && key != distinct.last { distinct.append(key) }
    var rank: [Int: Int] = [:]
    for (place, key) in distinct.enumerated() { rank[key] = place }
    for row in keys.indices where keys[row] >= 0 { keys[row] = rank[keys[row]] ?? -1 }
    return distinct
  }

  private static func tally(
    _ keys: [Int], span: Int, frequencies: [Int]?
  ) -> (distinct: [Int], counts: [Int]) {
    var distinct: [Int] = []
    var counts: [Int] = []
    if span <= largestTable {
      var table = [Int](repeating: 0, count: span)
      for row in keys.indices where keys[row] >= 0 { table[keys[row]] += frequencies?[row] ?? 1 }
      for (key, count) in table.enumerated() where count > 0 {
        distinct.append(key)
        counts.append(count)
      }
      return (distinct, counts)
    }
    let order = frequencies == nil ? nil : keys.indices.sorted { keys[$0] < keys[$1] }
    let sorted = order.map { $0.map { keys[$0] } } ?? keys.sorted()
    for (place, key) in sorted.enumerated() where key >= 0 {
      let people = order.flatMap { frequencies?[$0[place]] } ?? 1
      guard people > 0 else { continue }
      if key == distinct.last {
        counts[counts.count - 1] += people
      } else {
        distinct.append(key)
        counts.append(people)
      }
    }
    return (distinct, counts)
  }

  private static func decoded(
    _ keys: [Int], _ decoders: [Decoder], columnCount: Int
  ) -> [[Int]] {
    var rest = keys
    var codes: [[Int]] = []
    for decoder in decoders.reversed() {
      switch decoder {
      case .digit(let radix):
        codes.append(rest.map { $0 % radix })
        for place in rest.indices { rest[place] /= radix }
      case .ranks(let distinct):
        for place in rest.indices { rest[place] = distinct[rest[place]] }
      }
    }
    return codes.reversed()
  }
}
