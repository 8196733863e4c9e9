extension Phrasebook {
  /// Assignment and its audit.
  static let assignment: [Entry] = [
    Entry("Assignments", "Toewijzingen"),
    Entry("Units by version", "Respondenten per versie"),
    Entry("Units by deck and version", "Respondenten per deck en versie"),
    Entry("Checks of the log", "Controles van het logboek"),
    Entry(
      "Present: assigned and not dropped.", "Aanwezig: toegewezen en niet uitgevallen."),
    Entry(
      "Expected: the plan's part of those present in the stratum.",
      "Verwacht: het geplande deel van de aanwezigen in het stratum."),
    Entry(
      "Rows without a stratum are of all units.",
      "Regels zonder stratum gaan over alle respondenten."),
    Entry(
      "The seed holds {1} bits at most: whoever knows its commitment can find it by trying, and "
        + "with it everybody's version.",
      "De startwaarde bevat hooguit {1} bits: wie de vastlegging kent kan haar door proberen "
        + "vinden, en daarmee ieders versie."),
    Entry(
      "Take one of at least {1} bits, such as 32 hexadecimal digits drawn by a machine.",
      "Neem er een van minstens {1} bits, zoals 32 door een machine getrokken hexadecimale "
        + "cijfers."),
    Entry(
      "The study plans no assignment: permuted blocks of {1} without strata were taken.",
      "De studie plant geen toewijzing: er zijn gepermuteerde blokken van {1} zonder strata "
        + "genomen."),
    Entry(
      "The study plans no allocation over its versions: equal numbers were taken.",
      "De studie plant geen verdeling over haar versies: er zijn gelijke aantallen genomen."),
    Entry(
      "{1} units stand in another stratum than when they were assigned, such as '{2}'; they keep "
        + "what they got.",
      "{1} respondenten staan in een ander stratum dan toen ze werden toegewezen, zoals '{2}'; ze "
        + "houden wat ze kregen."),
    Entry(
      "The study's file is not the one that the log was begun with; what assignment depends on is "
        + "compared in the check 'design'.",
      "Het studiebestand is niet dat waarmee het logboek begon; waar de toewijzing van afhangt "
        + "wordt vergeleken in de controle 'ontwerp'."),

    Entry("the last line is whole", "de laatste regel is heel"),
    Entry(
      "was torn off after {1} bytes; nobody was told of it, and the next assignment takes its place",
      "is na {1} bytes afgebroken; niemand heeft ervan gehoord, en de volgende toewijzing komt in de "
        + "plaats"),
    Entry("{1} lines", "{1} regels"),
    Entry("the last value is {1}", "de laatste waarde is {1}"),
    Entry("has no chain at its end", "eindigt niet op een schakel"),
    Entry(
      "does not follow from the line before: one of the two was changed, or lines between them "
        + "were taken out or put in",
      "volgt niet uit de regel ervoor: een van beide is veranderd, of er zijn regels tussen "
        + "weggenomen of toegevoegd"),
    Entry(
      "is not the end of the log: its chain is {1}, and the last one was to be {2}",
      "is niet het einde van het logboek: de schakel is {1}, en de laatste moest {2} zijn"),
    Entry("no study was given", "er is geen studie opgegeven"),
    Entry("differs from the study: {1}", "wijkt af van de studie: {1}"),
    Entry("the log's design is the study's", "het ontwerp in het logboek is dat van de studie"),
    Entry("simple assignment has no seed", "eenvoudige toewijzing heeft geen startwaarde"),
    Entry(
      "holds the commitment {1}, but the study states {2}",
      "bevat de vastlegging {1}, maar de studie noemt {2}"),
    Entry("no seed was given", "er is geen startwaarde opgegeven"),
    Entry(
      "holds the commitment {1}, but the seed has {2}",
      "bevat de vastlegging {1}, maar de startwaarde heeft {2}"),
    Entry(
      "the seed is the log's; the study states no commitment",
      "de startwaarde is die van het logboek; de studie noemt geen vastlegging"),
    Entry(
      "the seed is the one that the study committed to",
      "de startwaarde is die waarop de studie zich heeft vastgelegd"),
    Entry(
      "{1} assignments follow from the design and the seed",
      "{1} toewijzingen volgen uit ontwerp en startwaarde"),
    Entry("gives {1}, but {2} follows", "geeft {1}, maar {2} volgt"),
    Entry("assigns '{1}' a second time", "wijst '{1}' een tweede keer toe"),
    Entry(
      "gives '{1}' a status that it has already", "geeft '{1}' een status die er al is"),
    Entry(
      "only permuted blocks are balanced exactly",
      "alleen gepermuteerde blokken zijn precies in balans"),
    Entry(
      "ends block {1} of stratum {2}, in which versions and decks do not stand as planned",
      "beëindigt blok {1} van stratum {2}, waarin versies en decks niet staan zoals gepland"),
    Entry(
      "ends block {1}, in which versions and decks do not stand as planned",
      "beëindigt blok {1}, waarin versies en decks niet staan zoals gepland"),
    Entry(
      "{1} whole blocks hold every version and deck as planned",
      "{1} hele blokken bevatten elke versie en elk deck zoals gepland"),
    Entry("Randomisation tests of differences", "Randomisatietoetsen van verschillen"),
    Entry("Randomisation tests of terms", "Randomisatietoetsen van termen"),
    Entry(
      "Hypothesis: the version makes no difference to anybody's answer.",
      "Hypothese: de versie maakt voor niemands antwoord verschil."),
    Entry(
      "Versions are exchanged within the blocks of the log.",
      "Versies worden binnen de blokken van het logboek verwisseld."),
    Entry(
      "Versions are drawn for each respondent with the planned shares.",
      "Versies worden voor elke respondent getrokken met de geplande aandelen."),
    Entry(
      "Minimisation is replayed in the order of arrival.",
      "De minimalisatie wordt overgedaan in de volgorde van aankomst."),
    Entry(
      "Exact: all arrangements were gone through.",
      "Exact: alle mogelijke toewijzingen zijn doorlopen."),
    Entry(
      "p = (b + 1) / (B + 1) from B = {1} drawn arrangements, seed {2}.",
      "p = (b + 1) / (B + 1) uit B = {1} getrokken toewijzingen, startwaarde {2}."),
    Entry(
      "Means: studentised difference; the interval ({1} %) holds the constant effects that the "
        + "test does not reject.",
      "Gemiddelden: gestudentiseerd verschil; het interval ({1} %) bevat de constante effecten die "
        + "de toets niet verwerpt."),
    Entry(
      "Versions, decks and orders of vignettes are drawn anew as the log's design draws them.",
      "Versies, decks en volgordes van vignetten worden opnieuw getrokken zoals het ontwerp van het "
        + "logboek ze trekt."),
    Entry(
      "Statistic: Wald, by least squares with standard errors by respondent.",
      "Toetsgrootheid: Wald, met kleinste kwadraten en standaardfouten per respondent."),
    Entry(
      "exact: what no other term has is drawn anew alone, the rest stays as assigned, and the test is "
        + "of its mattering to nobody; asymptotic: everything is drawn anew, other terms may matter "
        + "too, and only the studentised statistic keeps the test right, in large samples.",
      "exact: alleen wat geen andere term heeft wordt opnieuw getrokken, de rest blijft zoals "
        + "toegewezen, en getoetst wordt dat het voor niemand uitmaakt; asymptotisch: alles wordt "
        + "opnieuw getrokken, andere termen kunnen ook uitmaken, en alleen de gestudentiseerde "
        + "toetsgrootheid houdt de toets goed, in grote steekproeven."),
    Entry(
      "Where replicates has no simulation error, it counts all arrangements there are.",
      "Waar bij de herhalingen geen simulatiefout staat, zijn het alle mogelijke toewijzingen."),
    Entry(
      "'{1}' has no randomisation test: {2}.", "'{1}' heeft geen randomisatietoets: {2}."),
    Entry(
      "of one version nobody answered ({1})", "van één versie antwoordde niemand ({1})"),
    Entry("of one version nobody answered", "van één versie antwoordde niemand"),
    Entry(
      "a version has fewer than two numbers ({1})",
      "een versie heeft minder dan twee getallen ({1})"),
    Entry(
      "minimisation of more than two versions can't be replayed for two of them alone ({1})",
      "minimalisatie van meer dan twee versies kan niet voor twee ervan worden overgedaan ({1})"),
    Entry("Unit", "Respondent"), Entry("Deck", "Deck"),
    Entry("Vignettes, in order", "Vignetten, op volgorde"),
  ]
}
