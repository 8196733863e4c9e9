import VignetteKit

/// The rows of data behind randomisation tests of terms: whose they are, at which place of what that
/// unit was shown, and what the model matrix would be had something else been shown there.
struct RandomisedRows: Sendable {
  /// A term of which something was randomised.
  struct RandomisedTerm: Sendable {
    let name: String
    /// Its columns of the model matrix.
    let columns: [Int]
    /// What is drawn again for it alone; nil where that is everything.
    let conditional: TermArrangements?
  }

  /// What could have been shown.
  let set: PresentationSet
  /// Statistics of the terms.
  let wald: ClusteredWald
  /// The terms.
  let terms: [RandomisedTerm]
  /// Whether the one term is all that was randomised.
  let isAlone: Bool
  /// How many rows were left out because an answer is missing.
  let droppedCount: Int

  /// The unit of each row by its position in the log, and the place of its vignette.
  private let units: [Int]
  private let places: [Int]
  /// The distinct values of everything that was not randomised.
  private let patterns: [Int]
  private let versionCount: Int
  private let vignetteCount: Int

  /// Reads the rows.
  init(
    _ formula: Formula, event: String?, schema: Schema, columns: RandomisedEffects.Columns,
    in responses: ResponseTable, log: AssignmentLog
  ) throws(AnalysisError) {
    let source = try RandomisedSource(
      formula, event: event, schema: schema, columns: columns, in: responses, log: log)
    droppedCount = source.droppedCount
    let frame = source.frame
    let design = ModelDesign(source.formula, for: frame)
    let kinds = source.kinds
    let others = frame.variables.indices.filter { kinds[$0] == .own }
    let (first, position) = frame.distinctPatterns(of: others)
    patterns = others.isEmpty ? position.map { _ in 0 } : position
    let starts = others.isEmpty ? [0] : first
    let hasVersions = kinds.contains(.version)
    let hasVignettes = kinds.contains(.vignette)
    let versionRows = hasVersions ? source.versionRows : [0]
    let vignetteRows = hasVignettes ? source.vignetteRows : [0]
    versionCount = versionRows.count
    vignetteCount = vignetteRows.count
    let count = starts.count * versionCount * vignetteCount
    guard count * design.columns.count <= 50_000_000 else {
      throw .randomisation(.tooManyPatterns(count))
    }
    let variables = frame.variables.indices.map { variable -> ModelFrame.Variable in
      let rows = (0..<count).map { index -> Int in
        switch kinds[variable] {
        case .own: starts[index / (versionRows.count * vignetteRows.count)]
        case .version: versionRows[index / vignetteRows.count % versionRows.count]
        case .vignette: vignetteRows[index % vignetteRows.count]
        }
      }
      let own = frame.variables[variable]
      return own.replacing(
        codes: own.codes.isEmpty ? [] : rows.map { own.codes[$0] },
        values: own.values.isEmpty ? [] : rows.map { own.values[$0] })
    }
    let matrix = design.matrix(over: frame.hypothetical(variables, count: count))
    units = source.units
    places = source.places
    set = source.set
    let randomised = Set(
      frame.variables.indices.filter { kinds[$0] != .own }.map { frame.variables[$0].name })
    let tested = source.formula.terms.filter { term in
      term.variables.contains { randomised.contains($0) }
    }
    guard !tested.isEmpty else { throw .randomisation(.nothingRandomised) }
    var terms: [RandomisedTerm] = []
    for term in tested {
      terms.append(
        RandomisedTerm(
          name: "\(term)",
          columns: design.columns.indices.filter { design.columns[$0].term == term },
          conditional: try source.conditional(term, among: tested)))
    }
    self.terms = terms
    isAlone = tested.count == 1 && source.isAll(tested[0])
    wald = ClusteredWald(
      candidates: matrix, outcome: source.outcome, units: units, terms: terms.map(\.columns))
  }

  /// The row of the candidates that each row of data is, when this is shown.
  func candidates(_ presentation: PresentationSet.Presentation) -> [Int] {
    var rows = [Int](repeating: 0, count: units.count)
    for row in rows.indices {
      var index = patterns[row]
      if versionCount > 1 { index = index * versionCount + presentation.versions[units[row]] }
      if vignetteCount > 1 {
        let shown = presentation.vignettes[units[row] * set.width + places[row]]
        index = index * vignetteCount + shown
      }
      rows[row] = index
    }
    return rows
  }
}
