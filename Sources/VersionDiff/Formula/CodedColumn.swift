import VignetteKit

/// A column as whole codes, whatever it holds: positions among its levels or its distinct values.
struct CodedColumn: Sendable {
  let name: String
  /// The code of each row, or nil where the answer is missing.
  let codes: Codes
  /// What each code stands for, as a label; empty for a number that stays one.
  let levels: [String]
  /// What each code stands for, as a number; nil for a factor.
  let values: [Double]?

  /// How many distinct codes there are.
  var radix: Int { values?.count ?? levels.count }

  /// Codes a column; numbers become labels where they are to be a factor.
  init(_ column: Column, asFactor: Bool) {
    name = column.name
    let values: [Double]
    switch column.storage {
    case .labels(let codes, let levels):
      (self.codes, self.levels, self.values) = (codes, levels, nil)
      return
    case .numbers(let codes, let distinct):
      (self.codes, values) = (codes, distinct)
    case .measurements(let measurements):
      (self.codes, values) = Self.ranked(measurements)
    }
    levels = asFactor ? values.map(Self.label) : []
    self.values = asFactor ? nil : values
  }

  /// A number as a label: without a decimal point where it is whole.
  static func label(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\(value)"
  }

  /// The distinct values in order, and the place of each measurement among them.
  private static func ranked(_ measurements: [Double]) -> (Codes, [Double]) {
    let order = measurements.indices.filter { !measurements[$0].isNaN }
      .sorted { measurements[$0] < measurements[$1] }
    var codes = [UInt32](repeating: .max, count: measurements.count)
    var values: [Double] = []
    for row in order {
      if values.last != measurements[row] { values.append(measurements[row]) }
      codes[row] = UInt32(values.count - 1)
    }
    return (.doubleWords(codes), values)
  }
}
