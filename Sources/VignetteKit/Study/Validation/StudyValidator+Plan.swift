extension StudyValidator {
  mutating func checkRespondents() {
    for (index, name) in study.characteristics.enumerated() {
      checkQuestion(name, at: ["characteristics", "\(index)"])
    }
    for margin in study.population?.margins ?? [] {
      let path = ["population", "margins", margin.question]
      guard checkQuestion(margin.question, at: path),
        let question = study.questions.first(where: { $0.id == margin.question })
      else { continue }
      for share in margin.shares {
        let place = path + [share.option]
        checkAnswer(share.option, to: question, at: place)
        checkPercentage(share.figure, at: place)
      }
    }
  }

  mutating func checkAnalysis() {
    let plan = study.analysis
    for (index, outcome) in plan.outcomes.enumerated() {
      checkOutcome(outcome, at: ["analysis", "outcomes", "\(index)"])
    }
    if let reference = plan.reference {
      check(reference, isOneOf: versionNames, kind: "version", at: ["analysis", "reference"])
    }
    for (index, covariate) in plan.covariates.enumerated() {
      checkVariable(covariate, at: ["analysis", "covariates", "\(index)"])
    }
    for family in plan.families {
      for (index, outcome) in family.outcomes.enumerated() {
        check(
          outcome, isOneOf: plan.outcomes, kind: "outcome",
          at: ["analysis", "families", family.id, "\(index)"])
      }
    }
    if let confidence = plan.confidence, !(confidence > 0 && confidence < 1) {
      report(
        ["analysis", "confidence"], found: "the confidence \(confidence)",
        expected: "a number between 0 and 1, such as 0.95")
    }
    if let margin = plan.margin, !(margin > 0 && margin < 100) {
      report(
        ["analysis", "margin"], found: "the margin \(margin)",
        expected: "percentage points above 0 and below 100, or no margin at all")
    }
    checkModels()
    check(plan.exclusions)
    if let expected = plan.expected { check(expected) }
  }

  private mutating func check(_ rules: ExclusionRules) {
    let path = ["analysis", "exclusions"]
    check(rules.attentionChecks, at: path + ["attention"])
    if let seconds = rules.shortestSeconds, !(seconds > 0) {
      report(
        path + ["shortest-seconds"], found: "a shortest time of \(seconds) seconds",
        expected: "a number above 0")
    }
  }

  mutating func check(_ attentionChecks: [AttentionCheck], at path: [String]) {
    for (index, rule) in attentionChecks.enumerated() {
      let place = path + ["\(index)"]
      guard
        checkQuestion(rule.question, at: place + ["question"]),
        let question = study.questions.first(where: { $0.id == rule.question })
      else { continue }
      for (position, answer) in rule.passes.enumerated() {
        checkAnswer(answer, to: question, at: place + ["passes", "\(position)"])
      }
    }
  }

  private mutating func checkOutcome(_ name: String, at path: [String]) {
    guard checkVariable(name, at: path), let question = study.variable(name)?.question else {
      return
    }
    if case .openText = question.form {
      report(
        path, found: "the open question '\(name)' as an outcome",
        expected: "a question whose answers can be counted or averaged")
    }
  }
}
