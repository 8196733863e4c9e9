#if Service
  import VignetteKit

  /// The page with one question.
  struct StepPage {
    let visit: RespondentVisit
    let questionnaire: Questionnaire
    let step: Questionnaire.Step
    let typed: TypedAnswer
    let problem: AnswerProblem?
    /// Nothing could be stored: said above what was typed.
    var isUnavailable = false

    /// The page.
    ///
    /// - Parameters:
    ///   - heading: what stands above a question that is about no text; nil where the question is
    ///     the heading.
    ///   - steps: the whole way, for the progress; none before the assignment.
    func html(
      action: String, hidden: [HiddenField], heading: String? = nil,
      steps: [Questionnaire.Step] = [], backLink: String? = nil, isFromReview: Bool = false
    ) throws(StudyError) -> String {
      let words = visit.words
      let task = try task
      let isFirst = isFirst(of: steps)
      let title = heading ?? (isFirst ? task?.taskTitle : nil)
      let maker = QuestionViewMaker(
        questionnaire: questionnaire, step: step, language: visit.language, words: words,
        typed: typed, problem: problem)
      let controls = try maker.view(isMainHeading: title == nil)
      let summary = summary(words, maker)
      var told: [String] = []
      for news in step.told {
        told += try questionnaire.text(news, language: visit.language).paragraphs
      }
      let content = StepContent(
        layout: visit.layout(page: step.id), action: action, hidden: hidden,
        progress: progress(steps, words), summary: summary,
        task: title.map { title in
          TaskView(taskTitle: title, taskParagraphs: isFirst ? task?.taskParagraphs ?? [] : [])
        },
        again: isFirst ? nil : task.map { AgainView($0, words) }, hasNews: !told.isEmpty,
        told: told, controls: controls, isSliders: controls.sliders != nil,
        next: words[isFromReview ? .save : .next], back: words[.back], backLink: backLink)
      return visit.page(
        "step", title: title ?? controls.question, isWrong: summary != nil, content)
    }

    private func summary(_ words: RespondentWords, _ maker: QuestionViewMaker) -> PageAlert? {
      if isUnavailable {
        return PageAlert(
          summaryTitle: words[.errorTitle], summaryText: words[.unavailable], summaryTarget: nil)
      }
      return problem.map { problem in
        PageAlert(
          summaryTitle: words[.errorTitle],
          summaryText: problem.sentence(at: step.question, in: words, visit.language),
          summaryTarget: maker.target)
      }
    }

    private var task: TaskView? {
      get throws(StudyError) {
        guard let task = step.task else { return nil }
        var title = task.title.text(in: visit.language)
        if case .vignette(_, _, let number, let count) = step.place, count > 1 {
          title = visit.words.story(title, number, of: count)
        }
        return TaskView(
          taskTitle: title,
          taskParagraphs: try questionnaire.text(task.text, at: step, language: visit.language)
            .paragraphs)
      }
    }

    /// Whether this is the first question about its text, which is then read in full.
    private func isFirst(of steps: [Questionnaire.Step]) -> Bool {
      guard let index = steps.firstIndex(where: { $0.id == step.id }), index > 0 else {
        return true
      }
      return !steps[index - 1].hasSameText(as: step)
    }

    private func progress(
      _ steps: [Questionnaire.Step], _ words: RespondentWords
    ) -> ProgressView? {
      guard let index = steps.firstIndex(where: { $0.id == step.id }) else { return nil }
      return ProgressView(
        progressText: words.progress(index + 1, of: steps.count), progressNumber: index + 1,
        progressCount: steps.count)
    }
  }

  /// The content of the template `step`.
  struct StepContent: Sendable {
    let layout: RespondentLayout
    let action: String
    let hidden: [HiddenField]
    let progress: ProgressView?
    let summary: PageAlert?
    let task: TaskView?
    let again: AgainView?
    let hasNews: Bool
    let told: [String]
    let controls: QuestionView
    let isSliders: Bool
    let next: String
    let back: String
    let backLink: String?
  }

  /// How far somebody is.
  struct ProgressView: Sendable {
    let progressText: String
    let progressNumber: Int
    let progressCount: Int
  }

  /// The text that a question is about.
  struct TaskView: Sendable {
    let taskTitle: String
    let taskParagraphs: [String]
  }

  /// The same text, to be unfolded.
  struct AgainView: Sendable {
    let againTitle: String
    let againParagraphs: [String]

    init(_ task: TaskView, _ words: RespondentWords) {
      againTitle = words.readAgain(task.taskTitle)
      againParagraphs = task.taskParagraphs
    }
  }
#endif
