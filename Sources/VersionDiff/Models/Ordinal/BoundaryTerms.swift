import VignetteKit

/// What a block of patterns contributes to the derivatives of an ordered likelihood, in terms of
/// the boundaries between answers: two answers share a boundary, so that only neighbouring
/// boundaries have a second moment.
struct BoundaryTerms: Sendable {
  /// What the second moments are.
  enum Kind: Sendable {
    /// Minus the second derivatives of the log-likelihood.
    case curvature
    /// The products of the single people's first derivatives.
    case products
  }

  /// The patterns.
  let rows: Range<Int>
  /// The log-likelihood of the patterns.
  var logLikelihood = 0.0
  /// The largest log odds of a boundary, in absolute value.
  var largestPredictor = 0.0
  /// The derivative as all boundaries move together, for each pattern.
  var shift: [Double]
  /// The derivative in each boundary (first index) for each pattern (second).
  var gradient: [[Double]]
  private var shiftShift: [Double]
  private var shiftOwn: [[Double]]
  private var ownOwn: [[Double]]
  private var ownNext: [[Double]]

  /// Starts with nothing.
  init(rows: Range<Int>, thresholds: Int) {
    let zeros = [Double](repeating: 0, count: rows.count)
    let each = [[Double]](repeating: zeros, count: thresholds)
    self.rows = rows
    (shift, shiftShift) = (zeros, zeros)
    (gradient, shiftOwn, ownOwn, ownNext) = (each, each, each, each)
  }

  /// The second moments of two boundaries, nil standing for all boundaries together; nil where
  /// they have none.
  func moment(_ first: Int?, _ second: Int?) -> [Double]? {
    switch (first, second) {
    case (nil, nil): shiftShift
    case (nil, let own?), (let own?, nil): shiftOwn[own]
    case (let first?, let second?):
      switch abs(first - second) {
      case 0: ownOwn[first]
      case 1: ownNext[min(first, second)]
      default: nil
      }
    }
  }

  /// Adds the people who gave an answer at a pattern.
  ///
  /// - Parameters:
  ///   - index: the pattern's place in the block.
  ///   - lower: the boundary below the answer; nil where there is none.
  ///   - upper: the boundary above it; nil where there is none.
  mutating func add(
    _ cell: OrderedCell, count: Double, at index: Int, from lower: Int?, to upper: Int?,
    _ kind: Kind
  ) {
    logLikelihood += count * cell.logProbability
    shift[index] += count * cell.shift
    let products = kind == .products
    shiftShift[index] += count * (products ? cell.shift * cell.shift : cell.shiftCurvature)
    if let upper {
      gradient[upper][index] += count * cell.upper
      let (row, own) =
        products
        ? (cell.upper * cell.shift, cell.upper * cell.upper)
        : (cell.upperShiftCurvature, cell.upperCurvature)
      shiftOwn[upper][index] += count * row
      ownOwn[upper][index] += count * own
    }
    if let lower {
      gradient[lower][index] += count * cell.lower
      let (row, own) =
        products
        ? (cell.lower * cell.shift, cell.lower * cell.lower)
        : (cell.lowerShiftCurvature, cell.lowerCurvature)
      shiftOwn[lower][index] += count * row
      ownOwn[lower][index] += count * own
      if upper != nil {
        ownNext[lower][index] +=
          count * (products ? cell.upper * cell.lower : cell.crossCurvature)
      }
    }
  }
}

extension OrderedLikelihood {
  /// The terms of a block of patterns, for these counts of its answers.
  func terms(
    of rows: Range<Int>, at point: [Double], counts: [[Double]], _ kind: BoundaryTerms.Kind
  ) -> BoundaryTerms {
    var result = BoundaryTerms(rows: rows, thresholds: thresholdCount)
    forEachCell(of: rows, at: point, where: { counts[$0][$1] > 0 }) { cell in
      result.largestPredictor = max(result.largestPredictor, cell.largestPredictor)
      result.add(
        cell.cell, count: counts[cell.answer][cell.pattern], at: cell.pattern - rows.lowerBound,
        from: cell.lower, to: cell.upper, kind)
    }
    return result
  }

  /// The probability of each answer (first index) at each pattern (second).
  func probabilities(at point: [Double]) -> [[Double]] {
    let rows = 0..<regressors.rowCount
    var result = counts.map { _ in [Double](repeating: 0, count: rows.count) }
    forEachCell(of: rows, at: point, where: { _, _ in true }) {
      result[$0.answer][$0.pattern] = $0.cell.probability
    }
    return result
  }

  /// An answer at a pattern.
  struct PlacedCell {
    let answer: Int
    let pattern: Int
    let cell: OrderedCell
    /// The boundary below it; nil where that is at infinity.
    let lower: Int?
    /// The boundary above it; nil where that is at infinity.
    let upper: Int?
    /// The largest log odds of its boundaries, in absolute value.
    let largestPredictor: Double
  }

  /// Visits the cells of a block of patterns, answer by answer.
  func forEachCell(
    of rows: Range<Int>, at point: [Double], where isWanted: (Int, Int) -> Bool,
    _ body: (PlacedCell) -> Void
  ) {
    let (common, own) = predictors(of: rows, at: point)
    let isProportional = isProportional
    let boundaries = own.map { own in
      own.indices.map { CumulativeLogit(own[$0] + common[$0]) }
    }
    for answer in counts.indices {
      // With proportional odds the distance between boundaries is the same for everybody.
      var shared: BoundaryGap?
      for i in 0..<rows.count where isWanted(answer, rows.lowerBound + i) {
        let pattern = rows.lowerBound + i
        let below = limit(answer - 1, pattern)
        let above = limit(answer, pattern)
        let lower = below == nil ? answer - 1 : nil
        let upper = above == nil ? answer : nil
        var gap = BoundaryGap.unbounded
        if let lower, let upper {
          gap = shared ?? BoundaryGap(own[upper][i] - own[lower][i])
          if isProportional { shared = gap }
        }
        let cell = OrderedCell(
          upper: upper.map { boundaries[$0][i] } ?? .at(above ?? .plus),
          lower: lower.map { boundaries[$0][i] } ?? .at(below ?? .minus), gap: gap)
        let largest = max(
          lower.map { abs(own[$0][i] + common[i]) } ?? 0,
          upper.map { abs(own[$0][i] + common[i]) } ?? 0)
        body(
          PlacedCell(
            answer: answer, pattern: pattern, cell: cell, lower: lower, upper: upper,
            largestPredictor: largest))
      }
    }
  }

  /// The infinity at which a boundary lies for a pattern; nil where it is finite.
  private func limit(_ threshold: Int, _ pattern: Int) -> FloatingPointSign? {
    if threshold < 0 { return .minus }
    if threshold == thresholdCount { return .plus }
    if let limits { return limits[threshold][pattern] }
    return nil
  }
}
