extension Phrasebook {
  /// Findings about published tables of vignettes, and figures computed again.
  static let factorial: [Entry] = [
    Entry(
      "The main effects don't follow from the vignettes at the printed precision: every figure "
        + "would have to be {1} off.",
      "De hoofdeffecten volgen niet uit de vignetten zoals ze gedrukt zijn: elk cijfer zou er {1} "
        + "naast moeten zitten."),
    Entry(
      "No arrangement of the {1} combinations of levels and no value of {2} fits both tables at "
        + "the printed precision.",
      "Geen verdeling van de {1} combinaties van niveaus en geen waarde van {2} past bij beide "
        + "tabellen zoals ze gedrukt zijn."),
    Entry(
      "No arrangement of the {1} combinations of levels fits both tables at the printed precision.",
      "Geen verdeling van de {1} combinaties van niveaus past bij beide tabellen zoals ze gedrukt "
        + "zijn."),
    Entry(
      "The nearest misses by {1} per figure, with {2} = {3} ({4} by effect): {5}.",
      "De naaste zit er {1} per cijfer naast, met {2} = {3} ({4} per effect): {5*}."),
    Entry(
      "The nearest misses by {1} per figure: {2}.", "De naaste zit er {1} per cijfer naast: {2*}."),
    Entry(
      "If {1} stands for as many decimals as the other figures show, it misses by {2}.",
      "Staat {1*} voor evenveel decimalen als de andere cijfers tonen, dan zit die er {2} naast."),
    Entry(
      "Exchanging only {1} fits equally, with {2} = {3}.",
      "Alleen {1} verwisselen past even goed, met {2} = {3}."),
    Entry("Exchanging only {1} fits equally.", "Alleen {1} verwisselen past even goed."),
    Entry(
      "Exchanging only {1} misses by {2}, with {3} = {4}.",
      "Alleen {1} verwisselen zit er {2} naast, met {3} = {4}."),
    Entry(
      "Exchanging only {1} misses by {2}.", "Alleen {1} verwisselen zit er {2} naast."),
    Entry(
      "Another arrangement misses by {1}, with {2} = {3}: {4}.",
      "Een andere verdeling zit er {1} naast, met {2} = {3}: {4*}."),
    Entry(
      "Another arrangement misses by {1}: {2}.", "Een andere verdeling zit er {1} naast: {2*}."),
    Entry(
      "The next arrangement misses by {1}.", "De volgende verdeling zit er {1} naast."),
    Entry(
      "{1} arrangements of the levels fit both tables exactly, among them, with {2} = {3}: {4}.",
      "{1} verdelingen van de niveaus passen precies bij beide tabellen, waaronder, met {2} = {3}: "
        + "{4*}."),
    Entry(
      "{1} arrangements of the levels fit both tables exactly, among them: {2}.",
      "{1} verdelingen van de niveaus passen precies bij beide tabellen, waaronder: {2*}."),
    Entry(
      "The derived coefficient is given as {1}, but the effects give {2}.",
      "De afgeleide coëfficiënt staat als {1}, maar de effecten geven {2}."),
    Entry(
      "The vignettes imply that {1} work together: {2} is worth {3} where {4} is {5} and {6} where "
        + "it is {7}, an interaction of {8} ({9} by rounding), {10} standard errors.",
      "Uit de vignetten volgt dat {1} samenwerken: {2} is {3} waard waar {4} {5} is en {6} waar het "
        + "{7} is, een interactie van {8} ({9} door afronding), {10} standaardfouten."),
    Entry(
      "The vignettes imply an interaction of {1} of {2} ({3} by rounding), {4} standard errors.",
      "Uit de vignetten volgt een interactie van {1} van {2} ({3} door afronding), {4} "
        + "standaardfouten."),
    Entry(
      "The table of main effects hides this.", "De tabel met hoofdeffecten verbergt dat."),
    Entry(
      "It holds only if the derived levels do.",
      "Het geldt alleen als de afgeleide niveaus kloppen."),
    Entry(
      "Standard errors of {1} for main effects and {2} for vignettes fit {3}, not {4} respondents.",
      "Standaardfouten van {1} voor hoofdeffecten en {2} voor vignetten passen bij {3*}, niet bij "
        + "{4} respondenten."),
    Entry(
      "With the printed statistics, which are more exact, it is {1}.",
      "Met de gedrukte toetsgrootheden, die preciezer zijn, is het {1*}."),
    Entry(
      "Of these, {1} give {2} too.", "Daarvan geven {1*} ook {2*}."),
    Entry(
      "None of these numbers gives {1} too.", "Geen van deze aantallen geeft ook {1*}."),
    Entry(
      "With {1} respondents, an SD of {2} over {3} ratings and a standard error of {4} for "
        + "vignettes leave a variance between respondents of {5}, which is impossible.",
      "Bij {1} respondenten laten een SD van {2} over {3} beoordelingen en een standaardfout van "
        + "{4} voor vignetten een variantie tussen respondenten van {5} over, wat niet kan."),
    Entry(
      "At most {1} respondents can have both.", "Hooguit {1} respondenten kunnen beide hebben."),

    Entry(
      "Ask whether both tables are of the same ratings, and look the figures up.",
      "Vraag of beide tabellen van dezelfde beoordelingen zijn, en zoek de cijfers op."),
    Entry(
      "Ask which vignette has which levels; until then say that they are derived, also of "
        + "everything that is computed with them.",
      "Vraag welk vignet welke niveaus heeft; zeg tot dan dat ze afgeleid zijn, ook van alles wat "
        + "ermee berekend wordt."),
    Entry(
      "Report the interaction with the effects; don't read a main effect as what the factor is "
        + "worth everywhere.",
      "Rapporteer de interactie bij de effecten; lees een hoofdeffect niet als wat de factor overal "
        + "waard is."),
    Entry(
      "Ask how many respondents each table is of (answers may be missing), and which model it "
        + "shows.",
      "Vraag van hoeveel respondenten elke tabel is (antwoorden kunnen ontbreken), en welk model "
        + "ze toont."),
    Entry(
      "Ask how many respondents and ratings each figure is of.",
      "Vraag van hoeveel respondenten en beoordelingen elk cijfer is."),
    Entry("per figure", "per cijfer"),
    Entry("interaction", "interactie"),
    Entry("arrangements", "verdelingen"),
    Entry("variance between respondents", "variantie tussen respondenten"),
    Entry("coefficient", "coëfficiënt"),
    Entry("interaction {1}", "interactie {1}"),
    Entry(
      "{1} respondents have both standard errors", "{1} respondenten hebben beide standaardfouten"),
    Entry(
      "the SD leaves room for differences between respondents",
      "de SD laat ruimte voor verschillen tussen respondenten"),
    Entry(
      "the main effects follow from the vignettes under one arrangement of the levels only",
      "de hoofdeffecten volgen uit de vignetten onder maar één verdeling van de niveaus"),
    Entry(
      "the main effects follow from the vignettes", "de hoofdeffecten volgen uit de vignetten"),

    Entry("Published figures, computed again", "Gepubliceerde cijfers, opnieuw berekend"),
    Entry(
      "Lowest and highest: what rounds to the published figure; a p of .000 is anything up to "
        + ".0005.",
      "Laagste en hoogste: wat op het gepubliceerde cijfer afrondt; een p van ,000 is alles tot "
        + ",0005."),
    Entry(
      "Computed: from the other printed figures, with what their rounding allows; a figure agrees "
        + "where the two ranges meet.",
      "Berekend: uit de andere gedrukte cijfers, met wat hun afronding toelaat; een cijfer klopt "
        + "waar de twee bereiken elkaar raken."),
    Entry(
      "Computed: by the table's own model of these data; a figure agrees where it rounds to the "
        + "published one.",
      "Berekend: met het model van de tabel op deze gegevens; een cijfer klopt waar het op het "
        + "gepubliceerde afrondt."),
    Entry("Coefficient over statistic.", "Coëfficiënt gedeeld door toetsgrootheid."),
    Entry("Coefficient over standard error.", "Coëfficiënt gedeeld door standaardfout."),
    Entry(
      "It takes a coefficient and a statistic, or the answers.",
      "Daarvoor zijn een coëfficiënt en een toetsgrootheid nodig, of de antwoorden."),
    Entry(
      "It takes a coefficient and its standard error, or the answers.",
      "Daarvoor zijn een coëfficiënt en zijn standaardfout nodig, of de antwoorden."),
    Entry(
      "It takes a statistic or a standard error, or the answers.",
      "Daarvoor is een toetsgrootheid of een standaardfout nodig, of de antwoorden."),
    Entry("It takes the answers.", "Daarvoor zijn de antwoorden nodig."),
    Entry("From the {1}.", "Uit de {1}."),
    Entry(
      "From the statistic, whatever its degrees of freedom.",
      "Uit de toetsgrootheid, bij elk aantal vrijheidsgraden."),
    Entry(
      "From the table {1} with {2} = {3}, which was derived from these effects; no value of {4} "
        + "gives all of them.",
      "Uit de tabel {1} met {2} = {3}, dat uit deze effecten is afgeleid; geen waarde van {4} geeft "
        + "ze alle."),
    Entry(
      "From the table {1} with {2} = {3}, which was derived from these effects.",
      "Uit de tabel {1} met {2} = {3}, dat uit deze effecten is afgeleid."),
    Entry(
      "From the table {1}; the tables don't fit.", "Uit de tabel {1}; de tabellen passen niet."),
    Entry("From the table {1}.", "Uit de tabel {1}."),
    Entry(
      "The source does not show which model this is.", "De bron toont niet welk model dit is."),
    Entry("The source does not show what this term is.", "De bron toont niet wat deze term is."),
    Entry(
      "It depends on terms that the source does not show.",
      "Het hangt af van termen die de bron niet toont."),
    Entry(
      "The source does not show this figure legibly.", "De bron toont dit cijfer niet leesbaar."),
    Entry("The model gives no such figure.", "Het model geeft zo’n cijfer niet."),
    Entry("The model '{1}' has no such term.", "Het model ‘{1}’ heeft zo’n term niet."),
    Entry("It is what the data give.", "Het is wat de gegevens geven."),
    Entry("The data give {1}.", "De gegevens geven {1}."),
  ]
}
