import VignetteKit

extension ModelDesign {
  /// The model matrix over the patterns of a frame, for a model that squares it.
  ///
  /// - Throws: ``ModelMistake/extremeNumber(_:value:)`` for a column whose products would overflow or
  ///   vanish.
  func checkedMatrix(over frame: ModelFrame) throws(AnalysisError) -> Matrix {
    let matrix = matrix(over: frame)
    for (column, largest) in matrix.largestValues.enumerated() {
      try Magnitude.check(largest, of: columns[column].name.term)
    }
    return matrix
  }
}

extension ModelFrame {
  /// Refuses numbers of the outcome whose squares would overflow or vanish.
  func checkOutcomeMagnitude() throws(AnalysisError) {
    try Magnitude.check(outcomeValues.reduce(0) { max($0, abs($1)) }, of: outcome)
  }
}

extension Matrix {
  /// The largest absolute value of each column.
  var largestValues: [Double] {
    (0..<columnCount).map { column($0).reduce(0) { max($0, abs($1)) } }
  }
}

/// How large or small numbers may be: the squares of products of two columns, added up over all
/// people, must stay numbers.
private enum Magnitude {
  static let limit = 1e75

  static func check(_ largest: Double, of name: String) throws(AnalysisError) {
    guard largest > 0, !(largest <= limit && largest >= 1 / limit) else { return }
    throw .model(.extremeNumber(name, value: largest))
  }
}
