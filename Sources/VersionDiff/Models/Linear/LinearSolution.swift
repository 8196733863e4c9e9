import VignetteKit

/// The solution of a linear regression, on arrays, with what its inference needs.
struct LinearSolution: Sendable {
  /// The independent columns of the design.
  let design: Matrix
  /// How many people each row stands for.
  let frequencies: [Double]
  /// The weight of one person of each row.
  let weights: [Double]
  /// The coefficients.
  let squares: LeastSquares
  /// N: people.
  let observationCount: Int
  /// Squared weighted residuals, added up.
  let residualSum: Double
  /// Squared weighted deviations of the outcome from its mean (where the model has an intercept) or
  /// from zero.
  let totalSum: Double
  private let hasIntercept: Bool

  /// Fits; nil where all columns are zero.
  ///
  /// - Parameters:
  ///   - weights: of one person of each row, above 0; nil for 1.
  ///   - hasIntercept: whether explained variation is counted from the mean.
  init?(
    _ design: Matrix, _ outcome: [Double], frequencies: [Double], weights: [Double]?,
    hasIntercept: Bool
  ) {
    self.frequencies = frequencies
    self.weights = weights ?? [Double](repeating: 1, count: frequencies.count)
    let factors = zip(self.frequencies, self.weights).map { $0 * $1 }
    guard let squares = LeastSquares(design, outcome, weights: factors) else { return nil }
    self.squares = squares
    self.hasIntercept = hasIntercept
    self.design =
      squares.redundancies.isEmpty
      ? design
      : design.selecting(rows: Array(frequencies.indices), columns: squares.independent)
    observationCount = Int(frequencies.reduce(0, +))
    residualSum = Self.sum(of: squares.residuals, factors)
    totalSum = Self.sum(
      of: hasIntercept ? Self.deviations(outcome, factors) : outcome, factors)
  }

  /// k: coefficients that are not redundant.
  var rank: Int { squares.independent.count }

  /// N - k.
  var residualDegreesOfFreedom: Int { observationCount - rank }

  /// σ²: the variance of a person of weight 1.
  var residualVariance: Double { residualSum / Double(residualDegreesOfFreedom) }

  /// Whether nothing is left but rounding errors.
  var isPerfect: Bool { residualSum <= Self.perfectShare * totalSum }

  /// The variances below which those of coefficients are rounding errors: a share of what the
  /// working model says, or what is left where all residuals are rounding errors.
  var rounding: Double {
    let perfect = Self.perfectShare * totalSum / Double(residualDegreesOfFreedom)
    return max(perfect, CoefficientInference.roundingShare * residualVariance)
  }

  /// The share of the outcome's variation that rounding leaves unexplained: residuals come out as
  /// 1e-16 to 1e-13 of it.
  private static let perfectShare = 1e-24

  /// The F test that nothing but the intercept explains the outcome, from the sums of squares: more
  /// exact than from the variances of coefficients that are nearly redundant.
  var overallTest: WaldTest? {
    let terms = Double(rank - (hasIntercept ? 1 : 0))
    guard terms > 0, residualSum > 0 else { return nil }
    return WaldTest(
      f: (totalSum - residualSum) / terms / residualVariance, degreesOfFreedom: terms,
      denominator: Double(residualDegreesOfFreedom))
  }

  /// `f w` of each row.
  var factors: [Double] { zip(frequencies, weights).map { $0 * $1 } }

  /// The leverage of one person of each row, `w x (XᵀWX)⁻¹ x`.
  var leverages: [Double] {
    let inverseRoot = squares.root.inverseFactor
    let blocks = FixedBlocks.map(rows: design.rowCount) { block in
      let whitened = whitened(block, inverseRoot)
      return (0..<block.count).map { i in
        var sum = 0.0
        for j in 0..<rank { sum += whitened[j * block.count + i] * whitened[j * block.count + i] }
        return weights[block.lowerBound + i] * sum
      }
    }
    return blocks.flatMap { $0 }
  }

  /// A block of rows in the coordinates in which the information is the identity, column by column.
  func whitened(_ block: Range<Int>, _ inverseRoot: Matrix) -> [Double] {
    let (n, rows) = (block.count, design.rowCount)
    var result = [Double](repeating: 0, count: n * rank)
    result.withUnsafeMutableBufferPointer { result in
      design.elements.withUnsafeBufferPointer { design in
        for j in 0..<rank {
          for k in 0...j {
            let factor = inverseRoot[j, k]
            let start = k * rows + block.lowerBound
            for i in 0..<n { result[j * n + i] += factor * design[start + i] }
          }
        }
      }
    }
    return result
  }

  private static func sum(of values: [Double], _ factors: [Double]) -> Double {
    FixedBlocks.map(rows: values.count) { block in
      block.reduce(0) { $0 + factors[$1] * values[$1] * values[$1] }
    }.reduce(0, +)
  }

  /// Deviations from the weighted mean, the mean corrected by the mean of the deviations.
  private static func deviations(_ values: [Double], _ factors: [Double]) -> [Double] {
    let total = factors.reduce(0, +)
    let mean = zip(values, factors).reduce(0) { $0 + $1.0 * $1.1 } / total
    let first = values.map { $0 - mean }
    let left = zip(first, factors).reduce(0) { $0 + $1.0 * $1.1 } / total
    return first.map { $0 - left }
  }
}
