extension Phrasebook {
  /// Findings of a check: what was found.
  static let checks: [Entry] = [
    Entry(
      "Chance alone makes such a difference in fewer than 1 of 20 comparisons.",
      "Toeval alleen maakt zo’n verschil in minder dan 1 op de 20 vergelijkingen."),
    Entry(
      "The two versions differ in {1} factors at once, {2}; their difference mixes {3} and cannot "
        + "say which of them made it.",
      "De twee versies verschillen in {1} factoren tegelijk, {2*}; hun verschil mengt {3} en kan "
        + "niet zeggen welke ervan het maakte."),

    Entry(
      "{1} answers are stated, but sample {2} has {3} respondents.",
      "Er staan {1} antwoorden, maar steekproef {2} heeft {3} respondenten."),
    Entry(
      "{1} answers are more than {2} respondents can give to {3} vignettes each ({4}).",
      "{1} antwoorden zijn meer dan {2} respondenten op elk {3} vignetten kunnen geven ({4})."),
    Entry(
      "The smallest difference that matters is less than 1 percentage point.",
      "Het kleinste verschil dat telt is minder dan 1 procentpunt."),
    Entry("{1} is no part of 100.", "{1*} is geen deel van 100."),
    Entry(
      "The percentages add up to {1}, {2} away from 100; rounding of {3} figures explains {4} at "
        + "most.",
      "De percentages tellen op tot {1}, {2} van 100 af; afronding van {3} cijfers verklaart "
        + "hooguit {4}."),
    Entry(
      "The derived mean of {1} is given as {2}, but the printed figures allow {3} to {4}.",
      "Het afgeleide gemiddelde van {1} staat als {2}, maar de gedrukte cijfers laten {3} tot {4} "
        + "toe."),
    Entry(
      "The class sizes and class means give an overall mean of {1} to {2}, not {3}.",
      "De klassegroottes en klassegemiddelden geven een totaalgemiddelde van {1} tot {2}, niet "
        + "{3}."),
    Entry(
      "{1} with a standard error of {2} gives a {3} of {4} to {5}, not {6}.",
      "{1} met een standaardfout van {2} geeft een {3} van {4} tot {5}, niet {6}."),
    Entry(
      "{1} gives p = {2} to p = {3}, not {4}, on the other side of .05.",
      "{1} geeft p = {2} tot p = {3}, niet {4}, aan de andere kant van ,05."),
    Entry(
      "{1} gives p = {2} to p = {3}, not {4}.", "{1} geeft p = {2} tot p = {3}, niet {4}."),
    Entry("a {1} of {2}", "een {1} van {2}"),
    Entry("coefficient over standard error", "coëfficiënt gedeeld door standaardfout"),
    Entry("test statistic", "toetsgrootheid"),
    Entry(
      "Stars for p < {1} don't follow from either number of pairs: {2}.",
      "Sterren voor p < {1} volgen uit geen van beide aantallen paren: {2*}."),
    Entry(
      "Stars for p < {1} don't follow from N = {2}: {3}.",
      "Sterren voor p < {1} volgen niet uit N = {2}: {3*}."),
    Entry(
      "The mean {1} lies outside the answers' range of {2} to {3}.",
      "Het gemiddelde {1} ligt buiten het bereik van de antwoorden, {2} tot {3}."),
    Entry(
      "No sum of {1} answers in whole numbers has a mean of {2}; the nearest means are {3}.",
      "Geen som van {1} antwoorden in hele getallen heeft een gemiddelde van {2}; de naaste "
        + "gemiddelden zijn {3*}."),
    Entry(
      "The range of the answers allows an SD of {1} to {2} beside a mean of {3}, not {4}.",
      "Het bereik van de antwoorden laat bij een gemiddelde van {3} een SD van {1} tot {2} toe, "
        + "niet {4}."),
    Entry(
      "No {1} answers in whole numbers with a mean of {2} have an SD of {3}.",
      "Geen {1} antwoorden in hele getallen met een gemiddelde van {2} hebben een SD van {3}."),
    Entry(
      "Two tables print different effects on {1}: {2}.",
      "Twee tabellen drukken verschillende effecten op {1}: {2*}."),
  ]
}
