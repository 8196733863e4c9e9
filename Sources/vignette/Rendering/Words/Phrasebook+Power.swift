extension Phrasebook {
  /// Of power: what it rests on.
  static let power: [Entry] = [
    Entry("Power of planned tests", "Onderscheidingsvermogen van geplande toetsen"),
    Entry(
      "Power by size and effect", "Onderscheidingsvermogen naar aantal respondenten en effect"),
    Entry(
      "Simulated: analyses that failed count as not having found the effect; n needed and the "
        + "smallest effect are extrapolated as if the estimate were normal.",
      "Gesimuleerd: mislukte analyses tellen als niet gevonden; het benodigde aantal en het kleinste "
        + "effect zijn geëxtrapoleerd alsof de schatting normaal verdeeld is."),
    Entry(
      "Power, adjusted: at alpha divided by the number of tests in the family, as Holm's method asks "
        + "of the smallest p-value; a conservative plan.",
      "Onderscheidingsvermogen, gecorrigeerd: bij alfa gedeeld door het aantal toetsen in de familie, "
        + "zoals Holms methode van de kleinste p-waarde vraagt; een behoudend plan."),
    Entry(
      "If significant, an estimate exceeds the assumed effect by the factor of exaggeration on "
        + "average (type M error) and has the wrong sign as often as stated (type S error).",
      "Een significante schatting overtreft het aangenomen effect gemiddeld met de factor van "
        + "overdrijving (type M-fout) en heeft zo vaak als vermeld het verkeerde teken (type S-fout)."
    ),
    Entry(
      "n counts planned respondents; those expected to stop or to leave the answer out are taken "
        + "off before power is computed.",
      "n telt geplande respondenten; wie naar verwachting stopt of het antwoord openlaat, is eraf "
        + "gehaald voordat het onderscheidingsvermogen is berekend."),
    Entry(
      "Nothing is expected of '{1}': the published percentages are taken.",
      "Van ‘{1}’ wordt niets verwacht: de gepubliceerde percentages zijn genomen."),
    Entry(
      "Nothing is expected of '{1}': effects and variances are those that the published tables "
        + "imply.",
      "Van ‘{1}’ wordt niets verwacht: effecten en varianties zijn die welke uit de gepubliceerde "
        + "tabellen volgen."),
    Entry(
      "'{1}': nothing is expected, and nothing published to expect it again.",
      "‘{1}’: er wordt niets verwacht, en er is niets gepubliceerd om opnieuw te verwachten."),
    Entry(
      "'{1}': nothing is expected, and what is published does not do. {2}",
      "‘{1}’: er wordt niets verwacht, en wat is gepubliceerd volstaat niet. {2}"),
    Entry(
      "Alpha is {1}, one minus the confidence.", "Alfa is {1}, één min de betrouwbaarheid."),
    Entry(
      "Pearson's chi-square test: power from the noncentral chi-square distribution.",
      "Pearsons χ²-toets: onderscheidingsvermogen uit de niet-centrale χ²-verdeling."),
    Entry(
      "Two shares: all tables of counts added up, tested by Pearson's test; exact power goes up and "
        + "down with n.",
      "Twee aandelen: alle tabellen van aantallen opgeteld, getoetst met Pearsons toets; exact "
        + "onderscheidingsvermogen gaat op en neer met n."),
    Entry(
      "Two shares: Cohen's arcsine transformation, both directions counted.",
      "Twee aandelen: Cohens arcsinustransformatie, beide richtingen geteld."),
    Entry(
      "Two shares: normal approximation; a significant difference in the wrong direction doesn't "
        + "count as found.",
      "Twee aandelen: normale benadering; een significant verschil in de verkeerde richting telt niet "
        + "als gevonden."),
    Entry(
      "Equivalence: two one-sided tests at alpha each, by Newcombe's interval, all tables of counts "
        + "added up.",
      "Gelijkwaardigheid: twee eenzijdige toetsen bij elk alfa, met Newcombes interval, alle tabellen "
        + "van aantallen opgeteld."),
    Entry(
      "Equivalence: two one-sided tests at alpha each, normal approximation.",
      "Gelijkwaardigheid: twee eenzijdige toetsen bij elk alfa, normale benadering."),
    Entry(
      "Two means: Student's t, both directions counted.",
      "Twee gemiddelden: Students t, beide richtingen geteld."),
    Entry(
      "No worse: a one-sided t test at alpha.", "Niet slechter: een eenzijdige t-toets bij alfa."),
    Entry(
      "Ratings: t of a linear mixed model with a random intercept by respondent; exact in balanced "
        + "designs.",
      "Beoordelingen: t van een lineair gemengd model met een toevallig intercept per respondent; "
        + "exact in gebalanceerde ontwerpen."),
    Entry(
      "Odds ratio: Wald test of a logistic regression, normal approximation.",
      "Odds ratio: Waldtoets van een logistische regressie, normale benadering."),
    Entry(
      "Ordered answers: Whitehead's formula for proportional odds, normal approximation.",
      "Geordende antwoorden: Whiteheads formule voor proportionele odds, normale benadering."),
    Entry(
      "Difference of effects: Wald test, normal approximation.",
      "Verschil van effecten: Waldtoets, normale benadering."),
  ]
}
