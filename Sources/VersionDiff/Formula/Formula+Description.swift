extension Formula: CustomStringConvertible {
  /// The formula written out, in a form that parses to the same formula.
  public var description: String {
    if let unresolved { return unresolved }
    let parts = (hasIntercept ? [] : ["0"]) + writtenTerms
    let all = (parts.isEmpty ? ["1"] : parts) + randomEffects.map(\.description)
    return "\(outcome) ~ \(all.joined(separator: " + "))"
  }

  /// The terms; where their order alone would put the variables of an interaction in another order
  /// than they stand in, all variables go before them.
  private var writtenTerms: [String] {
    var met: [FormulaVariable: Int] = [:]
    for part in terms.flatMap(\.parts) where met[part] == nil { met[part] = met.count }
    let agrees = terms.allSatisfy { term in
      let places = term.parts.map { met[$0, default: 0] }
      return zip(places, places.dropFirst()).allSatisfy { $0 < $1 }
    }
    guard !agrees, let order = commonOrder(of: Array(met.keys), met) else {
      return terms.map(\.written)
    }
    let all = Term(parts: order)
    let isTerm = terms.contains(all)
    // A product that is no term itself is taken out again.
    let first = isTerm ? all.written : "\(all.written) - \(all.written)"
    return [first] + terms.filter { $0 != all }.map(\.written)
  }

  /// An order of the variables in which every term names its own; nil where there is none.
  private func commonOrder(
    of variables: [FormulaVariable], _ met: [FormulaVariable: Int]
  ) -> [FormulaVariable]? {
    var left = variables.sorted { met[$0, default: 0] < met[$1, default: 0] }
    var order: [FormulaVariable] = []
    while !left.isEmpty {
      let pending = Set(left)
      let free = left.firstIndex { candidate in
        terms.allSatisfy { term in
          !term.parts.contains(candidate)
            || term.parts.first(where: pending.contains) == candidate
        }
      }
      guard let free else { return nil }
      order.append(left.remove(at: free))
    }
    return order
  }

  static func quoted(_ name: String) -> String {
    FormulaScanner.isPlain(name) ? name : "`\(name)`"
  }
}
