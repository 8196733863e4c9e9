import VignetteKit

/// What each cluster adds to the score of a model, and what it adds to its expected information.
///
/// Any coordinates of the parameters will do: what is computed from here does not depend on them.
struct ClusterScores: Sendable {
  /// The expected information of each cluster.
  enum Information: Sendable {
    /// As matrices, p² numbers for each cluster, one after the other.
    case matrices([Double])
    /// As `ZᵀZ` of rows of p numbers, row after row; cluster g has the rows from `starts[g]` until
    /// `starts[g + 1]`. Cheaper where clusters have fewer rows than the model has parameters.
    case rows([Double], starts: [Int])
  }

  /// How many parameters there are (p).
  let parameterCount: Int
  /// How many clusters there are (G).
  let clusterCount: Int
  /// The scores: p numbers for each cluster, one after the other.
  let scores: [Double]
  /// The information of the clusters.
  let information: Information

  /// Takes scores and information as they are.
  init(parameterCount: Int, scores: [Double], information: Information) {
    precondition(parameterCount > 0 && scores.count.isMultiple(of: parameterCount))
    self.parameterCount = parameterCount
    clusterCount = scores.count / parameterCount
    self.scores = scores
    self.information = information
  }

  /// The scores of a model with one linear predictor, from the rows of its design.
  ///
  /// ```
  /// s_g = Σ uᵢ xᵢ,   J_g = Σ wᵢ xᵢ xᵢᵀ   over the rows of cluster g
  /// ```
  ///
  /// - Parameters:
  ///   - design: a row for each pattern.
  ///   - clusters: the cluster of each pattern.
  ///   - scoreFactors: u, the derivative of the log-likelihood of a pattern's people with respect to
  ///     the linear predictor.
  ///   - informationFactors: w, their expected information about it.
  init(
    design: Matrix, clusters: [Int], clusterCount: Int, scoreFactors: [Double],
    informationFactors: [Double]
  ) {
    let (rows, columns) = (design.rowCount, design.columnCount)
    var next = [Int](repeating: 0, count: clusterCount + 1)
    for i in 0..<rows where informationFactors[i] > 0 { next[clusters[i] + 1] += 1 }
    for g in 0..<clusterCount { next[g + 1] += next[g] }
    let starts = next
    var scores = [Double](repeating: 0, count: clusterCount * columns)
    var values = [Double](repeating: 0, count: (starts.last ?? 0) * columns)
    for i in 0..<rows {
      let cluster = clusters[i]
      for j in 0..<columns { scores[cluster * columns + j] += scoreFactors[i] * design[i, j] }
      guard informationFactors[i] > 0 else { continue }
      let root = informationFactors[i].squareRoot()
      for j in 0..<columns { values[next[cluster] * columns + j] = root * design[i, j] }
      next[cluster] += 1
    }
    self.init(
      parameterCount: columns, scores: scores, information: .rows(values, starts: starts))
  }

  /// The information of all clusters together.
  var totalInformation: Matrix {
    let p = parameterCount
    switch information {
    case .matrices(let values):
      var sum = [Double](repeating: 0, count: p * p)
      for (i, value) in values.enumerated() { sum[i % (p * p)] += value }
      return Matrix(rows: p, columns: p, elements: sum)
    case .rows(let values, _):
      return Matrix(rows: p, columns: p, elements: Self.gram(values[...], width: p))
    }
  }

  /// `ZᵀZ` of rows of equal width.
  static func gram(_ values: ArraySlice<Double>, width: Int) -> [Double] {
    var result = [Double](repeating: 0, count: width * width)
    values.withUnsafeBufferPointer { values in
      for start in stride(from: 0, to: values.count, by: width) {
        for j in 0..<width {
          let factor = values[start + j]
          guard factor != 0 else { continue }
          for i in 0..<width { result[j * width + i] += factor * values[start + i] }
        }
      }
    }
    return result
  }
}
