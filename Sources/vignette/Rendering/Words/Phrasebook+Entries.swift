extension Phrasebook {
  /// The pairs, the more particular ones first.
  static let entries: [Entry] = comparisons + models + checks + published

  private static let comparisons: [Entry] = [
    Entry("Answers by version", "Antwoorden per versie"),
    Entry(
      "Tests of a difference between the versions", "Toetsen op een verschil tussen de versies"),
    Entry(
      "Differences between the versions, option by option",
      "Verschillen tussen de versies, per optie"),
    Entry(
      "Intervals: {1} %, Wilson's score interval.", "Intervallen: {1} %, Wilsons score-interval."),
    Entry(
      "p (Holm): adjusted over the outcomes within one method.",
      "p (Holm): gecorrigeerd over de uitkomsten binnen één methode."),
    Entry(
      "Pearson's test is without Yates' correction.",
      "Pearsons toets is zonder Yates’ correctie."),
    Entry(
      "Interval of V: two-sided, from the noncentral chi-square.",
      "Interval van V: tweezijdig, uit de niet-centrale chi-kwadraat."),
    Entry(
      "Hedges' g: in pooled standard deviations, version minus reference.",
      "Hedges’ g: in gepoolde standaarddeviaties, versie min referentie."),
    Entry(
      "Difference: share in the version minus share in the reference version; {1} % interval by "
        + "Newcombe's hybrid score method.",
      "Verschil: aandeel in de versie min aandeel in de referentieversie; {1} %-interval volgens "
        + "Newcombes hybride scoremethode."),
    Entry(
      "p (Holm): adjusted over options and contrasts within an outcome; two options that exclude "
        + "each other count once.",
      "p (Holm): gecorrigeerd over opties en contrasten binnen een uitkomst; twee opties die "
        + "elkaar uitsluiten tellen één keer."),
    Entry(
      "Detectable: the difference from the reference's observed share that this study would have "
        + "found with 80 % power at an unadjusted significance level of {1}; negative where only "
        + "a decrease could have been found.",
      "Aantoonbaar: het verschil met het waargenomen aandeel in de referentie dat deze studie met "
        + "80 % onderscheidingsvermogen zou hebben gevonden bij een ongecorrigeerd "
        + "significantieniveau van {1}; negatief waar alleen een daling te vinden was."),
    Entry(
      "Verdict, with a margin of {1} percentage points and α = {2}: differs (adjusted p < α), "
        + "equivalent (adjusted equivalence p < α), differs.negligibly (both), undecided "
        + "(neither).",
      "Oordeel, met een marge van {1} procentpunten en α = {2}: verschilt (gecorrigeerde p < α), "
        + "gelijkwaardig (gecorrigeerde p voor gelijkwaardigheid < α), verschilt te weinig "
        + "(beide), onbeslist (geen van beide)."),
    Entry(
      "Verdict: differs (adjusted p < {1}) or undecided; no smallest difference that matters was "
        + "stated, so nothing can be called equivalent.",
      "Oordeel: verschilt (gecorrigeerde p < {1}) of onbeslist; er is geen kleinste verschil dat "
        + "telt opgegeven, dus niets kan gelijkwaardig heten."),
    Entry(
      "'{1}': {2} of {3} expected counts are under 5 (the smallest is {4}), so large-sample "
        + "p-values may be off; read Fisher's exact test.",
      "‘{1}’: {2} van {3} verwachte aantallen liggen onder 5 (het kleinste is {4}), zodat "
        + "p-waarden voor grote steekproeven kunnen afwijken; lees Fishers exacte toets."),
    Entry(
      "'{1}': nobody chose {2}; the tests leave this out.",
      "‘{1}’: niemand koos {2}; de toetsen laten dit weg."),
    Entry(
      "'{1}': nobody answered in version {2}, which is left out.",
      "‘{1}’: niemand antwoordde in versie {2}, die is weggelaten."),
  ]

  private static let models: [Entry] = [
    Entry(
      "{1} of {2} people were left out of the model of '{3}' because an answer is missing ({4}). "
        + "The results hold for the others only where answers are missing by chance.",
      "{1} van {2} personen zijn uit het model van ‘{3}’ weggelaten omdat een antwoord ontbreekt "
        + "({4}). De resultaten gelden alleen voor de anderen waar antwoorden toevallig ontbreken."
    ),
    Entry(
      "No complete row has '{1}' as '{2}'; the model leaves that level out.",
      "Geen volledige rij heeft ‘{1}’ als ‘{2}’; het model laat dat niveau weg."),
    Entry(
      "'{1}' is left out: no complete row has that combination.",
      "‘{1}’ is weggelaten: geen volledige rij heeft die combinatie."),
    Entry(
      "'{1}' is left out: it is determined by {2}.",
      "‘{1}’ is weggelaten: het wordt bepaald door {2}."),
  ]

  private static let checks: [Entry] = [
    Entry("percentage points", "procentpunten"), Entry("factors", "factoren"),
  ]
}
