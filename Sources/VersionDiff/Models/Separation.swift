import VignetteKit

/// Whether answers can be told apart without error by a combination of the explanatory variables,
/// so that the likelihood has no maximum at finite coefficients.
///
/// A direction d separates where moving the coefficients along it never lowers and somewhere
/// raises the probability of what was observed:
///
/// ```
/// xᵢ · (d_k - d_l) ≥ 0  for every pattern i, every answer k given there and every other answer l
/// ```
///
/// Decided by a linear programme over the distinct patterns. One solution may leave out part of
/// what can be separated, so the programme is solved again over the rest until nothing is left.
///
/// - Reference: [Konis2007], chapter 4
/// - Reference: [AlbertAnderson1984]
struct Separation: Sendable {
  /// Which cells (answer, pattern) have probability 0 in the limit.
  let excluded: [[Bool]]
  /// A direction along which the likelihood rises for ever, in the order of the parameters.
  let direction: [Double]
  /// Whether the combination tells the answers of all people apart.
  let isComplete: Bool

  /// How large a product must be to count as positive; the vectors have length 1.
  private static let tolerance = 1e-7

  /// Decides; nil where nothing is separated.
  static func decided(for likelihood: LogitLikelihood) -> Separation? {
    var cells = emptyCells(of: likelihood)
    var excluded = likelihood.counts.map { [Bool](repeating: false, count: $0.count) }
    var direction = [Double](repeating: 0, count: likelihood.parameterCount)
    var separated: [EmptyCell] = []
    while !cells.isEmpty {
      var program = LinearProgram(size: likelihood.parameterCount)
      for equality in equalities(of: likelihood) { program.add(equality, .zero) }
      for cell in cells { program.add(cell.vector, .atLeastZero) }
      guard let solution = program.solution(), solution.objective > tolerance else { break }
      let grows = cells.map {
        SeparatingDirection.product($0.vector, solution.direction) > tolerance
      }
      guard grows.contains(true) else { break }
      SeparatingDirection.add(
        solution.direction, to: &direction, keeping: separated.map(\.vector))
      for (cell, grows) in zip(cells, grows) where grows {
        excluded[cell.answer][cell.pattern] = true
        separated.append(cell)
      }
      cells = zip(cells, grows).filter { !$0.1 }.map(\.0)
    }
    guard !separated.isEmpty else { return nil }
    let leftOver = excluded[0].indices.contains { pattern in
      let everybody = likelihood.counts.contains { $0[pattern] > 0 }
      return everybody && excluded.filter { !$0[pattern] }.count > 1
    }
    return Separation(excluded: excluded, direction: direction, isComplete: !leftOver)
  }

  /// The contrasts of the linear predictors that stay finite: one row for each answer that a
  /// pattern still allows, against the first such answer.
  static func finiteContrasts(of likelihood: LogitLikelihood, excluded: [[Bool]]) -> Matrix {
    var rows: [[Double]] = []
    for pattern in 0..<likelihood.design.rowCount
    where likelihood.counts.contains(where: { $0[pattern] > 0 }) {
      let allowed = excluded.indices.filter { !excluded[$0][pattern] }
      guard let first = allowed.first else { continue }
      let values = likelihood.design.row(pattern)
      rows += allowed.dropFirst().map { likelihood.contrast(of: $0, against: first, values) }
    }
    guard !rows.isEmpty else { return Matrix(rows: 1, columns: likelihood.parameterCount) }
    return Matrix(rows: rows)
  }

  /// An answer that nobody gave at a pattern, with the contrast that must not fall.
  private struct EmptyCell {
    let answer: Int
    let pattern: Int
    let vector: [Double]
  }

  private static func emptyCells(of likelihood: LogitLikelihood) -> [EmptyCell] {
    var cells: [EmptyCell] = []
    for pattern in 0..<likelihood.design.rowCount {
      let answers = likelihood.counts.indices
      guard let given = answers.first(where: { likelihood.counts[$0][pattern] > 0 }) else {
        continue
      }
      let values = likelihood.design.row(pattern)
      for answer in answers where likelihood.counts[answer][pattern] == 0 {
        let vector = SeparatingDirection.unit(
          likelihood.contrast(of: given, against: answer, values))
        cells.append(EmptyCell(answer: answer, pattern: pattern, vector: vector))
      }
    }
    return cells
  }

  /// The contrasts between answers that were both given at a pattern: they must stand still.
  private static func equalities(of likelihood: LogitLikelihood) -> [[Double]] {
    var result: [[Double]] = []
    for pattern in 0..<likelihood.design.rowCount {
      let given = likelihood.counts.indices.filter { likelihood.counts[$0][pattern] > 0 }
      guard let first = given.first, given.count > 1 else { continue }
      let values = likelihood.design.row(pattern)
      result += given.dropFirst().map { likelihood.contrast(of: $0, against: first, values) }
    }
    return result
  }
}

extension LogitLikelihood {
  /// The row whose product with the parameters is `η_k - η_l` at a row of the model matrix.
  func contrast(of k: Int, against l: Int, _ values: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: contrastCount * values.count)
    for (j, value) in values.enumerated() {
      if k > 0 { result[(k - 1) * values.count + j] += value }
      if l > 0 { result[(l - 1) * values.count + j] -= value }
    }
    return result
  }
}
