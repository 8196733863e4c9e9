/// The effects that a design is to tell apart, as columns of numbers.
///
/// A term is a set of factors: one factor is its main effect, two are their interaction. Its
/// columns are the products of its factors' orthonormal effect codings (``DesignFactor``), so that
/// in the full factorial all columns of all terms are orthogonal with mean 0 and mean square 1.
public struct DesignModel: Sendable, Equatable {
  /// The factors, in order.
  public let factors: [DesignFactor]
  /// The terms, each as ascending positions of factors.
  public let terms: [[Int]]
  /// The columns of each term.
  let columns: [Range<Int>]

  /// Creates a model.
  ///
  /// - Parameter effects: The factors' names per term; empty for all main effects.
  /// - Throws: ``DesignError/unknownFactor(_:nearest:known:)``,
  ///   ``DesignError/repeatedEffect(_:)``.
  public init(of factors: [DesignFactor], effects: [[String]] = []) throws(DesignError) {
    let names = factors.map(\.id)
    var terms: [[Int]] = []
    for effect in effects {
      var term: [Int] = []
      for name in effect {
        guard let place = names.firstIndex(of: name) else {
          throw .unknownFactor(
            name, nearest: NearestNames.of(name, among: names), known: names)
        }
        term.append(place)
      }
      term.sort()
      guard !term.isEmpty, Set(term).count == term.count, !terms.contains(term) else {
        throw .repeatedEffect(effect)
      }
      terms.append(term)
    }
    self.init(factors, terms: effects.isEmpty ? factors.indices.map { [$0] } : terms)
  }

  /// A model of terms that are known to be there.
  init(_ factors: [DesignFactor], terms: [[Int]]) {
    self.factors = factors
    self.terms = terms
    var start = 0
    columns = terms.map { term in
      let count = term.reduce(1) { $0 * (factors[$1].levels.count - 1) }
      defer { start += count }
      return start..<start + count
    }
  }

  /// How many numbers describe all effects, without the constant.
  public var parameterCount: Int { columns.last?.upperBound ?? 0 }

  /// The names of a term's factors.
  public func names(of term: Int) -> [String] { terms[term].map { factors[$0].id } }

  /// The columns of one combination of levels.
  func row(_ combination: [Int]) -> [Double] {
    terms.flatMap { term in
      term.reduce([1.0]) { products, place in
        let coding = factors[place].coding(of: combination[place])
        return products.flatMap { product in coding.map { product * $0 } }
      }
    }
  }

  /// The columns of several combinations, row after row.
  func rows(_ combinations: [[Int]]) -> [Double] { combinations.flatMap(row) }

  /// Main effects and interactions of two factors, all those of these factors.
  static func throughSecondOrder(_ factors: [DesignFactor]) -> DesignModel {
    let singles = factors.indices.map { [$0] }
    let pairs = factors.indices.flatMap { first in
      factors.indices.filter { $0 > first }.map { [first, $0] }
    }
    return DesignModel(factors, terms: singles + pairs)
  }
}
