extension StudyValidator {
  /// - Parameter path: The question's path.
  mutating func check(_ allocation: SliderAllocation, at path: [String]) {
    checkUnique(allocation.items.map(\.id), kind: "item", at: path + ["items"])
    if allocation.items.isEmpty {
      report(path + ["items"], found: "no item", expected: "at least one slider")
    }
    let values = allocation.positions.map(\.value)
    if values.count < 2 {
      report(
        path + ["positions"], found: "\(values.count) position(s)", expected: "at least two")
    }
    for (index, value) in values.enumerated() where index > 0 && !(value > values[index - 1]) {
      report(
        path + ["positions", "\(index)"], found: "the value \(Question.name(ofPoint: value))",
        expected: "values that go up from position to position")
    }
    for group in allocation.groups {
      for (index, value) in group.values.enumerated() where !values.contains(value) {
        report(
          path + ["groups", group.id, "values", "\(index)"],
          found: "the position \(Question.name(ofPoint: value))",
          expected: "the value of a position")
      }
    }
    if let limit = allocation.limit { check(limit, of: allocation, at: path) }
  }

  private mutating func check(
    _ limit: BudgetLimit, of allocation: SliderAllocation, at path: [String]
  ) {
    switch limit {
    case .fixed(let limit): check(limit, isMetBy: allocation, at: path + ["limit"])
    case .perLevel(let factor, let limits):
      let levelsPath = path + ["limit", "levels"]
      for entry in limits {
        check(entry.limit, isMetBy: allocation, at: levelsPath + [entry.level])
      }
      checkLevels(limits, of: factor, question: path.last ?? "", at: path + ["limit"])
    }
  }

  /// A limit below the cost of the cheapest setting lets nobody go on.
  private mutating func check(
    _ limit: Double, isMetBy allocation: SliderAllocation, at path: [String]
  ) {
    let cheapest = allocation.smallestCost
    if cheapest > limit {
      report(
        path, found: "the limit \(Question.name(ofPoint: limit)), which nobody can meet",
        expected: "at least \(Question.name(ofPoint: cheapest)), the cost of all sliders at their "
          + "cheapest position")
    }
  }

  private mutating func checkLevels(
    _ limits: [LevelLimit], of name: String, question: String, at path: [String]
  ) {
    let factors = study.factors.map(\.id)
    guard check(name, isOneOf: factors, kind: "factor", at: path + ["factor"]),
      let factor = study.factors.first(where: { $0.id == name })
    else { return }
    for entry in limits {
      check(
        entry.level, isOneOf: factor.levels.map(\.id), kind: "level",
        at: path + ["levels", entry.level])
    }
    for level in factor.levels where !limits.contains(where: { $0.level == level.id }) {
      report(
        path + ["levels"], found: "no limit for the level '\(level.id)'",
        expected: "a limit for every level of '\(name)'")
    }
    let dilemma = study.dilemma(asking: question)
    if dilemma?.shows.contains(where: { $0.factor == name }) != true {
      report(
        path + ["factor"], found: "a limit by '\(name)', which no version shows here",
        expected: "'\(name)' under 'shows' of the dilemma that asks '\(question)'")
    }
  }
}
