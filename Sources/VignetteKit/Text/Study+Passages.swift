extension Study {
  /// The questions as they are read where these levels are shown: each with its answers and what
  /// follows after them, and each question that a follow-up asks after the first that leads to it.
  ///
  /// - Throws: ``StudyError`` for a text that can't be rendered.
  func passages(
    asking questions: [String], levels: [LevelReference], language: String
  ) throws(StudyError) -> [Passage] {
    var passages: [Passage] = []
    var seen: Set<String> = []
    var waiting = Array(questions.reversed())
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted else { continue }
      let question = try question(next)
      passages += try self.passages(of: question, levels: levels, language: language)
      waiting += question.routes.flatMap(\.ask).reversed()
    }
    return passages
  }

  /// The questions that neither a dilemma nor a set of vignettes asks, in the study's order.
  var questionsOfNoTask: [String] {
    let asked = reachable(from: dilemmas.flatMap(\.questions) + vignetteSets.flatMap(\.questions))
    let others = questions.filter { !asked.contains($0.id) }
    let followUps = Set(others.flatMap(\.routes).flatMap(\.ask))
    return others.map(\.id).filter { !followUps.contains($0) }
  }

  private func passages(
    of question: Question, levels: [LevelReference], language: String
  ) throws(StudyError) -> [Passage] {
    var asked = Passage(
      .question, of: question.id,
      try rendered(question.text, levels: levels, language: language))
    asked.form = question.kind
    var passages = [asked]
    switch question.form {
    case .singleChoice(let options), .multipleChoice(let options):
      passages += Self.passages(.option, options, question, language)
    case .rating(let scale), .agreement(let scale):
      passages.append(Self.range(scale.minimum, scale.maximum, question))
      passages += scale.labels.sorted { $0.value < $1.value }.map { label in
        Passage(
          .point, of: question.id, name: Question.name(ofPoint: label.value),
          RenderedText(label.text.text(in: language)))
      }
    case .number(let range):
      if range.minimum != nil || range.maximum != nil {
        passages.append(Self.range(range.minimum, range.maximum, question))
      }
      if let unit = range.unit {
        passages.append(Passage(.unit, of: question.id, RenderedText(unit.text(in: language))))
      }
    case .sliders(let allocation):
      passages += try self.passages(of: allocation, question, levels, language)
    case .openText:
      break
    }
    for route in question.routes {
      passages.append(try followUp(route, question, levels, language))
    }
    return passages
  }

  private func passages(
    of allocation: SliderAllocation, _ question: Question, _ levels: [LevelReference],
    _ language: String
  ) throws(StudyError) -> [Passage] {
    let positions = allocation.positions.map { position in
      Passage(
        .position, of: question.id, name: Question.name(ofPoint: position.value),
        RenderedText(position.text.text(in: language)))
    }
    let limit = allocation.limit.map { rule in
      [Passage(.limit, of: question.id, Self.limit(allocation.limit(showing: levels), rule))]
    }
    return Self.passages(.item, allocation.items, question, language) + positions + (limit ?? [])
  }

  private func followUp(
    _ route: Route, _ question: Question, _ levels: [LevelReference], _ language: String
  ) throws(StudyError) -> Passage {
    var told: RenderedText?
    if let tell = route.tell { told = try rendered(tell, levels: levels, language: language) }
    var passage = Passage(.followUp, of: question.id, told)
    passage.asks = route.ask
    passage.after =
      switch route.condition {
      case .answers(let names):
        names.map { question.text(ofAnswer: $0)?.text(in: language) ?? $0 }
      case .between(let low, let high):
        [Self.range(low, high)]
      case .otherwise: []
      }
    return passage
  }

  private static func passages(
    _ part: Passage.Part, _ options: [AnswerOption], _ question: Question, _ language: String
  ) -> [Passage] {
    options.flatMap { option in
      let words = Passage(
        part, of: question.id, name: option.id, RenderedText(option.text.text(in: language)))
      let explanation = option.explanation.map { text in
        Passage(
          .explanation, of: question.id, name: option.id, RenderedText(text.text(in: language)))
      }
      return [words] + (explanation.map { [$0] } ?? [])
    }
  }

  private static func range(_ low: Double?, _ high: Double?, _ question: Question) -> Passage {
    Passage(.range, of: question.id, RenderedText(range(low, high)))
  }

  /// `1–10`, `≥ 18` or `≤ 65`.
  private static func range(_ low: Double?, _ high: Double?) -> String {
    switch (low.map(Question.name(ofPoint:)), high.map(Question.name(ofPoint:))) {
    case (let low?, let high?): "\(low)–\(high)"
    case (let low?, nil): "≥ \(low)"
    case (nil, let high?): "≤ \(high)"
    case (nil, nil): "–"
    }
  }

  /// The limit as a text that depends on the factor that sets it.
  private static func limit(_ limit: Double?, _ rule: BudgetLimit) -> RenderedText? {
    limit.map { limit in
      let text = Question.name(ofPoint: limit)
      guard case .perLevel(let factor, _) = rule else { return RenderedText(text) }
      return RenderedText(text, wording: FactorWording(factor, .limit))
    }
  }
}
