/// A column as codes into its distinct values, also where it holds measurements.
struct CodedColumn: Sendable {
  let name: String
  let codes: Codes
  private let values: Values

  private enum Values: Sendable {
    case labels([String])
    case numbers([Double])
  }

  init(_ column: Column) {
    name = column.name
    switch column.storage {
    case .labels(let codes, let levels):
      (self.codes, values) = (codes, .labels(levels))
    case .numbers(let codes, let numbers):
      (self.codes, values) = (codes, .numbers(numbers))
    case .measurements(let numbers):
      let (ranks, distinct) = Self.ranked(numbers)
      codes = ranks
      values = .numbers(distinct)
    }
  }

  /// How many distinct values there are.
  var levelCount: Int {
    switch values {
    case .labels(let levels): levels.count
    case .numbers(let numbers): numbers.count
    }
  }

  /// A column of the same values in other rows; `levelCount` stands for a missing answer.
  func column(_ digits: [Int]) -> Column {
    let codes = Codes(count: digits.count, levelCount: levelCount) { row in
      digits[row] == levelCount ? nil : digits[row]
    }
    switch values {
    case .labels(let levels):
      return Column(name: name, storage: .labels(codes: codes, levels: levels))
    case .numbers(let numbers):
      return Column(name: name, storage: .numbers(codes: codes, values: numbers))
    }
  }

  /// The place of each number among the distinct ones, in ascending order.
  private static func ranked(_ numbers: [Double]) -> (codes: Codes, distinct: [Double]) {
    let keys = numbers.map(\.orderedBits)
    let order = RadixOrder.of(keys, largest: .max)
    var ranks = [UInt32](repeating: .max, count: numbers.count)
    var distinct: [Double] = []
    for row in order where !numbers[Int(row)].isNaN {
      if distinct.last != numbers[Int(row)] { distinct.append(numbers[Int(row)]) }
      ranks[Int(row)] = UInt32(truncatingIfNeeded: distinct.count - 1)
    }
    let codes = Codes(count: numbers.count, levelCount: distinct.count) { row in
      ranks[row] == .max ? nil : Int(ranks[row])
    }
    return (codes, distinct)
  }
}

extension Double {
  /// Bits that are in the order of the numbers; both zeros have the same, and whatever is no number
  /// the largest.
  fileprivate var orderedBits: UInt64 {
    if isNaN { return .max }
    let bits = (self == 0 ? 0 : self).bitPattern
    return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
  }
}
