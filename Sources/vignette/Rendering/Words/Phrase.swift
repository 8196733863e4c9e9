/// A sentence of the page with named slots, such as `{count}`, in each language.
enum Phrase: String, Sendable, CaseIterable {
  case detectable, detectableRange, monteCarlo, drawnArrangements
  case envelope, envelopeUpTo, envelopeBelow, tipping, tippingAndImplied
  case answersDiffered, answersDifferedAlone, noDifferenceFound
  case meansDiffered, meansDifferedAlone, noMeanDifferenceFound
  case optionMore, optionLess, equivalentOptions, equivalentOption, negligibleOption
  case nominalPercentages, printedPercentages, adjustedFor, adjustedForStandard

  /// In English.
  var english: String { texts.english }
  /// In Dutch.
  var dutch: String { texts.dutch }

  private var texts: (english: String, dutch: String) {
    switch self {
    case .detectable:
      (
        "Detectable with 80 % power: differences of {low} points.",
        "Aantoonbaar met 80 % onderscheidingsvermogen: verschillen van {low} punten."
      )
    case .detectableRange:
      (
        "Detectable with 80 % power: differences of {low} to {high} points, by option.",
        "Aantoonbaar met 80 % onderscheidingsvermogen: {low} tot {high} punten, per optie."
      )
    case .monteCarlo:
      ("Monte Carlo, {count} tables", "Monte Carlo, {count} tabellen")
    case .drawnArrangements:
      ("{count} drawn arrangements", "{count} getrokken toewijzingen")
    case .envelope:
      (
        "Rounding alone allows χ² from {low} to {high}{bounds}, p from {p.low} to {p.high}.",
        "Alleen al door afronding kan χ² van {low} tot {high} lopen{bounds}, p van {p.low} tot "
          + "{p.high}."
      )
    case .envelopeUpTo:
      (
        "Rounding alone allows χ² from {low} to {high}{bounds}, p up to {p.high}.",
        "Alleen al door afronding kan χ² van {low} tot {high} lopen{bounds}, p tot {p.high}."
      )
    case .envelopeBelow:
      (
        "Rounding alone allows χ² from {low} to {high}{bounds}, p always {p.high}.",
        "Alleen al door afronding kan χ² van {low} tot {high} lopen{bounds}, p steeds {p.high}."
      )
    case .tipping:
      (
        "A design effect of {tipping} in the weighted versions would carry p over {level}.",
        "Een ontwerpeffect van {tipping} in de gewogen versies brengt p boven {level}."
      )
    case .tippingAndImplied:
      (
        "A design effect of {tipping} in the weighted versions would carry p over {level}; the "
          + "published sample and margins imply at least {implied}.",
        "Een ontwerpeffect van {tipping} in de gewogen versies brengt p boven {level}; de "
          + "gepubliceerde steekproef en marges wijzen op minstens {implied}."
      )
    case .answersDiffered:
      (
        "The answers to {outcome} differed between {versions}, {test}.",
        "De antwoorden op {outcome} verschilden tussen {versions}, {test}."
      )
    case .answersDifferedAlone:
      (
        "Taken by itself, the test for {outcome} finds a difference between {versions}, but not "
          + "after Holm’s adjustment over the outcomes: {test}.",
        "Op zichzelf vindt de toets voor {outcome} een verschil tussen {versions}, maar niet na "
          + "Holms correctie over de uitkomsten: {test}."
      )
    case .noDifferenceFound:
      (
        "No difference in the answers to {outcome} was found between {versions}, {test}; this "
          + "does not show that there is none.",
        "Er is geen verschil in de antwoorden op {outcome} gevonden tussen {versions}, {test}; "
          + "dat toont niet aan dat er geen is."
      )
    case .meansDiffered:
      (
        "The mean of {outcome} differed between {versions}, {test}.",
        "Het gemiddelde van {outcome} verschilde tussen {versions}, {test}."
      )
    case .meansDifferedAlone:
      (
        "Taken by itself, the test for {outcome} finds a difference of means between {versions}, "
          + "but not after Holm’s adjustment over the outcomes: {test}.",
        "Op zichzelf vindt de toets voor {outcome} een verschil in gemiddelde tussen {versions}, "
          + "maar niet na Holms correctie over de uitkomsten: {test}."
      )
    case .noMeanDifferenceFound:
      (
        "No difference in the mean of {outcome} was found between {versions}, {test}; this does "
          + "not show that there is none.",
        "Er is geen verschil in het gemiddelde van {outcome} gevonden tussen {versions}, {test}; "
          + "dat toont niet aan dat er geen is."
      )
    case .optionMore:
      (
        "‘{option}’ was chosen more often in {version} than in {reference} ({share} % against "
          + "{other} %, {difference} points, {interval}, Holm-adjusted {p}).",
        "‘{option}’ werd in {version} vaker gekozen dan in {reference} ({share} % tegen "
          + "{other} %, {difference} punten, {interval}, na Holms correctie {p})."
      )
    case .optionLess:
      (
        "‘{option}’ was chosen less often in {version} than in {reference} ({share} % against "
          + "{other} %, {difference} points, {interval}, Holm-adjusted {p}).",
        "‘{option}’ werd in {version} minder vaak gekozen dan in {reference} ({share} % tegen "
          + "{other} %, {difference} punten, {interval}, na Holms correctie {p})."
      )
    case .equivalentOption:
      (
        "The share of {options} was equivalent in {version} and {reference}, within {margin}.",
        "Het aandeel van {options} was gelijkwaardig in {version} en {reference}, binnen {margin}."
      )
    case .equivalentOptions:
      (
        "The shares of {options} were equivalent in {version} and {reference}, within {margin}.",
        "De aandelen van {options} waren gelijkwaardig in {version} en {reference}, binnen "
          + "{margin}."
      )
    case .negligibleOption:
      (
        "The difference in {options} between {version} and {reference} is real but smaller than "
          + "{margin}.",
        "Het verschil in {options} tussen {version} en {reference} bestaat, maar is kleiner dan "
          + "{margin}."
      )
    case .printedPercentages:
      (
        "Percentages are those that were published; differences follow from the whole counts made "
          + "of them and may differ in the last digit.",
        "Percentages zijn zoals ze gepubliceerd zijn; verschillen volgen uit de hele aantallen die "
          + "ervan gemaakt zijn en kunnen in het laatste cijfer afwijken."
      )
    case .adjustedFor:
      (
        "Adjusted for {covariates}: {version} against {reference}",
        "Gecorrigeerd voor {covariates}: {version} tegen {reference}"
      )
    case .adjustedForStandard:
      (
        "Adjusted for {covariates}, standardised to {standard}: {version} against {reference}",
        "Gecorrigeerd voor {covariates}, gestandaardiseerd naar {standard}: {version} tegen "
          + "{reference}"
      )
    case .nominalPercentages:
      (
        "These figures take published weighted percentages as if they were plain counts, so the "
          + "intervals are too narrow and the p-values too small.",
        "Deze cijfers nemen gepubliceerde gewogen percentages alsof het gewone tellingen zijn, "
          + "zodat de intervallen te smal en de p-waarden te klein zijn."
      )
    }
  }
}

extension Vocabulary {
  /// The sentence with its slots filled. What is filled in is never read for slots itself.
  func phrase(_ phrase: Phrase, _ values: [String: String]) -> String {
    filled(language == .nl ? phrase.dutch : phrase.english, with: values)
  }

  /// A template with its slots filled.
  func filled(_ template: String, with values: [String: String]) -> String {
    var result = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = String(rest[rest.index(after: open)..<close])
      result += rest[..<open] + (values[name] ?? "{\(name)}")
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// A version as people call it: one that is a number or a single letter is `version 2`.
  func version(_ name: String) -> String {
    name.count <= 2 ? "\(self[.version]) \(name)" : name
  }

  /// The same within a sentence.
  func versionInLine(_ name: String) -> String {
    name.count <= 2 ? "\(self[.versionInLine]) \(name)" : name
  }

  /// Names as a list: `a, b and c`.
  func list(_ names: [String]) -> String {
    guard names.count > 1, let last = names.last else { return names.joined() }
    return names.dropLast().joined(separator: ", ") + " \(self[.and]) " + last
  }
}
