import VignetteKit

/// How a characteristic of respondents is drawn: as in the population where that is known, else as
/// published, else with all answers equally likely; or as the plan expects it. It never depends on
/// the version.
struct CharacteristicModel: Sendable {
  /// What the draws follow.
  enum Origin: String, Sendable {
    case population = "as in the population"
    case published = "as published"
    case equal = "all answers equally likely"
    case expected = "as expected"
  }

  let question: String
  let origin: Origin
  private let model: AnswerModel

  /// The model of a characteristic, or nil for one that is answered in words, with several answers,
  /// or with a number without limits.
  init?(_ question: Question, in study: Study) {
    self.question = question.id
    let names = question.answersInOrder
    let basis: AnswerModel.Basis
    if names.isEmpty {
      guard let numbers = Self.numbers(question, study) else { return nil }
      (origin, basis) = numbers
    } else {
      let shares = Self.percents(question, names, study)
      origin = shares.origin
      basis = .categories(names, logOdds: [AnswerModel.logOdds(ofPercents: shares.percents)])
    }
    model = AnswerModel(
      outcome: question.id, basis: basis, effects: [], betweenDeviation: 0, missing: 0)
  }

  /// The model that the plan's expectations describe.
  ///
  /// - Throws: ``StudySimulationMistake/dependentCharacteristic(_:)`` where they depend on the
  ///   version or on what respondents read: nobody's age does.
  init(
    _ question: Question, expecting expected: ExpectedAnswers, in study: Study
  ) throws(StudySimulationMistake) {
    if case .sharesByVersion = expected.basis { throw .dependentCharacteristic(question.id) }
    guard expected.effects.isEmpty else { throw .dependentCharacteristic(question.id) }
    self.question = question.id
    origin = .expected
    model = try AnswerModel(expected, in: study)
  }

  /// The characteristic of one respondent.
  func answer(from generator: inout SeededGenerator) -> SimulatedAnswer? {
    model.answer(to: [], version: 0, ownLevel: 0, from: &generator)
  }

  private static func percents(
    _ question: Question, _ names: [String], _ study: Study
  ) -> (origin: Origin, percents: [Double]) {
    if let margin = study.population?.margin(of: question.id) {
      let percents = names.compactMap { margin[$0]?.value }
      if percents.count == names.count { return (.population, percents) }
    }
    for table in study.published?.distributions ?? []
    where table.variable == question.id && table.base == nil {
      for sample in table.samples {
        let percents = names.compactMap { table[$0]?[sample]?.value }
        if percents.count == names.count { return (.published, percents) }
      }
    }
    return (.equal, names.map { _ in 100 / Double(names.count) })
  }

  /// Numbers around the published mean, or anywhere between the limits.
  private static func numbers(
    _ question: Question, _ study: Study
  ) -> (Origin, AnswerModel.Basis)? {
    guard let scale = question.answerScale,
      case .range(let minimum, let maximum, let step) = scale
    else { return nil }
    let rows = study.published?.moments.flatMap(\.rows) ?? []
    if let row = rows.first(where: { $0.variable == question.id && $0.base == nil }),
      let mean = row.mean?.value, let deviation = row.standardDeviation?.value
    {
      let limits = AnswerScale.range(
        minimum: row.minimum?.value ?? minimum, maximum: row.maximum?.value ?? maximum,
        step: step)
      return (.published, .number(mean: mean, deviation: deviation, scale: limits))
    }
    // Ages and years are whole numbers unless a step says otherwise.
    let spacing = step ?? 1
    guard let minimum, let maximum, spacing > 0, maximum > minimum else { return nil }
    let count = Int((maximum - minimum) / spacing) + 1
    guard count <= 10_000 else { return nil }
    let names = (0..<count).map { Question.name(ofPoint: minimum + Double($0) * spacing) }
    let percents = [Double](repeating: 100 / Double(count), count: count)
    return (.equal, .categories(names, logOdds: [AnswerModel.logOdds(ofPercents: percents)]))
  }
}
