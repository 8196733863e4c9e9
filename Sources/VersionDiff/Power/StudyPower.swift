import VignetteKit

/// The power of everything that a study plans to compare, at once.
///
/// Every outcome that the plan names or that something is expected of gives rows: where percentages
/// by version are expected, or were published, the chi-square test of each pair of versions and the
/// difference of each option; where effects are expected, one row for each effect. Sets of vignettes
/// give one row for each level and interaction, within respondents. Of a set without expectations,
/// those are taken that its published tables imply (``PublishedSimulation``).
///
/// Sizes are planned respondents; those who stop or leave an answer out are taken off first.
public struct StudyPower: Sendable {
  /// The results, outcome by outcome.
  public let results: [PowerResult]
  /// What a reader must know of how they came about.
  public let notes: [String]

  /// What the plan is asked with.
  public struct Settings: Sendable {
    /// How many respondents there are; nil for the study's plan, or the published number.
    public var respondents: Int?
    /// The wanted power; nil for the study's plan, or the default
    /// (``VignetteKit/Expectations/defaultPower``).
    public var power: Double?
    /// The confidence, one minus alpha.
    public var confidence: ConfidenceLevel
    /// By what factor weighting makes variances larger.
    public var designEffect: Double
    /// The simulated studies where no formula holds.
    public var simulation: PowerSimulation

    /// Creates settings.
    public init(
      respondents: Int? = nil, power: Double? = nil, confidence: ConfidenceLevel = .ninetyFive,
      designEffect: Double = 1, simulation: PowerSimulation
    ) {
      self.respondents = respondents
      self.power = power
      self.confidence = confidence
      self.designEffect = designEffect
      self.simulation = simulation
    }
  }

  /// Plans every contrast of a study.
  ///
  /// - Parameter study: with its vignettes, if it has sets of them (``Study/vignetteSets``).
  /// - Throws: ``AnalysisError/power(_:)`` where the study expects and has published nothing, or
  ///   expects what can't be.
  public init(of study: Study, _ settings: Settings) throws(AnalysisError) {
    var plan = StudyPowerPlan(study, settings)
    do {
      for name in plan.outcomes { try plan.add(name) }
    } catch {
      throw .power(error)
    }
    guard !plan.results.isEmpty else { throw .power(.nothingExpected(study: study.name)) }
    results = plan.results
    notes = plan.notes
  }
}

/// The rows of a study's plan as they come together.
struct StudyPowerPlan {
  let study: Study
  let settings: StudyPower.Settings
  private(set) var results: [PowerResult] = []
  private(set) var notes: [String] = []

  init(_ study: Study, _ settings: StudyPower.Settings) {
    self.study = study
    self.settings = settings
  }

  /// The outcomes that something is expected of, then the others of the plan.
  var outcomes: [String] {
    let expected = (study.analysis.expected?.answers ?? []).map(\.outcome)
    return expected + study.analysis.outcomes.filter { !expected.contains($0) }
  }

  /// The wanted power.
  var wanted: Double {
    settings.power ?? study.analysis.expected?.power ?? Expectations.defaultPower
  }

  /// Respondents as they are planned for an outcome; nil where that is the question.
  func respondents(published: Int? = nil) -> Int? {
    settings.respondents ?? study.analysis.expected?.respondents ?? published
  }

  /// Adds the rows of an outcome.
  mutating func add(_ name: String) throws(PowerMistake) {
    let expected = study.analysis.expected?.answers.first { $0.outcome == name }
    let set = study.vignetteSets.first { $0.questions.contains(name) }
    if let set {
      try addVignettes(set, name, expected)
    } else if let expected {
      switch expected.basis {
      case .sharesByVersion(let versions): try addShares(name, versions, expected)
      case .shares(let shares): try addOdds(name, shares, expected)
      case .normal(_, let deviation): try addMeans(name, deviation, expected)
      }
    } else {
      try addPublished(name)
    }
  }

