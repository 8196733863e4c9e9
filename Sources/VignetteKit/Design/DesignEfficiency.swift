#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How much a design tells of all effects together.
///
///     D = |M / N|^(1/p),   M = Σ_decks Σ_{i in deck} (xᵢ − x̄_deck)(xᵢ − x̄_deck)ᵀ
///
/// N is the number of judgements over all decks, p the number of parameters of the effects, x their
/// orthonormal effect coding. The bound 1 is reached where all effects are orthogonal to each other
/// and to the decks and all levels occur equally often, as in a full factorial that everybody sees
/// whole. Decks of a single vignette count as one group: there the effects are between respondents.
///
/// - Reference: [GoosJones2011], 2.3
public struct DesignEfficiency: Sendable, Equatable {
  /// D, from 0 to 1; nil where the design doesn't tell the effects apart.
  public let relative: Double?
  /// M, for one pass over all decks.
  let information: Matrix

  /// The efficiency of a design for the effects that it was made for.
  public init(of design: VignetteDesign) {
    self.init(of: design.combinations, decks: design.decks, model: design.model)
  }

  /// Computes the efficiency.
  ///
  /// - Parameter decks: Positions of combinations; empty where one group sees all.
  init(of combinations: [[Int]], decks: [[Int]] = [], model: DesignModel) {
    let size = model.parameterCount
    let rows = combinations.map(model.row)
    let isGrouped = decks.contains { $0.count > 1 }
    let groups =
      decks.isEmpty
      ? [Array(combinations.indices)] : isGrouped ? decks : [decks.flatMap { $0 }]
    var information = Matrix(rows: size, columns: size)
    for group in groups {
      let count = Double(group.count)
      let mean = (0..<size).map { k in group.reduce(0) { $0 + rows[$1][k] } / count }
      for place in group {
        let centred = (0..<size).map { rows[place][$0] - mean[$0] }
        for j in 0..<size {
          for i in 0..<size { information[i, j] += centred[i] * centred[j] }
        }
      }
    }
    self.information = information
    let judgements = groups.reduce(0) { $0 + $1.count }
    if let cholesky = Cholesky(information), cholesky.smallestPivot > 1e-10 {
      relative = exp(cholesky.logDeterminant / Double(size)) / Double(judgements)
    } else {
      relative = nil
    }
  }
}
