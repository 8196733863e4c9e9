extension StudyValidator {
  mutating func checkQuestions() {
    checkUnique(questionNames, kind: "question", at: ["questions"])
    for question in study.questions {
      let path = ["questions", question.id]
      if question.id.contains(".") {
        report(
          path, found: "the question name '\(question.id)'",
          expected: "a name without points, because question.item uses them")
      }
      if study.scale(question.id) != nil {
        report(
          ["scales", question.id], found: "the scale '\(question.id)', named like a question",
          expected: "a name of its own")
      }
      check(question.form, at: path)
    }
  }

  mutating func checkScales() {
    checkUnique(study.scales.map(\.id), kind: "scale", at: ["scales"])
    for scale in study.scales {
      let path = ["scales", scale.id]
      for (index, item) in scale.items.enumerated() {
        checkItem(item, at: path + ["items", "\(index)"])
      }
      for (index, item) in scale.reversed.enumerated() {
        check(
          item, isOneOf: scale.items, kind: "item of the scale",
          at: path + ["reversed", "\(index)"])
      }
      if let needed = scale.answersNeeded, needed < 1 || needed > scale.items.count {
        report(
          path + ["answers-needed"], found: "\(needed) answers",
          expected: "between 1 and the \(scale.items.count) items of the scale")
      }
    }
  }

  // MARK: Forms

  private mutating func check(_ form: AnswerForm, at path: [String]) {
    switch form {
    case .singleChoice(let options), .multipleChoice(let options):
      if options.count < 2, unreadNames.isEmpty {
        report(
          path + ["options"], found: "\(options.count) option(s)", expected: "at least two options")
      }
      checkUnique(options.map(\.id), kind: "option", at: path + ["options"])
    case .rating(let scale): check(scale, at: path)
    case .agreement(let scale):
      check(scale, at: path)
      checkEveryPointHasLabel(scale, at: path + ["labels"])
    case .number(let range): check(range, at: path)
    case .sliders(let allocation): check(allocation, at: path)
    case .openText(let codes): checkUnique(codes.map(\.id), kind: "code", at: path + ["codes"])
    }
  }

  private mutating func check(_ scale: RatingScale, at path: [String]) {
    guard scale.minimum < scale.maximum else {
      report(
        path + ["max"], found: "a highest point of \(Question.name(ofPoint: scale.maximum))",
        expected: "one above the lowest, \(Question.name(ofPoint: scale.minimum))")
      return
    }
    let steps = (scale.maximum - scale.minimum) / scale.step
    guard scale.step > 0, steps <= 1000, abs(steps - steps.rounded()) < 1e-9 else {
      report(
        path + ["step"], orAt: path + ["max"],
        found: "a step of \(Question.name(ofPoint: scale.step))",
        expected: "a step that leads from the lowest point to the highest, in at most 1,000 steps")
      return
    }
    for label in scale.labels where !Self.contains(scale.points, label.value) {
      let name = Question.name(ofPoint: label.value)
      report(path + ["labels", name], found: "the point \(name)", expected: "a point of the scale")
    }
    check(scale.groups, of: scale.points, at: path + ["groups"])
  }

  private mutating func checkEveryPointHasLabel(_ scale: RatingScale, at path: [String]) {
    let labelled = scale.labels.map(\.value)
    let missing = scale.points.filter { !Self.contains(labelled, $0) }
    if !missing.isEmpty, unreadNames.isEmpty {
      let names = missing.prefix(8).map(Question.name(ofPoint:)).joined(separator: ", ")
      report(
        path, found: "no label for \(names)", expected: "a label for every point of agreement")
    }
  }

  private mutating func check(
    _ groups: [AnswerGroup], of points: [Double], at path: [String]
  ) {
    var grouped: [Double] = []
    for group in groups {
      for (index, value) in group.values.enumerated() {
        let place = path + [group.id, "values", "\(index)"]
        let name = Question.name(ofPoint: value)
        if !Self.contains(points, value) {
          report(place, found: "the point \(name)", expected: "a point of the scale")
        } else if Self.contains(grouped, value) {
          report(place, found: "the point \(name) twice", expected: "every point in one group")
        }
        grouped.append(value)
      }
    }
  }

  private mutating func check(_ range: NumberRange, at path: [String]) {
    if let low = range.minimum, let high = range.maximum, low > high {
      report(
        path + ["max"], found: "a highest number of \(high)", expected: "one of at least \(low)")
    }
    if let step = range.step, !(step > 0) {
      report(path + ["step"], found: "a step of \(step)", expected: "a number above 0")
    }
  }

  private mutating func checkItem(_ item: String, at path: [String]) {
    guard checkQuestion(item, at: path),
      let question = study.questions.first(where: { $0.id == item })
    else { return }
    switch question.form {
    case .rating, .agreement, .number: break
    case .singleChoice, .multipleChoice, .sliders, .openText:
      report(
        path, found: "'\(item)', whose answers are no numbers",
        expected: "a rating, agreement or number question")
    }
  }

  private static func contains(_ points: [Double], _ value: Double) -> Bool {
    points.contains { abs($0 - value) < 1e-9 }
  }
}
