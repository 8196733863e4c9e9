import VignetteKit

/// A column as a model sees it: codes into levels, or into distinct numbers.
struct ModelColumn: Sendable {
  let name: String
  /// The code of each row, or nil where the answer is missing.
  let codes: [Int?]
  /// What each code stands for, as a label; empty for a number that stays one.
  let levels: [String]
  /// What each code stands for, as a number; nil for a factor.
  let values: [Double]?

  /// Codes a column; numbers become labels where they are to be a factor.
  init(_ column: Column, asFactor: Bool) {
    name = column.name
    let values: [Double]
    switch column.storage {
    case .labels(let codes, let levels):
      self.codes = (0..<codes.count).map { codes[$0] }
      (self.levels, self.values) = (levels, nil)
      return
    case .numbers(let codes, let distinct):
      self.codes = (0..<codes.count).map { codes[$0] }
      values = distinct
    case .measurements(let measurements):
      codes = measurements.indices.map { measurements[$0].isNaN ? nil : $0 }
      values = measurements
    }
    levels = asFactor ? values.map(Self.label) : []
    self.values = asFactor ? nil : values
  }

  /// A number as a label: without a decimal point where it is whole.
  static func label(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\(value)"
  }
}
