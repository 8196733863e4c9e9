import VignetteKit

/// A sentence about a design; sentences on one topic belong together.
struct DesignStatement: Sendable {
  let topic: String
  let text: String
}

extension DesignReport.Vignettes {
  /// What the design shows and can tell, in sentences.
  var statements: [DesignStatement] {
    let topics = [
      ("vignettes", [origin, seen] + repeatedDecks + [quality]), ("balance", balanceStatements),
      ("aliases", aliasStatements), ("precision", precision), ("left.out", estimand),
    ]
    return topics.flatMap { topic, texts in
      texts.map { DesignStatement(topic: topic, text: $0) }
    }
  }

  /// What nobody should overlook.
  var warnings: [AnalysisWarning] {
    let lost = precisions.filter { $0.variance == nil }
    let effects = lost.map { $0.effect.joined(separator: ":") }.uniqued
    guard !effects.isEmpty else { return [] }
    return [
      AnalysisWarning(
        code: "inseparable",
        message: "These vignettes don't tell all effects apart; nothing can be said of: "
          + quoted(effects) + ".")
    ]
  }

  private var count: Int { design.combinations.count }
  private var possible: Int { design.candidates.combinations.count }

  private var origin: String {
    let all = design.candidates.factorialCount
    switch design.origin {
    case .listed:
      return "The set lists \(count) vignettes; its factors have \(all) combinations."
    case .allCombinations where possible < all:
      return "The \(count) of \(all) combinations that are not left out are vignettes."
    case .allCombinations:
      return "All \(count) combinations of the factors are vignettes."
    case .fraction(let fraction):
      let generated = fraction.generators.count
      let size = "2^(\(fraction.factors.count)-\(generated))"
      guard let resolution = fraction.resolution else {
        return "All \(count) combinations of the factors are vignettes."
      }
      return "\(count) of \(all) combinations are vignettes: a regular fraction \(size) of "
        + "resolution \(Self.roman(resolution)), I = "
        + fraction.definingRelation.prefix(3).map(fraction.name).joined(separator: " = ")
        + (fraction.definingRelation.count > 3 ? " = …; words by length: " : "; words by length: ")
        + Self.pattern(fraction.wordLengths) + "."
    case .plackettBurman(let runs):
      return "\(count) of \(all) combinations are vignettes: the Plackett–Burman design of "
        + "\(runs) runs."
    case .optimal(let search):
      return "\(count) of \(possible) possible combinations were chosen to be D-optimal; "
        + "\(search.reached) of \(search.starts) random starts ended there."
    }
  }

  private var seen: String {
    if !design.decks.isEmpty {
      let sizes = Set(design.decks.map(\.count)).sorted()
      let size = sizes.count == 1 ? "\(sizes[0])" : "\(sizes[0]) to \(sizes[sizes.count - 1])"
      return
        "They stand in \(design.decks.count) decks of \(size); each respondent judges one deck."
    }
    return design.perRespondent < count
      ? "Each respondent judges \(design.perRespondent) of them, drawn at random."
      : "Each respondent judges all of them."
  }

  /// Where fewer decks would show the same; a search may repeat decks that estimate best.
  private var repeatedDecks: [String] {
    let different = Set(design.decks.map { Set($0) }).count
    guard different < design.decks.count else { return [] }
    return ["Only \(different) of the decks differ; the others repeat one of these."]
  }

  private var quality: String {
    guard let efficiency = efficiencyOfDesign.relative else {
      return "The vignettes don't tell all effects apart, so that there is no D-efficiency."
    }
    return "D-efficiency: \(readable(100 * efficiency, decimals: 1)) % of an orthogonal design "
      + "that shows all levels equally often to everybody."
  }

  private var balanceStatements: [String] {
    let uneven = design.candidates.factors.compactMap { factor -> String? in
      let shown = design.levelCounts.filter { $0.factor == factor.id }.map(\.shown)
      guard let least = shown.min(), let most = shown.max(), least < most else { return nil }
      return "'\(factor.id)' \(least) to \(most)"
    }
    let pairs = design.pairCounts
    let isEven = pairs.allSatisfy { Double($0.shown) == $0.expected }
    let never = pairs.filter { $0.shown == 0 }
    var statements = [
      uneven.isEmpty
        ? "All levels of a factor are shown equally often"
          + (isEven ? ", and so are all pairs of levels of two factors." : ".")
        : "Levels are shown unequally often, least to most: \(listed(uneven))."
    ]
    if !never.isEmpty {
      let names = never.prefix(3).map { [$0.first, $0.second].words }
      statements.append(
        "\(never.count) pair\(never.count == 1 ? "" : "s") of levels never stand together: "
          + names.joined(separator: "; ") + (never.count > 3 ? "; …." : "."))
    }
    return statements
  }

