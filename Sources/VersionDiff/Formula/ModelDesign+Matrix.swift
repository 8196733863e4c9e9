import VignetteKit

extension ModelDesign {
  /// A variable held at one value for everybody.
  struct Setting: Sendable, Equatable {
    /// What it is held at.
    enum Value: Sendable, Equatable {
      /// The position of a level of a factor.
      case level(Int)
      /// A number.
      case number(Double)
    }

    /// The position of the variable in the frame.
    let variable: Int
    let value: Value

    /// A factor held at one of its levels.
    init(variable: Int, level: Int) {
      self.variable = variable
      value = .level(level)
    }

    /// A number held at a value.
    init(variable: Int, number: Double) {
      self.variable = variable
      value = .number(number)
    }
  }

  /// The model matrix over the patterns of a frame, with one variable set to a value if wished.
  func matrix(over frame: ModelFrame, setting: Setting?) -> Matrix {
    matrix(over: frame, settings: setting.map { [$0] } ?? [])
  }

  /// The model matrix over the patterns of a frame, with some variables set to values.
  ///
  /// Where a column is in the frame as a number and as a factor, setting one sets the other too.
  ///
  /// - Precondition: factors are set to levels, numbers to numbers, and a number that is also a
  ///   factor to one of its levels.
  func matrix(over frame: ModelFrame, settings: [Setting] = []) -> Matrix {
    let held = frame.held(settings)
    return filled(frame) { column, target in
      for part in column.parts { part.multiply(target, frame, held) }
    }
  }

  /// The derivative of the model matrix with respect to a number, wherever it is computed with; by
  /// the product rule where it is in several parts of an interaction.
  func derivative(over frame: ModelFrame, of variable: Int) -> Matrix {
    let name = frame.variables[variable].name
    return filled(frame) { column, target in
      let changes = column.parts.map { $0.derivative(by: variable, name) }
      let moving = changes.indices.filter { changes[$0] != nil }
      guard !moving.isEmpty else {
        target.update(repeating: 0)
        return
      }
      var sum = [Double](repeating: 0, count: target.count)
      for place in moving {
        target.update(repeating: 1)
        for (other, part) in column.parts.enumerated() {
          let factor = other == place ? changes[place] ?? part : part
          factor.multiply(target, frame, [:])
        }
        for i in sum.indices { sum[i] += target[i] }
      }
      for i in sum.indices { target[i] = sum[i] }
    }
  }

  /// A matrix of ones, each column then changed.
  private func filled(
    _ frame: ModelFrame, _ change: (Column, UnsafeMutableBufferPointer<Double>) -> Void
  ) -> Matrix {
    let rows = frame.patternCount
    var elements = [Double](repeating: 1, count: rows * columns.count)
    elements.withUnsafeMutableBufferPointer { elements in
      for (place, column) in columns.enumerated() {
        let own = elements[place * rows..<(place + 1) * rows]
        change(column, UnsafeMutableBufferPointer(rebasing: own))
      }
    }
    return Matrix(rows: rows, columns: columns.count, elements: elements)
  }
}

extension ModelFrame {
  /// The values at which variables are held, with those of the same column held alike.
  fileprivate func held(_ settings: [ModelDesign.Setting]) -> [Int: ModelDesign.Setting.Value] {
    var held: [Int: ModelDesign.Setting.Value] = [:]
    for setting in settings {
      let own = variables[setting.variable]
      for (place, other) in variables.enumerated() where other.column == own.column {
        held[place] =
          place == setting.variable ? setting.value : own.value(setting.value, in: other)
      }
    }
    return held
  }
}

extension ModelFrame.Variable {
  /// The value of another variable of the same column.
  fileprivate func value(
    _ value: ModelDesign.Setting.Value, in other: ModelFrame.Variable
  ) -> ModelDesign.Setting.Value {
    let label: String
    switch value {
    case .level(let level): label = levels?[level] ?? ""
    case .number(let number): label = ModelColumn.label(number)
    }
    if let levels = other.levels {
      guard let level = levels.firstIndex(of: label) else {
        preconditionFailure("\(other.name) has no level \(label)")
      }
      return .level(level)
    }
    guard let number = Double(label) else { preconditionFailure("\(label) is no number") }
    return .number(number)
  }
}

extension ModelDesign.Part {
  /// Multiplies a column by the part's values.
  fileprivate func multiply(
    _ target: UnsafeMutableBufferPointer<Double>, _ frame: ModelFrame,
    _ held: [Int: ModelDesign.Setting.Value]
  ) {
    switch self {
    case .value(let variable):
      target.multiply(frame.values(of: variable, held))
    case .computed(let arithmetic, let places):
      target.multiply(
        arithmetic.values { name in
          places[name].map { frame.values(of: $0, held) } ?? .constant(1)
        })
    case .coded(let variable, let scores):
      if case .level(let level) = held[variable] {
        target.multiply(.constant(scores[level]))
        return
      }
      frame.variables[variable].codes.withUnsafeBufferPointer { codes in
        for i in target.indices { target[i] *= scores[codes[i]] }
      }
    }
  }

  /// The part's derivative with respect to a number; nil where it does not depend on it.
  fileprivate func derivative(by variable: Int, _ name: String) -> ModelDesign.Part? {
    switch self {
    case .value(let own):
      return own == variable ? .computed(.number(1), from: [:]) : nil
    case .computed(let arithmetic, let places):
      guard places[name] == variable else { return nil }
      return .computed(arithmetic.derivative(by: name), from: places)
    case .coded:
      return nil
    }
  }
}

extension ModelFrame {
  fileprivate func values(
    of variable: Int, _ held: [Int: ModelDesign.Setting.Value]
  ) -> Arithmetic.Values {
    if case .number(let value) = held[variable] { return .constant(value) }
    return .each(variables[variable].values)
  }
}

extension UnsafeMutableBufferPointer<Double> {
  fileprivate func multiply(_ values: Arithmetic.Values) {
    switch values {
    case .constant(let factor):
      guard factor != 1 else { return }
      for i in indices { self[i] *= factor }
    case .each(let factors):
      factors.withUnsafeBufferPointer { factors in
        for i in indices { self[i] *= factors[i] }
      }
    }
  }
}