  /// Adds a result of a test.
  ///
  /// - Parameters:
  ///   - answering: the part of the respondents who answer.
  ///   - part: the part of them who are in the versions that are compared.
  mutating func add(
    _ plan: some PlannedTest, outcome: String, contrast: String, option: String? = nil,
    respondents: Int?, answering: Double = 1, part: Double = 1, family: Int
  ) throws(PowerMistake) {
    let question: PowerResult.Question
    if let respondents {
      let size = Int((Double(respondents) * answering * part).rounded(.down))
      question = .size(size, wanted: wanted)
    } else if plan.effect == 0 {
      return
    } else {
      question = .power(wanted)
    }
    var result = try PowerResult(of: plan, question, settings.confidence)
    if plan.effect != 0, family > 1 {
      result.adjustedPower = plan.power(
        size: result.size, try adjusted(settings.confidence, family))
    }
    add(
      result, outcome: outcome, contrast: contrast, option: option, respondents: respondents,
      answering: answering, part: part, family: family)
  }

  /// Adds a result, its sizes as planned respondents.
  mutating func add(
    _ result: PowerResult, outcome: String, contrast: String, option: String? = nil,
    respondents: Int?, answering: Double, part: Double = 1, family: Int
  ) {
    var result = result
    result.outcome = outcome
    result.contrast = contrast
    result.option = option
    if family > 1 { result.familySize = family }
    let planned = { (size: Int) in Int((Double(size) / (answering * part)).rounded(.up)) }
    result.neededSize = result.neededSize.map(planned)
    result.size = respondents ?? planned(result.size)
    if answering < 1 {
      result.groupSizes = []
      note(
        "n counts planned respondents; those expected to stop or to leave the answer out are taken "
          + "off before power is computed.")
    }
    results.append(result)
  }

  /// Adds a note once.
  mutating func note(_ text: String) {
    if !notes.contains(text) { notes.append(text) }
  }

  /// Notes why an outcome without expectations gives no rows.
  mutating func note(unexpected outcome: String, because error: AnalysisError) {
    switch error {
    case .nothingPublished, .notPublished:
      note("'\(outcome)': nothing is expected, and nothing published to expect it again.")
    default:
      note("'\(outcome)': nothing is expected, and what is published does not do. \(error)")
    }
  }

  /// The part of the respondents who answer.
  func answering(_ expected: ExpectedAnswers?) -> Double {
    (1 - (study.analysis.expected?.dropOut ?? 0)) * (1 - (expected?.missing ?? 0))
  }

  /// How many outcomes share a correction with this one.
  func family(of outcome: String) -> Int {
    let families = study.analysis.families.filter { $0.outcomes.contains(outcome) }
    return families.first?.outcomes.count ?? max(1, outcomes.count)
  }

  /// The parts of the respondents in each version: planned, else published, else equal.
  func parts(of versions: [String]) -> [Double] {
    let planned = versions.map { id in
      study.versions.first { $0.id == id }?.allocation
    }
    if planned.allSatisfy({ ($0 ?? 0) > 0 }) { return planned.compactMap { $0 } }
    let samples = study.published?.samples ?? []
    let counts = versions.map { id in
      samples.first { $0.version == id && ($0.count ?? 0) > 0 }?.count
    }
    if !counts.contains(nil) { return counts.compactMap { $0.map(Double.init) } }
    return versions.map { _ in 1 }
  }

  /// Refuses log odds of options without an order.
  func checkOrder(of outcome: String, answers: Int) throws(PowerMistake) {
    guard answers > 2, let question = study.questions.first(where: { $0.id == outcome }),
      !question.options.isEmpty
    else { return }
    throw .expectation(
      outcome: outcome,
      problem: "its options have no order, so that one log odds says nothing of them; give "
        + "'shares-by-version'")
  }

  private func adjusted(
    _ confidence: ConfidenceLevel, _ family: Int
  ) throws(PowerMistake) -> ConfidenceLevel {
    do {
      return try ConfidenceLevel(1 - confidence.significance / Double(family))
    } catch {
      throw .impossible(
        quantity: "number of tests in the family", value: Double(family),
        expected: "smaller: alpha divided by it must be a number")
    }
  }
}
