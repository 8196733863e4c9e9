/// Groups rows column by column: each step pairs the groups so far with the next column's codes
/// and numbers the pairs that occur, in order.
///
/// This needs no array of all possible combinations, whose number grows with every column.
struct RankedGroups {
  /// The digit of each group, column by column.
  private(set) var digits: [[Int]] = []
  /// The group of each row.
  private var groups: [UInt32]
  private var groupCount = 1

  init(_ columns: [CodedColumn], rowCount: Int) {
    groups = [UInt32](repeating: 0, count: rowCount)
    for column in columns { split(by: column) }
  }

  /// Sums over the rows of each group, in the order of the rows.
  func sums<Number: AdditiveArithmetic>(initial: Number, _ value: (Int) -> Number) -> [Number] {
    var sums = [Number](repeating: initial, count: groupCount)
    for (row, group) in groups.enumerated() { sums[Int(group)] += value(row) }
    return sums
  }

  private mutating func split(by column: CodedColumn) {
    let radix = column.levelCount + 1
    if groupCount == groups.count {
      appendDigits(of: column)
    } else if groupCount * radix <= 4 * groups.count + 4096 {
      splitInTable(by: column, radix)
    } else {
      splitBySorting(by: column, radix)
    }
  }

  /// Looks pairs up in a table of all possible ones, where that is not much longer than the rows.
  private mutating func splitInTable(by column: CodedColumn, _ radix: Int) {
    let codes = column.codes.mapped { UInt32(truncatingIfNeeded: $0 ?? radix - 1) }
    var rank = [UInt32](repeating: 0, count: groupCount * radix)
    for row in groups.indices {
      groups[row] = groups[row] * UInt32(truncatingIfNeeded: radix) + codes[row]
      rank[Int(groups[row])] = 1
    }
    let pairs = rank.indices.filter { rank[$0] == 1 }
    for (position, pair) in pairs.enumerated() { rank[pair] = UInt32(truncatingIfNeeded: position) }
    for row in groups.indices { groups[row] = rank[Int(groups[row])] }
    digits = digits.map { column in pairs.map { column[$0 / radix] } }
    digits.append(pairs.map { $0 % radix })
    groupCount = pairs.count
  }

  /// Adds a digit where each row is a group of its own, so that nothing is left to split.
  private mutating func appendDigits(of column: CodedColumn) {
    var own = [Int](repeating: 0, count: groupCount)
    let codes = column.codes.mapped { $0 ?? column.levelCount }
    for (row, group) in groups.enumerated() { own[Int(group)] = codes[row] }
    digits.append(own)
  }

  /// Sorts the rows by their pairs, where a table of all possible ones would be much longer.
  private mutating func splitBySorting(by column: CodedColumn, _ radix: Int) {
    var keys = column.codes.mapped { UInt64($0 ?? column.levelCount) }
    for row in groups.indices { keys[row] += UInt64(groups[row]) * UInt64(radix) }
    let order = RadixOrder.of(keys, largest: UInt64(groupCount * radix - 1))
    var pairs: [Int] = []
    for row in order {
      let pair = Int(keys[Int(row)])
      if pairs.last != pair { pairs.append(pair) }
      groups[Int(row)] = UInt32(truncatingIfNeeded: pairs.count - 1)
    }
    digits = digits.map { column in pairs.map { column[$0 / radix] } }
    digits.append(pairs.map { $0 % radix })
    groupCount = pairs.count
  }
}
