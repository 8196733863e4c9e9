extension Phrasebook {
  /// Findings of a check: what to do, where it stands, how big it is, and what holds.
  static let answers: [Entry] = [
    Entry("Findings", "Bevindingen"),

    Entry(
      "error: a figure is impossible or a conclusion does not follow; warning: figures contradict "
        + "each other or a conclusion may not follow; note: worth knowing.",
      "Fout: een cijfer kan niet of een conclusie volgt niet; waarschuwing: cijfers spreken elkaar "
        + "tegen of een conclusie volgt misschien niet; opmerking: goed om te weten."),

    Entry(
      "Correct the number, or name the sample that the figures are of.",
      "Verbeter het aantal, of noem de steekproef waar de cijfers van zijn."),
    Entry(
      "If a proportion was meant, state it in points: 5 for 0.05.",
      "Was een fractie bedoeld, geef dan punten: 5 voor 0,05."),
    Entry("Correct one of the three numbers.", "Verbeter een van de drie getallen."),
    Entry("Look the figure up in the source.", "Zoek het cijfer op in de bron."),
    Entry(
      "Look the figures up in the source: one is misprinted or left out, or several answers were "
        + "allowed. Don't compute counts from them before.",
      "Zoek de cijfers op in de bron: er is er een verkeerd gedrukt of weggelaten, of er mochten "
        + "meer antwoorden. Bereken er niet eerder aantallen uit."),
    Entry(
      "Derive it again, or look the figures that it comes from up in the source.",
      "Leid het opnieuw af, of zoek de cijfers waar het uit volgt op in de bron."),
    Entry(
      "Look up whether class means and overall mean are of the same people and the same weights, "
        + "and whether a sign or digit is misprinted.",
      "Zoek op of klassegemiddelden en totaalgemiddelde van dezelfde mensen en gewichten zijn, en "
        + "of er een teken of cijfer verkeerd gedrukt is."),
    Entry(
      "Look the three figures up; one is misprinted, or the test is not coefficient over standard "
        + "error.",
      "Zoek de drie cijfers op; er is er een verkeerd gedrukt, of de toets is niet coëfficiënt "
        + "gedeeld door standaardfout."),
    Entry(
      "Take the p that follows from the statistic; look up whether the test was one-sided or "
        + "adjusted.",
      "Neem de p die uit de toetsgrootheid volgt; zoek op of de toets eenzijdig of gecorrigeerd "
        + "was."),
    Entry(
      "Compute p from the correlation and the number of pairs; don't read the stars.",
      "Bereken p uit de correlatie en het aantal paren; lees de sterren niet."),
    Entry(
      "Correct the mean, or the range of the scale.",
      "Verbeter het gemiddelde, of het bereik van de schaal."),
    Entry(
      "Ask how many answered (answers may be missing), or look the mean up again.",
      "Vraag hoeveel mensen antwoordden (antwoorden kunnen ontbreken), of zoek het gemiddelde "
        + "opnieuw op."),
    Entry(
      "Ask how many answered, whether the figure is a standard error, or look it up again.",
      "Vraag hoeveel mensen antwoordden, of het cijfer een standaardfout is, of zoek het opnieuw "
        + "op."),
    Entry(
      "Take the number without those whose answer is left out of the totals; the source should "
        + "state it.",
      "Neem het aantal zonder degenen wier antwoord uit de totalen is gelaten; de bron hoort het te "
        + "noemen."),
    Entry(
      "Ask which model each table is of. In a full factorial that every respondent judges, other "
        + "terms in the model don't move the effect of a factor.",
      "Vraag van welk model elke tabel is. In een volledig factorieel ontwerp dat elke respondent "
        + "beoordeelt, verschuiven andere termen in het model het effect van een factor niet."),

    Entry(
      "the versions together tell the effects of {1} apart",
      "de versies samen houden de effecten van {1*} uit elkaar"),

    Entry(
      "stars follow from the correlations at p < {1}",
      "sterren volgen uit de correlaties bij p < {1}"
    ),
    Entry("mean possible for N = {1}", "gemiddelde mogelijk bij N = {1}"),
    Entry("mean of {1}", "gemiddelde van {1}"),
    Entry("percentage points", "procentpunten"), Entry("factors", "factoren"),
    Entry("distance", "afstand"),
    Entry("distance in p", "afstand in p"),
    Entry("distance from the range", "buiten het bereik"),
    Entry("distance from a possible mean", "van een mogelijk gemiddelde"),
    Entry("distance from the possible SDs", "van de mogelijke SD’s"),
    Entry("answers", "antwoorden"),
    Entry("samples", "steekproeven"),
  ]
}
