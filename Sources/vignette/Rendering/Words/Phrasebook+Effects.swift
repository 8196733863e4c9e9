extension Phrasebook {
  /// Of regressions: what coefficients are, where their uncertainty comes from, what is averaged.
  static let effects: [Entry] =
    coefficientNotes + quantityTitles + quantityNotes + modelTables + regressionWarnings

  private static let coefficientNotes: [Entry] = [
    Entry("In units of {1}; {2}.", "In eenheden van {1}; {2}."),
    Entry("Probits of {1}; {2}.", "Probits van {1*}; {2}."),
    Entry("Complementary log-logs of {1}; {2}.", "Complementaire loglogs van {1*}; {2}."),
    Entry("Standard errors from the model; {1}.", "Standaardfouten van het model; {1}."),
    Entry(
      "Heteroskedasticity-robust standard errors ({1}); {2}.",
      "Standaardfouten robuust tegen heteroskedasticiteit ({1}); {2}."),
    Entry(
      "Standard errors robust to clusters by {1} ({2}); {3}.",
      "Standaardfouten robuust tegen clusters volgens {1} ({2}); {3}."),
    Entry(
      "Design-based standard errors of weighted data; {1}.",
      "Standaardfouten volgens het steekproefontwerp, van gewogen gegevens; {1}."),
    Entry("p: normal reference (df is null)", "p: normale verdeling (df ontbreekt)"),
    Entry(
      "p: Student's t with {1} degrees of freedom", "p: t-verdeling met {1} vrijheidsgraden"),
    Entry(
      "p: Student's t with Satterthwaite degrees of freedom",
      "p: t-verdeling met vrijheidsgraden volgens Satterthwaite"),
    Entry(
      "A row with two terms is their covariance and, as standard deviation, their correlation.",
      "Een rij met twee termen is hun covariantie en, als standaardafwijking, hun correlatie."),
    Entry(
      "p: likelihood-ratio test that the variance is zero, against a mixture of chi-square "
        + "distributions because a variance cannot be negative.",
      "p: likelihoodratiotoets dat de variantie nul is, tegen een mengsel van χ²-verdelingen omdat "
        + "een variantie niet negatief kan zijn."),
    Entry(
      "Each row tests all coefficients of its term, with the standard errors of the coefficients; "
        + "terms that are part of an interaction are not tested without it.",
      "Elke rij toetst alle coëfficiënten van haar term, met de standaardfouten van de "
        + "coëfficiënten; termen die deel zijn van een interactie worden niet zonder die getoetst."),
    Entry(
      "The row without a term tests all of them.", "De rij zonder term toetst ze alle."),
    Entry(
      "How far all coefficients move together when the row (or the cluster) is left out, in units "
        + "of their uncertainty.",
      "Hoe ver alle coëfficiënten samen verschuiven als de rij (of het cluster) wordt weggelaten, "
        + "in eenheden van hun onzekerheid."),
    Entry(
      "Proportional odds do not hold for {1} at the {2} % level.",
      "Proportionele odds gelden niet voor {1} op het niveau van {2} %."),
    Entry(
      "As nonproportional terms they get an effect of their own on each threshold, a row of "
        + "coefficients for each, and marginal effects that follow from them.",
      "Als niet-proportionele termen krijgen ze een eigen effect op elke drempel, met een rij "
        + "coëfficiënten voor elk, en marginale effecten die daaruit volgen."),
    Entry(
      "The option is --nonproportional TERMS.", "De optie daarvoor is --nonproportional TERMEN."),
    Entry("No distances: {1}.", "Geen afstanden: {1}."),
    Entry(
      "of a model with random effects there is no such measure here",
      "voor een model met random effecten is er hier geen maat"),
    Entry(
      "of an ordinal model with weights there is no such measure here",
      "voor een ordinaal model met gewichten is er hier geen maat"),
    Entry("the model fits every answer exactly", "het model past precies op elk antwoord"),
    Entry("no coefficient is finite", "geen coëfficiënt is eindig"),
    Entry(
      "the information of the answers is singular", "de informatie van de antwoorden is singulier"),
    Entry(
      "nobody can be left out without losing a coefficient",
      "niemand kan worden weggelaten zonder een coëfficiënt te verliezen"),
  ]

  private static let quantityTitles: [Entry] = [
    Entry("Coefficients of {1}", "Coëfficiënten van {1}"),
    Entry("Variance components of {1}", "Variantiecomponenten van {1}"),
    Entry("Wald tests of {1}", "Waldtoetsen van {1}"),
    Entry("Likelihood-ratio tests of {1}", "Likelihoodratiotoetsen van {1}"),
    Entry("Largest Cook's distances of {1}", "Grootste Cook-afstanden van {1}"),
    Entry("Average marginal effects on {1}", "Gemiddelde marginale effecten op {1}"),
    Entry(
      "Average marginal component effects on {1}",
      "Gemiddelde marginale componenteffecten op {1}"),
    Entry(
      "Marginal means of {1} by interacting factor", "Marginale gemiddelden van {1} per factor"),
    Entry("Marginal means of {1} by {2}", "Marginale gemiddelden van {1} naar {2}"),
    Entry(
      "Pairwise comparisons of marginal means of {1}",
      "Paarsgewijze vergelijkingen van marginale gemiddelden van {1}"),
    Entry("Marginal means of {1}", "Marginale gemiddelden van {1}"),
    Entry(
      "Predicted {1} by combination of the factors",
      "Voorspelde {1} per combinatie van de factoren"),
    Entry("Predicted {1} at chosen values", "Voorspelde {1} bij gekozen waarden"),
    Entry("Joint tests of the factors of {1}", "Toetsen van de factoren van {1} als geheel"),
    Entry("Effects on {1} by interacting factor", "Effecten op {1} per factor"),
    Entry("Interactions of {1}", "Interacties van {1}"),
    Entry("Whether effects on {1} differ by {2}", "Of effecten op {1} verschillen naar {2}"),
    Entry(
      "Differences by {1} between effects on {2}", "Verschillen naar {1} tussen effecten op {2}"),
    Entry("Effects on {1} by {2}", "Effecten op {1} naar {2}"),
    Entry("Models side by side", "Modellen naast elkaar"),
    Entry("Coefficients of all models", "Coëfficiënten van alle modellen"),
    Entry("Fit of all models", "Aanpassing van alle modellen"),
    Entry("Each model against the one before it", "Elk model tegenover het vorige"),
    Entry("Published coefficients", "Gepubliceerde coëfficiënten"),
    Entry(
      "Effects of the factors that the vignettes imply",
      "Effecten van de factoren die uit de vignetten volgen"),
    Entry(
      "Means of the levels that the vignettes imply",
      "Gemiddelden van de niveaus die uit de vignetten volgen"),
    Entry(
      "Effects at each level of another factor", "Effecten bij elk niveau van een andere factor"),
    Entry("Interactions that the vignettes imply", "Interacties die uit de vignetten volgen"),
  ]

  private static let quantityNotes: [Entry] = [
    Entry(
      "Change of {1}, averaged over the people of the data{2}: for a factor the level against the "
        + "reference, for a number per unit.",
      "Verandering van {1}, gemiddeld over de mensen in de gegevens{2}: voor een factor het niveau "
        + "tegen de referentie, voor een getal per eenheid."),
    Entry(
      "Change of {1} at each level of a factor that the model lets it interact with.",
      "Verandering van {1} bij elk niveau van een factor waarmee het model een interactie heeft."),
    Entry(
      "Effects that look different are compared in the table 'interactions'.",
      "Effecten die verschillend lijken worden vergeleken in de tabel ‘interactions’."),
    Entry(
      "Change of {1} among the people of each level of {2}.",
      "Verandering van {1} bij de mensen van elk niveau van {2}."),
    Entry("Change of {1}.", "Verandering van {1}."),
    Entry("the probability of the answer", "de kans op het antwoord"),
    Entry("the mean of {1}", "het gemiddelde van {1}"),
    Entry(", who count by their sampling weights", ", die tellen naar hun steekproefgewicht"),
    Entry(
      "Standard errors by the delta method; limits on the scale of the log odds.",
      "Standaardfouten volgens de deltamethode; grenzen op de schaal van de log-odds."),
    Entry(
      "The mean if everybody had the level.", "Het gemiddelde als iedereen het niveau had."),
    Entry(
      "The mean if everybody had these values.",
      "Het gemiddelde als iedereen deze waarden had."),
    Entry(
      "{1} lies outside the data ({2}): an extrapolation of the model.",
      "{1} ligt buiten de gegevens ({2*}): een extrapolatie van het model."),
    Entry(
      "Averaged over the combinations of the other factors by the target shares of {1}, independent "
        + "of each other; over other variables as observed{2}.",
      "Gemiddeld over de combinaties van de andere factoren naar de doelverdeling van {1}, onderling "
        + "onafhankelijk; over andere variabelen zoals waargenomen{2}."),
    Entry(
      "Averaged over the combinations of the other factors as they were displayed: their "
        + "distribution in the data{1}.",
      "Gemiddeld over de combinaties van de andere factoren zoals ze zijn getoond: hun verdeling in "
        + "de gegevens{1}."),
    Entry(
      "Averaged over all combinations of the other factors, each counting equally; over other "
        + "variables as observed{1}.",
      "Gemiddeld over alle combinaties van de andere factoren, die even zwaar tellen; over andere "
        + "variabelen zoals waargenomen{1}."),
    Entry(
      "Averaged over all combinations of the other factors.",
      "Gemiddeld over alle combinaties van de andere factoren."),
    Entry(
      "Averaged over the people's other variables{1}.",
      "Gemiddeld over de andere variabelen van de mensen{1}."),
    Entry(
      "p (Holm): adjusted over the pairs of a factor within a response.",
      "p (Holm): gecorrigeerd over de paren van een factor binnen een antwoord."),
    Entry(
      "p (Holm): adjusted over the contrasts of two variables within a response.",
      "p (Holm): gecorrigeerd over de contrasten van twee variabelen binnen een antwoord."),
    Entry(
      "Whether any level of the factor differs from its reference, on average over the "
        + "combinations of the other factors: Wald tests with the model's estimator of variances; "
        + "chi-square where there is no denominator df.",
      "Of enig niveau van de factor van zijn referentie verschilt, gemiddeld over de combinaties van "
        + "de andere factoren: Waldtoetsen met de varianties van het model; χ² waar de noemer geen "
        + "df heeft."),
    Entry(
      "df counts the effects that the data determine and that don't follow from the others.",
      "df telt de effecten die de gegevens bepalen en die niet uit de andere volgen."),
    Entry(
      "How much the effect of the level (against its reference) is larger at the other factor's "
        + "level than at its reference: a difference of differences, with the covariance between "
        + "them.",
      "Hoeveel groter het effect van het niveau (tegen zijn referentie) is bij het niveau van de "
        + "andere factor dan bij diens referentie: een verschil van verschillen, met hun onderlinge "
        + "covariantie."),
    Entry(
      "Wald tests that no effect of the factor differs between any levels of {1}.",
      "Waldtoetsen dat geen effect van de factor verschilt tussen niveaus van {1}."),
    Entry(
      "The effect in the subgroup minus the effect in the first, with the covariance between them.",
      "Het effect in de deelgroep min het effect in de eerste, met hun onderlinge covariantie."),
    Entry(
      "{1} of the {2} combinations of levels never occur and are taken as left out of the design.",
      "{1} van de {2} combinaties van niveaus komen niet voor en gelden als weggelaten uit het "
        + "ontwerp."),
    Entry(
      "{1} of the {2} combinations of levels never occurs and is taken as left out of the design.",
      "{1} van de {2} combinaties van niveaus komt niet voor en geldt als weggelaten uit het ontwerp."
    ),
    Entry(
      "{1} of the {2} combinations of levels is not part of the design.",
      "{1} van de {2} combinaties van niveaus hoort niet bij het ontwerp."),
    Entry(
      "{1} of the {2} combinations of levels are not part of the design.",
      "{1} van de {2} combinaties van niveaus horen niet bij het ontwerp."),
    Entry(
      "Means are averaged over the combinations possible with the level, effects over those "
        + "possible with both levels.",
      "Gemiddelden gaan over de combinaties die met het niveau mogelijk zijn, effecten over die met "
        + "beide niveaus."),
    Entry("undetermined: the data do not settle it", "onbepaald: de gegevens beslissen het niet"),
    Entry(
      "no standard error: answers are separated",
      "geen standaardfout: antwoorden worden volledig onderscheiden"),
    Entry(
      "no standard error: the residuals say nothing about it",
      "geen standaardfout: de residuen zeggen er niets over"),
    Entry(
      "no standard error: only the penalty keeps it finite",
      "geen standaardfout: alleen de straf houdt het eindig"),
    Entry(
      "no test: only the penalty keeps a coefficient finite",
      "geen toets: alleen de straf houdt een coëfficiënt eindig"),
    Entry(
      "no test: the residuals say nothing about a coefficient",
      "geen toets: de residuen zeggen niets over een coëfficiënt"),
    Entry(
      "no test: answers are separated, so that a coefficient is infinite",
      "geen toets: antwoorden worden volledig onderscheiden, zodat een coëfficiënt oneindig is"),
    Entry(
      "no test: fewer than one degree of freedom", "geen toets: minder dan één vrijheidsgraad"),
    Entry(
      "no test: the variances do not tell the coefficients apart",
      "geen toets: de varianties onderscheiden de coëfficiënten niet"),
    Entry(
      "no test: nothing of it can be estimated", "geen toets: er is niets van te schatten"),
    Entry(
      "no test: own effects at each threshold are more parameters than there are people",
      "geen toets: eigen effecten op elke drempel zijn meer parameters dan er mensen zijn"),
    Entry(
      "no test: the search for own effects at each threshold did not end",
      "geen toets: het zoeken naar eigen effecten op elke drempel eindigde niet"),
    Entry(
      "no test: the data do not allow own effects at each threshold",
      "geen toets: de gegevens laten geen eigen effecten op elke drempel toe"),
    Entry("fixed by the form of the model", "ligt vast door de vorm van het model"),
    Entry(
      "no combination of the other factors has all levels compared",
      "geen combinatie van de andere factoren heeft alle vergeleken niveaus"),
    Entry(
      "the model has no interaction of {1} with {2}",
      "het model heeft geen interactie van {1} met {2}"),
  ]
}
