import VignetteKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension AnswerModel {
  /// The model that expectations describe.
  init(_ expected: ExpectedAnswers, in study: Study) throws(StudySimulationMistake) {
    guard let variable = study.variable(expected.outcome), variable.item == nil else {
      throw .composite(outcome: expected.outcome)
    }
    let question = variable.question
    switch expected.basis {
    case .normal(let mean, let deviation):
      guard let scale = question.answerScale else { throw .form(outcome: expected.outcome) }
      basis = .number(mean: mean, deviation: deviation, scale: scale)
    case .shares(let shares):
      let row = try Self.logOdds(shares, of: question)
      basis = .categories(row.names, logOdds: study.versions.map { _ in row.logOdds })
    case .sharesByVersion(let versions):
      let rows = try study.versions.map { version throws(StudySimulationMistake) in
        let own = versions.first { $0.version == version.id }?.shares ?? []
        return try Self.logOdds(own, of: question)
      }
      basis = .categories(rows.first?.names ?? [], logOdds: rows.map(\.logOdds))
    }
    if case .categories(let names, _) = basis, !question.hasOrderedAnswers, names.count > 2,
      !expected.effects.isEmpty || expected.betweenDeviation > 0
    {
      throw .unorderedEffects(outcome: expected.outcome, answers: names.count)
    }
    outcome = expected.outcome
    effects = expected.effects
    betweenDeviation = expected.betweenDeviation
    missing = expected.missing
  }

  /// The published percentages of a question in every version, or nil where they are not all known.
  static func published(_ outcome: String, in study: Study) -> ExpectedAnswers? {
    guard let results = study.published,
      let table = results.distributions.first(where: { $0.variable == outcome && $0.base == nil })
    else { return nil }
    var versions: [VersionShares] = []
    for version in study.versions {
      guard
        let sample = results.samples.first(where: {
          $0.version == version.id && table.samples.contains($0.id)
        })
      else { return nil }
      var shares: [ExpectedShare] = []
      for row in table.rows {
        guard let value = row[sample.id]?.value else { return nil }
        shares.append(ExpectedShare(option: row.option, percent: value))
      }
      versions.append(VersionShares(version: version.id, shares: shares))
    }
    return ExpectedAnswers(outcome: outcome, basis: .sharesByVersion(versions))
  }

  /// The answers in the question's order, with the log odds of one above each. Published shares
  /// that add up to a little less or more than 100 are taken relative to their sum.
  private static func logOdds(
    _ shares: [ExpectedShare], of question: Question
  ) throws(StudySimulationMistake) -> (names: [String], logOdds: [Double]) {
    let names = question.answersInOrder
    guard !names.isEmpty else { throw .form(outcome: question.id) }
    guard shares.allSatisfy({ names.contains($0.option) }) else {
      throw .groups(outcome: question.id)
    }
    // An answer without a share is not expected at all.
    let percents = names.map { name in shares.first { $0.option == name }?.percent ?? 0 }
    return (names, logOdds(ofPercents: percents))
  }

  /// The log odds of an answer above the first, the second, ...
  static func logOdds(ofPercents percents: [Double]) -> [Double] {
    percents.indices.dropLast().map { boundary in
      let below = percents[...boundary].reduce(0, +)
      let above = percents[(boundary + 1)...].reduce(0, +)
      return log(above / below)
    }
  }
}

extension Question {
  /// The answers that can be given, by name, from the lowest; empty where answers have no names.
  var answersInOrder: [String] {
    switch form {
    case .singleChoice(let options): options.filter { $0.role != .leftOut }.map(\.id)
    case .rating(let scale), .agreement(let scale): scale.points.map(Self.name(ofPoint:))
    case .multipleChoice, .number, .sliders, .openText: []
    }
  }

  /// Whether ``answersInOrder`` go from low to high.
  var hasOrderedAnswers: Bool {
    switch form {
    case .rating, .agreement: true
    case .singleChoice, .multipleChoice, .number, .sliders, .openText: false
    }
  }

  /// The numbers that can be answered, or nil where answers are no numbers.
  var answerScale: AnswerScale? {
    switch form {
    case .rating(let scale), .agreement(let scale): .points(scale.points)
    case .number(let range):
      .range(minimum: range.minimum, maximum: range.maximum, step: range.step)
    case .singleChoice, .multipleChoice, .sliders, .openText: nil
    }
  }
}
