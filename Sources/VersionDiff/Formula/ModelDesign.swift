import VignetteKit

/// How a formula's terms become columns of numbers.
///
/// A factor enters by its contrasts, one column fewer than it has levels, where the term without it
/// is also in the model; otherwise by a column for every level, as R codes it. Unlike R, a model
/// without intercept gets such a column for every level only where that adds something: R's matrix
/// for `0 + x + x:a` has a column more than its rank.
struct ModelDesign: Sendable {
  /// What one variable contributes to a column.
  enum Part: Sendable, Equatable {
    /// The value of a number.
    case value(variable: Int)
    /// A number computed from others, by the position of each column's variable.
    case computed(Arithmetic, from: [String: Int])
    /// A number for each level of a factor.
    case coded(variable: Int, scores: [Double])
  }

  /// One column: the product of its parts; the intercept has none.
  struct Column: Sendable {
    let name: CoefficientName
    let term: Term?
    let parts: [Part]
  }

  /// The columns in the order of the terms.
  let columns: [Column]

  /// Codes the terms of a formula for the variables of a frame.
  init(_ formula: Formula, for frame: ModelFrame) {
    self.init(formula.terms, hasIntercept: formula.hasIntercept, for: frame)
  }

  /// Codes what varies at random between the groups of one random effect.
  init(_ effect: RandomEffect, for frame: ModelFrame) {
    self.init(effect.terms, hasIntercept: effect.hasIntercept, for: frame)
  }

  private init(_ terms: [Term], hasIntercept: Bool, for frame: ModelFrame) {
    var columns: [Column] = []
    if hasIntercept { columns.append(Column(name: .intercept, term: nil, parts: [])) }
    let fullyCoded = Self.fullyCoded(terms, hasIntercept: hasIntercept, frame)
    for (term, full) in zip(terms, fullyCoded) {
      columns += Self.columns(of: term, for: frame, full: full)
    }
    self.columns = columns
  }

  /// For each term, its factors that need a column for every level.
  private static func fullyCoded(
    _ terms: [Term], hasIntercept: Bool, _ frame: ModelFrame
  ) -> [Set<String>] {
    let factors = Set(frame.variables.filter { $0.levels != nil }.map(\.name))
    var needsFirst = !hasIntercept
    return terms.enumerated().map { place, term in
      var full: Set<String> = []
      for variable in term.variables where factors.contains(variable) {
        let margin = term.removing(variable)
        if margin.order == 0 {
          // Without an intercept the first factor takes its place.
          if needsFirst { full.insert(variable) }
          needsFirst = false
        } else if !terms[..<place].contains(where: { $0.contains(margin) }) {
          full.insert(variable)
        }
      }
      return full
    }
  }

  /// A part of a column and how it is named.
  private struct Named {
    let part: Part
    let term: String
    var level: String?
  }

  /// The columns of a term; the levels of its first factor vary fastest.
  private static func columns(
    of term: Term, for frame: ModelFrame, full: Set<String>
  ) -> [Column] {
    var products: [[Named]] = [[]]
    for variable in term.parts {
      let parts = parts(of: variable, for: frame, isFull: full.contains(variable.name))
      products = parts.flatMap { part in products.map { $0 + [part] } }
    }
    let factor = term.variables.joined(separator: ":")
    return products.map { parts in
      let levels = parts.compactMap(\.level)
      let name = CoefficientName(
        term: parts.map(\.term).joined(separator: ":"), factor: factor,
        level: levels.isEmpty ? nil : levels.joined(separator: ":"))
      return Column(name: name, term: term, parts: parts.map(\.part))
    }
  }

  private static func parts(
    of variable: FormulaVariable, for frame: ModelFrame, isFull: Bool
  ) -> [Named] {
    let name = variable.name
    if case .computed(let arithmetic) = variable {
      var places: [String: Int] = [:]
      for column in arithmetic.columns { places[column] = frame.place(of: column) }
      return [Named(part: .computed(arithmetic, from: places), term: name)]
    }
    guard let place = frame.place(of: name) else { return [] }
    let own = frame.variables[place]
    guard let levels = own.levels else { return [Named(part: .value(variable: place), term: name)] }
    let columns =
      isFull
      ? Contrast.indicators(levels: levels) : own.contrast.columns(levels: levels, ranks: own.ranks)
    return columns.map { column in
      Named(
        part: .coded(variable: place, scores: column.scores), term: "\(name)[\(column.bracket)]",
        level: column.label)
    }
  }
}
