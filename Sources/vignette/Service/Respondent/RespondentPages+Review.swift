#if Service
  import Hummingbird
  import VignetteKit

  extension RespondentPages {
    /// All answers, each with a way to change it.
    func review(_ request: Request, _ context: ServiceContext) async throws -> Response {
      let visit = try await visit(request, context)
      guard let respondent = visit.respondent else { return .see(visit.base) }
      if let barrier = barrier(visit) { return barrier }
      let questionnaire = try Questionnaire(visit.study, for: respondent.assignment)
      guard respondent.completedAt == nil,
        questionnaire.firstOpen(answered: respondent.given) == nil
      else { return try next(visit, respondent) }
      let content = try ReviewContent(visit, questionnaire, respondent)
      return .page(visit.page("review", title: content.title, content))
    }

    /// Hands the answers in, where none is missing.
    func complete(_ request: Request, _ context: ServiceContext) async throws -> Response {
      let visit = try await visit(request, context)
      guard let respondent = visit.respondent else { return .see(visit.base) }
      if let barrier = barrier(visit) { return barrier }
      let questionnaire = try Questionnaire(visit.study, for: respondent.assignment)
      guard respondent.completedAt == nil,
        questionnaire.firstOpen(answered: respondent.given) == nil
      else { return try next(visit, respondent) }
      do {
        _ = try await store.complete(respondent.number)
        return .see(visit.base + "/thanks")
      } catch StorageError.unavailable {
        let content = try ReviewContent(visit, questionnaire, respondent, isUnavailable: true)
        return .answer(
          visit.page("review", title: content.title, isWrong: true, content),
          status: .serviceUnavailable)
      }
    }

    /// The last page.
    func thanks(_ request: Request, _ context: ServiceContext) async throws -> Response {
      let visit = try await visit(request, context)
      guard let respondent = visit.respondent else { return .see(visit.base) }
      guard respondent.completedAt != nil else { return try next(visit, respondent) }
      let words = visit.words
      let exit = respondent.entry == .panel ? visit.study.fieldwork?.panel?.completed : nil
      return .page(
        visit.message(
          words[.thanks], [words[.thanksText], words.pseudonym(respondent.name)], exit: exit,
          page: "thanks"))
    }
  }

  /// The content of the template `review`.
  struct ReviewContent: Sendable {
    let layout: RespondentLayout
    let title: String
    let text: String
    let told: [String]
    let summary: PageAlert?
    let groups: [GroupView]
    let action: String
    let hidden: [HiddenField]
    let handIn: String

    /// The answers about one text.
    struct GroupView: Sendable {
      let groupTitle: String?
      let given: [GivenView]
    }

    /// One answer.
    struct GivenView: Sendable {
      let asked: String
      let lines: [String]
      let changeLink: String
      let changeLabel: String
      let change: String
    }

    init(
      _ visit: RespondentVisit, _ questionnaire: Questionnaire, _ respondent: Respondent,
      isUnavailable: Bool = false
    ) throws(StudyError) {
      let words = visit.words
      layout = visit.layout(page: "review")
      title = words[.review]
      text = words[.reviewText]
      summary =
        isUnavailable
        ? PageAlert(
          summaryTitle: words[.errorTitle], summaryText: words[.unavailable], summaryTarget: nil)
        : nil
      var told: [String] = []
      for news in questionnaire.toldAtTheEnd(answered: respondent.given) {
        told.append(try questionnaire.text(news, language: visit.language))
      }
      self.told = told
      action = visit.base + "/completion"
      hidden = visit.hiddenFields
      handIn = words[.handIn]
      var groups: [(place: Questionnaire.Step, given: [GivenView])] = []
      for step in questionnaire.steps(answered: respondent.given) {
        guard let answer = respondent.given[step.id] else { continue }
        let given = try Self.given(answer, step, visit, questionnaire)
        if let last = groups.last, last.place.place == step.place {
          groups[groups.count - 1].given.append(given)
        } else {
          groups.append((place: step, given: [given]))
        }
      }
      self.groups = groups.map { group in
        GroupView(
          groupTitle: Self.title(of: group.place, visit), given: group.given)
      }
    }

    private static func title(
      of step: Questionnaire.Step, _ visit: RespondentVisit
    ) -> String? {
      guard let task = step.task else { return nil }
      let title = task.title.text(in: visit.language)
      guard case .vignette(_, _, let number, let count) = step.place, count > 1 else {
        return title
      }
      return visit.words.story(title, number, of: count)
    }

    private static func given(
      _ answer: Answer, _ step: Questionnaire.Step, _ visit: RespondentVisit,
      _ questionnaire: Questionnaire
    ) throws(StudyError) -> GivenView {
      let words = visit.words
      let asked = try questionnaire.text(step.question.text, at: step, language: visit.language)
      return GivenView(
        asked: asked,
        lines: AnswerLines.lines(of: answer, to: step.question, visit.language, words),
        changeLink: visit.address(of: step, fromReview: true), changeLabel: words.change(asked),
        change: words[.changeWord])
    }
  }

  /// An answer as its respondent reads it again.
  enum AnswerLines {
    static func lines(
      of answer: Answer, to question: Question, _ language: String, _ words: RespondentWords
    ) -> [String] {
      switch answer {
      case .option(let option, let own):
        [label(option, question, language) + (own.map { ": \($0)" } ?? "")]
      case .options(let options, let own):
        options.map { label($0, question, language) } + (own.map { [$0] } ?? [])
      case .number(let value): [number(value, question, language, words)]
      case .positions(let positions):
        positions.map { place in
          let item = question.items.first { $0.id == place.item }?.text.text(in: language)
          let position = question.text(ofAnswer: Question.name(ofPoint: place.value))
          return "\(item ?? place.item): "
            + (position?.text(in: language) ?? words.number(place.value))
        }
      case .text(let text): text.paragraphs
      case .leftOpen: ["(\(words[.notAnswered]))"]
      }
    }

    private static func label(
      _ option: String, _ question: Question, _ language: String
    ) -> String {
      question.text(ofAnswer: option)?.text(in: language) ?? option
    }

    private static func number(
      _ value: Double, _ question: Question, _ language: String, _ words: RespondentWords
    ) -> String {
      let number = words.number(value)
      if case .number(let range) = question.form {
        return range.unit.map { "\(number) \($0.text(in: language))" } ?? number
      }
      let label = question.text(ofAnswer: Question.name(ofPoint: value))?.text(in: language)
      guard let label else { return number }
      if case .agreement = question.form { return label }
      return "\(number) (\(label))"
    }
  }
#endif
