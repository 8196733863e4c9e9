extension StudyValidator {
  mutating func checkModels() {
    checkUnique(study.analysis.models.map(\.id), kind: "model", at: ["analysis", "models"])
    for model in study.analysis.models where model.event != nil && model.family != .binomial {
      report(
        ["analysis", "models", model.id, "event"],
        found: "an event in a model of the family '\(model.family.rawValue)'",
        expected: "an event only with the family 'binomial'")
    }
  }

  mutating func check(_ expected: Expectations) {
    let path = ["analysis", "expected"]
    if let count = expected.respondents, count < 2 {
      report(path + ["respondents"], found: "\(count) respondents", expected: "at least two")
    }
    if let power = expected.power, !(power > 0 && power < 1) {
      report(
        path + ["power"], found: "the power \(power)",
        expected: "a number between 0 and 1, such as 0.8")
    }
    checkRate(expected.dropOut, at: path + ["drop-out"])
    checkUnique(
      expected.answers.map(\.outcome), kind: "expectation", at: path + ["answers"])
    for answers in expected.answers { check(answers, at: path + ["answers", answers.outcome]) }
  }

  // MARK: Parts

  private mutating func check(_ answers: ExpectedAnswers, at path: [String]) {
    guard checkVariable(answers.outcome, at: path) else { return }
    checkRate(answers.missing, at: path + ["missing"])
    if answers.betweenDeviation < 0 {
      report(
        path + ["between"], found: "the standard deviation \(answers.betweenDeviation)",
        expected: "0 or more")
    }
    switch answers.basis {
    case .normal(let mean, let deviation):
      checkNumeric(answers.outcome, at: path)
      checkMean(mean, of: answers.outcome, at: path + ["mean"])
      if !(deviation > 0) {
        report(
          path + ["sd"], found: "the standard deviation \(deviation)", expected: "a number above 0")
      }
    case .shares(let shares):
      checkShares(shares, of: answers.outcome, at: path + ["shares"])
    case .sharesByVersion(let versions):
      checkShares(versions, of: answers, at: path)
    }
    for effect in answers.effects { check(effect, of: answers, at: path + ["effects"]) }
  }

  private mutating func checkMean(_ mean: Double, of outcome: String, at path: [String]) {
    guard let points = study.variable(outcome)?.question.points, let low = points.first,
      let high = points.last, !(low...high).contains(mean)
    else { return }
    report(
      path, found: "the mean \(Question.name(ofPoint: mean))",
      expected: "a number from \(Question.name(ofPoint: low)) to \(Question.name(ofPoint: high)), "
        + "the ends of the scale of '\(outcome)'")
  }

  private mutating func checkShares(
    _ versions: [VersionShares], of answers: ExpectedAnswers, at path: [String]
  ) {
    let place = path + ["shares-by-version"]
    for entry in versions {
      let own = place + [entry.version]
      check(entry.version, isOneOf: versionNames, kind: "version", at: own)
      checkShares(entry.shares, of: answers.outcome, at: own)
    }
    for version in versionNames where !versions.contains(where: { $0.version == version }) {
      report(
        place, found: "no percentages of version '\(version)'", expected: "those of every version")
    }
    if answers.effects.contains(where: { effect in
      effect.levels.contains { $0.factor == ExpectedEffect.versionFactor }
    }) {
      report(
        path + ["effects"], found: "effects of versions beside 'shares-by-version'",
        expected: "one of them: 'shares' with effects, or percentages of every version")
    }
  }

  private mutating func checkShares(
    _ shares: [ExpectedShare], of outcome: String, at path: [String]
  ) {
    guard let question = study.variable(outcome)?.question else {
      report(
        path, found: "percentages of '\(outcome)', which is a scale", expected: "'mean' and 'sd'")
      return
    }
    for share in shares {
      checkAnswer(share.option, to: question, at: path + [share.option])
      if !(0...100).contains(share.percent) {
        report(
          path + [share.option], found: "\(share.percent) %", expected: "between 0 and 100")
      }
    }
    let total = shares.reduce(0) { $0 + $1.percent }
    if abs(total - 100) > 1e-9 * 100 {
      report(path, found: "percentages that add up to \(total)", expected: "100")
    }
  }

  private mutating func check(
    _ effect: ExpectedEffect, of answers: ExpectedAnswers, at path: [String]
  ) {
    let key = effect.levels.map { "\($0.factor)=\($0.level)" }.joined(separator: ":")
    let place = path + [key]
    let factors = study.factors.map(\.id)
    for reference in effect.levels {
      if reference.factor == ExpectedEffect.versionFactor {
        check(reference.level, isOneOf: versionNames, kind: "version", at: place)
        continue
      }
      guard
        check(
          reference.factor, isOneOf: factors + [ExpectedEffect.versionFactor], kind: "factor",
          at: place),
        let factor = study.factors.first(where: { $0.id == reference.factor })
      else { continue }
      check(reference.level, isOneOf: factor.levels.map(\.id), kind: "level", at: place)
    }
    if Set(effect.levels.map(\.factor)).count < effect.levels.count {
      report(place, found: "a factor twice in '\(key)'", expected: "every factor once")
    }
  }

  private mutating func checkNumeric(_ outcome: String, at path: [String]) {
    guard let question = study.variable(outcome)?.question, !question.options.isEmpty else {
      return
    }
    report(
      path, found: "a mean of '\(outcome)', whose answers are no numbers", expected: "'shares'")
  }

  private mutating func checkRate(_ rate: Double, at path: [String]) {
    if !(rate >= 0 && rate < 1) {
      report(path, found: "the share \(rate)", expected: "a number from 0 to below 1, such as 0.05")
    }
  }
}
