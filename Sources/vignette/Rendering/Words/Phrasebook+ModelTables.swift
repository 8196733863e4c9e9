extension Phrasebook {
  /// Models side by side, and what published coefficients imply.
  static let modelTables: [Entry] = [
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
}
