/// A respondent's way through a study: which question comes next, what is told on the way, what
/// counts as an answer. Nothing here has a memory; the same answers give the same way.
///
/// Questions that assignment is balanced on come first, then the dilemmas, then the vignettes in
/// the order of the assignment, then every question that is asked of nothing. What a route asks
/// follows the question that leads there, and a question that several routes lead to is asked once.
public struct Questionnaire: Sendable {
  /// The study, with its vignettes filled in.
  public let study: Study
  /// What the respondent got; nil before the assignment.
  public let assignment: Assignment?
  private let parts: [Part]

  /// Questions about one text, or about none.
  struct Part: Sendable {
    let place: Step.Place
    let levels: [LevelReference]
    let questions: [String]
    /// What stands before the question's name in the name of a step.
    let prefix: String
  }

  /// The questions that are asked before anything is assigned: those that the assignment is
  /// balanced on, with what routes from them ask. Often there are none.
  public init(beforeAssignmentOf study: Study) {
    self.study = study
    assignment = nil
    parts = [Self.strata(of: study)]
  }

  /// The whole way of a respondent.
  ///
  /// - Parameter study: as ``Study/designed()`` returns it.
  /// - Throws: ``StudyError/unknown(kind:name:nearest:)`` where the assignment names a version or a
  ///   vignette that the study doesn't have.
  public init(_ study: Study, for assignment: Assignment) throws(StudyError) {
    self.study = study
    self.assignment = assignment
    let version = try study.version(assignment.version)
    let dilemmas = study.dilemmas.map { dilemma in
      Part(
        place: .dilemma(dilemma), levels: dilemma.levels(in: version.id),
        questions: dilemma.questions, prefix: "")
    }
    var vignettes: [Part] = []
    for (index, set) in study.vignetteSets.enumerated() {
      let names = index < assignment.vignettes.count ? assignment.vignettes[index] : []
      vignettes += try Self.parts(of: set, showing: names, isOnly: study.vignetteSets.count == 1)
    }
    let strata = Self.strata(of: study)
    let rest = study.questionsOfNoTask.filter { !strata.questions.contains($0) }
    parts =
      [strata] + dilemmas + vignettes
      + [Part(place: .general, levels: [], questions: rest, prefix: "")]
  }

  /// The steps as far as the answers so far decide on them: what a route asks appears as soon as
  /// the answer is there that leads to it, and vanishes with it. Answers to steps that are not on
  /// the way are passed over; they count again when the way leads there again.
  ///
  /// - Parameter answers: each under the name of its step.
  public func steps(answered answers: [String: Answer]) -> [Step] {
    way(answers).steps
  }

  /// What is told after the last step, because the last answer leads to words and no question.
  public func toldAtTheEnd(answered answers: [String: Answer]) -> [Told] {
    way(answers).untold
  }

  /// The first step without a valid answer, or nil where all have one.
  public func firstOpen(answered answers: [String: Answer]) -> Step? {
    steps(answered: answers).first { !isAnswered($0, answers) }
  }

  /// Whether a step has an answer that fits it.
  public func isAnswered(_ step: Step, _ answers: [String: Answer]) -> Bool {
    validAnswer(at: step, answers) != nil
  }

  /// Whether an answer answers the question of a step.
  ///
  /// - Throws: ``AnswerError`` with what is wrong.
  public func check(_ answer: Answer, at step: Step) throws(AnswerError) {
    try AnswerCheck(question: step.question, levels: step.levels).check(answer)
  }

  // MARK: The way

  private func way(_ answers: [String: Answer]) -> QuestionnaireWay {
    var way = QuestionnaireWay(study)
    for part in parts {
      way.begin(part)
      while let step = way.next() {
        if let answer = validAnswer(at: step, answers) { way.follow(answer, from: step) }
      }
    }
    return way
  }

  private func validAnswer(at step: Step, _ answers: [String: Answer]) -> Answer? {
    guard let answer = answers[step.id] else { return nil }
    do throws(AnswerError) {
      try check(answer, at: step)
      return answer
    } catch {
      // The study was changed after the answer was given, or the answer is of another program: the
      // question is open again, and asking it will say what is wrong.
      return nil
    }
  }

  // MARK: Parts

  private static func strata(of study: Study) -> Part {
    let plan = study.assignment
    let strata = plan?.method == .simple ? [] : plan?.strata ?? []
    return Part(place: .general, levels: [], questions: strata, prefix: "")
  }

  private static func parts(
    of set: VignetteSet, showing names: [String], isOnly: Bool
  ) throws(StudyError) -> [Part] {
    var parts: [Part] = []
    for (index, name) in names.enumerated() {
      guard let vignette = set.vignette(name) else {
        throw .unknown(
          kind: "vignette", name: name,
          nearest: NearestNames.of(name, among: set.vignettes.map(\.id)))
      }
      parts.append(
        Part(
          place: .vignette(set: set, vignette: vignette, number: index + 1, of: names.count),
          levels: vignette.levels, questions: set.questions,
          prefix: (isOnly ? "" : "\(set.id).") + "\(name)."))
    }
    return parts
  }
}
