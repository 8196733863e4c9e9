extension Phrasebook {
  /// Titles and notes of a comparison from published percentages.
  static let printed: [Entry] = [
    Entry("What the printing allows", "Wat het drukwerk toelaat"),
    Entry(
      "Printed percentages against whole counts", "Gedrukte percentages tegen hele aantallen"),
    Entry("Who saw which version", "Wie welke versie zag"),
    Entry("Versions against the plan", "Versies tegen het plan"),
    Entry("Version {1}", "Versie {1}"),

    Entry(
      "Smallest and largest Pearson chi-square (and p) that round to the printed percentages: over "
        + "every table of whole counts for unweighted versions (where none fits the stated number "
        + "of respondents, over all that fit up to 10 % fewer), over every real-valued "
        + "distribution for weighted ones (kind: whole.counts, real.valued, mixed; "
        + "continuous.bounds where whole counts were too many, so that the smallest chi-square is "
        + "an outer bound).",
      "Kleinste en grootste chi-kwadraat van Pearson (en p) die op de gedrukte percentages "
        + "afronden: over elke tabel van hele aantallen voor ongewogen versies (waar geen enkele "
        + "bij het genoemde aantal respondenten past, over alle die tot 10 % minder passen), over "
        + "elke reële verdeling voor gewogen versies (kolom Over; buitengrenzen waar er te veel "
        + "hele aantallen waren, zodat de kleinste chi-kwadraat een buitengrens is)."),
    Entry(
      "Tipping design effect: that of the weighted versions alone at which p reaches {1}; missing "
        + "where p already lies above or no version is weighted.",
      "Omslag-ontwerpeffect: dat van alleen de gewogen versies waarbij p {1} bereikt; ontbreekt "
        + "waar p er al boven ligt of geen versie gewogen is."),
    Entry(
      "Implied design effect: the smallest that weighting to the published margins can have, by "
        + "the most telling characteristic ({1}); if they are independent, their product.",
      "Blijkend ontwerpeffect: het kleinste dat weging naar de gepubliceerde marges kan hebben, "
        + "naar het meest zeggende kenmerk ({1*}); zijn ze onafhankelijk, dan hun product."),
    Entry(
      "n that fit: where no whole counts of n give the percentages, every number of respondents "
        + "up to 10 % smaller that does (answers may be missing to single questions).",
      "Passende n: waar geen hele aantallen van n de percentages geven, elk tot 10 % kleiner "
        + "aantal respondenten dat dat wel doet (antwoorden op losse vragen kunnen ontbreken)."),
    Entry(
      "From published percentages; levels that are not published for every version stand together "
        + "as (rest). Std. difference: the largest of the versions against the first, over the "
        + "root of the mean variance. Test: Pearson's chi-square of the characteristic.",
      "Uit gepubliceerde percentages; niveaus die niet voor elke versie gepubliceerd zijn staan "
        + "samen als (rest). Gestandaardiseerd verschil: het grootste van de versies tegen de "
        + "eerste, gedeeld door de wortel van de gemiddelde variantie. Toets: Pearsons "
        + "chi-kwadraat van het kenmerk."),
    Entry(
      "The study states no planned allocation, so there is no plan to test the numbers of "
        + "respondents against.",
      "De studie noemt geen geplande verdeling, dus er is geen plan om de aantallen respondenten "
        + "tegen te toetsen."),
    Entry(
      "{1}: The two versions differ in {2} factors at once, {3}; their difference mixes {4} and "
        + "cannot say which of them made it.",
      "{1*}: De twee versies verschillen in {2} factoren tegelijk, {3*}; hun verschil mengt {4} en "
        + "kan niet zeggen welke ervan het maakte."),

    Entry("both", "beide"),
    Entry("all {1}", "alle {1}"),
  ]
}
