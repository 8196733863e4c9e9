import VignetteKit

extension ModelFrame {
  /// Refuses terms whose computation has no result in some rows, as the logarithm of 0.
  func checkComputations(of formula: Formula) throws(AnalysisError) {
    var seen: Set<Arithmetic> = []
    let terms = formula.terms + formula.randomEffects.flatMap(\.terms)
    for part in terms.flatMap(\.parts) {
      guard case .computed(let arithmetic) = part, seen.insert(arithmetic).inserted else {
        continue
      }
      let values = arithmetic.values { name in
        place(of: name).map { .each(variables[$0].values) } ?? .constant(.nan)
      }.expanded(to: patternCount)
      let undefined = values.indices.filter { !values[$0].isFinite }
      guard let first = undefined.first else { continue }
      let people = undefined.reduce(0.0) { sum, pattern in
        counts.reduce(sum) { $0 + $1[pattern] }
      }
      throw .model(
        .undefinedComputation(
          part.name, count: Int(people),
          example: arithmetic.columns.compactMap { name in
            place(of: name).map { "\(name) = \(ModelColumn.label(variables[$0].values[first]))" }
          }.joined(separator: ", ")))
    }
  }
}

extension FrameRows {
  /// The numbers of an outcome in the rows used.
  func values(of outcome: FormulaVariable) throws(AnalysisError) -> [Double] {
    guard case .computed(let arithmetic) = outcome else {
      return column(outcome.columns[0]).values(at: positions) ?? []
    }
    let columns = arithmetic.columns.map { ($0, column($0).values(at: positions) ?? []) }
    let inputs = Dictionary(uniqueKeysWithValues: columns)
    let values = arithmetic.values { .each(inputs[$0, default: []]) }.expanded(to: counts.count)
    let undefined = values.indices.filter { !values[$0].isFinite }
    if let first = undefined.first {
      throw .model(
        .undefinedComputation(
          outcome.name, count: undefined.reduce(0) { $0 + counts[$1] },
          example: columns.map { "\($0.0) = \(ModelColumn.label($0.1[first]))" }
            .joined(separator: ", ")))
    }
    return values
  }
}
