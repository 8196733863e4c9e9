extension Phrasebook {
  /// What a reader of a regression must know.
  static let regressionWarnings: [Entry] = [
    Entry(
      "{1} rows were left out of all models because an answer is missing ({2}).",
      "{1} rijen zijn uit alle modellen gelaten omdat een antwoord ontbreekt ({2})."),
    Entry(
      "1 row was left out of all models because an answer is missing ({1}).",
      "1 rij is uit alle modellen gelaten omdat een antwoord ontbreekt ({1})."),
    Entry(
      "The population's shares of {1} add up to {2} % as they are printed; they were scaled to 100 "
        + "%.",
      "De aandelen van {1} in de populatie tellen zoals gedrukt op tot {2} %; ze zijn geschaald naar "
        + "100 %."),
    Entry("These data are nobody's answers.", "Deze gegevens zijn niemands antwoorden."),
    Entry("The file says of itself: {1}.", "Het bestand zegt van zichzelf: {1}."),
    Entry(
      "1 person has weight 0 and is not counted.", "1 mens heeft gewicht 0 en telt niet mee."),
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
      "The model fits one person exactly, whatever the answer, because nobody else has that "
        + "combination of answers; robust standard errors leave that person out and are too small "
        + "for the terms that the person determines.",
      "Het model past precies op één mens, wat die ook antwoordt, omdat niemand anders die "
        + "combinatie van antwoorden heeft; robuuste standaardfouten laten die weg en zijn te klein "
        + "voor de termen die deze mens bepaalt."),
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
      "The model's own standard errors, neither robust nor by cluster, are better here.",
      "De standaardfouten van het model zelf, niet robuust en niet per cluster, zijn hier beter."),
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
      "Let fewer terms differ between thresholds, or use a multinomial model.",
      "Laat minder termen tussen drempels verschillen, of gebruik een multinomiaal model."),
    Entry(
      "In a formula {1} means the variable itself, because a power there names interactions.",
      "In een formule betekent {1} de variabele zelf, omdat een macht daar interacties noemt."),
    Entry(
      "For the power of the number write {1}.", "Schrijf voor de macht van het getal {1}."),
  ]
}
