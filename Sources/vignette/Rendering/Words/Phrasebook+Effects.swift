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

  private static let modelTables: [Entry] = [
    Entry(
      "Likelihood ratio where both models are estimated by maximum likelihood with the model's own "
        + "variances; otherwise a Wald test of the added terms with the larger model's estimator of "
        + "variances, in a gaussian model with the model's own variances the F test.",
      "Likelihoodratio waar beide modellen met maximale likelihood en de eigen varianties geschat "
        + "zijn; anders een Waldtoets van de toegevoegde termen met de varianties van het grotere "
        + "model, in een gaussiaans model met eigen varianties de F-toets."),
    Entry(
      "Estimates and standard errors as they are printed; statistic, p and limits follow from them, "
        + "with a normal reference unless the source states degrees of freedom.",
      "Schattingen en standaardfouten zoals ze gedrukt zijn; toetsgrootheid, p en grenzen volgen "
        + "daaruit, met de normale verdeling tenzij de bron vrijheidsgraden noemt."),
    Entry(
      "From the table {1}, with the derived value of {2}.",
      "Uit de tabel {1}, met de afgeleide waarde van {2}."),
    Entry("From the table {1}.", "Uit de tabel {1}."),
    Entry(
      "Around the published mean of {1}; the source does not say how much respondents differ, so "
        + "there is no standard error.",
      "Rond het gepubliceerde gemiddelde van {1}; de bron zegt niet hoeveel respondenten van elkaar "
        + "verschillen, dus er is geen standaardfout."),
    Entry(
      "How much larger the effect of the factor is at the other factor's level than at its "
        + "reference.",
      "Hoeveel groter het effect van de factor is bij het niveau van de andere factor dan bij diens "
        + "referentie."),
    Entry(
      "not legible; the value shown, if any, is derived",
      "niet leesbaar; de getoonde waarde, als die er is, is afgeleid"),
  ]

  private static let regressionWarnings: [Entry] = [
    Entry(
      "{1} rows were left out of all models because an answer is missing ({2}).",
      "{1} rijen zijn uit alle modellen gelaten omdat een antwoord ontbreekt ({2})."),
    Entry("These data are nobody's answers.", "Deze gegevens zijn niemands antwoorden."),
    Entry("The file says of itself: {1}.", "Het bestand zegt van zichzelf: {1}."),
    Entry(
      "{1} people have weight 0 and are not counted.",
      "{1} mensen hebben gewicht 0 en tellen niet mee."),
    Entry(
      "The model fits every answer exactly; standard errors and tests say nothing then.",
      "Het model past precies op elk antwoord; standaardfouten en toetsen zeggen dan niets."),
    Entry(
      "The model fits {1} people exactly, whatever they answer, because nobody else has their "
        + "combination of answers; robust standard errors leave them out and are too small for the "
        + "terms that they determine.",
      "Het model past precies op {1} mensen, wat ze ook antwoorden, omdat niemand anders hun "
        + "combinatie van antwoorden heeft; robuuste standaardfouten laten hen weg en zijn te klein "
        + "voor de termen die zij bepalen."),
    Entry(
      "One cluster alone determines {1}: how much it would differ between clusters cannot be seen, "
        + "and the standard error is too small.",
      "Eén cluster alleen bepaalt {1}: hoeveel dat tussen clusters zou verschillen is niet te zien, "
        + "en de standaardfout is te klein."),
    Entry(
      "The standard errors of {1} rest on very few clusters ({2} degrees of freedom at the least); "
        + "their intervals are unreliable and p may be too small.",
      "De standaardfouten van {1} rusten op heel weinig clusters (minstens {2} vrijheidsgraden); hun "
        + "intervallen zijn onbetrouwbaar en p kan te klein zijn."),
    Entry(
      "The {1} clusters of {2} are so unequal in size that they weigh as much as {3} equal ones.",
      "De {1} clusters van {2} zijn zo ongelijk van grootte dat ze zo zwaar wegen als {3} gelijke."),
    Entry(
      "With so few, intervals of {1} % held the truth in {2} to {3} % of simulated studies.",
      "Met zo weinig bevatten intervallen van {1} % de waarheid in {2} tot {3} % van gesimuleerde "
        + "studies."),
    Entry(
      "Answers to {1} are separated, and only the penalty keeps {2} finite.",
      "Antwoorden op {1} worden volledig onderscheiden, en alleen de straf houdt {2} eindig."),
    Entry(
      "Separated answers leave no residuals, so that robust standard errors would be far too small: "
        + "these coefficients have none, nor have marginal effects and tests that depend on them.",
      "Zulke antwoorden laten geen residuen over, zodat robuuste standaardfouten veel te klein "
        + "zouden zijn: deze coëfficiënten hebben er geen, en marginale effecten en toetsen die "
        + "ervan afhangen evenmin."),
    Entry(
      "The residuals say nothing about {1}: they are all zero there, or cancel out within each "
        + "cluster, so that standard errors would be rounding errors.",
      "De residuen zeggen niets over {1}: ze zijn daar allemaal nul, of heffen elkaar binnen elk "
        + "cluster op, zodat standaardfouten afrondingsfouten zouden zijn."),
    Entry("These coefficients have none.", "Deze coëfficiënten hebben er geen."),
    Entry(
      "The model's own standard errors (without --cluster or --robust) are better here.",
      "De standaardfouten van het model (zonder --cluster of --robust) zijn hier beter."),
    Entry(
      "There are {1} clusters for {2} parameters; all terms together cannot be tested.",
      "Er zijn {1} clusters voor {2} parameters; alle termen samen zijn niet te toetsen."),
    Entry(
      "The random effects {1} between groups of {2} are estimated as perfectly correlated (a "
        + "singular fit): the data do not tell them apart.",
      "De random effecten {1} tussen groepen van {2} zijn als volledig gecorreleerd geschat (een "
        + "singuliere aanpassing): de gegevens onderscheiden ze niet."),
    Entry(
      "A model with fewer random slopes says the same with fewer parameters.",
      "Een model met minder random hellingen zegt hetzelfde met minder parameters."),
    Entry(
      "The variance of {1} between groups of {2} is estimated as 0 (a singular fit): the answers of "
        + "a group are no more alike than those of different groups.",
      "De variantie van {1} tussen groepen van {2} is als 0 geschat (een singuliere aanpassing): de "
        + "antwoorden van een groep lijken niet meer op elkaar dan die van verschillende groepen."),
    Entry(
      "The figures are those of the model without it.", "De cijfers zijn die van het model zonder."),
    Entry(
      "In the partial proportional odds model of {1} the thresholds cross for {2} of {3} people, so "
        + "that an answer that none of them gave has a probability below 0 there.",
      "In het deels proportionele-oddsmodel van {1} kruisen de drempels voor {2} van {3} mensen, "
        + "zodat een antwoord dat niemand van hen gaf daar een kans onder 0 heeft."),
    Entry(
      "Let fewer terms differ between thresholds, or use --family multinomial.",
      "Laat minder termen tussen drempels verschillen, of gebruik --family multinomial."),
    Entry(
      "In a formula {1} means the variable itself, because a power there names interactions.",
      "In een formule betekent {1} de variabele zelf, omdat een macht daar interacties noemt."),
    Entry(
      "For the power of the number write {1}.", "Schrijf voor de macht van het getal {1}."),
  ]
}
