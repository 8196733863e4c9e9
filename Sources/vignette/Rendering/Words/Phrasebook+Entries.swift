extension Phrasebook {
  /// The pairs, the more particular ones first.
  static let entries: [Entry] =
    texts + comparisons + effects + models + published + printed + checks + factorial + answers
    + assignment + power + design + fieldwork

  private static let comparisons: [Entry] = [
    Entry("Answers by version", "Antwoorden per versie"),
    Entry(
      "Tests of a difference between the versions", "Toetsen op een verschil tussen de versies"),
    Entry(
      "Differences between the versions, option by option",
      "Verschillen tussen de versies, per optie"),
    Entry(
      "Intervals: {1} %, Wilson's score interval.", "Intervallen: {1} %, Wilsons score-interval."),
    Entry("Means by version", "Gemiddelden per versie"),
    Entry("Differences between the versions' means", "Verschillen tussen de gemiddelden"),
    Entry("Intervals: {1} %, Student's t.", "Intervallen: {1} %, Students t."),
    Entry(
      "Difference: mean in the version minus mean in the reference version, with Welch's test; p "
        + "(Holm): adjusted over the contrasts within an outcome.",
      "Verschil: gemiddelde in de versie min gemiddelde in de referentieversie, met de toets van "
        + "Welch; p (Holm): gecorrigeerd over de contrasten binnen een uitkomst."),
    Entry(
      "p (Holm): adjusted over the outcomes within one method.",
      "p (Holm): gecorrigeerd over de uitkomsten binnen één methode."),
    Entry(
      "p (Holm): adjusted within one method over the outcomes of a family: {1}.",
      "p (Holm): gecorrigeerd binnen één methode over de uitkomsten van een familie: {1}."),
    Entry(
      "Outcomes of no family are adjusted together.",
      "Uitkomsten buiten de families worden samen gecorrigeerd."),
    Entry(
      "Pearson's test is without Yates' correction.", "Pearsons toets is zonder Yates’ correctie."),
    Entry(
      "Interval of V: two-sided, from the noncentral chi-square.",
      "Interval van V: tweezijdig, uit de niet-centrale chi-kwadraat."),
    Entry(
      "Hedges' g: in pooled standard deviations, version minus reference.",
      "Hedges’ g: in gepoolde standaardafwijkingen, versie min referentie."),
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
    Entry(
      "'{1}': Fisher's exact test needs whole counts, and these are weighted; the large-sample "
        + "tests stand alone.",
      "‘{1}’: Fishers exacte toets vraagt hele aantallen, en deze zijn gewogen; de toetsen voor "
        + "grote steekproeven staan alleen."),
    Entry(
      "'{1}': everybody or nobody chose {2}, so that there is nothing to test.",
      "‘{1}’: iedereen of niemand koos {2}, zodat er niets te toetsen is."),
    Entry("Characteristics by version", "Kenmerken per versie"),
    Entry(
      "Did the data come about as planned?", "Zijn de gegevens volgens plan tot stand gekomen?"),
    Entry(
      "The versions did not get the planned numbers of respondents (p = {1}): observed {2}; "
        + "expected {3}. Find out what went wrong in assignment or export before believing any "
        + "difference between the versions.",
      "De versies kregen niet de geplande aantallen respondenten (p = {1}): waargenomen {2*}; "
        + "verwacht {3*}. Zoek uit wat er misging bij de toewijzing of de export voordat u een "
        + "verschil tussen de versies gelooft."),
    Entry(
      "Version '{1}' has {2} respondents and was planned to have none; check the version column "
        + "and the plan.",
      "Versie ‘{1}’ heeft {2} respondenten en zou er volgens plan geen hebben; controleer de "
        + "versiekolom en het plan."),
    Entry(
      "Answers to '{1}' are missing more often in one version than in another (p = {2}); those who "
        + "answered may not be comparable.",
      "Antwoorden op ‘{1}’ ontbreken in de ene versie vaker dan in de andere (p = {2}); wie wel "
        + "antwoordde is misschien niet vergelijkbaar."),
    Entry(
      "{1}: {2} answers of {3} respondents are counted as if each came from another person, so that "
        + "intervals and p-values can be far off.",
      "{1}: {2} antwoorden van {3} respondenten worden geteld alsof elk van iemand anders komt, "
        + "zodat intervallen en p-waarden er ver naast kunnen zitten."),
    Entry(
      "Use effects with '{1}' in the formula or --cluster {2}.",
      "Gebruik effects met ‘{1}’ in de formule of --cluster {2}."),
    Entry(
      "The answers to '{1}' are taken in the order {2}, as their names sort; if that is not their "
        + "order, the model says nothing.",
      "De antwoorden op ‘{1}’ staan in de volgorde {2}, zoals hun namen sorteren; is dat hun volgorde "
        + "niet, dan zegt het model niets."),
    Entry("State it: {1}.", "Geef haar op: {1}."),
    Entry(
      "1 respondent has no version and is left out of every comparison.",
      "1 respondent heeft geen versie en blijft buiten elke vergelijking."),
    Entry(
      "{1} respondents have no version and are left out of every comparison.",
      "{1} respondenten hebben geen versie en blijven buiten elke vergelijking."),
    Entry(
      "The smallest difference that matters is {1} percentage points; if a proportion was meant, "
        + "state it in points, such as 5 for 0.05.",
      "Het kleinste verschil dat telt is {1} procentpunten; was een fractie bedoeld, geef dan "
        + "punten, zoals 5 voor 0,05."),
    Entry(
      "'{1}' holds only the numbers {2} and {3} and is compared by its mean; --categorical compares "
        + "the percentages instead.",
      "‘{1}’ bevat alleen de getallen {2} en {3} en wordt vergeleken op het gemiddelde; "
        + "--categorical vergelijkt in plaats daarvan de percentages."),
    Entry(
      "'{1}' holds {2} in {3} rows, far from all other answers ({4}), and counts it as a number.",
      "‘{1}’ bevat {2} in {3} rijen, ver van alle andere antwoorden ({4}), en telt dat als getal."),
    Entry(
      "If it means that there is no answer, say so: {1}.",
      "Betekent het dat er geen antwoord is, zeg dat dan: {1}."),
    Entry(
      "'{1}': 1 of {2} respondents has no answer and is left out.",
      "‘{1}’: 1 van {2} respondenten heeft geen antwoord en is weggelaten."),
    Entry(
      "'{1}': {2} of {3} respondents have no answer and are left out.",
      "‘{1}’: {2} van {3} respondenten hebben geen antwoord en zijn weggelaten."),
  ]
}
