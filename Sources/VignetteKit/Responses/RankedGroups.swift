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
    if groupCount * radix <= 4 * groups.count + 4096 {
      splitInTable(by: column, radix)
    } else {
      splitInDictionary(by: column, radix)
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

  private mutating func splitInDictionary(by column: CodedColumn, _ radix: Int) {
    var firstSeen: [Int: UInt32] = [:]
    var pairs: [Int] = []
    for row in groups.indices {
      let pair = Int(groups[row]) * radix + (column.codes[row] ?? column.levelCount)
      if let seen = firstSeen[pair] {
        groups[row] = seen
      } else {
        let new = UInt32(truncatingIfNeeded: pairs.count)
        firstSeen[pair] = new
        pairs.append(pair)
        groups[row] = new
      }
    }
    renumber(pairs, radix: radix)
  }

  /// Renumbers groups from the order in which they were met to the order of their digits.
  private mutating func renumber(_ pairs: [Int], radix: Int) {
    let order = pairs.indices.sorted { pairs[$0] < pairs[$1] }
    var rank = [UInt32](repeating: 0, count: pairs.count)
    for (position, group) in order.enumerated() {
      rank[group] = UInt32(truncatingIfNeeded: position)
    }
    for row in groups.indices { groups[row] = rank[Int(groups[row])] }
    digits = digits.map { column in order.map { column[pairs[$0] / radix] } }
    digits.append(order.map { pairs[$0] % radix })
    groupCount = pairs.count
  }
}
