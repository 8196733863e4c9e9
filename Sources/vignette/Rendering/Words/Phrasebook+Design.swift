extension Phrasebook {
  /// Designs of vignettes and versions.
  static let design: [Entry] = designTitles + designStatements + versionStatements

  private static let designTitles: [Entry] = [
    Entry("What the design can tell", "Wat het ontwerp kan laten zien"),
    Entry("Size and efficiency of the design", "Omvang en efficiëntie van het ontwerp"),
    Entry("Vignettes", "Vignetten"), Entry("Decks", "Decks"),
    Entry("How often each level is shown", "Hoe vaak elk niveau getoond wordt"),
    Entry(
      "How often two levels are shown together", "Hoe vaak twee niveaus samen getoond worden"),
    Entry("How precisely effects are estimated", "Hoe precies effecten geschat worden"),
    Entry("Effects that are mixed up", "Effecten die vermengd zijn"),
    Entry("Defining relation of the fraction", "Definiërende relatie van de fractie"),
    Entry(
      "What each effect of the fraction is aliased with",
      "Waarmee elk effect van de fractie samenvalt"),
    Entry(
      "The aliases of fewest factors first; where there are many, those of the next size are left "
        + "out.",
      "De kortste eerst; waar het er veel zijn, zijn die van de volgende lengte weggelaten."),
    Entry("Combinations left out", "Weggelaten combinaties"),
    Entry(
      "Combinations that versions show or don't",
      "Combinaties die versies wel of niet tonen"),
    Entry(
      "What it costs to tell bundled factors apart",
      "Wat het kost om gebundelde factoren te onderscheiden"),
    Entry(
      "Versions that tell the factors apart", "Versies die de factoren onderscheiden"),
    Entry(
      "Effects that the proposed versions mix up",
      "Effecten die de voorgestelde versies vermengen"),
    Entry(
      "D-efficiency: the p-th root of the determinant of the information within respondents, per "
        + "judgement, in orthonormal effect coding: 100 % where all effects are orthogonal and all "
        + "levels are shown equally often to everybody.",
      "D-efficiëntie: de p-de-machtswortel van de determinant van de informatie binnen "
        + "respondenten, per oordeel, in orthonormale effectcodering: 100 % als alle effecten "
        + "orthogonaal zijn en iedereen alle niveaus even vaak ziet."),
    Entry(
      "Variance: of the estimate from one respondent, in units of the variance of a judgement "
        + "within respondents; divide by the number of respondents.",
      "Variantie: van de schatting uit één respondent, in eenheden van de variantie van een "
        + "oordeel binnen respondenten; deel door het aantal respondenten."),
    Entry(
      "Worth of 100 respondents: how many who saw every possible vignette would estimate the "
        + "effect as precisely; per judgement: the same for as many judgements.",
      "Waarde van 100 respondenten: hoeveel respondenten die elk mogelijk vignet zagen, het effect "
        + "even precies zouden schatten; per oordeel: hetzelfde bij evenveel oordelen."),
    Entry(
      "Correlation: the largest between a contrast of the one and a contrast of the other; 1 means "
        + "that no data can tell them apart.",
      "Correlatie: de grootste tussen een contrast van het ene en een contrast van het andere; 1 "
        + "betekent dat geen gegevens ze kunnen onderscheiden."),
    Entry(
      "Main effects and interactions of two factors are looked at, also those that the model "
        + "leaves out.",
      "Hoofdeffecten en interacties van twee factoren zijn bekeken, ook die het model weglaat."),
    Entry(
      "I equals each word: the product of its factors, their first level counting as -1 and the "
        + "second as 1, is the same in all vignettes.",
      "I is gelijk aan elk woord: het product van zijn factoren, waarbij het eerste niveau telt "
        + "als -1 en het tweede als 1, is in alle vignetten hetzelfde."),
    Entry(
      "An effect is aliased with its product with every word.",
      "Een effect valt samen met zijn product met elk woord."),
    Entry(
      "Combinations without a version are shown to nobody.",
      "Combinaties zonder versie krijgt niemand te zien."),
    Entry(
      "Variance: of the estimated difference, in units of the answers' variance divided by the "
        + "number of respondents in all; an interaction is a difference of differences.",
      "Variantie: van het geschatte verschil, in eenheden van de variantie van de antwoorden "
        + "gedeeld door het totale aantal respondenten; een interactie is een verschil van "
        + "verschillen."),
    Entry(
      "Respondents, relative: how many it takes for the precision of the present versions, per "
        + "present respondent{1}; cells are equally large.",
      "Respondenten, relatief: hoeveel er nodig zijn voor de precisie van de huidige versies, per "
        + "huidige respondent{1}; cellen zijn even groot."),
    Entry(" at the planned allocation", " bij de geplande verdeling"),
    Entry(" at the published numbers", " bij de gepubliceerde aantallen"),
    Entry(" if the versions are equally large", " als de versies even groot zijn"),
    Entry(
      "within.tasks: the fewest versions that tell the factors of each dilemma apart; "
        + "across.tasks: the fewest that tell all factors apart.",
      "Binnen taken: de minste versies die de factoren van elk dilemma onderscheiden; over taken "
        + "heen: de minste die alle factoren onderscheiden."),
    Entry(
      "Factors of different dilemmas may be aliased within.tasks, as each is seen in the answers "
        + "to its own dilemma.",
      "Binnen taken mogen factoren van verschillende dilemma's samenvallen, omdat elk te zien is "
        + "in de antwoorden op zijn eigen dilemma."),
  ]

  private static let designStatements: [Entry] = [
    Entry(
      "The set lists {1} vignettes; its factors have {2} combinations.",
      "De set bevat {1} vignetten; de factoren hebben {2} combinaties."),
    Entry(
      "The {1} of {2} combinations that are not left out are vignettes.",
      "De {1} van {2} combinaties die niet zijn weggelaten, zijn vignetten."),
    Entry(
      "All {1} combinations of the factors are vignettes.",
      "Alle {1} combinaties van de factoren zijn vignetten."),
    Entry(
      "{1} of {2} combinations are vignettes: a regular fraction {3} of resolution {4}, I = {5}; "
        + "words by length: {6}.",
      "{1} van {2} combinaties zijn vignetten: een reguliere fractie {3} van resolutie {4}, "
        + "I = {5}; woorden naar lengte: {6}."),
    Entry(
      "{1} of {2} combinations are vignettes: the Plackett–Burman design of {3} runs.",
      "{1} van {2} combinaties zijn vignetten: het Plackett–Burman-ontwerp van {3} runs."),
    Entry(
      "{1} of {2} possible combinations were chosen to be D-optimal; {3} of {4} random starts "
        + "ended there.",
      "{1} van {2} mogelijke combinaties zijn D-optimaal gekozen; {3} van {4} toevallige starts "
        + "eindigden daar."),
    Entry(
      "They stand in {1} decks of {2}; each respondent judges one deck.",
      "Ze staan in {1} decks van {2}; elke respondent beoordeelt één deck."),
    Entry(
      "Only {1} of the decks differ; the others repeat one of these.",
      "Slechts {1} van de decks verschillen; de andere herhalen een daarvan."),
    Entry(
      "Each respondent judges {1} of them, drawn at random.",
      "Elke respondent beoordeelt er {1}, toevallig getrokken."),
    Entry("Each respondent judges all of them.", "Elke respondent beoordeelt ze allemaal."),
    Entry(
      "The vignettes don't tell all effects apart, so that there is no D-efficiency.",
      "De vignetten onderscheiden niet alle effecten, zodat er geen D-efficiëntie is."),
    Entry(
      "D-efficiency: {1} % of an orthogonal design that shows all levels equally often to "
        + "everybody.",
      "D-efficiëntie: {1} % van een orthogonaal ontwerp dat iedereen alle niveaus even vaak toont."),
    Entry(
      "All levels of a factor are shown equally often, and so are all pairs of levels of two "
        + "factors.",
      "Alle niveaus van een factor worden even vaak getoond, en alle paren niveaus van twee "
        + "factoren ook."),
    Entry(
      "All levels of a factor are shown equally often.",
      "Alle niveaus van een factor worden even vaak getoond."),
    Entry(
      "Levels are shown unequally often, least to most: {1}.",
      "Niveaus worden ongelijk vaak getoond, minst tot meest: {1*}."),
    Entry(
      "1 pair of levels never stand together: {1}.", "1 paar niveaus staat nooit samen: {1}."),
    Entry(
      "{1} pairs of levels never stand together: {2}.",
      "{1} paren niveaus staan nooit samen: {2}."),
    Entry(
      "Effects of the model that can't be told apart: {1}.",
      "Effecten van het model die niet te onderscheiden zijn: {1*}."),
    Entry(
      "Effects of the model are correlated by {1} at most ({2}).",
      "Effecten van het model correleren hooguit {1} ({2*})."),
    Entry(
      "No effect of the model is mixed up with another one of the model.",
      "Geen effect van het model is vermengd met een ander effect van het model."),
    Entry(
      "Interactions that the model leaves out are aliased with its effects: {1}.",
      "Interacties die het model weglaat, vallen samen met zijn effecten: {1*}."),
    Entry(
      "Interactions that the model leaves out would bias its effects: correlations up to {1} "
        + "({2}).",
      "Interacties die het model weglaat, zouden zijn effecten vertekenen: correlaties tot {1} "
        + "({2*})."),
    Entry(
      "Confounded with the decks, so that people and effect can't be told apart: {1}.",
      "Vermengd met de decks, zodat mensen en effect niet te onderscheiden zijn: {1*}."),
    Entry(
      "{1} respondents estimate {2} as precisely as {3} respondents would who saw every vignette "
        + "({4}), or with {5} % of the precision per judgement.",
      "{1} respondenten schatten {2*} even precies als {3} respondenten die elk vignet zouden zien "
        + "({4}), of met {5} % van de precisie per oordeel."),
    Entry(
      "{1} respondents estimate {2} as precisely as {3} respondents would who saw every vignette "
        + "({4}).",
      "{1} respondenten schatten {2*} even precies als {3} respondenten die elk vignet zouden zien "
        + "({4})."),
    Entry(
      "{1} respondents estimate {2} as precisely as {3} respondents would who saw every possible "
        + "vignette ({4}), or with {5} % of the precision per judgement.",
      "{1} respondenten schatten {2*} even precies als {3} respondenten die elk mogelijk vignet "
        + "zouden zien ({4}), of met {5} % van de precisie per oordeel."),
    Entry(
      "{1} respondents estimate {2} as precisely as {3} respondents would who saw every possible "
        + "vignette ({4}).",
      "{1} respondenten schatten {2*} even precies als {3} respondenten die elk mogelijk vignet "
        + "zouden zien ({4})."),
    Entry(
      "{1} of {2} combinations are left out, so that effects are those among the {3} that remain; "
        + "nothing is said of stories that nobody is shown.",
      "{1} van {2} combinaties zijn weggelaten, zodat effecten gelden voor de {3} die overblijven; "
        + "over verhalen die niemand ziet, wordt niets gezegd."),
    Entry(
      "Effects of {1} average over levels of which some combinations are left out: give them for "
        + "each level of the other factor.",
      "Effecten van {1*} middelen over niveaus waarvan sommige combinaties zijn weggelaten: geef "
        + "ze per niveau van de andere factor."),
    Entry(
      "That {1} have the same effect whatever the other is, is assumed and can't be checked where "
        + "combinations are left out.",
      "Dat {1*} hetzelfde effect hebben wat de ander ook is, is aangenomen en niet na te gaan waar "
        + "combinaties zijn weggelaten."),
    Entry(
      "These vignettes don't tell all effects apart; nothing can be said of: {1}.",
      "Deze vignetten onderscheiden niet alle effecten; niets te zeggen valt over: {1*}."),
    Entry(
      "The {1} vignettes that the study lists are set aside, as the options ask for others.",
      "De {1} vignetten van de studie zijn terzijde gelegd, omdat de opties om andere vragen."),
  ]

  private static let versionStatements: [Entry] = [
    Entry(
      "In {1} the versions vary one factor, {2}: nothing is bundled.",
      "In {1} variëren de versies één factor, {2}: niets is gebundeld."),
    Entry(
      "In {1} the versions tell the effects of {2} apart.",
      "In {1} onderscheiden de versies de effecten van {2*}."),
    Entry(
      "In {1} the versions bundle {2}: their effects can't be told apart.",
      "In {1} bundelen de versies {2*}: hun effecten zijn niet te onderscheiden."),
    Entry(
      "{1} of {2} combinations are shown by no version: {3}.",
      "{1} van {2} combinaties toont geen enkele versie: {3}."),
    Entry(
      "With {1} equal cells, and effects that add up, each effect takes {2} times the present "
        + "respondents to be as precise as the bundle is now{3}.",
      "Met {1} gelijke cellen, en effecten die optellen, vraagt elk effect {2} keer de huidige "
        + "respondenten om zo precies te zijn als de bundel nu{3}."),
    Entry(
      "Their interaction takes {1} times as many for the same precision.",
      "Hun interactie vraagt er {1} keer zoveel voor dezelfde precisie."),
    Entry(
      "With {1} cells, one change at a time, each effect takes {2} times the present respondents, "
        + "and the interaction can't be seen.",
      "Met {1} cellen, één verandering tegelijk, vraagt elk effect {2} keer de huidige "
        + "respondenten, en de interactie is niet te zien."),
    Entry(
      "{1} versions tell the factors of every dilemma apart, if what one dilemma shows doesn't "
        + "move the answers to another.",
      "{1} versies onderscheiden de factoren van elk dilemma, als wat het ene dilemma toont de "
        + "antwoorden op het andere niet verschuift."),
    Entry(
      "{1} versions tell all {2} factors apart: a fraction {3} of resolution {4}, whose main "
        + "effects are aliased with interactions of {5} factors or more.",
      "{1} versies onderscheiden alle {2} factoren: een fractie {3} van resolutie {4}, waarvan "
        + "hoofdeffecten samenvallen met interacties van {5} factoren of meer."),
    Entry(
      "{1} versions tell all {2} factors apart.", "{1} versies onderscheiden alle {2} factoren."),
  ]
}
