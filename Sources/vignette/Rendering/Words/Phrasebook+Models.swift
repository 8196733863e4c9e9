extension Phrasebook {
  /// Titles, notes and warnings of regressions.
  static let models: [Entry] = [
    Entry(
      "Logistic regression of the answers on the version",
      "Logistische regressie van de antwoorden op de versie"),
    Entry("Likelihood-ratio tests of the version", "Likelihoodratiotoetsen van de versie"),
    Entry("Likelihood-ratio tests of {1}", "Likelihoodratiotoetsen van {1}"),
    Entry("Coefficients of {1}", "Coëfficiënten van {1}"), Entry("Fit of {1}", "Model {1}"),
    Entry("Average marginal effects on {1}", "Gemiddelde marginale effecten op {1}"),
    Entry(
      "Differences between the versions, adjusted for covariates",
      "Verschillen tussen de versies, gecorrigeerd voor kenmerken"),
    Entry(
      "Answers by version, adjusted for covariates",
      "Antwoorden per versie, gecorrigeerd voor kenmerken"),
    Entry(
      "Each row compares the model with the same model without the version.",
      "Elke rij vergelijkt het model met hetzelfde model zonder de versie."),
    Entry(
      "Each row drops its term from the model; terms that are part of an interaction are not "
        + "dropped without it.",
      "Elke rij laat haar term uit het model; termen die deel zijn van een interactie worden niet "
        + "zonder die interactie weggelaten."),
    Entry(
      "The row without a term drops all of them.", "De rij zonder term laat ze allemaal weg."),
    Entry(
      "Shares that each version would have among the same people, from a multinomial logit model "
        + "of the answer on the version and the covariates; standard errors by the delta method.",
      "Aandelen die elke versie bij dezelfde mensen zou hebben, uit een multinomiaal logitmodel "
        + "van het antwoord op de versie en de kenmerken; standaardfouten volgens de deltamethode."
    ),
    Entry(
      "p (Holm): adjusted over options and contrasts within an outcome.",
      "p (Holm): gecorrigeerd over opties en contrasten binnen een uitkomst."),
    Entry(
      "Raw: the same people, without adjustment.", "Ruw: dezelfde mensen, zonder correctie."),
    Entry(
      "The share that the option would have if everybody had seen the version.",
      "Het aandeel dat de optie zou hebben als iedereen de versie had gezien."),
    Entry(
      "Intervals on the scale of the log odds.", "Intervallen op de schaal van de log-odds."),
    Entry(
      "one.vs.rest: log odds of the option against all others; multinomial: against the first "
        + "option.",
      "Optie tegen de rest: log-odds van de optie tegen alle andere; multinomiaal: tegen de eerste "
        + "optie."),
    Entry("{1} % intervals: Wald.", "{1} %-intervallen: Wald."),
    Entry("{1} % intervals: profile likelihood.", "{1} %-intervallen: profiellikelihood."),
    Entry("p: normal reference (df is null).", "p: normale verdeling (df ontbreekt)."),
    Entry("Log odds of {1}; {2}.", "Log-odds van {1*}; {2}."),
    Entry("{1} % Wald intervals", "{1} % Wald-intervallen"),
    Entry("{1} % profile-likelihood intervals", "{1} % profiellikelihood-intervallen"),
    Entry(
      "The likelihood is that of single answers, so that a saturated model has 0.",
      "De likelihood is die van losse antwoorden, zodat een verzadigd model 0 heeft."),
    Entry(
      "Change of the probability of the answer, averaged over the people of the data: for a factor "
        + "the level against the reference, for a number per unit.",
      "Verandering van de kans op het antwoord, gemiddeld over de mensen in de gegevens: voor een "
        + "factor het niveau tegen de referentie, voor een getal per eenheid."),
    Entry("Standard errors by the delta method.", "Standaardfouten volgens de deltamethode."),
    Entry(
      "{1} of {2} people was left out of the model of '{3}' because an answer is missing ({4}).",
      "{1} van {2} personen is uit het model van ‘{3}’ weggelaten omdat een antwoord ontbreekt "
        + "({4})."),
    Entry(
      "{1} of {2} people were left out of the model of '{3}' because an answer is missing ({4}).",
      "{1} van {2} personen zijn uit het model van ‘{3}’ weggelaten omdat een antwoord ontbreekt "
        + "({4})."),
    Entry(
      "The results hold for everybody only where answers are missing by chance.",
      "De resultaten gelden alleen voor iedereen waar antwoorden door toeval ontbreken."),
    Entry(
      "The regression of '{1}' could not be made and is left out.",
      "De regressie van ‘{1}’ kon niet worden gemaakt en is weggelaten."),
    Entry(
      "The comparison of '{1}' adjusted for {2} could not be made and is left out.",
      "De vergelijking van ‘{1}’ gecorrigeerd voor {2} kon niet worden gemaakt en is weggelaten."),
    Entry(
      "The model of {1} on {2} is left out: it has {3} parameters for {4} people.",
      "Het model van {1} op {2} is weggelaten: het heeft {3} parameters voor {4} personen."),
    Entry(
      "The model of {1} on {2} is left out: it has {3} parameters for 1 person.",
      "Het model van {1} op {2} is weggelaten: het heeft {3} parameters voor 1 persoon."),
    Entry(
      "Merging rare answers makes it possible.",
      "Zeldzame antwoorden samenvoegen maakt het mogelijk."),
    Entry(
      "'{1}' has only the level '{2}' in the complete rows; leave it out.",
      "‘{1}’ heeft in de volledige rijen alleen het niveau ‘{2}’; laat het weg."),
    Entry(
      "'{1}' is {2} in all complete rows; leave it out.",
      "‘{1}’ is {2} in alle volledige rijen; laat het weg."),
    Entry(
      "None of the {1} rows has all of {2}; leave out a variable that is mostly missing, or treat "
        + "missing answers as a category.",
      "Geen van de {1} rijen heeft {2} allemaal; laat een variabele weg die meestal ontbreekt, of "
        + "maak van ontbrekende antwoorden een categorie."),
    Entry(
      "No complete row has '{1}' as '{2}'; the model leaves that level out.",
      "Geen volledige rij heeft ‘{1}’ als ‘{2}’; het model laat dat niveau weg."),
    Entry(
      "'{1}' is left out of the model: no complete row has that combination.",
      "‘{1}’ is uit het model gelaten: geen volledige rij heeft die combinatie."),
    Entry(
      "'{1}' is left out of the model: {2} determines it.",
      "‘{1}’ is uit het model gelaten: {2} bepaalt het."),
    Entry(
      "'{1}' is left out of the model: {2} determine it.",
      "‘{1}’ is uit het model gelaten: {2} bepalen het."),
    Entry(
      "In the model of {1}, the combination {2} tells the answers of {3} people apart without "
        + "error.",
      "In het model van {1} onderscheidt de combinatie {2} de antwoorden van {3} mensen zonder "
        + "fout."),
    Entry("all", "alle"), Entry("some", "sommige"),
    Entry(
      "Therefore {1} of the {2} coefficients are infinite or undetermined and have no interval; "
        + "the others come from the people whose answers are not told apart.",
      "Daarom zijn {1} van de {2} coëfficiënten oneindig of onbepaald en zonder interval; de "
        + "andere komen van de mensen wier antwoorden niet onderscheiden worden."),
    Entry(
      "Therefore {1} of the {2} coefficients is infinite or undetermined and has no interval; the "
        + "others come from the people whose answers are not told apart.",
      "Daarom is {1} van de {2} coëfficiënten oneindig of onbepaald en zonder interval; de "
        + "andere komen van de mensen wier antwoorden niet onderscheiden worden."),
    Entry(
      "Merging rare levels or leaving the term out gives finite estimates.",
      "Zeldzame niveaus samenvoegen of de term weglaten geeft eindige schattingen."),
  ]
}
