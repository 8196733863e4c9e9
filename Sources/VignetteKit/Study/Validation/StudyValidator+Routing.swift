extension StudyValidator {
  mutating func checkRouting() {
    for question in study.questions {
      var taken: Set<String> = []
      var isAllTaken = false
      for (index, route) in question.routes.enumerated() {
        let path = ["questions", question.id, "routes", "\(index)"]
        for (position, target) in route.ask.enumerated() {
          let place = path + ["ask", "\(position)"]
          check(target, isOneOf: questionNames, kind: "question", at: place)
        }
        check(route.condition, of: question, at: path)
        if isAllTaken || !Self.takes(route, more: &taken, of: question) {
          report(
            path, found: "a route that is never taken",
            expected: "an answer that no earlier route takes")
        }
        if route.condition == .otherwise { isAllTaken = true }
      }
    }
    checkCircles()
  }

  private mutating func check(
    _ condition: Route.Condition, of question: Question, at path: [String]
  ) {
    switch condition {
    case .otherwise: break
    case .between(let low, let high):
      if let low, let high, low > high {
        report(path + ["to"], found: "a route from \(low) to \(high)", expected: "from low to high")
      }
      switch question.form {
      case .number, .rating, .agreement: break
      default:
        report(
          path + ["from"], orAt: path + ["to"], found: "a range of answers that are no numbers",
          expected: "'answers' with names of options")
      }
    case .answers(let answers):
      for (index, answer) in answers.enumerated() {
        checkAnswer(answer, to: question, at: path + ["answers", "\(index)"])
      }
    }
  }

  /// Whether a route takes an answer that earlier ones left, as far as names can tell; adds what
  /// it takes.
  private static func takes(
    _ route: Route, more taken: inout Set<String>, of question: Question
  ) -> Bool {
    switch route.condition {
    case .between: return true
    case .otherwise:
      guard case .singleChoice(let options) = question.form else { return true }
      return !Set(options.map(\.id)).isSubset(of: taken)
    case .answers(let answers):
      // Several ticks of a multiple choice can each lead on, so nothing is taken away there.
      guard case .singleChoice = question.form else { return true }
      let isNew = answers.contains { !taken.contains($0) }
      taken.formUnion(answers)
      return isNew
    }
  }

  // MARK: Circles

  /// Reports every route that leads back to where the respondent came from, once.
  private mutating func checkCircles() {
    var finished: Set<String> = []
    for question in study.questions where !finished.contains(question.id) {
      follow(question.id, trail: [], finished: &finished)
    }
  }

  private mutating func follow(_ name: String, trail: [String], finished: inout Set<String>) {
    guard let question = study.questions.first(where: { $0.id == name }) else { return }
    let trail = trail + [name]
    for (index, route) in question.routes.enumerated() {
      for (position, target) in route.ask.enumerated() {
        if let start = trail.firstIndex(of: target) {
          let circle = (trail[start...] + [target]).joined(separator: " -> ")
          report(
            ["questions", name, "routes", "\(index)", "ask", "\(position)"],
            found: "a circle in the routing: \(circle)",
            expected: "routes that lead on; nobody would ever come out of this one")
        } else if !finished.contains(target) {
          follow(target, trail: trail, finished: &finished)
        }
      }
    }
    finished.insert(name)
  }
}
