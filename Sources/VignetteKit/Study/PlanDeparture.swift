/// How an analysis differs from what the plan fixed beforehand.
public enum PlanDeparture: Sendable, Equatable {
  /// Planned outcomes that were not analysed.
  case outcomesLeftOut([String])
  /// Outcomes that were not planned.
  case outcomesAdded([String])
  /// Outcomes whose versions were compared, though the plan fits models to their ratings.
  case ratingsCompared([String])
  /// Another reference version.
  case reference(planned: String, used: String)
  /// Other covariates.
  case covariates(planned: [String], used: [String])
  /// Another confidence.
  case confidence(planned: Double, used: Double)
  /// Another smallest difference that matters; nil for none.
  case margin(planned: Double?, used: Double?)
  /// Another setting of a planned model: its family, event or clusters; nil for none.
  case setting(String, planned: String?, used: String?)
  /// Weights that the codebook names and that the analysis leaves out, or others in their place.
  case weights(planned: String, used: String?)
  /// Missing answers that don't leave the respondent out.
  case missingAnswers(String)
  /// A model that was not planned.
  case model(used: String, planned: [String])
  /// The plan itself is not the one that was registered.
  case planChanged(registered: String, found: String)
}

extension PlanDeparture: CustomStringConvertible {
  /// One sentence: what was planned and what was done.
  public var description: String {
    func list(_ names: [String]) -> String {
      names.isEmpty ? "none" : names.joined(separator: ", ")
    }
    return switch self {
    case .outcomesLeftOut(let names): "Planned, but not analysed: \(list(names))."
    case .outcomesAdded(let names): "Analysed, but not planned: \(list(names))."
    case .ratingsCompared(let names):
      "Planned as ratings of vignettes in a model, here compared between versions: "
        + "\(list(names))."
    case .reference(let planned, let used):
      "The plan compares with version '\(planned)', this analysis with version '\(used)'."
    case .covariates(let planned, let used):
      "The plan adjusts for \(list(planned)), this analysis for \(list(used))."
    case .confidence(let planned, let used):
      "The plan's confidence is \(planned), this analysis's \(used)."
    case .margin(let planned, let used):
      "The plan's margin is \(planned.map { "\($0) points" } ?? "not set"), this analysis's "
        + "\(used.map { "\($0) points" } ?? "not set")."
    case .setting(let name, let planned, let used):
      "The planned model has the \(name) \(planned ?? "none"), this analysis \(used ?? "none")."
    case .weights(let planned, let used):
      "The study's data have the weights '\(planned)', this analysis takes \(used ?? "none")."
    case .missingAnswers(let treatment):
      "The plan leaves out whoever has no answer; this analysis treats missing answers as "
        + "'\(treatment)'."
    case .model(let used, let planned):
      "The model '\(used)' is not planned; planned: \(list(planned))."
    case .planChanged(let registered, let found):
      "The plan in the study file has the SHA-256 \(found), the registered one \(registered): it "
        + "was changed after registration."
    }
  }
}

extension AnalysisPlan {
  /// How a comparison of versions departs from the plan.
  ///
  /// - Parameters:
  ///   - outcomes: What was compared.
  ///   - reference: The version compared with, and the one that the plan means.
  ///   - covariates: What was adjusted for.
  ///   - confidence: The confidence of the intervals.
  ///   - margin: The smallest difference that matters, in percentage points; nil for none.
  public func departures(
    comparing outcomes: [String], against reference: (used: String, planned: String),
    adjustedFor covariates: [String], confidence: Double, margin: Double?
  ) -> [PlanDeparture] {
    var found: [PlanDeparture] = []
    let left = self.outcomes.filter { !outcomes.contains($0) }
    let added = outcomes.filter { !self.outcomes.contains($0) }
    if !left.isEmpty { found.append(.outcomesLeftOut(left)) }
    if !added.isEmpty { found.append(.outcomesAdded(added)) }
    if reference.used != reference.planned {
      found.append(.reference(planned: reference.planned, used: reference.used))
    }
    if Set(covariates) != Set(self.covariates) {
      found.append(.covariates(planned: self.covariates, used: covariates))
    }
    if margin != self.margin { found.append(.margin(planned: self.margin, used: margin)) }
    return found + departures(inConfidence: confidence)
  }

  /// How regressions depart from the plan.
  ///
  /// - Parameters:
  ///   - formulas: The models as they were written, each with whether the plan has it.
  ///   - confidence: The confidence of the intervals.
  public func departures(
    fitting formulas: [(text: String, isPlanned: Bool)], confidence: Double
  ) -> [PlanDeparture] {
    let planned = models.map(\.formula)
    return formulas.filter { !$0.isPlanned }.map { .model(used: $0.text, planned: planned) }
      + departures(inConfidence: confidence)
  }

  private func departures(inConfidence confidence: Double) -> [PlanDeparture] {
    let planned = self.confidence ?? Self.defaultConfidence
    return confidence == planned ? [] : [.confidence(planned: planned, used: confidence)]
  }
}
