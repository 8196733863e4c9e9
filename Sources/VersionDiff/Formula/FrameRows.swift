import VignetteKit

/// The rows of a table that a model uses: those without a missing answer, and where people are
/// weighted of a weight above 0. A person of weight 0 belongs to the sample but says nothing: neither
/// which columns are redundant nor which answers are separated.
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
  /// How many people have complete answers and weight 0.
  let weightlessCount: Int
  /// The positions of their rows.
  let weightlessPositions: [Int]

  /// Finds the complete rows.
  ///
  /// - Parameters:
  ///   - frequencies: how many people each row stands for; nil for one.
  ///   - weight: the column of weights; nil where people are not weighted.
  init(
    _ columns: [ModelColumn], rowCount: Int, countedBy frequencies: [Int]?,
    weightedBy weight: String? = nil
  ) {
    self.columns = columns
    total = frequencies?.reduce(0, +) ?? rowCount
    missing = columns.map { ($0.name, $0.missingCount(frequencies)) }.filter { $0.1 > 0 }
    let weights = columns.first { $0.name == weight }?.values(at: nil)
    let skipsRows = (frequencies?.contains(0) ?? false) || (weights?.contains(0) ?? false)
    guard skipsRows || !missing.isEmpty else {
      (weightlessCount, weightlessPositions) = (0, [])
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
    let complete = isUsed.indices.filter { isUsed[$0] }
    let used = weights.map { weights in complete.filter { weights[$0] > 0 } } ?? complete
    weightlessPositions = weights.map { weights in complete.filter { weights[$0] == 0 } } ?? []
    weightlessCount = weightlessPositions.reduce(0) { $0 + (frequencies?[$1] ?? 1) }
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
