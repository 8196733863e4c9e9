extension Phrasebook {
  /// The tables of a study's texts, and what is questionable in them.
  static let texts: [Entry] = [
    Entry("Texts as respondents read them", "Teksten zoals respondenten ze lezen"),
    Entry("Length and difficulty", "Lengte en moeilijkheid"),
    Entry("Where the texts differ", "Waar de teksten verschillen"),
    Entry(
      "LIX (Björnsson): words per sentence plus the percentage of words of more than six letters; "
        + "compare it within one language only.",
      "LIX (Björnsson): woorden per zin plus het percentage woorden van meer dan zes letters; "
        + "vergelijk het alleen binnen één taal."),
    Entry(
      "Stretches in order, the same ones too; a number of sentences is counted on where a sentence "
        + "begins in both texts.",
      "Stukken op volgorde, ook de gelijke; het nummer van de zin telt door waar in beide teksten "
        + "een zin begint."),
    Entry(
      "error: readers can't see what was meant to differ, or see a slot; warning: what differs is "
        + "not only what was meant to; note: worth knowing.",
      "Fout: lezers zien niet wat had moeten verschillen, of zien een invulplaats; waarschuwing: er "
        + "verschilt niet alleen wat moest verschillen; opmerking: goed om te weten."),

    Entry("the text", "de tekst"), Entry("the title", "de titel"),
    Entry("question '{1}'", "vraag ‘{1}’"), Entry("question '{1}' ({2})", "vraag ‘{1}’ ({2})"),
    Entry("a follow-up of question '{1}'", "een vervolg op vraag ‘{1}’"),

    Entry("The slot {1} is left in {2}.", "De invulplaats {1} staat nog in {2}."),
    Entry(
      "Slots are filled in the texts of tasks, questions and follow-ups, and not in other words or "
        + "in those of a level.",
      "Invulplaatsen worden gevuld in teksten van taken, vragen en vervolgen, niet in andere woorden "
        + "of in die van een niveau."),
    Entry(
      "The levels '{1}' and '{2}' of '{3}' read the same.",
      "De niveaus ‘{1}’ en ‘{2}’ van ‘{3}’ luiden hetzelfde."),
    Entry(
      "Give each level words of its own, or leave one of them out.",
      "Geef elk niveau eigen woorden, of laat er een weg."),
    Entry(
      "'{1}' became '{2}' in {3}, although no factor differs there.",
      "‘{1}’ werd ‘{2}’ in {3}, hoewel daar geen factor verschilt."),
    Entry(
      "Let the texts differ only in what a factor fills.",
      "Laat de teksten alleen verschillen in wat een factor invult."),
    Entry("No text words the factor '{1}'.", "Geen tekst verwoordt de factor ‘{1}’."),
    Entry(
      "Write its slot {1} or an optional piece into the text, or leave the factor out.",
      "Zet de invulplaats {1} of een zin voor sommige niveaus in de tekst, of laat de factor weg."),
    Entry(
      "The factor '{1}' is worded {2} times in {3}.",
      "De factor ‘{1}’ wordt {2} keer verwoord in {3}."),
    Entry(
      "Word it once, or use a form of its own for the other place.",
      "Verwoord hem één keer, of gebruik op de andere plaats een eigen vorm."),
    Entry(
      "The factor '{1}' sets the limit of the sliders, and no text words it.",
      "De factor ‘{1}’ bepaalt de grens van de schuiven, en geen tekst verwoordt hem."),
    Entry(
      "Make sure that respondents see the limit, or word it in the text.",
      "Zorg dat respondenten de grens zien, of verwoord die in de tekst."),
    Entry(
      "In version {1}, {2} has {3} words; in version {4} it has {5}.",
      "In versie {1} telt {2} {3} woorden, in versie {4} {5}."),
    Entry(
      "In version {1}, {2} has {3} sentences; in version {4} it has {5}.",
      "In versie {1} telt {2} {3} zinnen, in versie {4} {5}."),
    Entry(
      "In version {1}, {2} has {3} points of LIX; in version {4} it has {5}.",
      "In versie {1} heeft {2} een LIX van {3}, in versie {4} van {5}."),
    Entry(
      "In vignette {1}, {2} has {3} words; in vignette {4} it has {5}.",
      "In vignet {1} telt {2} {3} woorden, in vignet {4} {5}."),
    Entry(
      "In vignette {1}, {2} has {3} sentences; in vignette {4} it has {5}.",
      "In vignet {1} telt {2} {3} zinnen, in vignet {4} {5}."),
    Entry(
      "In vignette {1}, {2} has {3} points of LIX; in vignette {4} it has {5}.",
      "In vignet {1} heeft {2} een LIX van {3}, in vignet {4} van {5}."),
    Entry(
      "Length and difficulty change along with the factor; bring the wordings closer together, or "
        + "say so.",
      "Lengte en moeilijkheid veranderen mee met de factor; breng de formuleringen dichter bij "
        + "elkaar, of vermeld het."),
    Entry("There are spaces too many in {1}.", "Er staan te veel spaties in {1}."),
    Entry("There is no space in '{1}' in {2}.", "Er ontbreekt een spatie in ‘{1}’ in {2}."),
    Entry(
      "Put a space before the braces of an optional piece: what stands within them has none at its "
        + "ends.",
      "Zet een spatie voor de accolades van een zin voor sommige niveaus: wat erbinnen staat heeft "
        + "er geen aan zijn uiteinden."),
    Entry(
      "Look for two spaces, a space before a comma or point, and spaces at the ends.",
      "Zoek twee spaties, een spatie voor een komma of punt, en spaties aan de uiteinden."),
    Entry(
      "The words of {1} differ between versions.", "De woorden van {1} verschillen per versie."),
    Entry(
      "The words of {1} differ between vignettes.", "De woorden van {1} verschillen per vignet."),
    Entry(
      "A difference between the answers may come from the question itself; keep its words the same "
        + "where you can.",
      "Een verschil tussen de antwoorden kan van de vraag zelf komen; houd de woorden gelijk waar "
        + "dat kan."),
  ]
}
