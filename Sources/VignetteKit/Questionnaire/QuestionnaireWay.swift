/// Walks through the parts of a questionnaire, question by question.
struct QuestionnaireWay {
  /// The steps so far.
  private(set) var steps: [Questionnaire.Step] = []
  /// What was told and not yet shown before a question.
  private(set) var untold: [Questionnaire.Told] = []
  private let questions: [String: Question]
  private var part: Questionnaire.Part?
  /// The questions of the part that are still to be asked; the next one stands last.
  private var waiting: [Waiting] = []
  private var names: Set<String> = []

  /// A question with what was told before it.
  private struct Waiting {
    let question: String
    let told: [Questionnaire.Told]
  }

  init(_ study: Study) {
    questions = Dictionary(
      study.questions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func begin(_ part: Questionnaire.Part) {
    self.part = part
    waiting = part.questions.reversed().map { Waiting(question: $0, told: []) }
  }

  /// The next step of the part, or nil where there is none.
  mutating func next() -> Questionnaire.Step? {
    guard let part else { return nil }
    while let next = waiting.popLast() {
      let name = part.prefix + next.question
      guard let question = questions[next.question], names.insert(name).inserted else { continue }
      let step = Questionnaire.Step(
        id: name, question: question, place: part.place, told: untold + next.told,
        levels: part.levels)
      untold = []
      steps.append(step)
      return step
    }
    return nil
  }

  /// Goes on from a step as its answer says: what the first route that fits tells and asks.
  mutating func follow(_ answer: Answer, from step: Questionnaire.Step) {
    guard let part, let route = step.question.route(after: answer) else { return }
    let news = route.tell.map { [Questionnaire.Told(text: $0, levels: step.levels)] } ?? []
    let targets = route.ask.filter { !names.contains(part.prefix + $0) && questions[$0] != nil }
    if targets.isEmpty {
      // Words without a question are read before whatever comes next.
      untold += news
      return
    }
    waiting += targets.reversed().map { Waiting(question: $0, told: step.told + news) }
  }
}

extension Question {
  /// The first route that an answer takes, or nil. Leaving a question open takes none.
  func route(after answer: Answer) -> Route? {
    if answer == .leftOpen { return nil }
    let names = Set(answer.names(in: self))
    return routes.first { route in
      switch route.condition {
      case .answers(let answers): answers.contains { names.contains($0) }
      case .between(let low, let high):
        if case .number(let value) = answer {
          value >= low ?? -.infinity && value <= high ?? .infinity
        } else {
          false
        }
      case .otherwise: true
      }
    }
  }
}
