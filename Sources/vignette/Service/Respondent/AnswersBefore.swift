#if Service
  import VignetteKit

  /// The answers that are given before anything is assigned or stored: they travel in the form.
  struct AnswersBefore: Sendable {
    /// The questions that are asked beforehand.
    let questionnaire: Questionnaire
    private(set) var answers: [String: Answer] = [:]
    /// The question that is asked next, or nil where all are answered.
    private(set) var open: OpenStep?

    /// A question with what was typed and what is wrong with it.
    struct OpenStep: Sendable {
      let step: Questionnaire.Step
      let typed: TypedAnswer
      let problem: AnswerProblem?
    }

    /// Reads the answers that a form carries along, and the one that was just given.
    init(_ form: FormFields, _ study: Study) {
      questionnaire = Questionnaire(beforeAssignmentOf: study)
      // Routes lead on from answers, so the way is read step by step.
      while let step = questionnaire.firstOpen(answered: answers) {
        if let json = form[Self.field(step.id)], let answer = Self.carried(json),
          Self.fits(answer, step, questionnaire)
        {
          answers[step.id] = answer
          continue
        }
        guard form["step"] == step.id else {
          open = OpenStep(step: step, typed: TypedAnswer(), problem: nil)
          return
        }
        let typed = TypedAnswer(form, to: step.question)
        do throws(AnswerProblem) {
          answers[step.id] = try questionnaire.answer(typed, at: step)
        } catch {
          open = OpenStep(step: step, typed: typed, problem: error)
          return
        }
      }
    }

    /// The answers in the order of the questions.
    var inOrder: [(step: String, answer: Answer)] {
      questionnaire.steps(answered: answers).compactMap { step in
        answers[step.id].map { (step: step.id, answer: $0) }
      }
    }

    /// The option that was chosen, or nil.
    func level(of characteristic: String) -> String? {
      if case .option(let option, _) = answers[characteristic] { option } else { nil }
    }

    /// The fields that carry the answers along.
    var hiddenFields: [HiddenField] {
      inOrder.map { HiddenField(Self.field($0.step), $0.answer.json) }
    }

    private static func field(_ step: String) -> String { "given.\(step)" }

    /// An answer that the form carries. What the browser sends may be anything; what can't be read
    /// is asked again.
    private static func carried(_ json: String) -> Answer? {
      do throws(AnswerError) { return try Answer(json: json) } catch { return nil }
    }

    private static func fits(
      _ answer: Answer, _ step: Questionnaire.Step, _ questionnaire: Questionnaire
    ) -> Bool {
      questionnaire.isAnswered(step, [step.id: answer])
    }
  }

  extension Questionnaire {
    /// The answer that was typed, where it is one.
    ///
    /// - Throws: ``AnswerProblem``.
    func answer(_ typed: TypedAnswer, at step: Step) throws(AnswerProblem) -> Answer {
      let answer = try typed.answer(to: step.question)
      do throws(AnswerError) {
        try check(answer, at: step)
      } catch {
        throw .answer(error)
      }
      return answer
    }
  }
#endif
