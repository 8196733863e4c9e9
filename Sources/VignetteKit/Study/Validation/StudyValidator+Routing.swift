extension StudyValidator {
  mutating func checkRouting() {
    for question in study.questions {
      var taken: Set<String> = []
      var isAllTaken = false
      for (index, route) in question.routes.enumerated() {
        let path = ["questions", question.id, "routes", "\(index)"]
        for (position, target) in route.ask.enumerated() {
          let place = path + ["ask", "\(position)"]
          checkQuestion(target, at: place)
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

  /// A question on the way, with the routes from it that are still to be followed.
  private struct Step {
    let question: String
    var remaining: [Edge]
  }

  /// A question that a route asks, and where the route says so.
  private struct Edge {
    let target: String
    let path: [String]
  }

  /// Reports every route that leads back to where the respondent came from, once. The way is kept
  /// in a list and not on the stack: a file may chain more questions than a stack holds.
  private mutating func checkCircles() {
    let edges = Dictionary(
      study.questions.map { ($0.id, Self.edges(from: $0)) }, uniquingKeysWith: { first, _ in first }
    )
    var finished: Set<String> = []
    for question in study.questions where !finished.contains(question.id) {
      var way = [Step(question: question.id, remaining: edges[question.id] ?? [])]
      var places = [question.id: 0]
      while !way.isEmpty {
        guard let edge = way[way.count - 1].remaining.popLast() else {
          let done = way.removeLast().question
          places[done] = nil
          finished.insert(done)
          continue
        }
        if let start = places[edge.target] {
          reportCircle(way[start...].map(\.question) + [edge.target], at: edge.path)
        } else if !finished.contains(edge.target), let next = edges[edge.target] {
          places[edge.target] = way.count
          way.append(Step(question: edge.target, remaining: next))
        }
      }
    }
  }

  private mutating func reportCircle(_ questions: [String], at path: [String]) {
    report(
      path, found: "a circle in the routing: \(questions.joined(separator: " -> "))",
      expected: "routes that lead on; nobody would ever come out of this one")
  }

  /// Last first, because they are taken from the end.
  private static func edges(from question: Question) -> [Edge] {
    let edges = question.routes.enumerated().flatMap { index, route in
      route.ask.enumerated().map { position, target in
        Edge(
          target: target,
          path: ["questions", question.id, "routes", "\(index)", "ask", "\(position)"])
      }
    }
    return edges.reversed()
  }
}
