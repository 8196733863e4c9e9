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
      let distinct = Self.distinct(numbers)
      codes = Codes(count: numbers.count, levelCount: distinct.count) { row in
        numbers[row].isNaN ? nil : Self.position(of: numbers[row], in: distinct)
      }
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

  private static func distinct(_ numbers: [Double]) -> [Double] {
    let sorted = numbers.filter { !$0.isNaN }.sorted()
    var distinct: [Double] = []
    for number in sorted where distinct.last != number { distinct.append(number) }
    return distinct
  }

  private static func position(of number: Double, in sorted: [Double]) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
