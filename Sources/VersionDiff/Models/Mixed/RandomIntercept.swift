import VignetteKit

/// The one random intercept that logistic and ordinal models can have, with the data grouped by it.
struct RandomIntercept: Sendable {
  /// The number of quadrature points unless another is asked for. With it the log-likelihoods of
  /// the reference data sets are right to 1e-8, and where groups have few answers and a standard
  /// deviation near 4, to 1e-5.
  static let defaultPoints = 25
  /// The largest number of quadrature points.
  static let largestPoints = 100

  /// The group of each row.
  let grouping: Grouping
  /// The rows, collapsed.
  let collapsed: CollapsedFrame
  /// How often each level of the outcome (first index) was observed in each row (second).
  private let counts: [[Double]]

  /// Groups the rows of a frame.
  ///
  /// - Throws: where the formula asks for more than one random intercept, the rows are weighted or
  ///   clustered, or the groups say nothing of a variance between them.
  init(_ formula: Formula, over rows: ModelFrame, family: String) throws(AnalysisError) {
    guard formula.randomEffects.count == 1, let effect = formula.randomEffects.first,
      effect.terms.isEmpty, effect.hasIntercept, let grouping = rows.groups.first
    else {
      throw .model(
        .mixed(
          .oneRandomIntercept(
            family: family, found: formula.randomEffects.map(\.description))))
    }
    if rows.weights != nil { throw .model(.mixed(.weights(family: family))) }
    if let clusters = rows.clusters {
      throw .model(.mixed(.clusters(clusters.name)))
    }
    guard grouping.count > 1 else {
      throw .model(.mixed(.oneGroup(grouping.name, group: grouping.labels.first ?? "")))
    }
    var given = rows.counts.map { _ in [Double](repeating: 0, count: grouping.count) }
    for (level, counts) in rows.counts.enumerated() {
      for (row, count) in counts.enumerated() { given[level][grouping.codes[row]] += count }
    }
    let groups = 0..<grouping.count
    let largest = groups.reduce(0.0) { most, group in
      max(most, given.reduce(0) { $0 + $1[group] })
    }
    guard largest > 1 else { throw .model(.mixed(.groupPerRow(grouping.name))) }
    let varies = groups.contains { group in given.count { $0[group] > 0 } > 1 }
    guard varies else {
      throw .model(.mixed(.noVariationWithinGroups(rows.outcome, group: grouping.name)))
    }
    self.grouping = grouping
    collapsed = CollapsedFrame(rows)
    counts = rows.counts
  }

  /// The answers by group, as events and non-events at predictors: those of pattern i stand at
  /// `thresholds * i` and after, one for each threshold.
  func groups(answers: [Int]) -> QuadratureGroups {
    let thresholds = answers.count - 1
    var entries: [QuadratureGroups.Entry] = []
    var codes: [Int] = []
    for (place, answer) in answers.enumerated() {
      for (row, count) in counts[answer].enumerated() where count > 0 {
        let first = collapsed.patterns[row] * thresholds
        if place > 0 {
          entries.append(.init(predictor: first + place - 1, events: count, nonEvents: 0))
          codes.append(grouping.codes[row])
        }
        if place < thresholds {
          entries.append(.init(predictor: first + place, events: 0, nonEvents: count))
          codes.append(grouping.codes[row])
        }
      }
    }
    return QuadratureGroups(
      entries, of: codes, predictorCount: collapsed.frame.patternCount * thresholds)
  }

  /// The number of points, if there can be so many.
  static func checked(points: Int) throws(AnalysisError) -> Int {
    guard (1...largestPoints).contains(points) else {
      throw .model(.mixed(.quadraturePoints(points, limit: largestPoints)))
    }
    return points
  }
}

extension Formula {
  /// The formula without what varies between groups.
  var withoutRandomEffects: Formula {
    Formula(outcome, on: terms, hasIntercept: hasIntercept)
  }
}
