/// A frame of single rows, collapsed to distinct combinations of the explanatory variables.
struct CollapsedFrame: Sendable {
  /// The distinct combinations, sorted, with how often each level of the outcome was observed; it
  /// has no groups.
  let frame: ModelFrame
  /// The combination of each row.
  let patterns: [Int]

  /// Collapses a frame whose outcome has levels.
  init(_ rows: ModelFrame) {
    let keys = rows.variables.map { variable in
      variable.levels == nil ? variable.values : variable.codes.map(Double.init)
    }
    let order = (0..<rows.patternCount).sorted { first, second in
      for key in keys where key[first] != key[second] { return key[first] < key[second] }
      return first < second
    }
    var patterns = [Int](repeating: 0, count: order.count)
    var starts: [Int] = []
    for (place, row) in order.enumerated() {
      if place == 0 || keys.contains(where: { $0[row] != $0[order[place - 1]] }) {
        starts.append(row)
      }
      patterns[row] = starts.count - 1
    }
    var counts = rows.counts.map { _ in [Double](repeating: 0, count: starts.count) }
    for (level, own) in rows.counts.enumerated() {
      for (row, count) in own.enumerated() { counts[level][patterns[row]] += count }
    }
    self.patterns = patterns
    frame = ModelFrame(
      outcome: rows.outcome, outcomeLevels: rows.outcomeLevels,
      variables: rows.variables.map { variable in
        variable.replacing(
          codes: variable.levels == nil ? [] : starts.map { variable.codes[$0] },
          values: variable.levels == nil ? starts.map { variable.values[$0] } : [])
      },
      counts: counts, observationCount: rows.observationCount, droppedCount: rows.droppedCount,
      missingCounts: rows.missingCounts, emptyLevels: rows.emptyLevels)
  }
}
