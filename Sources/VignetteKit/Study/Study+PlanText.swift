extension Study {
  /// Everything that a preregistration binds to, one `key: "value", "value"` a line in a fixed
  /// order: design, assignment, hypotheses, analysis, expectations. Texts for readers, published
  /// figures and columns of data are no part of it. Its SHA-256 names the plan: two studies with
  /// the same digest plan the same.
  public var planText: String {
    var lines = PlanLines()
    lines.add("format", ["vignette.plan/1"])
    lines.add("study", [name])
    for version in versions {
      lines.add("version", [version.id], number: version.allocation)
    }
    for dilemma in dilemmas { lines.add(dilemma) }
    for set in vignetteSets { lines.add(set) }
    if let assignment { lines.add(assignment) }
    for hypothesis in preregistration?.hypotheses ?? [] {
      lines.add("hypothesis", hypothesis.translations.flatMap { [$0.language, $0.text] })
    }
    lines.add(analysis)
    if let expected = analysis.expected { lines.add(expected) }
    return lines.text
  }
}

/// The lines of ``Study/planText``.
private struct PlanLines {
  private(set) var text = ""

  mutating func add(_ key: String, _ values: [String], number: Double? = nil) {
    let numbers = number.map { ["\($0)"] } ?? []
    text += "\(key): " + (values.map(Self.quoted) + numbers).joined(separator: ", ") + "\n"
  }

  mutating func add(_ dilemma: Dilemma) {
    add("dilemma", [dilemma.id] + dilemma.questions)
    for shown in dilemma.shows {
      add("shows", [dilemma.id, shown.factor] + shown.showings.flatMap { [$0.version, $0.level] })
    }
  }

  mutating func add(_ set: VignetteSet) {
    add("vignettes", [set.id] + set.questions, number: set.perRespondent.map(Double.init))
    for vignette in set.vignettes {
      add("vignette", [set.id, vignette.id] + vignette.levels.flatMap { [$0.factor, $0.level] })
    }
    for deck in set.decks { add("deck", [set.id, deck.id] + deck.vignettes) }
    guard let design = set.design else { return }
    add("factors", [set.id] + set.factors)
    for effect in design.effects { add("effect", [set.id] + effect) }
    for exclusion in design.exclusions {
      add("exclude", [set.id] + exclusion.levels.flatMap { [$0.factor, $0.level] })
    }
    if let count = design.vignettes { add("count", [set.id], number: Double(count)) }
    if let decks = design.decks { add("decks", [set.id, "\(decks.count)", "\(decks.size)"]) }
    add("seed", [set.id, "\(design.seed)"])
  }

  mutating func add(_ plan: AssignmentPlan) {
    add("assignment", [plan.method.rawValue, plan.order.rawValue], number: plan.followProbability)
    add("blocks", plan.blockSizes.map { "\($0)" })
    add("strata", plan.strata)
    for (name, weight) in plan.weights.sorted(by: { $0.key < $1.key }) {
      add("weight", [name, "\(weight)"])
    }
    if let salt = plan.salt { add("salt", [salt]) }
    if let commitment = plan.commitment { add("commitment", [commitment]) }
  }

  mutating func add(_ plan: AnalysisPlan) {
    add("outcomes", plan.outcomes)
    if let reference = plan.reference { add("reference", [reference]) }
    add("covariates", plan.covariates)
    for family in plan.families { add("family", [family.id] + family.outcomes) }
    for model in plan.models {
      let rest = [model.event, model.cluster].map { $0 ?? "" }
      add("model", [model.id, model.formula, model.family.rawValue] + rest)
    }
    for check in plan.exclusions.attentionChecks {
      add("attention", [check.question] + check.passes)
    }
    if let seconds = plan.exclusions.shortestSeconds {
      add("shortest-seconds", [], number: seconds)
    }
    if let rule = plan.exclusions.duplicates { add("duplicates", [rule.rawValue]) }
    add("confidence", [], number: plan.confidence ?? AnalysisPlan.defaultConfidence)
    if let margin = plan.margin { add("margin", [], number: margin) }
  }

  mutating func add(_ expected: Expectations) {
    if let count = expected.respondents { add("respondents", [], number: Double(count)) }
    add("power", [], number: expected.power ?? Expectations.defaultPower)
    add("drop-out", [], number: expected.dropOut)
    for answers in expected.answers {
      switch answers.basis {
      case .normal(let mean, let deviation):
        add("expected", [answers.outcome, "\(mean)"], number: deviation)
      case .shares(let shares):
        add("expected", [answers.outcome] + shares.flatMap { [$0.option, "\($0.percent)"] })
      case .sharesByVersion(let versions):
        for entry in versions {
          let shares = entry.shares.flatMap { [$0.option, "\($0.percent)"] }
          add("expected", [answers.outcome, entry.version] + shares)
        }
      }
      add("between", [answers.outcome, "\(answers.betweenDeviation)"], number: answers.missing)
      for effect in answers.effects {
        let levels = effect.levels.flatMap { [$0.factor, $0.level] }
        add("adds", [answers.outcome] + levels, number: effect.value)
      }
    }
  }

  /// In double quotes, with a backslash before quotes and backslashes, and `\n` for a line break.
  private static func quoted(_ value: String) -> String {
    var result = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
