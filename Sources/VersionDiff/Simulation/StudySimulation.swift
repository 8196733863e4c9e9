import VignetteKit

/// Answers drawn from a study's design and from what is expected of it, to rehearse the analysis
/// before anybody has answered.
///
/// Respondents are divided over versions and decks as the study plans it (where it plans no
/// allocation, in the proportion of the published samples); characteristics follow the
/// population or publication and never depend on the version; outcomes follow the plan's
/// expectations, else the percentages that were published for every version.
public struct StudySimulation: Sendable {
  /// The study, with its vignettes and decks.
  public let study: Study
  /// How many respondents there are.
  public let respondentCount: Int
  /// What the draws follow, a sentence per question.
  public let sources: [String]
  /// The questions that are not drawn.
  public let leftOut: [String]
  /// The share of respondents who stop before the end.
  public let dropOut: Double

  let design: AssignmentDesign
  let characteristics: [CharacteristicModel]
  /// The outcomes that everybody answers once, in the order of asking, with the dilemma of each.
  let outcomes: [(model: AnswerModel, dilemma: Dilemma?)]
  /// The outcomes asked about each vignette, per set.
  let ratings: [(set: VignetteSet, models: [AnswerModel])]

  /// Prepares the draws.
  ///
  /// - Parameters:
  ///   - study: with its vignettes and decks (``VignetteKit/Study/designed()``).
  ///   - respondents: how many to make; nil for the plan's number, else the published one.
  ///   - expected: what to expect; nil for the plan's expectations.
  /// - Throws: ``StudySimulationMistake``.
  public init(
    of study: Study, respondents: Int? = nil, expecting expected: Expectations? = nil
  ) throws(StudySimulationMistake) {
    let expected = expected ?? study.analysis.expected ?? Expectations()
    self.study = study
    dropOut = expected.dropOut
    respondentCount = try Self.size(study, respondents ?? expected.respondents)
    guard !study.analysis.outcomes.isEmpty || !expected.answers.isEmpty else {
      throw .noOutcomes(study: study.name)
    }
    do {
      design = try AssignmentDesign(of: study.allocatedAsPublished)
    } catch {
      throw .assignment(error)
    }
    let draft = try Draft(study, expected)
    (outcomes, ratings) = (draft.outcomes, draft.ratings)
    characteristics = try Self.characteristics(of: study, expected)
    sources =
      draft.sources + characteristics.map { "\($0.question): \($0.origin.rawValue)" }
    let drawn = Set(draft.drawn + characteristics.map(\.question))
    leftOut = study.questions.map(\.id).filter { !drawn.contains($0) }
  }

  /// The characteristics that can be drawn, each once, also where it is an outcome as well.
  private static func characteristics(
    of study: Study, _ expected: Expectations
  ) throws(StudySimulationMistake) -> [CharacteristicModel] {
    var models: [CharacteristicModel] = []
    for name in study.characteristics {
      guard let question = study.questions.first(where: { $0.id == name }) else { continue }
      if let stated = expected.answers.first(where: { $0.outcome == name }) {
        models.append(try CharacteristicModel(question, expecting: stated, in: study))
      } else if let model = CharacteristicModel(question, in: study) {
        models.append(model)
      }
    }
    return models
  }

  /// How many respondents there are: as asked for, else as published.
  private static func size(
    _ study: Study, _ asked: Int?
  ) throws(StudySimulationMistake) -> Int {
    let published = study.published?.samples.compactMap(\.count) ?? []
    guard let count = asked ?? (published.isEmpty ? nil : published.reduce(0, +)) else {
      throw .noSize(study: study.name)
    }
    guard count >= study.versions.count, count <= 10_000_000 else {
      throw .respondents(count, versions: study.versions.count)
    }
    return count
  }
}

extension Study {
  /// With the sizes of the published samples as the versions' allocation, where no plan is known.
  fileprivate var allocatedAsPublished: Study {
    var study = self
    for (index, version) in versions.enumerated() {
      guard version.allocation == nil,
        let count = published?.samples.first(where: { $0.version == version.id })?.count
      else { return self }
      study.versions[index].allocation = Double(count)
    }
    return study
  }
}

extension StudySimulation {
  /// The outcomes that can be drawn.
  private struct Draft {
    var outcomes: [(model: AnswerModel, dilemma: Dilemma?)] = []
    var ratings: [(set: VignetteSet, models: [AnswerModel])] = []
    var sources: [String] = []
    var drawn: [String] = []

    init(_ study: Study, _ expected: Expectations) throws(StudySimulationMistake) {
      var models: [String: AnswerModel] = [:]
      var origins: [(question: String, words: String)] = []
      let names = expected.answers.map(\.outcome)
      let others = study.questions.map(\.id).filter { !names.contains($0) }
      for name in names + others {
        let stated = expected.answers.first { $0.outcome == name }
        guard let answers = stated ?? AnswerModel.published(name, in: study),
          !study.characteristics.contains(name)
        else { continue }
        models[name] = try AnswerModel(answers, in: study)
        origins.append((name, stated == nil ? "as published of each version" : "as expected"))
      }
      let outcomes = study.analysis.outcomes.filter { !study.characteristics.contains($0) }
      for name in outcomes where models[name] == nil {
        throw .noExpectation(outcome: name)
      }
      collect(models, of: study)
      for name in outcomes where !drawn.contains(name) {
        throw .routed(outcome: name)
      }
      sources = origins.filter { drawn.contains($0.question) }.map { "\($0.question): \($0.words)" }
    }

    /// Puts the models in the order of asking: dilemmas, vignettes, what everybody else is asked.
    private mutating func collect(_ models: [String: AnswerModel], of study: Study) {
      for dilemma in study.dilemmas {
        outcomes += dilemma.questions.compactMap { models[$0] }.map { ($0, dilemma) }
      }
      for set in study.vignetteSets {
        let own = set.questions.compactMap { models[$0] }
        if !own.isEmpty { ratings.append((set, own)) }
      }
      let asked = study.dilemmas.flatMap(\.questions) + study.vignetteSets.flatMap(\.questions)
      let routed = Set(study.questions.flatMap(\.routes).flatMap(\.ask))
      for question in study.questions where !asked.contains(question.id) {
        guard let model = models[question.id], !routed.contains(question.id) else { continue }
        outcomes.append((model, nil))
      }
      drawn = outcomes.map(\.model.outcome) + ratings.flatMap(\.models).map(\.outcome)
    }
  }
}
