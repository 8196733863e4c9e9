import VersionDiff
import VignetteKit

extension PreregistrationFacts {
  private var plan: AnalysisPlan { study.analysis }

  /// The tests and models, in sentences.
  var analyses: [String] {
    var lines: [String] = []
    if study.versions.count > 1, !comparedOutcomes.isEmpty { lines += comparisons }
    let models = plan.models.map {
      "- \($0.id): `\($0.formula)` (\($0.family.rawValue)"
        + ($0.event.map { ", \(say("event", "gebeurtenis")) ‘\($0)’" } ?? "")
        + ($0.cluster.map { ", \(say("clustered by", "geclusterd naar")) \($0)" } ?? "") + ")"
    }
    if !models.isEmpty {
      lines.append(say("Regressions:", "Regressies:"))
      lines += models
    } else if let standard = study.ratingsFormula {
      lines.append(say("Regression:", "Regressie:") + " `\(standard.description)` (gaussian)")
    }
    return lines.isEmpty ? [notStated("analysis, outcomes; analysis, models")] : lines
  }

  /// When something counts as found.
  var inference: [String] {
    let confidence = plan.confidence ?? AnalysisPlan.defaultConfidence
    let significance = ((1 - confidence) * 1e6).rounded() / 1e6
    var lines = [
      say(
        "Two-sided tests at the level \(significance), intervals at \(confidence) confidence.",
        "Tweezijdige toetsen op niveau \(significance), intervallen met betrouwbaarheid "
          + "\(confidence).")
    ]
    if study.versions.count > 1 {
      lines.append(
        say(
          "p-values are adjusted by Holm's method, over the options within an outcome and over the "
            + "outcomes of a family (\(families)).",
          "p-waarden worden gecorrigeerd volgens Holm, over de opties binnen een uitkomst en over "
            + "de uitkomsten van een familie (\(families))."))
    }
    if let margin = plan.margin {
      lines.append(
        say(
          "A difference within ±\(margin) percentage points counts as equivalence.",
          "Een verschil binnen ±\(margin) procentpunten geldt als gelijkwaardigheid."))
    }
    return lines
  }

  /// Who is left out.
  var exclusions: [String] {
    let rules = plan.exclusions
    var lines = rules.attentionChecks.map { check in
      let passes = check.passes.joined(separator: ", ")
      return "- "
        + say(
          "who fails the attention check '\(check.question)' (right: \(passes))",
          "wie zakt voor de aandachtsvraag '\(check.question)' (goed: \(passes))")
    }
    if let seconds = rules.shortestSeconds {
      lines.append(
        "- "
          + say(
            "who takes less than \(seconds) seconds",
            "wie minder dan \(seconds) seconden nodig heeft"))
    }
    switch rules.duplicates {
    case nil: break
    case .keepFirst?:
      lines.append(
        "- "
          + say(
            "all but the first answers under one code",
            "alles na de eerste antwoorden onder één code"))
    case .keepLast?:
      lines.append(
        "- "
          + say(
            "all but the last answers under one code",
            "alles voor de laatste antwoorden onder één code"))
    case .dropAll?:
      lines.append(
        "- " + say("everybody whose code occurs twice", "iedereen van wie de code dubbel voorkomt"))
    }
    if lines.isEmpty { lines.append(say("Nobody is left out.", "Niemand wordt weggelaten.")) }
    return lines + [
      say(
        "A missing answer leaves the respondent out of the analyses that need it; how many is "
          + "reported.",
        "Een ontbrekend antwoord laat de respondent buiten de analyses die het nodig hebben; het "
          + "aantal wordt vermeld.")
    ]
  }

  private var comparisons: [String] {
    let counted = comparedOutcomes.filter { !isNumeric($0) }
    let measured = comparedOutcomes.filter(isNumeric).joined(separator: ", ")
    let names = counted.joined(separator: ", ")
    let reference = study.referenceVersion
    var lines: [String] = []
    if !counted.isEmpty {
      lines.append(
        say(
          "For \(names): the distributions over the answers in the versions are compared with "
            + "Pearson's chi-square test (exact where an expected count is under 5), every answer's "
            + "share with version \(reference) by the difference with Newcombe's interval.",
          "Voor \(names): de verdelingen over de antwoorden in de versies worden vergeleken met "
            + "Pearsons chi-kwadraattoets (exact waar een verwacht aantal onder 5 ligt), het aandeel "
            + "van elk antwoord met versie \(reference) door het verschil met Newcombes interval."))
    }
    if !measured.isEmpty {
      lines.append(
        say(
          "For \(measured): the means of the versions are compared with version \(reference) by "
            + "Welch's t-test, beside it the Mann–Whitney test.",
          "Voor \(measured): de gemiddelden van de versies worden vergeleken met versie "
            + "\(reference) door Welchs t-toets, daarnaast de toets van Mann en Whitney."))
    }
    if !plan.covariates.isEmpty, !counted.isEmpty {
      let covariates = plan.covariates.joined(separator: ", ")
      lines.append(
        say(
          "The shares of answers also adjusted for \(covariates), by logistic regression.",
          "De aandelen van antwoorden ook gecorrigeerd voor \(covariates), met logistische "
            + "regressie."))
    }
    return lines
  }

  /// The outcomes that are not asked about vignettes.
  private var comparedOutcomes: [String] {
    let rated = study.vignetteSets.flatMap(\.questions)
    return plan.outcomes.filter { !rated.contains($0) }
  }

  /// Whether an outcome is compared by its mean: a scale, or a question that numbers answer.
  private func isNumeric(_ outcome: String) -> Bool {
    guard let question = study.variable(outcome)?.question else { return true }
    return switch question.form {
    case .singleChoice, .multipleChoice, .openText: false
    case .rating, .agreement, .number, .sliders: true
    }
  }

  private var families: String {
    if plan.families.isEmpty {
      return say("all outcomes together", "alle uitkomsten samen")
    }
    return plan.families.map { "\($0.id): \($0.outcomes.joined(separator: ", "))" }
      .joined(separator: "; ")
  }
}
