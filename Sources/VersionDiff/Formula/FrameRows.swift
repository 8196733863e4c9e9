import VignetteKit

/// The rows of a table that a model uses: those without a missing answer.
struct FrameRows: Sendable {
  /// The columns that the model needs.
  let columns: [ModelColumn]
  /// The positions of the rows that are used; nil where all are.
  let positions: [Int]?
  /// How many people each of them stands for.
  let counts: [Int]
  /// In each column with missing answers, how many people lack it.
  let missing: [(name: String, count: Int)]
  /// How many people there are in all rows.
  let total: Int

  /// Finds the complete rows.
  ///
  /// - Parameter frequencies: how many people each row stands for; nil for one.
  init(_ columns: [ModelColumn], rowCount: Int, countedBy frequencies: [Int]?) {
    self.columns = columns
    total = frequencies?.reduce(0, +) ?? rowCount
    missing = columns.map { ($0.name, $0.missingCount(frequencies)) }.filter { $0.1 > 0 }
    let skipsRows = frequencies?.contains(0) ?? false
    guard skipsRows || !missing.isEmpty else {
      positions = nil
      counts = frequencies ?? [Int](repeating: 1, count: rowCount)
      return
    }
    let incomplete = Set(missing.map(\.name))
    var isUsed = frequencies.map { $0.map { $0 > 0 } } ?? [Bool](repeating: true, count: rowCount)
    for column in columns where incomplete.contains(column.name) {
      let isPresent = column.presence
      for row in isUsed.indices where !isPresent[row] { isUsed[row] = false }
    }
    let used = isUsed.indices.filter { isUsed[$0] }
    positions = used
    counts = frequencies.map { all in used.map { all[$0] } } ?? used.map { _ in 1 }
  }

  /// The first of each run of rows that are equal in all columns but the outcome, as places among
  /// the rows used; rows are sorted with the outcome as the last column, so equal ones are
  /// neighbours.
  func startsOfEqualCovariates(besides outcome: String) -> [Int] {
    var isFirst = [Bool](repeating: false, count: counts.count)
    isFirst[0] = true
    for column in columns where column.name != outcome {
      switch column.storage {
      case .factor(let codes, _), .numbers(let codes, _):
        codes.markChanges(at: positions, in: &isFirst)
      case .measurements:
        isFirst = [Bool](repeating: true, count: counts.count)
      }
    }
    return isFirst.indices.filter { isFirst[$0] }
  }

  /// Places among the rows used as positions in the table; nil for all rows.
  func positions(of places: [Int]?) -> [Int]? {
    guard let places else { return positions }
    return positions.map { positions in places.map { positions[$0] } } ?? places
  }

  /// The column of this name.
  ///
  /// - Precondition: there is one.
  func column(_ name: String) -> ModelColumn {
    guard let column = columns.first(where: { $0.name == name }) else {
      preconditionFailure("no column \(name)")
    }
    return column
  }

  /// The groups at some positions.
  func grouping(by term: Term, at positions: [Int]?) -> Grouping {
    let groupings = term.columns.map { name -> Grouping in
      guard case .factor(let codes, let levels) = column(name).asFactor.storage else {
        preconditionFailure("\(name) is no factor")
      }
      return Grouping(name: name, codes: codes, labels: levels, at: positions)
    }
    return groupings.dropFirst().reduce(groupings[0]) { $0.crossed(with: $1) }
  }
}
