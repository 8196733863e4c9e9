extension Phrasebook {
  /// What is said of published figures: warnings of a comparison and findings of a check.
  static let published: [Entry] = publishedComparisons + publishedChecks

  private static let publishedComparisons: [Entry] = [
    Entry(
      "From published percentages: whole counts by largest remainder, so that shares can differ "
        + "from the printed ones in the last digit.",
      "Uit gepubliceerde percentages: hele aantallen volgens de grootste resten, zodat aandelen in "
        + "het laatste cijfer van de gedrukte kunnen afwijken."),
    Entry(
      "Rows with basis weighted.percentages take the stated number of respondents at face value.",
      "Rijen met basis weighted.percentages nemen het vermelde aantal respondenten letterlijk."),
    Entry(
      "'{1}' differs between the versions ({2}; standardised differences up to {3}): they cannot "
        + "be random halves of one group, so differences in answers may be the readers' and not "
        + "the wording's.",
      "‘{1}’ verschilt tussen de versies ({2}; gestandaardiseerde verschillen tot {3}): zij kunnen "
        + "geen willekeurige helften van één groep zijn, zodat verschillen in antwoorden aan de "
        + "lezers kunnen liggen en niet aan de tekst."),
    Entry(
      "Compare with respondents' data, adjusted for '{1}'.",
      "Vergelijk met gegevens van respondenten, gecorrigeerd voor ‘{1}’."),
    Entry("X² = {1}, {2} df, p = {3}", "X² = {1}, {2} vrijheidsgraden, p = {3}"),
    Entry(
      "{1}: version {2} against version {3}: {4}", "{1}: versie {2} tegen versie {3}: {4}"),
    Entry(
      "The percentages of version {1} are weighted and stand beside unweighted ones (version {2}): "
        + "the stated number of respondents is only nominal, so p-values are too small and "
        + "intervals too narrow.",
      "De percentages van versie {1} zijn gewogen en staan naast ongewogen percentages (versie "
        + "{2}): het vermelde aantal respondenten is slechts nominaal, zodat p-waarden te klein en "
        + "intervallen te smal zijn."),
    Entry(
      "The percentages of version {1} are weighted: the stated number of respondents is only "
        + "nominal, so p-values are too small and intervals too narrow.",
      "De percentages van versie {1} zijn gewogen: het vermelde aantal respondenten is slechts "
        + "nominaal, zodat p-waarden te klein en intervallen te smal zijn."),
    Entry(
      "The published margins imply a design effect of at least {1} ({2} independent: {3}).",
      "De gepubliceerde marges wijzen op een ontwerpeffect van minstens {1} ({3} als {2} "
        + "onafhankelijk zijn)."),
    Entry(
      "Table `envelope` gives the design effect that carries p over {1}.",
      "Tabel `envelope` geeft het ontwerpeffect dat p boven {1} brengt."),
    Entry(
      "'{1}': no whole counts of {2} respondents give the percentages of version {3}; up to 10 % "
        + "smaller, these numbers of respondents fit: {4}; the rounding envelope is taken over "
        + "them.",
      "‘{1}’: geen hele aantallen van {2} respondenten geven de percentages van versie {3}; tot "
        + "10 % minder passen deze aantallen respondenten: {4}; de afrondingsgrenzen zijn daarover "
        + "genomen."),
    Entry(
      "'{1}': no whole counts of {2} respondents give the percentages of version {3}; no number of "
        + "respondents up to 10 % smaller fits either.",
      "‘{1}’: geen hele aantallen van {2} respondenten geven de percentages van versie {3}; ook "
        + "tot 10 % minder past geen aantal respondenten."),
  ]

  private static let publishedChecks: [Entry] = [
    Entry(
      "The two versions differ in {1} factors at once, {2}; their difference mixes both and cannot "
        + "say which of them made it.",
      "De twee versies verschillen in {1} factoren tegelijk, {2}; hun verschil mengt beide en kan "
        + "niet zeggen welke van de twee het maakte."),
    Entry(
      "Read the difference as that of the whole change of wording.",
      "Lees het verschil als dat van de hele tekstwijziging."),
    Entry(
      "To tell the factors apart, show the cells of the full design, {1}; or change one factor "
        + "only.",
      "Toon om de factoren te scheiden alle cellen van het volledige ontwerp, {1}; of verander één "
        + "factor."),
    Entry(
      "{1} differs between the versions: {2} ({3}; standardised differences up to {4}).",
      "{1} verschilt tussen de versies: {2} ({3}; gestandaardiseerde verschillen tot {4})."),
    Entry(
      "The versions cannot be random halves of one group, so a difference in answers may be the "
        + "readers' and not the wording's.",
      "De versies kunnen geen willekeurige helften van één groep zijn, zodat een verschil in "
        + "antwoorden aan de lezers kan liggen en niet aan de tekst."),
    Entry(
      "Compare the versions within, or adjusted for, {1} (respondents' data needed); don't call "
        + "the contrast an effect of the wording.",
      "Vergelijk de versies binnen {1} of daarvoor gecorrigeerd (gegevens van respondenten nodig); "
        + "noem het contrast geen effect van de tekst."),
    Entry(
      "The figures of {1} are weighted, those of {2} are not ({3}); a difference mixes the wording "
        + "with what the weights do.",
      "De cijfers van {1} zijn gewogen, die van {2} niet ({3}); een verschil mengt de tekst met "
        + "wat de weging doet."),
    Entry(
      "The printed margins imply a design effect of {1} or more; of {2} if {3} are independent.",
      "De gedrukte marges wijzen op een ontwerpeffect van {1} of meer; van {2} als {3} "
        + "onafhankelijk zijn."),
    Entry(
      "Weight both versions to the same margins, or compare both unweighted; take p from the "
        + "weighted version's effective sample size.",
      "Weeg beide versies naar dezelfde marges of vergelijk beide ongewogen; neem p uit de "
        + "effectieve steekproefomvang van de gewogen versie."),
    Entry(
      "The source reports {1} respondents in total, but its samples are {2}.",
      "De bron noemt in totaal {1} respondenten, maar haar steekproeven zijn {2}."),
    Entry(
      "Ask which figure counts whom (unfinished answers, exclusions, a second visit) before "
        + "quoting a total.",
      "Vraag welk cijfer wie telt (onafgemaakte antwoorden, uitsluitingen, een tweede bezoek) "
        + "voordat u een totaal noemt."),
    Entry(
      "No whole number of {1} respondents gives {2}.",
      "Geen heel aantal van {1} respondenten geeft {2}."),
    Entry(
      "Each percentage is possible for {1} respondents, but no counts that give them add up to "
        + "{2}.",
      "Elk percentage is mogelijk bij {1} respondenten, maar geen aantallen die ze geven tellen op "
        + "tot {2}."),
    Entry(
      "Down to 10 % less, these sample sizes fit: {1}.",
      "Tot 10 % minder passen deze aantallen respondenten: {1}."),
    Entry(
      "Nearby, these sample sizes fit: {1}.",
      "In de buurt passen deze aantallen respondenten: {1}."),
    Entry(
      "No sample size down to {1} % less fits either.",
      "Ook tot {1} % minder past geen aantal respondenten."),
    Entry(
      "Ask how many answered this question (answers may be missing) and whether the figures are "
        + "weighted; until then counts made from them are approximations.",
      "Vraag hoeveel mensen deze vraag beantwoordden (antwoorden kunnen ontbreken) en of de "
        + "cijfers gewogen zijn; tot dan zijn aantallen die eruit volgen benaderingen."),
    Entry(
      "The source prints {1} here and {2} elsewhere.",
      "De bron drukt hier {1} af en elders {2}."),
    Entry(
      "Only {1} lets the percentages add up to 100.",
      "Alleen met {1} tellen de percentages op tot 100."),
    Entry(
      "Say which one is used and why; ask the authors.",
      "Zeg welk cijfer gebruikt is en waarom; vraag het de auteurs."),
    Entry("percentages add up to 100", "percentages tellen op tot 100"),
    Entry(
      "whole numbers of {1} respondents give the percentages",
      "hele aantallen van {1} respondenten geven de percentages"),
    Entry(
      "{1} does not differ between the versions beyond chance ({2})",
      "{1} verschilt niet meer dan toevallig tussen de versies ({2})"),
    Entry(
      "class sizes and means reproduce the overall mean of {1}",
      "klassengrootten en gemiddelden geven het algemene gemiddelde van {1} weer"),
    Entry("mean and SD possible for N = {1}", "gemiddelde en SD mogelijk bij N = {1}"),
    Entry(
      "{1} test statistics and p-values follow from the printed figures",
      "{1} toetsgrootheden en p-waarden volgen uit de gedrukte cijfers"),
    Entry(
      "{1} respondents × {2} vignettes = {3} answers",
      "{1} respondenten × {2} vignetten = {3} antwoorden"),
    Entry("Checked and found to hold", "Nagegaan en in orde"),
    Entry(
      "What the printed figures say of those left out",
      "Wat de gedrukte cijfers zeggen over de weggelaten cijfers"),
    Entry(
      "Limits follow from the rounding intervals of the printed figures.",
      "De grenzen volgen uit de afrondingsintervallen van de gedrukte cijfers."),
    Entry("impossible figures", "onmogelijke cijfers"), Entry("difference", "verschil"),
    Entry("respondents", "respondenten"), Entry("implied design effect", "ontwerpeffect"),
    Entry("correlations", "correlaties"),
  ]
}