  private var aliasStatements: [String] {
    let all = correlations
    let inModel = all.filter { $0.isInModel && $0.isPartnerInModel && $0.partner != .decks }
    let outside = all.filter { $0.isInModel && !$0.isPartnerInModel }
    let decks = all.filter { $0.partner == .decks && $0.isAliased }
    var statements: [String] = []
    if let worst = inModel.max(by: { $0.correlation < $1.correlation }) {
      statements.append(
        worst.isAliased
          ? "Effects of the model that can't be told apart: "
            + pairs(inModel.filter(\.isAliased)) + "."
          : "Effects of the model are correlated by "
            + "\(readable(worst.correlation, decimals: 2)) at most (\(pair(worst))).")
    } else {
      statements.append("No effect of the model is mixed up with another one of the model.")
    }
    if let worst = outside.max(by: { $0.correlation < $1.correlation }) {
      statements.append(
        worst.isAliased
          ? "Interactions that the model leaves out are aliased with its effects: "
            + pairs(outside.filter(\.isAliased)) + "."
          : "Interactions that the model leaves out would bias its effects: correlations up to "
            + "\(readable(worst.correlation, decimals: 2)) (\(pair(worst))).")
    }
    if !decks.isEmpty {
      statements.append(
        "Confounded with the decks, so that people and effect can't be told apart: "
          + quoted(decks.map { $0.effect.joined(separator: ":") }) + ".")
    }
    return statements
  }

  /// One sentence for all effects that are estimated as precisely, by their least precise contrast.
  private var precision: [String] {
    var sentences: [(words: String, effects: [String])] = []
    for effect in precisions.map(\.effect).uniqued {
      let own = precisions.filter { $0.effect == effect }
      let worth = own.map(\.equivalentRespondents)
      guard let least = worth.compactMap({ $0 }).min(), !worth.contains(nil) else { continue }
      let words = precisionWords(least)
      let name = "'\(effect.joined(separator: ":"))'"
      if let place = sentences.firstIndex(where: { $0.words == words }) {
        sentences[place].effects.append(name)
      } else {
        sentences.append((words, [name]))
      }
    }
    return sentences.map { "\(respondents) respondents estimate \(listed($0.effects)) \($0.words)" }
  }

  private func precisionWords(_ worth: Double) -> String {
    let equivalent = Double(respondents) * worth
    let perJudgement = 100 * worth * Double(possible) / Double(design.perRespondent)
    let kind = possible == design.candidates.factorialCount ? "vignette" : "possible vignette"
    let words =
      "as precisely as \(readable(equivalent, decimals: equivalent < 10 ? 1 : 0)) respondents "
      + "would who saw every \(kind) (\(possible))"
    return design.perRespondent < possible
      ? words + ", or with \(readable(perJudgement, decimals: 0)) % of the precision per judgement."
      : words + "."
  }

  private var estimand: [String] {
    let all = design.candidates
    let left = all.factorialCount - all.combinations.count
    guard left > 0 else { return [] }
    let factors = all.exclusions.flatMap { $0.map(\.factor) }.uniqued
    let interacting = design.model.terms.contains { $0.count > 1 }
    return [
      "\(left) of \(all.factorialCount) combinations are left out, so that effects are those among "
        + "the \(all.combinations.count) that remain; nothing is said of stories that nobody is "
        + "shown.",
      interacting
        ? "Effects of \(quoted(factors)) average over levels of which some combinations are left "
          + "out: give them for each level of the other factor."
        : "That \(quoted(factors)) have the same effect whatever the other is, is assumed and can't "
          + "be checked where combinations are left out.",
    ]
  }

  private func pairs(_ correlations: [EffectCorrelation]) -> String {
    correlations.prefix(3).map(pair).joined(separator: "; ")
      + (correlations.count > 3 ? "; … (\(correlations.count) in all)" : "")
  }

  private func pair(_ correlation: EffectCorrelation) -> String {
    "'\(correlation.effect.joined(separator: ":"))' with '\(correlation.partnerName)'"
  }

  private func quoted(_ names: [String]) -> String { listed(names.map { "'\($0)'" }) }

  /// How many words there are of each length: `4 (6), 5 (8)`.
  private static func pattern(_ counts: [Int]) -> String {
    counts.enumerated().filter { $0.element > 0 }.map { "\($0.offset + 1) (\($0.element))" }
      .joined(separator: ", ")
  }

  static func roman(_ number: Int) -> String {
    let numerals = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
    var (rest, text) = (number, "")
    for (value, numeral) in numerals {
      while rest >= value {
        text += numeral
        rest -= value
      }
    }
    return text
  }
}
