import VignetteKit

/// Can the planned models be fitted to this study's answers?
///
/// A formula is text until it is fitted; a slip in it would be found after the answers are in, when
/// the plan can no longer change. Its names are looked up among questions, scales, factors of
/// vignettes and columns that the codebook names. Any other name may be a column of the data
/// still, so that it is a warning.
enum PlannedModelsRule: StudyRule {
  static let code = "planned-models"

  static func report(on study: Study) -> RuleReport {
    var report = RuleReport()
    for model in study.analysis.models {
      do {
        let formula = try Formula(parsing: model.formula)
        report.findings += findings(model, formula, study)
      } catch {
        report.findings.append(
          finding(
            model, .error, "The formula '\(model.formula)' can't be read.", error.description))
      }
    }
    return report
  }

  private static func findings(
    _ model: PlannedModel, _ formula: Formula, _ study: Study
  ) -> [Finding] {
    let known = names(of: study)
    let used = formula.outcome.columns + formula.columns + [model.cluster].compactMap { $0 }
    let unknown = used.filter { !known.contains($0) && study.variable($0) == nil }
    var findings = unknown.map { name in
      let nearest = NearestNames.of(name, among: known)
      return finding(
        model, .warning, "'\(name)' is no question, scale or factor of the study.",
        (nearest.first.map { "Did you mean '\($0)'? " } ?? "")
          + "Keep it only if the data have a column of that name.")
    }
    guard let question = study.questions.first(where: { $0.id == formula.response }) else {
      return findings
    }
    if case .singleChoice(let options) = question.form {
      if model.family == .gaussian {
        findings.append(
          finding(
            model, .error, "'\(question.id)' is a choice, and the model is for numbers.",
            "Give the family: binomial with an event, multinomial, or ordinal."))
      }
      if let event = model.event, !options.contains(where: { $0.id == event }) {
        findings.append(
          finding(
            model, .error, "The event '\(event)' is no answer to '\(question.id)'.",
            "Its answers are \(options.map(\.id).joined(separator: ", "))."))
      }
    }
    return findings
  }

  private static func names(of study: Study) -> [String] {
    let codebook = study.codebook
    let columns = [
      codebook?.respondent ?? "respondent", codebook?.vignette?.column ?? "vignette",
      codebook?.duration ?? "duration", codebook?.weight, "deck", "place",
    ].compactMap { $0 }
    return study.questions.map(\.id) + study.scales.map(\.id)
      + study.vignetteSets.flatMap(\.factors) + [StudyColumns.version] + columns
  }

  private static func finding(
    _ model: PlannedModel, _ severity: Finding.Severity, _ found: String, _ advice: String
  ) -> Finding {
    Finding(
      rule: code, severity: severity, place: "analysis, models, \(model.id)", found: found,
      advice: advice)
  }
}
