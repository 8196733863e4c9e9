import VignetteKit

/// How a formula's terms become columns of numbers.
///
/// A factor enters by treatment contrasts, one column per level but the reference, where the term
/// without it is also in the model; otherwise by a column for every level, as R codes it.
struct ModelDesign: Sendable {
  /// What one variable contributes to a column.
  enum Part: Sendable, Equatable {
    /// The value of a number.
    case value(variable: Int)
    /// 1 at one level of a factor, 0 elsewhere.
    case indicator(variable: Int, level: Int)

    var variable: Int {
      switch self {
      case .value(let variable), .indicator(let variable, _): variable
      }
    }
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
    var columns: [Column] = []
    if formula.hasIntercept { columns.append(Column(name: .intercept, term: nil, parts: [])) }
    let fullyCoded = Self.fullyCoded(in: formula, frame)
    for (place, term) in formula.terms.enumerated() {
      columns += Self.columns(of: term, for: frame, full: fullyCoded[place])
    }
    self.columns = columns
  }

  /// For each term, its factors that need a column for every level.
  private static func fullyCoded(in formula: Formula, _ frame: ModelFrame) -> [Set<String>] {
    let factors = Set(frame.variables.filter { $0.levels != nil }.map(\.name))
    var needsFirst = !formula.hasIntercept
    return formula.terms.enumerated().map { place, term in
      var full: Set<String> = []
      for variable in term.variables where factors.contains(variable) {
        let margin = term.removing(variable)
        if margin.order == 0 {
          // Without an intercept the first factor takes its place.
          if needsFirst { full.insert(variable) }
          needsFirst = false
        } else if !formula.terms[..<place].contains(where: { $0.contains(margin) }) {
          full.insert(variable)
        }
      }
      return full
    }
  }

  /// The columns of a term; the levels of its first factor vary fastest.
  private static func columns(
    of term: Term, for frame: ModelFrame, full: Set<String>
  ) -> [Column] {
    var products: [[Part]] = [[]]
    for name in term.variables {
      guard let variable = frame.variables.firstIndex(where: { $0.name == name }) else { continue }
      let parts: [Part]
      if let levels = frame.variables[variable].levels {
        let coded = full.contains(name) ? Array(levels.indices) : Array(levels.indices.dropFirst())
        parts = coded.map { .indicator(variable: variable, level: $0) }
      } else {
        parts = [.value(variable: variable)]
      }
      products = parts.flatMap { part in products.map { $0 + [part] } }
    }
    return products.map { parts in
      Column(name: name(of: parts, for: frame), term: term, parts: parts)
    }
  }

  private static func name(of parts: [Part], for frame: ModelFrame) -> CoefficientName {
    var names: [String] = []
    var factors: [String] = []
    var levels: [String] = []
    for part in parts {
      let variable = frame.variables[part.variable]
      factors.append(variable.name)
      if case .indicator(_, let level) = part, let label = variable.levels?[level] {
        names.append("\(variable.name)[\(label)]")
        levels.append(label)
      } else {
        names.append(variable.name)
      }
    }
    return CoefficientName(
      term: names.joined(separator: ":"), factor: factors.joined(separator: ":"),
      level: levels.isEmpty ? nil : levels.joined(separator: ":"))
  }

  /// A factor held at one of its levels for everybody.
  struct Setting: Sendable {
    let variable: Int
    let level: Int
  }

  /// The model matrix over the patterns of a frame, with one factor set to a level if wished.
  func matrix(over frame: ModelFrame, setting: Setting? = nil) -> Matrix {
    filled(over: frame) { part, values in
      switch part {
      case .value(let variable):
        let numbers = frame.variables[variable].values
        for i in values.indices { values[i] *= numbers[i] }
      case .indicator(let variable, let level):
        if let setting, setting.variable == variable {
          if setting.level != level { for i in values.indices { values[i] = 0 } }
          return
        }
        let codes = frame.variables[variable].codes
        for i in values.indices where codes[i] != level { values[i] = 0 }
      }
    }
  }

  /// The derivative of the model matrix with respect to a number; every column is linear in it.
  func derivative(over frame: ModelFrame, of variable: Int) -> Matrix {
    var result = filled(over: frame) { part, values in
      switch part {
      case .value(let other):
        guard other != variable else { return }
        let numbers = frame.variables[other].values
        for i in values.indices { values[i] *= numbers[i] }
      case .indicator(let other, let level):
        let codes = frame.variables[other].codes
        for i in values.indices where codes[i] != level { values[i] = 0 }
      }
    }
    let rows = frame.patternCount
    for (j, column) in columns.enumerated()
    where !column.parts.contains(where: { $0.variable == variable }) {
      for i in 0..<rows { result.elements[j * rows + i] = 0 }
    }
    return result
  }

  private func filled(
    over frame: ModelFrame, _ multiply: (Part, inout [Double]) -> Void
  ) -> Matrix {
    let rows = frame.patternCount
    var elements: [Double] = []
    elements.reserveCapacity(rows * columns.count)
    for column in columns {
      var values = [Double](repeating: 1, count: rows)
      for part in column.parts { multiply(part, &values) }
      elements += values
    }
    return Matrix(rows: rows, columns: columns.count, elements: elements)
  }
}
