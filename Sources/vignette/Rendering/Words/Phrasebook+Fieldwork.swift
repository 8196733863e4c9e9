extension Phrasebook {
  /// What is seen of a running study.
  static let fieldwork: [Entry] = [
    Entry("Differences so far, option by option", "Verschillen tot nu toe, per optie"),
    Entry("Differences of means so far", "Verschillen tussen gemiddelden tot nu toe"),
    Entry(
      "Anytime-valid: however often one looks and whenever one stops, all limits of a difference "
        + "hold the truth together with {1} % probability, and p falsely comes under {2} at some "
        + "look with at most {3} %.",
      "Altijd geldig: hoe vaak men ook kijkt en wanneer men ook stopt, alle grenzen van een "
        + "verschil bevatten samen de waarheid met een kans van {1} %, en p komt bij enige blik ten "
        + "onrechte onder {2} met een kans van hooguit {3} %."),
    Entry(
      "They are wider than limits for a single look at the end: looking early has its price.",
      "Ze zijn wijder dan grenzen voor één blik aan het eind: eerder kijken heeft zijn prijs."),
    Entry("Difference: version minus reference.", "Verschil: versie min referentie."),
    Entry(
      "p (Holm): adjusted over all options, contrasts and outcomes of the plan.",
      "p (Holm): gecorrigeerd over alle opties, contrasten en uitkomsten van het plan."),
    Entry(
      "A contrast starts when both versions have {1} answers.",
      "Een contrast begint wanneer beide versies {1} antwoorden hebben."),
    Entry(
      "The limits are tuned to the planned {1} respondents and stay valid beyond.",
      "De grenzen zijn afgestemd op de geplande {1} respondenten en blijven daarna geldig."),
    Entry(
      "No number of respondents is planned: the limits are tuned to {1} and valid at any number.",
      "Er is geen aantal respondenten gepland: de grenzen zijn afgestemd op {1} en geldig bij elk "
        + "aantal."),
    Entry("too few answers yet", "nog te weinig antwoorden"),
    Entry(
      "everybody gave the same answer so far", "iedereen gaf tot nu toe hetzelfde antwoord"),
    Entry(
      "From opening the survey to the comparison",
      "Van het openen van de enquête tot de vergelijking"
    ),
    Entry("Share: of the stage's respondents.", "Aandeel: van de respondenten in die stap."),
    Entry("Left: since the stage before.", "Gestopt: sinds de stap ervoor."),
    Entry(
      "p: whether these respondents, or those who left, divide over the versions as planned; "
        + "anytime-valid (sequential multinomial test), so that it may be looked at as often as "
        + "wanted.",
      "p: of deze respondenten, of wie stopten, volgens plan over de versies zijn verdeeld; altijd "
        + "geldig (sequentiële multinomiale toets), zodat er zo vaak als gewenst naar gekeken mag "
        + "worden."),
    Entry(
      "p under {1} means that assignment or drop-out depends on the version.",
      "p onder {1} betekent dat toewijzing of uitval van de versie afhangt."),
    Entry("How respondents answered", "Hoe respondenten antwoordden"),
    Entry(
      "Nobody is left out because of these counts, unless the plan states such a rule.",
      "Niemand wordt om deze aantallen uitgesloten, tenzij het plan zo'n regel bevat."),
    Entry(
      "Share: of those who could have been counted.",
      "Aandeel: van wie geteld hadden kunnen worden."),
    Entry(
      "p: whether those who were counted divide over the versions as planned; anytime-valid "
        + "(sequential multinomial test).",
      "p: of wie geteld zijn volgens plan over de versies zijn verdeeld; altijd geldig "
        + "(sequentiële multinomiale toets)."),
    Entry(
      "Median seconds: from consent to the last answer, pauses included.",
      "Mediaan in seconden: van toestemming tot laatste antwoord, pauzes meegerekend."),
    Entry("under {1} seconds", "onder {1} seconden"),
    Entry("attention check '{1}' failed", "aandachtsvraag ‘{1}’ fout"),
    Entry("less than {1} seconds", "minder dan {1} seconden"),
  ]
}
