import VersionDiff
import VignetteKit

/// What a study says about itself before there are answers, in paragraphs: the parts that every
/// form of preregistration arranges under its own headings.
struct PreregistrationFacts {
  let study: Study
  let language: RenderingStyle.Language
  let digests: PreregistrationDigests
  /// The power of every planned contrast; nil where nothing is expected from which it follows.
  let power: StudyPower?

  /// The code of the language in which the study's texts are taken.
  private var code: String { language.rawValue }

  // MARK: What is asked and expected

  var title: String { study.title.text(in: code) }

  var summary: [String] { text(study.summary, key: nil) }

  var hypotheses: [String] {
    guard let stated = study.preregistration?.hypotheses, !stated.isEmpty else {
      return [notStated("preregistration, hypotheses")]
    }
    return stated.enumerated().map { "\($0 + 1). \($1.text(in: code))" }
  }

  var collected: [String] {
    switch study.preregistration?.collected {
    case nil: [notStated("preregistration, collected")]
    case .none?: [say("No data have been collected.", "Er zijn nog geen gegevens verzameld.")]
    case .some?:
      [
        say(
          "Some data have been collected; nobody has analysed them.",
          "Een deel van de gegevens is verzameld; niemand heeft ze geanalyseerd.")
      ]
    case .all?:
      [
        say(
          "All data have been collected; nobody has analysed them.",
          "Alle gegevens zijn verzameld; niemand heeft ze geanalyseerd.")
      ]
    }
  }

  var outcomes: [String] {
    if study.analysis.outcomes.isEmpty { return [notStated("analysis, outcomes")] }
    return study.analysis.outcomes.map { "- \(outcome($0))" }
  }

  // MARK: What is varied

  var conditions: [String] {
    var lines = [versions]
    for dilemma in study.dilemmas where !dilemma.shows.isEmpty { lines += manipulations(dilemma) }
    for set in study.vignetteSets { lines += vignettes(set) }
    return lines
  }

  var assignment: [String] {
    guard let plan = study.assignment else { return [notStated("assignment")] }
    var lines = [method(plan)]
    if !study.vignetteSets.isEmpty { lines.append(order(plan.order)) }
    if let commitment = plan.commitment {
      lines.append(
        say(
          "The seed is committed to by its SHA-256, \(commitment); it is published afterwards.",
          "De toevalssleutel is vastgelegd door zijn SHA-256, \(commitment); hij wordt na afloop "
            + "gepubliceerd."))
    } else if plan.method != .simple {
      lines.append(notStated("assignment, commitment"))
    }
    return lines
  }

  // MARK: How many

  var sampleSize: [String] {
    var lines = text(study.preregistration?.sample, key: "preregistration, sample")
    guard let expected = study.analysis.expected else {
      return lines + [notStated("analysis, expected")]
    }
    if let count = expected.respondents {
      lines.append(
        say(
          "\(count) respondents are planned, over all versions.",
          "Er zijn \(count) respondenten gepland, over alle versies."))
    } else {
      lines.append(notStated("analysis, expected, respondents"))
    }
    lines += expected.answers.map { "- \(expectation($0))" }
    if expected.dropOut > 0 {
      lines.append(
        "- " + say("expected to stop early: ", "stopt naar verwachting: ")
          + percent(expected.dropOut))
    }
    return lines + powerLines
  }

  var stopping: [String] {
    text(study.preregistration?.stopping, key: "preregistration, stopping")
  }

  var other: [String] {
    text(study.preregistration?.other, key: nil)
  }

  var digestLines: [String] {
    [
      "- \(say("study file", "studiebestand")): SHA-256 \(digests.study)",
      "- \(say("plan", "plan")): SHA-256 \(digests.plan)",
      "- \(say("seed of the assignment", "toevalssleutel van de toewijzing")): "
        + (study.assignment?.commitment.map { "SHA-256 \($0)" }
          ?? say("no commitment", "niet vastgelegd")),
    ]
  }

  // MARK: Words

  func say(_ english: String, _ dutch: String) -> String {
    language == .nl ? dutch : english
  }

  /// What stands where the study says nothing, with the keys under which it can.
  func notStated(_ keys: String) -> String {
    "[\(say("not stated in the study file", "niet vermeld in het studiebestand")): \(keys)]"
  }

  private func text(_ text: LocalizedText?, key: String?) -> [String] {
    if let text { return [text.text(in: code)] }
    return key.map { [notStated($0)] } ?? []
  }

  private func outcome(_ name: String) -> String {
    guard let question = study.variable(name)?.question else {
      guard let scale = study.scale(name) else { return name }
      return "\(name): \(scale.label.text(in: code)) ("
        + say("score of", "score van") + " \(scale.items.joined(separator: ", ")))"
    }
    let words = question.text.text(in: code)
    let answers = question.options.map { "‘\($0.text.text(in: code))’" }
    if !answers.isEmpty { return "\(name): \(words) (\(answers.joined(separator: ", ")))" }
    guard let points = question.points, let low = points.first, let high = points.last else {
      return "\(name): \(words)"
    }
    let range = "\(Question.name(ofPoint: low))–\(Question.name(ofPoint: high))"
    return "\(name): \(words) (\(range))"
  }

  private var versions: String {
    let named = study.versions.map { version in
      version.allocation.map {
        "\(version.id) (\(version.label.text(in: code)); \(say("part", "deel")) \($0.readable))"
      } ?? "\(version.id) (\(version.label.text(in: code)))"
    }
    return say("Versions: ", "Versies: ") + named.joined(separator: "; ") + "."
  }

