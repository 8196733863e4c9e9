#if Service
  import Hummingbird
  import VignetteKit

  extension RespondentPages {
    /// The page with a question: any that was answered, or the first that is open.
    func question(_ request: Request, _ context: ServiceContext) async throws -> Response {
      let visit = try await visit(request, context)
      guard let respondent = visit.respondent else { return .see(visit.base) }
      if let barrier = barrier(visit) { return barrier }
      let query = try FormFields(parsing: request.uri.query ?? "")
      guard respondent.completedAt == nil,
        let turn = try Turn(visit, respondent, step: query["step"])
      else { return try next(visit, respondent) }
      let typed =
        turn.stored.map { TypedAnswer($0, to: turn.step.question) } ?? TypedAnswer()
      return .page(try turn.html(typed, problem: nil, isFromReview: query["from"] == "review"))
    }

    /// An answer: stored before the next page is named, or the page once more with what was typed
    /// and what is wrong with it.
    func answer(_ request: Request, _ context: ServiceContext) async throws -> Response {
      let visit = try await visit(request, context)
      let form = context.form
      guard let respondent = visit.respondent else { return .see(visit.base) }
      if let barrier = barrier(visit) { return barrier }
      guard respondent.completedAt == nil,
        let turn = try Turn(visit, respondent, step: form["step"])
      else { return try next(visit, respondent) }
      let isFromReview = form["from"] == "review"
      let typed = TypedAnswer(form, to: turn.step.question)
      let answer: Answer
      do throws(AnswerProblem) {
        answer = try turn.questionnaire.answer(typed, at: turn.step)
      } catch {
        return .answer(
          try turn.html(typed, problem: error, isFromReview: isFromReview),
          status: .unprocessableContent)
      }
      do {
        let stored = try await store.store(
          SubmittedAnswer(step: turn.step.id, answer: answer, key: turn.key(form)),
          of: respondent.number)
        return try turn.next(stored, isFromReview: isFromReview)
      } catch StorageError.unavailable {
        return .answer(
          try turn.html(typed, problem: nil, isFromReview: isFromReview, isUnavailable: true),
          status: .serviceUnavailable)
      } catch StorageError.completed {
        return .see(visit.base + "/thanks")
      }
    }
  }

  /// A respondent before one question.
  struct Turn: Sendable {
    let visit: RespondentVisit
    let respondent: Respondent
    let questionnaire: Questionnaire
    let steps: [Questionnaire.Step]
    let step: Questionnaire.Step

    /// The turn at a step; nil where the step is not on the way, or comes after one that is open.
    init?(_ visit: RespondentVisit, _ respondent: Respondent, step name: String?) throws {
      self.visit = visit
      self.respondent = respondent
      questionnaire = try Questionnaire(visit.study, for: respondent.assignment)
      steps = questionnaire.steps(answered: respondent.given)
      let open = questionnaire.firstOpen(answered: respondent.given)
      let last = steps.firstIndex { $0.id == open?.id } ?? steps.count - 1
      guard let index = steps.firstIndex(where: { $0.id == name }), index <= last else {
        return nil
      }
      step = steps[index]
    }

    /// The answer given before, or nil.
    var stored: Answer? { respondent.answers[step.id]?.answer }

    /// The key of an answer: that of the form, with the number of the answer. The same form sent
    /// twice at once counts once, while a form that is shown again after "back" can change the
    /// answer, also to what it was before.
    func key(_ form: FormFields) -> String {
      let key = form["key"].flatMap { Secret(presented: $0) } ?? Secret()
      return "\(key.text) \(respondent.answers[step.id]?.revision ?? 0)"
    }

    /// The page.
    func html(
      _ typed: TypedAnswer, problem: AnswerProblem?, isFromReview: Bool,
      isUnavailable: Bool = false
    ) throws -> String {
      let page = StepPage(
        visit: visit, questionnaire: questionnaire, step: step, typed: typed, problem: problem,
        isUnavailable: isUnavailable)
      let hidden =
        visit.hiddenFields + [HiddenField("key", Secret().text), HiddenField("step", step.id)]
        + (isFromReview ? [HiddenField("from", "review")] : [])
      return try page.html(
        action: visit.base + "/question", hidden: hidden, steps: steps,
        backLink: backLink(isFromReview), isFromReview: isFromReview)
    }

    /// The page after the answer was stored: from the page with all answers back to it, unless the
    /// answer opened a question; else the question that follows.
    func next(_ respondent: Respondent, isFromReview: Bool) throws -> Response {
      let open = questionnaire.firstOpen(answered: respondent.given)
      let steps = questionnaire.steps(answered: respondent.given)
      if isFromReview {
        return .see(
          open.map { visit.address(of: $0, fromReview: true) } ?? visit.reviewAddress)
      }
      guard let index = steps.firstIndex(where: { $0.id == step.id }), index + 1 < steps.count
      else { return .see(open.map { visit.address(of: $0) } ?? visit.reviewAddress) }
      return .see(visit.address(of: steps[index + 1]))
    }

    private func backLink(_ isFromReview: Bool) -> String? {
      if isFromReview { return visit.reviewAddress }
      guard let index = steps.firstIndex(where: { $0.id == step.id }), index > 0 else { return nil }
      return visit.address(of: steps[index - 1])
    }
  }
#endif
