/// A sentence about a planned test with named slots, such as `{power}`, in each language.
enum PowerPhrase: String, Sendable, CaseIterable {
  case respondentsByVersion, powerFound, powerFoundPlainly, powerShown, powerTakes
  case powerSmallest, powerExaggerates, powerSimulated, effectW, effectF, effectIncrease
  case effectDecrease, effectTwice, effectMargin, effectMeanMargin, effectMean, effectOdds
  case effectOddsFrom, powerOver, powerUnder

  /// In English.
  var english: String { texts.english }
  /// In Dutch.
  var dutch: String { texts.dutch }

  private var texts: (english: String, dutch: String) {
    switch self {
    case .respondentsByVersion: ("{n} respondents ({sizes})", "{n} respondenten ({sizes})")
    case .powerFound:
      (
        "With {n}, {effect} is found with {power} % power.",
        "Met {n} wordt {effect} gevonden met {power} % onderscheidingsvermogen."
      )
    case .powerFoundPlainly:
      (
        "With {n} respondents, {effect} is found with {power} % power.",
        "Met {n} respondenten wordt {effect} gevonden met {power} % onderscheidingsvermogen."
      )
    case .powerShown:
      (
        "With {n}, it is shown with {power} % power that {effect}.",
        "Met {n} wordt met {power} % onderscheidingsvermogen aangetoond dat {effect}."
      )
    case .powerTakes:
      (
        "A power of {power} % takes {n} respondents.",
        "Een onderscheidingsvermogen van {power} % vraagt {n} respondenten."
      )
    case .powerSmallest:
      (
        "The smallest effect that so many find with {power} % power is {effect}.",
        "Het kleinste effect dat zoveel respondenten met {power} % onderscheidingsvermogen vinden is "
          + "{effect}."
      )
    case .powerExaggerates:
      (
        "Where it is found, the estimate exceeds it by a factor of {factor} on average and has the "
          + "wrong sign in {wrong} % of cases.",
        "Waar het gevonden wordt, overtreft de schatting het gemiddeld met een factor {factor} en "
          + "heeft ze in {wrong} % van de gevallen het verkeerde teken."
      )
    case .powerSimulated:
      (
        "Simulated: {studies} studies, of which {failures} could not be analysed; Monte Carlo "
          + "standard error of the power {error} points.",
        "Gesimuleerd: {studies} studies, waarvan {failures} niet te analyseren; Monte-Carlo-"
          + "standaardfout van het onderscheidingsvermogen {error} punten."
      )
    case .powerOver: ("over {power}", "meer dan {power}")
    case .powerUnder: ("under {power}", "minder dan {power}")
    case .effectW: ("an effect of w = {value}", "een effect van w = {value}")
    case .effectF: ("an effect of f = {value}", "een effect van f = {value}")
    case .effectIncrease:
      (
        "a difference of {value} points from {share} %",
        "een verschil van {value} punten vanaf {share} %"
      )
    case .effectDecrease:
      (
        "a decrease of {value} points from {share} %",
        "een daling van {value} punten vanaf {share} %"
      )
    case .effectTwice:
      (
        "a difference of {value} points between the effects",
        "een verschil van {value} punten tussen de effecten"
      )
    case .effectMargin:
      (
        "the shares differ by less than {value} points",
        "de aandelen minder dan {value} punten verschillen"
      )
    case .effectMeanMargin:
      ("the mean is not lower by {value}", "het gemiddelde niet {value} lager is")
    case .effectMean: ("a difference of {value}", "een verschil van {value}")
    case .effectOdds: ("an odds ratio of {value}", "een odds ratio van {value}")
    case .effectOddsFrom:
      ("an odds ratio of {value} from {share} %", "een odds ratio van {value} vanaf {share} %")
    }
  }
}

extension Vocabulary {
  /// The sentence with its slots filled.
  func phrase(_ phrase: PowerPhrase, _ values: [String: String]) -> String {
    filled(language == .nl ? phrase.dutch : phrase.english, with: values)
  }
}
