extension Questionnaire {
  /// The options of a step's question (of sliders: the items) in the order in which this respondent
  /// reads them.
  ///
  /// A random order is a pure function of the study's salt, the respondent and the question, so that
  /// a question that is asked about several vignettes has its options at the same places. Options
  /// that are something else or no answer keep their places. Before the assignment, the order is
  /// that of the study.
  public func optionOrder(of step: Step) -> [AnswerOption] {
    let listed = step.question.choices
    guard step.question.order == .random, let assignment else { return listed }
    let key = DrawKey("vignette options\n" + (study.assignment?.salt ?? study.name))
    var draws = key.draws("options", [assignment.unit, step.question.id])
    var substantive = listed.filter { $0.role == .substantive }
    draws.shuffle(&substantive)
    var next = substantive.makeIterator()
    return listed.map { $0.role == .substantive ? next.next() ?? $0 : $0 }
  }
}

extension Question {
  /// The options of a choice or the items of sliders, as listed; empty for other forms.
  fileprivate var choices: [AnswerOption] {
    switch form {
    case .singleChoice(let options), .multipleChoice(let options): options
    case .sliders(let allocation): allocation.items
    case .rating, .agreement, .number, .openText: []
    }
  }
}
