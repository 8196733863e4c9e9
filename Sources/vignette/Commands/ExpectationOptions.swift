import ArgumentParser
import VersionDiff
import VignetteKit

/// What is expected of one outcome, where the study file doesn't say so or another expectation is
/// to be tried.
struct ExpectationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What levels add to the outcome: 'effort=high:0.5,effort=high:need=high:0.4'; versions too: "
        + "'version=2:0.3'.", valueName: "list"))
  var effects: String?

  @Option(
    help: ArgumentHelp(
      "The outcome that these options are about; the plan's only one unless given.",
      valueName: "question"))
  var outcome: String?

  @Option(help: ArgumentHelp("The mean at the reference levels.", valueName: "number"))
  var mean: Double?

  @Option(help: ArgumentHelp("The standard deviation within respondents.", valueName: "number"))
  var sd: Double?

  @Option(
    help: ArgumentHelp("The standard deviation of respondents' own level.", valueName: "number"))
  var between: Double?

  @Option(
    name: .customLong("missing-share"),
    help: ArgumentHelp("The share of answers that are missing, such as 0.02.", valueName: "share"))
  var missingShare: Double?

  @Option(
    help: ArgumentHelp("The share of respondents who stop early, such as 0.05.", valueName: "share")
  )
  var dropOut: Double?

  private var given: [(option: String, isGiven: Bool)] {
    [
      ("--effects", effects != nil), ("--outcome", outcome != nil), ("--mean", mean != nil),
      ("--sd", sd != nil), ("--between", between != nil),
      ("--missing-share", missingShare != nil), ("--drop-out", dropOut != nil),
    ]
  }

  /// Refuses these options where something else decides.
  func refuse(beside other: String) throws(UsageError) {
    guard let refused = given.first(where: \.isGiven) else { return }
    throw UsageError(
      "\(refused.option) says what is expected of a design; leave it out with \(other).")
  }

  /// The study's expectations with these options in their place.
  ///
  /// - Throws: ``UsageError`` for options that can't be meant or that name what the study doesn't
  ///   know.
  func expectations(of study: Study) throws(UsageError) -> Expectations? {
    guard given.contains(where: \.isGiven) else { return study.analysis.expected }
    var expected = study.analysis.expected ?? Expectations()
    if let dropOut { expected.dropOut = dropOut }
    let isAboutOutcome = given.contains { $0.isGiven && $0.option != "--drop-out" }
    if isAboutOutcome { try apply(to: &expected, in: study) }
    var checked = study
    checked.analysis.expected = expected
    if let mistake = checked.mistakes().first {
      let nearest = mistake.nearest.first.map { "; did you mean '\($0)'?" } ?? ""
      throw UsageError(
        "The options that say what is expected: found \(mistake.found); expected "
          + "\(mistake.expected)\(nearest)")
    }
    return expected
  }

  private func apply(to expected: inout Expectations, in study: Study) throws(UsageError) {
    let name = try outcomeName(study)
    let stated = expected.answers.firstIndex { $0.outcome == name }
    var answers: ExpectedAnswers
    if let stated {
      answers = expected.answers[stated]
    } else {
      guard let mean, let sd else {
        throw UsageError(
          "The study file expects nothing of '\(name)': give --mean and --sd beside these options, "
            + "or state it there under analysis, expected, answers.")
      }
      answers = ExpectedAnswers(outcome: name, basis: .normal(mean: mean, deviation: sd))
    }
    if mean != nil || sd != nil { answers.basis = try basis(instead: answers.basis, name) }
    if let effects { answers.effects = try Self.effects(effects) }
    if let between { answers.betweenDeviation = between }
    if let missingShare { answers.missing = missingShare }
    if let stated {
      expected.answers[stated] = answers
    } else {
      expected.answers.append(answers)
    }
  }

  private func outcomeName(_ study: Study) throws(UsageError) -> String {
    if let outcome { return outcome }
    let stated = study.analysis.expected?.answers.map(\.outcome) ?? []
    let names = stated.isEmpty ? study.analysis.outcomes : stated
    guard names.count == 1 else {
      throw UsageError(
        "--outcome must say which of the outcomes is meant: \(names.joined(separator: ", ")).")
    }
    return names[0]
  }

  private func basis(
    instead basis: ExpectedAnswers.Basis, _ name: String
  ) throws(UsageError) -> ExpectedAnswers.Basis {
    guard case .normal(let oldMean, let oldDeviation) = basis else {
      throw UsageError(
        "--mean and --sd are about numbers; the study file expects percentages of '\(name)'.")
    }
    return .normal(mean: mean ?? oldMean, deviation: sd ?? oldDeviation)
  }

  /// Reads `effort=high:0.5,effort=high:need=high:0.4`.
  static func effects(_ text: String) throws(UsageError) -> [ExpectedEffect] {
    try ListSyntax.list(text, option: "--effects").map { entry throws(UsageError) in
      var parts = entry.split(separator: ":", omittingEmptySubsequences: false).map { String($0) }
      let levels = parts.dropLast().map {
        $0.split(separator: "=", maxSplits: 1).map { String($0) }
      }
      guard let number = parts.popLast(), let value = Double(number), value.isFinite,
        !levels.isEmpty, levels.allSatisfy({ $0.count == 2 && !$0[0].isEmpty && !$0[1].isEmpty })
      else {
        throw UsageError(
          "--effects expects levels and what they add, such as 'effort=high:0.5', but found "
            + "'\(entry)'.")
      }
      return ExpectedEffect(
        levels: levels.map { LevelReference(factor: $0[0], level: $0[1]) }, value: value)
    }
  }
}
