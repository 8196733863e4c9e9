#if Service
  import VersionDiff
  import VignetteKit

  /// What one respondent adds to the counts of a version.
  struct CountedRespondent: Sendable, Equatable {
    /// What an answer to an outcome counts as.
    enum Value: Sendable, Equatable {
      case option(Int)
      case options([Int])
      case number(Double)
    }

    /// Whether the answers were handed in.
    let isCompleted: Bool
    /// From consent to then, in seconds.
    let seconds: Int?
    /// The last task that was begun, or nil.
    let furthestTask: Int?
    /// The rule by which the plan leaves this respondent out, or nil.
    let rule: Int?
    /// What counts of each outcome; nil where there is no answer.
    let values: [Value?]
    /// Which outcomes were left open.
    let leftOpen: [Bool]
    /// Whether each attention check was passed; nil where it has no answer.
    let passed: [Bool?]

    /// Counts a respondent by the plan.
    init(_ respondent: Respondent, _ plan: TallyPlan) {
      let answers = respondent.answers
      isCompleted = respondent.completedAt != nil
      seconds = respondent.completedAt.map { max(0, $0 - respondent.consentedAt) }
      furthestTask = plan.furthestTask(of: answers.keys)
      let time = seconds
      func isPassed(_ check: AttentionCheck, _ question: Question) -> Bool? {
        guard let answer = answers[check.question]?.answer, answer != .leftOpen else { return nil }
        let names = answer.names(in: question)
        return names.contains { check.passes.contains($0) }
      }
      rule = plan.rules.firstIndex { rule in
        switch rule {
        case .attention(let check, let question): isPassed(check, question) == false
        case .fasterThan(let seconds): time.map { Double($0) < seconds } ?? false
        }
      }
      values = plan.outcomes.map { $0.value(in: answers) }
      leftOpen = plan.outcomes.map { outcome in
        outcome.steps.contains { answers[$0]?.answer == .leftOpen }
      }
      passed = plan.checks.map { isPassed($0.check, $0.question) }
    }

    /// What counts of each outcome in the comparison: nothing of whom the plan leaves out.
    var comparedValues: [Value?] {
      rule == nil ? values : [Value?](repeating: nil, count: values.count)
    }

    /// Whether the respondent counts in the comparison.
    var isCompared: Bool { rule == nil && values.contains { $0 != nil } }
  }

  extension TallyPlan.Outcome {
    /// What the answers count as; of vignettes the mean of those that were judged.
    fileprivate func value(
      in answers: [String: Respondent.StoredAnswer]
    ) -> CountedRespondent.Value? {
      var numbers: [Double] = []
      for step in steps {
        guard let answer = answers[step]?.answer else { continue }
        switch (kind, answer) {
        case (.oneOption(let options), .option(let name, _)):
          return options.firstIndex(of: name).map { .option($0) }
        case (.severalOptions(let options), .options(let names, _)):
          let places = names.compactMap { options.firstIndex(of: $0) }
          return places.isEmpty ? nil : .options(places)
        case (.numbers, .number(let value)): numbers.append(value)
        case (.numbers, .positions(let positions)):
          if let position = positions.first(where: { $0.item == item }) {
            numbers.append(position.value)
          }
        default: continue
        }
      }
      return numbers.isEmpty ? nil : .number(numbers.reduce(0, +) / Double(numbers.count))
    }
  }
#endif
