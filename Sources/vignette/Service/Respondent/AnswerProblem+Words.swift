#if Service
  import VignetteKit

  extension AnswerProblem {
    /// What is wrong and how it is mended, for the respondent.
    func sentence(at question: Question, in words: RespondentWords, _ language: String) -> String {
      switch self {
      case .noNumber(let typed):
        let shown = typed.count > 40 ? typed.prefix(37) + "…" : typed
        return words.noNumber(shown)
      case .answer(let error):
        return words.sentence(for: error, at: question, language)
      }
    }

    /// The item whose field the message leads to, or nil for the question's first field.
    var item: String? {
      if case .answer(.missingItems(let items)) = self { items.first } else { nil }
    }
  }

  extension RespondentWords {
    fileprivate func noNumber(_ typed: String) -> String {
      language == "nl"
        ? "“\(typed)” is geen getal. Vul cijfers in, zonder punten tussen duizendtallen."
        : "“\(typed)” is no number. Fill in digits, without marks between thousands."
    }

    fileprivate func sentence(
      for error: AnswerError, at question: Question, _ language: String
    ) -> String {
      switch error {
      case .missing: return self[missing(question)]
      case .missingItems(let items):
        return missingItems(items, question, language)
      case .outOfRange(_, let low, let high): return range(low, high)
      case .offStep(_, let step): return steps(of: step)
      case .overBudget(let sum, let limit): return meter(sum, of: limit)
      case .tooLong(let count, let limit): return tooLong(count, limit)
      case .contradiction(let option):
        return contradiction(question.text(ofAnswer: option)?.text(in: language) ?? option)
      case .needlessWords: return self[.needlessWords]
      case .controlCharacters: return self[.strangeCharacters]
      case .notAPoint: return self[.choosePoint]
      case .anotherForm, .unknown, .repeated, .malformed: return self[.notReadable]
      }
    }

    private func missing(_ question: Question) -> RespondentPhrase {
      switch question.form {
      case .singleChoice, .agreement: .chooseOne
      case .multipleChoice: .chooseSome
      case .rating: .choosePoint
      case .number: .typeNumber
      case .sliders: .choosePosition
      case .openText: .writeSomething
      }
    }

    private func missingItems(
      _ items: [String], _ question: Question, _ language: String
    ) -> String {
      let first = question.items.first { items.contains($0.id) }?.text.text(in: language) ?? ""
      let isDutch = self.language == "nl"
      if items.count == 1 {
        return isDutch ? "Kies nog een plaats bij “\(first)”." : "Choose a position for “\(first)”."
      }
      return isDutch
        ? "Kies in elke rij een plaats. Er ontbreken er nog \(items.count), te beginnen bij "
          + "“\(first)”."
        : "Choose a position in every row. \(items.count) are missing, beginning with “\(first)”."
    }

    private func range(_ low: Double?, _ high: Double?) -> String {
      let isDutch = language == "nl"
      switch (low.map(number), high.map(number)) {
      case (let low?, let high?):
        return isDutch
          ? "Vul een getal van \(low) tot en met \(high) in."
          : "Fill in a number from \(low) to \(high)."
      case (let low?, nil):
        return isDutch
          ? "Vul een getal van ten minste \(low) in." : "Fill in a number of at least \(low)."
      case (nil, let high?):
        return isDutch
          ? "Vul een getal van hoogstens \(high) in." : "Fill in a number of at most \(high)."
      case (nil, nil): return self[.typeNumber]
      }
    }

    private func steps(of step: Double) -> String {
      if step == 1 { return self[.wholeNumber] }
      return language == "nl"
        ? "Vul een getal in stappen van \(number(step)) in."
        : "Fill in a number in steps of \(number(step))."
    }

    private func tooLong(_ count: Int, _ limit: Int) -> String {
      language == "nl"
        ? "De tekst heeft \(count) tekens; er is plaats voor \(limit)."
        : "The text has \(count) characters; there is room for \(limit)."
    }

    private func contradiction(_ option: String) -> String {
      language == "nl"
        ? "“\(option)” kan niet samen met een ander antwoord." : "“\(option)” can only stand alone."
    }
  }
#endif
