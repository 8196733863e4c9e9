#if Service
  import VersionDiff
  import VignetteKit

  /// What is counted of a study's respondents while it runs: its planned outcomes, how far they
  /// came, and the rules by which the plan leaves respondents out.
  struct TallyPlan: Sendable {
    /// A planned outcome.
    struct Outcome: Sendable {
      /// What an answer counts as.
      enum Kind: Sendable, Equatable {
        case oneOption([String])
        case severalOptions([String])
        case numbers
      }

      /// The variable: a question, or a slider as `question.item`.
      let name: String
      /// What an answer counts as.
      let kind: Kind
      /// The slider of the question, or nil.
      let item: String?
      /// The steps in which it is answered: one, or one for each vignette.
      let steps: [String]
    }

    /// A rule of the plan that leaves respondents out.
    enum Rule: Sendable {
      case attention(AttentionCheck, Question)
      case fasterThan(Double)

      /// The rule as the tables state it.
      var words: String {
        switch self {
        case .attention(let check, _): "attention check '\(check.question)' failed"
        case .fasterThan(let seconds): "less than \(Question.name(ofPoint: seconds)) seconds"
        }
      }
    }

    /// The planned outcomes that can be counted.
    let outcomes: [Outcome]
    /// Planned outcomes that can't: scores of several questions, and choices made of each vignette.
    let uncounted: [String]
    /// The names of the tasks, in reading order.
    let tasks: [String]
    /// What people call each task.
    let titles: [String: LocalizedText]
    /// The rules that leave respondents out, in the order in which they are applied.
    let rules: [Rule]
    /// Attention checks that are reported.
    let checks: [(check: AttentionCheck, question: Question)]
    private let taskOfStep: [String: Int]

    /// Plans the counts of a study whose vignettes are filled in.
    init(_ study: Study) {
      var outcomes: [Outcome] = []
      var uncounted: [String] = []
      for name in study.separatingSliders(in: study.analysis.outcomes) {
        if let outcome = Outcome(name, study) {
          outcomes.append(outcome)
        } else {
          uncounted.append(name)
        }
      }
      self.outcomes = outcomes
      self.uncounted = uncounted
      var tasks: [String] = []
      var titles: [String: LocalizedText] = [:]
      var taskOfStep: [String: Int] = [:]
      for dilemma in study.dilemmas {
        for question in study.asked(from: dilemma.questions) { taskOfStep[question] = tasks.count }
        tasks.append(dilemma.id)
        titles[dilemma.id] = dilemma.title
      }
      for set in study.vignetteSets {
        for step in study.steps(of: set, asking: study.asked(from: set.questions)) {
          taskOfStep[step] = tasks.count
        }
        tasks.append(set.id)
        titles[set.id] = set.title
      }
      self.tasks = tasks
      self.titles = titles
      self.taskOfStep = taskOfStep
      func known(_ checks: [AttentionCheck]) -> [(check: AttentionCheck, question: Question)] {
        checks.compactMap { check in
          study.questions.first { $0.id == check.question }.map { (check, $0) }
        }
      }
      let exclusions = study.analysis.exclusions
      rules =
        known(exclusions.attentionChecks).map { Rule.attention($0.check, $0.question) }
        + (exclusions.shortestSeconds.map { [Rule.fasterThan($0)] } ?? [])
      checks = known(study.fieldwork?.attentionChecks ?? exclusions.attentionChecks)
    }

    /// The last task in which one of these steps stands, or nil.
    func furthestTask(of steps: some Sequence<String>) -> Int? {
      steps.lazy.compactMap { taskOfStep[$0] }.max()
    }
  }

  extension TallyPlan.Outcome {
    /// Nil for a score, and for a choice that is made of each vignette.
    fileprivate init?(_ name: String, _ study: Study) {
      guard let (question, item) = study.variable(name) else { return nil }
      let options = question.options.filter { $0.role != .leftOut }.map(\.id)
      let kind: Kind
      switch question.form {
      case .singleChoice: kind = .oneOption(options)
      case .multipleChoice:
        if item != nil { return nil }
        kind = .severalOptions(options)
      case .rating, .agreement, .number: kind = .numbers
      case .sliders:
        if item == nil { return nil }
        kind = .numbers
      case .openText: return nil
      }
      let sets = study.vignetteSets.filter { study.asked(from: $0.questions).contains(question.id) }
      guard sets.isEmpty || kind == .numbers else { return nil }
      self.name = name
      self.kind = kind
      self.item = item
      steps =
        sets.isEmpty
        ? [question.id] : sets.flatMap { study.steps(of: $0, asking: [question.id]) }
    }
  }

  extension Study {
    /// These questions and all that routes lead to from them.
    fileprivate func asked(from start: [String]) -> [String] {
      var seen: [String] = []
      var waiting = Array(start.reversed())
      while let next = waiting.popLast() {
        guard !seen.contains(next) else { continue }
        seen.append(next)
        waiting += questions.first { $0.id == next }?.routes.flatMap(\.ask) ?? []
      }
      return seen
    }

    /// The steps of a respondent's way in which questions about a set's vignettes stand.
    fileprivate func steps(of set: VignetteSet, asking questions: [String]) -> [String] {
      let prefix = vignetteSets.count == 1 ? "" : "\(set.id)."
      return set.vignettes.flatMap { vignette in
        questions.map { "\(prefix)\(vignette.id).\($0)" }
      }
    }
  }
#endif
