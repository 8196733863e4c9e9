extension ModelFrame {
  /// Rows that nobody need have answered: some patterns of this frame, perhaps several times, with
  /// some factors set to a level for all of them.
  ///
  /// - Parameters:
  ///   - patterns: the pattern that each row starts from.
  ///   - settings: the level of each factor that is set, by the position of the variable.
  func hypothetical(_ patterns: [Int], setting settings: [Int: Int] = [:]) -> ModelFrame {
    let held = held(settings)
    let rows = variables.indices.map { place in
      let variable = variables[place]
      if let value = held[place] {
        return variable.repeating(value, count: patterns.count)
      }
      return variable.replacing(
        codes: variable.codes.isEmpty ? [] : patterns.map { variable.codes[$0] },
        values: variable.values.isEmpty ? [] : patterns.map { variable.values[$0] })
    }
    return hypothetical(rows, count: patterns.count)
  }

  /// The level or number of each variable when some factors are set; a column that is in the frame
  /// as a number and as a factor has the same value in both.
  func held(_ settings: [Int: Int]) -> [Int: Double] {
    var held: [Int: Double] = [:]
    for (place, level) in settings {
      let own = variables[place]
      let label = own.levels?[level] ?? ""
      for (other, variable) in variables.enumerated() where variable.column == own.column {
        held[other] =
          variable.levels.map { Double($0.firstIndex(of: label) ?? 0) } ?? Double(label)
      }
    }
    return held
  }

  /// Rows with these variables, which are the frame's with other codes and values.
  func hypothetical(_ variables: [Variable], count: Int) -> ModelFrame {
    ModelFrame(
      outcome: outcome, outcomeLevels: outcomeLevels, variables: variables,
      counts: [[Double](repeating: 1, count: count)], observationCount: count, droppedCount: 0,
      missingCounts: [], emptyLevels: [])
  }

  /// The pattern with which each distinct combination of some variables first occurs, and the
  /// position of each pattern's combination among these.
  func distinctPatterns(of places: [Int]) -> (first: [Int], position: [Int]) {
    var position = [Int](repeating: 0, count: patternCount)
    var count = 1
    for place in places {
      let codes = variables[place].distinctCodes
      // Numbering the pairs anew at every variable keeps the numbers small.
      var numbers: [Int: Int] = [:]
      let width = (codes.max() ?? 0) + 1
      for pattern in position.indices {
        let key = position[pattern] * width + codes[pattern]
        let number = numbers[key] ?? numbers.count
        if number == numbers.count { numbers[key] = number }
        position[pattern] = number
      }
      count = numbers.count
    }
    var first = [Int](repeating: -1, count: count)
    for pattern in position.indices.reversed() { first[position[pattern]] = pattern }
    return (first.filter { $0 >= 0 }, position)
  }
}

extension ModelFrame.Variable {
  /// The same level or number in every row.
  fileprivate func repeating(_ value: Double, count: Int) -> ModelFrame.Variable {
    levels == nil
      ? replacing(codes: [], values: [Double](repeating: value, count: count))
      : replacing(codes: [Int](repeating: Int(value), count: count), values: [])
  }

  /// A number for each distinct level or value.
  fileprivate var distinctCodes: [Int] {
    guard levels == nil else { return codes }
    var numbers: [Double: Int] = [:]
    return values.map { value in
      let number = numbers[value] ?? numbers.count
      if number == numbers.count { numbers[value] = number }
      return number
    }
  }
}
