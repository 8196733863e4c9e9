import VersionDiff
import VignetteKit

extension ComparisonRequest {
  /// How this comparison departs from the plan of a preregistered study.
  func departures(
    from study: Study, _ settings: VersionComparison.Settings
  ) -> [AnalysisWarning] {
    guard study.preregistration != nil else { return [] }
    var plan = study.analysis
    let rated = study.vignetteSets.flatMap(\.questions)
    plan.outcomes = study.separatingSliders(in: plan.outcomes.filter { !rated.contains($0) })
    let ratings = outcomes.filter { rated.contains($0) && study.analysis.outcomes.contains($0) }
    let compared = outcomes.filter { !ratings.contains($0) }
    let departures = plan.departures(
      comparing: compared,
      against: (used: reference ?? study.referenceVersion, planned: study.referenceVersion),
      adjustedFor: covariates, confidence: settings.confidence.value,
      margin: settings.margin.map { ($0 * 1e8).rounded() / 1e6 })
    let others =
      (ratings.isEmpty ? [] : [PlanDeparture.ratingsCompared(ratings)])
      + study.departures(weighting: nil, missing: missing)
    return (departures + others + study.changesOfPlan).map { AnalysisWarning($0) }
  }
}

extension Study {
  /// How regressions depart from the plan of a preregistered study.
  ///
  /// - Throws: ``VersionDiff/AnalysisError`` for a planned formula that can't be read.
  func departures(
    fitting formulas: [Formula], _ model: ModelOptions, missing: Missingness,
    confidence: ConfidenceLevel
  ) throws -> [AnalysisWarning] {
    guard preregistration != nil else { return [] }
    var planned = try analysis.models.map { try Formula(parsing: $0.formula) }
    if planned.isEmpty, let standard = ratingsFormula { planned = [standard] }
    let fitted = formulas.map { (text: $0.description, isPlanned: planned.contains($0)) }
    var departures = analysis.departures(fitting: fitted, confidence: confidence.value)
    if let place = planned.firstIndex(of: formulas[0]), place < analysis.models.count {
      departures += analysis.models[place].departures(model, of: formulas[0].response)
    }
    departures += self.departures(weighting: model.weight, missing: missing)
    return (departures + changesOfPlan).map { AnalysisWarning($0) }
  }

  /// How an analysis departs in whom it counts, and how often.
  fileprivate func departures(
    weighting weight: String?, missing: Missingness
  ) -> [PlanDeparture] {
    var departures: [PlanDeparture] = []
    if let planned = codebook?.weight, planned != weight {
      departures.append(.weights(planned: planned, used: weight))
    }
    if missing == .category { departures.append(.missingAnswers(missing.rawValue)) }
    return departures
  }

  /// Whether the plan is another one than was registered.
  fileprivate var changesOfPlan: [PlanDeparture] {
    guard let registered = preregistration?.registered else { return [] }
    let digest = FileDigest.sha256(Array(planText.utf8))
    return digest == registered ? [] : [.planChanged(registered: registered, found: digest)]
  }
}

extension PlannedModel {
  /// The settings with which the options fit this model in another way.
  fileprivate func departures(_ options: ModelOptions, of response: String) -> [PlanDeparture] {
    let settings: [(String, planned: String?, used: String?)] = [
      ("family", family.rawValue, options.family.rawValue),
      ("event", event.map { "\(response)=\($0)" }, options.event),
      ("clusters", cluster, options.cluster),
    ]
    return settings.filter { $0.planned != $0.used }
      .map { .setting($0.0, planned: $0.planned, used: $0.used) }
  }
}

extension RegressionModel.Family {
  /// The family of a planned model.
  init(_ planned: PlannedModel.Family) {
    switch planned {
    case .gaussian: self = .gaussian
    case .binomial: self = .binomial
    case .multinomial: self = .multinomial
    case .ordinal: self = .ordinal
    }
  }
}

extension AnalysisWarning {
  fileprivate init(_ departure: PlanDeparture) {
    self.init(code: "departs-from-plan", message: departure.description)
  }
}
