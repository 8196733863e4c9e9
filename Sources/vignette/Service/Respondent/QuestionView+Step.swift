#if Service
  import VignetteKit

  /// Makes the controls of a step.
  struct QuestionViewMaker {
    let questionnaire: Questionnaire
    let step: Questionnaire.Step
    let language: String
    let words: RespondentWords
    let typed: TypedAnswer
    let problem: AnswerProblem?

    /// The identifier of the first control, to which messages lead.
    static let firstID = "answer-1"
    private static let longestRow = 11
    private static let longestScale = 21

    /// - Throws: ``StudyError`` for a text that can't be rendered.
    func view(isMainHeading: Bool) throws(StudyError) -> QuestionView {
      let sentence = problem?.sentence(at: step.question, in: words, language)
      let hint = hint
      let description = [hint == nil ? nil : "hint", sentence == nil ? nil : "problem"]
        .compactMap { $0 }.joined(separator: " ")
      return QuestionView(
        question: try questionnaire.text(step.question.text, at: step, language: language),
        isMainHeading: isMainHeading, hint: hint, problem: sentence,
        describedBy: description.isEmpty ? nil : description, choices: choices, scale: scale,
        entry: entry, essay: essay, sliders: sliders)
    }

    /// The identifier of the control that a message leads to.
    var target: String {
      guard let item = problem?.item,
        let index = questionnaire.optionOrder(of: step).firstIndex(where: { $0.id == item })
      else { return step.question.kind == .sliders ? "row-1-1" : Self.firstID }
      return "row-\(index + 1)-1"
    }

    // MARK: Choices

    private var hint: String? {
      var sentences: [String] = []
      if step.question.kind == .multipleChoice { sentences.append(words[.severalAnswers]) }
      if step.question.isOptional { sentences.append(words[.optional]) }
      return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }

    private var choices: QuestionView.ChoicesView? {
      switch step.question.form {
      case .singleChoice: choices(kind: "radio", questionnaire.optionOrder(of: step).map(option))
      case .multipleChoice:
        choices(kind: "checkbox", questionnaire.optionOrder(of: step).map(option))
      case .rating(let scale), .agreement(let scale):
        isSpoken(scale) ? choices(kind: "radio", scale.points.map { option($0, of: scale) }) : nil
      case .number, .sliders, .openText: nil
      }
    }

    private func choices(
      kind: String, _ listed: [QuestionView.OptionView]
    ) -> QuestionView.ChoicesView {
      var options = listed
      if kind == "radio", step.question.isOptional {
        options.append(
          numbered(
            "", words[.leaveOpen], explanation: nil, isChecked: false, ownWords: nil))
      }
      return .init(
        kind: kind, isGroupInvalid: problem != nil,
        options: options.enumerated().map { index, option in
          .init(
            optionID: "answer-\(index + 1)", value: option.value, label: option.label,
            explanation: option.explanation,
            explanationID: option.explanation.map { _ in "explanation-\(index + 1)" },
            isChecked: option.isChecked,
            ownWords: option.ownWords.map { own in
              .init(
                wordsID: "words-\(index + 1)", wordsField: own.wordsField,
                wordsLabel: own.wordsLabel, typedWords: own.typedWords)
            })
        })
    }

    private func option(_ option: AnswerOption) -> QuestionView.OptionView {
      let label = option.text.text(in: language)
      let own =
        option.role == .other
        ? QuestionView.OwnWordsView(
          wordsID: "", wordsField: TypedAnswer.wordsField(option.id),
          wordsLabel: words.ownWords(beside: label), typedWords: typed.words[option.id] ?? "")
        : nil
      return numbered(
        option.id, label, explanation: option.explanation?.text(in: language),
        isChecked: typed.chosen.contains(option.id), ownWords: own)
    }

    private func option(_ point: Double, of scale: RatingScale) -> QuestionView.OptionView {
      let name = Question.name(ofPoint: point)
      return numbered(
        name, label(of: point, scale) ?? words.number(point), explanation: nil,
        isChecked: typed.text == name, ownWords: nil)
    }

    private func numbered(
      _ value: String, _ label: String, explanation: String?, isChecked: Bool,
      ownWords: QuestionView.OwnWordsView?
    ) -> QuestionView.OptionView {
      .init(
        optionID: "", value: value, label: label, explanation: explanation, explanationID: nil,
        isChecked: isChecked, ownWords: ownWords)
    }

    // MARK: Scales

    /// Whether every point has words, which are then read one below the other.
    private func isSpoken(_ scale: RatingScale) -> Bool {
      scale.points.count <= Self.longestRow
        && scale.points.allSatisfy { label(of: $0, scale) != nil }
    }

    private func label(of point: Double, _ scale: RatingScale) -> String? {
      scale.labels.first { abs($0.value - point) < 1e-9 }?.text.text(in: language)
    }

    private var scale: QuestionView.ScaleView? {
      guard case .rating(let scale) = step.question.form, !isSpoken(scale),
        scale.points.count <= Self.longestScale
      else { return nil }
      let points = scale.points
      let views = points.enumerated().map { index, point in
        QuestionView.PointView(
          pointID: "answer-\(index + 1)", pointValue: Question.name(ofPoint: point),
          pointText: words.number(point), pointMeaning: label(of: point, scale),
          isChosen: typed.text == Question.name(ofPoint: point))
      }
      return .init(
        count: points.count, points: views, legendLow: end(points.first, scale),
        legendHigh: end(points.last, scale))
    }

    private func end(_ point: Double?, _ scale: RatingScale) -> String? {
      point.flatMap { point in
        label(of: point, scale).map { "\(words.number(point)) = \($0)" }
      }
    }

    // MARK: Fields to fill

    private var entry: QuestionView.EntryView? {
      switch step.question.form {
      case .number(let range):
        .init(
          number: shownNumber, unit: range.unit?.text(in: language), isEntryInvalid: problem != nil)
      case .rating(let scale) where scale.points.count > Self.longestScale:
        .init(number: shownNumber, unit: nil, isEntryInvalid: problem != nil)
      default: nil
      }
    }

    /// A stored number in the reader's notation, anything else as it was typed.
    private var shownNumber: String {
      guard problem == nil, let value = Double(typed.text) else { return typed.text }
      return words.number(value)
    }

    private var essay: QuestionView.EssayView? {
      guard case .openText = step.question.form else { return nil }
      return .init(written: typed.text, limit: 10_000, isEssayInvalid: problem != nil)
    }

    // MARK: Sliders

    private var sliders: QuestionView.SlidersView? {
      guard case .sliders(let allocation) = step.question.form else { return nil }
      let rows = questionnaire.optionOrder(of: step).enumerated().map { index, item in
        row(index + 1, item, allocation)
      }
      return .init(rows: rows, meter: meter(allocation))
    }

    private func row(
      _ number: Int, _ item: AnswerOption, _ allocation: SliderAllocation
    ) -> QuestionView.RowView {
      let isMissing =
        if case .answer(.missingItems(let items)) = problem { items.contains(item.id) } else {
          false
        }
      let explanation = item.explanation?.text(in: language)
      let description = [
        explanation == nil ? nil : "row-\(number)-explanation", isMissing ? "problem" : nil,
      ].compactMap { $0 }.joined(separator: " ")
      return .init(
        rowID: "row-\(number)", rowName: TypedAnswer.itemField(item.id),
        rowText: item.text.text(in: language), rowExplanation: explanation,
        rowDescription: description.isEmpty ? nil : description, isRowInvalid: isMissing,
        stopCount: allocation.positions.count,
        stops: allocation.positions.enumerated().map { index, position in
          let value = Question.name(ofPoint: position.value)
          return .init(
            stopID: "row-\(number)-\(index + 1)", stopValue: value,
            stopText: position.text.text(in: language), cost: Question.name(ofPoint: position.cost),
            isHere: typed.positions[item.id] == value)
        })
    }

    private func meter(_ allocation: SliderAllocation) -> QuestionView.MeterView? {
      guard let limit = questionnaire.limit(at: step) else { return nil }
      let costs = typed.positions.values.compactMap { name in
        allocation.positions.first { Question.name(ofPoint: $0.value) == name }?.cost
      }
      let sum = costs.sorted().reduce(0, +)
      let named = allocation.positions.map { ($0.text.text(in: language), $0.cost) }
      return .init(
        title: words[.meterTitle], maximum: Question.name(ofPoint: limit),
        used: Question.name(ofPoint: sum), isOver: sum > limit + 1e-9,
        sentence: words.meter(sum, of: limit), rulesTitle: words[.meterRules],
        rules: words.costs(named.map { (position: $0.0, cost: $0.1) }, limit: limit),
        within: words.meterPattern.within, beyond: words.meterPattern.beyond)
    }
  }
#endif
