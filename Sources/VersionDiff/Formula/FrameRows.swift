/// The complete rows of a table as codes, the outcome's column last.
struct FrameRows {
  /// The code of each column (first index) in each row (second).
  let codes: [[Int]]
  /// How many people each row stands for.
  let counts: [Int]

  /// Takes some rows of coded columns, none of which is missing there.
  init(_ columns: [ModelColumn], rows: [Int], counts: [Int]) {
    codes = columns.map { column in rows.map { column.codes[$0] ?? 0 } }
    self.counts = counts
  }

  /// The first row of each run of rows that are equal in all columns but the outcome; rows are
  /// sorted with the outcome as the last column, so equal ones are neighbours.
  var startsOfEqualCovariates: [Int] {
    var starts = [Bool](repeating: false, count: counts.count)
    starts[0] = true
    for column in codes.dropLast() {
      for row in column.indices.dropFirst() where column[row] != column[row - 1] {
        starts[row] = true
      }
    }
    return starts.indices.filter { starts[$0] }
  }

  /// A column with its codes.
  ///
  /// - Precondition: there is a column of this name.
  func column(_ name: String, _ columns: [ModelColumn]) -> (ModelColumn, [Int]) {
    guard let place = columns.firstIndex(where: { $0.name == name }) else {
      preconditionFailure("no column \(name)")
    }
    return (columns[place], codes[place])
  }

  /// The numbers of a column at some rows.
  func values(of name: String, _ columns: [ModelColumn], at rows: [Int]) -> [Double] {
    let (column, codes) = column(name, columns)
    guard let values = column.values else { preconditionFailure("\(name) holds labels") }
    return rows.map { values[codes[$0]] }
  }

  /// The groups of some rows.
  func grouping(by term: Term, _ columns: [ModelColumn], at rows: [Int]) -> Grouping {
    let groupings = term.variables.map { name in
      let (column, codes) = column(name, columns)
      return Grouping(name: name, rawCodes: rows.map { codes[$0] }, labels: column.levels)
    }
    return groupings.dropFirst().reduce(groupings[0]) { $0.crossed(with: $1) }
  }
}
