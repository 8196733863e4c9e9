/// How far a design mixes two effects up.
public struct EffectCorrelation: Sendable, Equatable {
  /// What the effect is mixed up with.
  public enum Partner: Sendable, Hashable {
    /// Another effect, by its factors' names.
    case effect([String])
    /// The differences between the decks, and so between the people who get them.
    case decks
  }

  /// The effect, by its factors' names.
  public let effect: [String]
  /// Whether the model has it.
  public let isInModel: Bool
  /// What it is mixed up with.
  public let partner: Partner
  /// Whether the model has that too; decks always count.
  public let isPartnerInModel: Bool
  /// The largest correlation between a contrast of the one and a contrast of the other, from 0 to
  /// 1. With 1 they are aliased: no data can tell them apart.
  public let correlation: Double

  /// Whether the two can't be told apart.
  public var isAliased: Bool { correlation > 1 - 1e-9 }
}

extension VignetteDesign {
  /// All main effects and interactions of two factors that are mixed up with each other or with the
  /// decks, those that the model leaves out among them.
  ///
  /// Of effects that the model leaves out, only those aliased with decks are listed.
  public var effectCorrelations: [EffectCorrelation] {
    let all = DesignModel.throughSecondOrder(candidates.factors)
    let extended = DesignModel(
      candidates.factors, terms: model.terms + all.terms.filter { !model.terms.contains($0) })
    let products = DesignEfficiency(of: combinations, decks: decks, model: extended).information
    let total = DesignEfficiency(
      of: combinations, decks: decks.isEmpty ? [] : [decks.flatMap { $0 }], model: extended
    ).information
    let inModel = model.terms.count
    let roots = extended.columns.map { products.block($0, $0).inverseRoot }
    var found: [EffectCorrelation] = []
    for first in extended.terms.indices {
      let own = extended.columns[first]
      if first < inModel {
        for second in extended.terms.indices.dropFirst(first + 1) {
          let cross = products.block(own, extended.columns[second])
          let correlation = (roots[first] * cross * roots[second]).largestSingularValue
          if correlation > 1e-8 {
            found.append(
              EffectCorrelation(
                effect: extended.names(of: first), isInModel: true,
                partner: .effect(extended.names(of: second)), isPartnerInModel: second < inModel,
                correlation: min(correlation, 1)))
          }
        }
      }
      guard decks.contains(where: { $0.count > 1 }) else { continue }
      let root = total.block(own, own).inverseRoot
      let kept = SymmetricEigen(root * products.block(own, own) * root).values.first ?? 1
      let lost = max(0, 1 - kept).squareRoot()
      if lost > (first < inModel ? 1e-6 : 1 - 1e-9) {
        found.append(
          EffectCorrelation(
            effect: extended.names(of: first), isInModel: first < inModel, partner: .decks,
            isPartnerInModel: true, correlation: min(lost, 1)))
      }
    }
    return found
  }
}

extension Matrix {
  fileprivate func block(_ rows: Range<Int>, _ columns: Range<Int>) -> Matrix {
    selecting(rows: Array(rows), columns: Array(columns))
  }

  /// `A^(-1/2)` of a symmetric matrix, with nothing in the directions where it has nothing.
  fileprivate var inverseRoot: Matrix {
    let eigen = SymmetricEigen(self)
    return eigen.inverseRoot(tolerance: 1e-9 * max(eigen.values.last ?? 0, 1))
  }

  fileprivate var largestSingularValue: Double {
    let square = SymmetricEigen((self * transposed).symmetrised)
    return max(0, square.values.last ?? 0).squareRoot()
  }
}
