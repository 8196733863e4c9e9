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
  ///
  /// - Parameter totals: how many people each row stands for, one unless said otherwise.
  func hypothetical(
    _ variables: [Variable], count: Int, totals: [Double]? = nil
  ) -> ModelFrame {
    ModelFrame(
      outcome: outcome, outcomeLevels: outcomeLevels, variables: variables,
      counts: [totals ?? [Double](repeating: 1, count: count)], observationCount: observationCount,
      droppedCount: 0, missingCounts: [], emptyLevels: [])
  }

  /// The pattern with which each distinct combination of some variables first occurs, and the
  /// position of each pattern's combination among these.
  ///
  /// - Complexity: O(patterns) for each variable.
  func distinctPatterns(of places: [Int]) -> (first: [Int], position: [Int]) {
    // Factors first: where numbers then tell all patterns apart, no more is to be told.
    let factors = places.filter { variables[$0].levels != nil }
    let numbers = places.filter { variables[$0].levels == nil }
    var position = [Int](repeating: 0, count: patternCount)
    var first = patternCount > 0 ? [0] : []
    for place in factors + numbers where first.count < patternCount {
      let (codes, width) = variables[place].distinctCodes
      // Numbering the pairs anew at every variable keeps the numbers small.
      var numbering = Numbering(limit: first.count * width)
      first = []
      for pattern in position.indices {
        let number = numbering.number(of: position[pattern] * width + codes[pattern])
        if number == first.count { first.append(pattern) }
        position[pattern] = number
      }
    }
    return (first, position)
  }
}

/// Numbers keys in the order in which they first occur.
private struct Numbering {
  private var table: [Int32]
  private var sparse: [Int: Int] = [:]
  private var count = 0

  /// A numbering of keys below a limit; in a table where that is small enough.
  init(limit: Int) {
    table = [Int32](repeating: -1, count: limit <= 1 << 20 ? limit : 0)
  }

  mutating func number(of key: Int) -> Int {
    if table.isEmpty {
      let number = sparse[key] ?? count
      if number == count {
        sparse[key] = number
        count += 1
      }
      return number
    }
    if table[key] < 0 {
      table[key] = Int32(count)
      count += 1
    }
    return Int(table[key])
  }
}

extension ModelFrame.Variable {
  /// The same level or number in every row.
  fileprivate func repeating(_ value: Double, count: Int) -> ModelFrame.Variable {
    levels == nil
      ? replacing(codes: [], values: [Double](repeating: value, count: count))
      : replacing(codes: [Int](repeating: Int(value), count: count), values: [])
  }

  /// A number for each distinct level or value, and how many there may be.
  fileprivate var distinctCodes: (codes: [Int], count: Int) {
    if let levels { return (codes, levels.count) }
    var numbers: [Double: Int] = [:]
    let codes = values.map { value in
      let number = numbers[value] ?? numbers.count
      if number == numbers.count { numbers[value] = number }
      return number
    }
    return (codes, numbers.count)
  }
}