  private func manipulations(_ dilemma: Dilemma) -> [String] {
    [say("In ‘", "In ‘") + "\(dilemma.title.text(in: code))’:"]
      + dilemma.shows.map { shown in
        let factor = study.factors.first { $0.id == shown.factor }
        let levels = shown.showings.map { showing in
          let level = factor?.level(showing.level)?.label.text(in: code) ?? showing.level
          return "\(showing.version): \(level)"
        }
        let label = factor?.label.text(in: code) ?? shown.factor
        return "- \(label): \(levels.joined(separator: "; "))"
      }
  }

  private func vignettes(_ set: VignetteSet) -> [String] {
    var lines = [
      say(
        "\(set.vignettes.count) vignettes in ‘\(set.title.text(in: code))’"
          + (set.decks.isEmpty ? "" : ", in \(set.decks.count) decks")
          + (set.perRespondent.map { ", \($0) for each respondent" } ?? "") + ", which vary:",
        "\(set.vignettes.count) vignetten in ‘\(set.title.text(in: code))’"
          + (set.decks.isEmpty ? "" : ", in \(set.decks.count) sets")
          + (set.perRespondent.map { ", \($0) per respondent" } ?? "") + ", met verschillen in:")
    ]
    for factor in study.factors where set.factors.contains(factor.id) {
      let levels = factor.levels.map { $0.label.text(in: code) }
      lines.append("- \(factor.label.text(in: code)): \(levels.joined(separator: "; "))")
    }
    for exclusion in set.design?.exclusions ?? [] {
      let levels = exclusion.levels.map { "\($0.factor)=\($0.level)" }.joined(separator: ", ")
      let reason = exclusion.reason.map { " (\($0.text(in: code)))" } ?? ""
      lines.append("- \(say("never shown together", "nooit samen getoond")): \(levels)\(reason)")
    }
    return lines
  }

  private func method(_ plan: AssignmentPlan) -> String {
    let strata =
      plan.strata.isEmpty
      ? "" : say(" within strata of ", " binnen strata van ") + plan.strata.joined(separator: ", ")
    let sizes = plan.blockSizes.map { "\($0)" }.joined(separator: ", ")
    switch plan.method {
    case .simple:
      return say(
        "Each respondent's version follows from a hash of the salt ‘\(plan.salt ?? "")’ and the "
          + "respondent's code.",
        "De versie van een respondent volgt uit een hash van het zout ‘\(plan.salt ?? "")’ en de "
          + "code van de respondent.")
    case .blocks:
      let size =
        sizes.isEmpty
        ? say("of the smallest size that is possible", "van de kleinst mogelijke omvang")
        : say("of size \(sizes)", "van omvang \(sizes)")
      return say(
        "Respondents are assigned in random permuted blocks \(size)\(strata).",
        "Respondenten worden toegewezen in willekeurig gepermuteerde blokken \(size)\(strata).")
    case .minimisation:
      let chance =
        (plan.followProbability ?? AssignmentPlan.defaultFollowProbability).readable
      return say(
        "Respondents are assigned by minimisation\(strata); the best balance is followed with "
          + "probability \(chance).",
        "Respondenten worden toegewezen door minimalisatie\(strata); de beste balans wordt gevolgd "
          + "met kans \(chance).")
    }
  }

  private func order(_ order: VignetteOrder) -> String {
    switch order {
    case .fixed: say("Vignettes are read in a fixed order.", "Vignetten staan in vaste volgorde.")
    case .random:
      say("Vignettes are read in random order.", "Vignetten staan in willekeurige volgorde.")
    case .latinSquare:
      say(
        "The order of vignettes follows a Latin square.",
        "De volgorde van de vignetten volgt een Latijns vierkant.")
    case .williams:
      say(
        "The order of vignettes follows a Williams design.",
        "De volgorde van de vignetten volgt een Williams-ontwerp.")
    }
  }

  private func expectation(_ answers: ExpectedAnswers) -> String {
    var parts: [String] = []
    switch answers.basis {
    case .normal(let mean, let deviation):
      parts.append(
        say(
          "mean \(mean.readable), standard deviation \(deviation.readable) within respondents",
          "gemiddelde \(mean.readable), standaardafwijking \(deviation.readable) binnen "
            + "respondenten"))
    case .shares(let shares): parts.append(percentages(shares))
    case .sharesByVersion(let versions):
      parts += versions.map {
        "\(say("version", "versie")) \($0.version): \(percentages($0.shares))"
      }
    }
    if answers.betweenDeviation > 0 {
      let between = answers.betweenDeviation.readable
      parts.append(
        say(
          "standard deviation \(between) between respondents",
          "standaardafwijking \(between) tussen respondenten"))
    }
    if answers.missing > 0 {
      parts.append(say("missing ", "ontbreekt ") + percent(answers.missing))
    }
    parts += answers.effects.map { effect in
      let levels = effect.levels.map { "\($0.factor)=\($0.level)" }.joined(separator: ":")
      return "\(levels) \(effect.value < 0 ? "−" : "+")\(effect.value.magnitude.readable)"
    }
    return say("expected of ", "verwacht van ") + "\(answers.outcome): "
      + parts.joined(separator: "; ")
  }

  private func percent(_ share: Double) -> String {
    ((share * 1e6).rounded() / 1e4).readable + " %"
  }

  private func percentages(_ shares: [ExpectedShare]) -> String {
    shares.map { "\($0.option) \($0.percent.readable) %" }.joined(separator: ", ")
  }
}

extension Double {
  /// Without a decimal point where it is a whole number.
  fileprivate var readable: String { Question.name(ofPoint: self) }
}
