#if Service
  /// The words of researchers' pages, in each language. `{1}` and `{2}` are filled in.
  enum ResearcherPhrase: String, Sendable, CaseIterable {
    case brand, skip, signInTitle, signInLead, token, signIn, signOut, wrongToken, enterLead
    case studies, noStudies, study, state, draft, open, closed, completedCount, ofPlanned
    case openStudy, closeStudy, openLead, closeLead, closedLead, cannotClose
    case flow, comparison, texts, data, otherLanguage, address, atTheEnd
    case flowTable, checksTitle, flowAlarm, flowFine, noPlanYet, sameIdentifier
    case whyNot, whyNotNoPlan, blinded, uncounted, seeNothing, oneVersion
    case update, pause, updated, analyses, analysesLead, compareJob, effectsJob, run
    case queued, running, done, failed, cancelled, cancel, show, seconds, jobTitle, noResult
    case exportTitle, exportLead, answersFile, ratingsFile, spreadsheetFile, spreadsheetRatings
    case codebookFile, logFile, seedNote, exportBlinded, mayNot, download
    case reload, back

    /// In a language.
    func text(_ language: RenderingStyle.Language) -> String {
      language == .nl ? texts.dutch : texts.english
    }

    /// All of them by name, for templates.
    static func all(_ language: RenderingStyle.Language) -> [String: String] {
      Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0.text(language)) })
    }

    private var texts: (english: String, dutch: String) {
      frameTexts ?? pageTexts ?? workTexts
    }

    private var frameTexts: (english: String, dutch: String)? {
      switch self {
      case .brand: ("Vignette", "Vignette")
      case .skip: ("To the content", "Naar de inhoud")
      case .signInTitle: ("Sign in", "Aanmelden")
      case .signInLead:
        (
          "Researchers sign in with a token, or with the link that the service prints when it starts.",
          "Onderzoekers melden zich aan met een token, of met de link die de dienst bij het starten toont."
        )
      case .token: ("Token", "Token")
      case .signIn: ("Sign in", "Aanmelden")
      case .signOut: ("Sign out", "Afmelden")
      case .wrongToken:
        (
          "This token or link is not known, or was used already. Ask the owner of the service for a new one.",
          "Dit token of deze link is onbekend of al gebruikt. Vraag de beheerder van de dienst om een nieuwe."
        )
      case .enterLead:
        (
          "You follow a link that signs this browser in once.",
          "U volgt een link die deze browser één keer aanmeldt."
        )
      case .studies: ("Studies", "Studies")
      case .noStudies: ("There are no studies yet.", "Er zijn nog geen studies.")
      case .study: ("Study", "Studie")
      case .state: ("State", "Stand")
      case .draft: ("draft", "concept")
      case .open: ("open", "open")
      case .closed: ("closed", "gesloten")
      case .completedCount: ("Completed", "Voltooid")
      case .ofPlanned: ("of {1} planned", "van {1} gepland")
      case .openStudy: ("Open the study", "Open de studie")
      case .closeStudy: ("Close the study", "Sluit de studie")
      case .otherLanguage: ("Nederlands", "English")
      case .address: ("Respondents:", "Respondenten:")
      case .reload: ("Reload", "Vernieuwen")
      case .back: ("Back", "Terug")
      default: nil
      }
    }

    private var pageTexts: (english: String, dutch: String)? {
      switch self {
      case .openLead:
        (
          "While the study is a draft, its file can still be changed. From opening on, what respondents read, are asked and get assigned stays as it is; only sources, published figures, what is known of the population, and how columns of other files are called can change.",
          "Zolang de studie een concept is, kan het bestand nog veranderen. Na het openen blijft wat respondenten lezen, gevraagd en toegewezen krijgen zoals het is; alleen bronnen, gepubliceerde cijfers, wat van de populatie bekend is en hoe kolommen van andere bestanden heten kunnen nog veranderen."
        )
      case .closeLead:
        (
          "After closing nobody can answer any more. A closed study can't be opened again.",
          "Na het sluiten kan niemand meer antwoorden. Een gesloten studie kan niet opnieuw open."
        )
      case .closedLead: ("The study is closed.", "De studie is gesloten.")
      case .cannotClose:
        (
          "Only an owner can open and close studies.",
          "Alleen een eigenaar kan studies openen en sluiten."
        )
      case .flow: ("Respondents", "Respondenten")
      case .comparison: ("Comparison", "Vergelijking")
      case .texts: ("Texts", "Teksten")
      case .data: ("Data", "Gegevens")
      case .atTheEnd: ("The plan has come to its end.", "Het plan is uitgevoerd.")
      case .flowTable: ("The same in numbers, with tests", "Hetzelfde in cijfers, met toetsen")
      case .checksTitle: ("Integrity", "Integriteit")
      case .flowAlarm:
        (
          "The versions' respondents don't come or go as planned (smallest p = {1}). Find out why before believing any difference between the versions.",
          "De respondenten van de versies komen of gaan niet volgens plan (kleinste p = {1}). Zoek uit waarom voordat u een verschil tussen de versies gelooft."
        )
      case .flowFine:
        (
          "At every stage respondents divide over the versions as planned, as far as chance lets see.",
          "In elke stap zijn de respondenten volgens plan over de versies verdeeld, voor zover het toeval laat zien."
        )
      case .noPlanYet: ("Nobody has taken part yet.", "Er heeft nog niemand meegedaan.")
      case .sameIdentifier:
        (
          "Who comes back with the same code or panel identifier is the same respondent, with the same version, and counts once.",
          "Wie met dezelfde code of panelcode terugkomt is dezelfde respondent, met dezelfde versie, en telt één keer."
        )
      case .whyNot:
        (
          "{1} of {2} planned respondents have completed. Until then, or until the study is closed, this page shows no ordinary p-values, verdicts or models: they are right at one look only, and somebody who looks every day and stops at the first p under .05 finds a difference far too often. What it shows stays right however often you look.",
          "{1} van {2} geplande respondenten zijn klaar. Tot die tijd, of tot de studie gesloten is, toont deze pagina geen gewone p-waarden, oordelen of modellen: die kloppen maar bij één blik, en wie elke dag kijkt en stopt bij de eerste p onder 0,05 vindt veel te vaak een verschil. Wat hier wel staat blijft kloppen, hoe vaak u ook kijkt."
        )
      case .whyNotNoPlan:
        (
          "Until the study is closed, this page shows no ordinary p-values, verdicts or models: they are right at one look only, and somebody who looks every day and stops at the first p under .05 finds a difference far too often. What it shows stays right however often you look.",
          "Tot de studie gesloten is, toont deze pagina geen gewone p-waarden, oordelen of modellen: die kloppen maar bij één blik, en wie elke dag kijkt en stopt bij de eerste p onder 0,05 vindt veel te vaak een verschil. Wat hier wel staat blijft kloppen, hoe vaak u ook kijkt."
        )
      case .blinded:
        (
          "The study is blinded: until it is closed, nobody sees outcomes by version here.",
          "De studie is geblindeerd: tot zij gesloten is ziet niemand hier uitkomsten per versie."
        )
      case .uncounted:
        (
          "Not counted live, but in the tables after the end: {1}.",
          "Niet live geteld, wel in de tabellen na afloop: {1}."
        )
      case .seeNothing: ("The study plans no outcomes.", "De studie plant geen uitkomsten.")
      case .oneVersion:
        (
          "The study has one version, so there is nothing to compare while it runs.",
          "De studie heeft één versie, dus er valt tijdens de uitvoering niets te vergelijken."
        )
      default: nil
      }
    }

    private var workTexts: (english: String, dutch: String) {
      switch self {
      case .update: ("Update by itself", "Vanzelf bijwerken")
      case .pause: ("Stop updating", "Niet bijwerken")
      case .updated: ("Updated at", "Bijgewerkt om")
      case .analyses: ("Full analysis", "Volledige analyse")
      case .analysesLead:
        (
          "The same tables as those of the command line, made of all answers up to now. They are made in the background, one after the other.",
          "Dezelfde tabellen als die van de opdrachtregel, van alle antwoorden tot nu toe. Ze worden op de achtergrond gemaakt, een voor een."
        )
      case .compareJob: ("Comparison of the versions", "Vergelijking van de versies")
      case .effectsJob: ("Planned models", "Geplande modellen")
      case .run: ("Start", "Start")
      case .queued: ("waiting", "in de wachtrij")
      case .running: ("running", "bezig")
      case .done: ("done", "klaar")
      case .failed: ("failed", "mislukt")
      case .cancelled: ("stopped", "gestopt")
      case .cancel: ("Stop", "Stop")
      case .show: ("Show", "Toon")
      case .seconds: ("{1} seconds", "{1} seconden")
      case .jobTitle: ("Analysis", "Analyse")
      case .noResult: ("There is no result yet.", "Er is nog geen uitkomst.")
      case .exportTitle: ("Export", "Exporteren")
      case .exportLead:
        (
          "Each export is noted in the log. Files hold pseudonyms, no names or addresses.",
          "Elke export wordt in het logboek genoteerd. Bestanden bevatten pseudoniemen, geen namen of adressen."
        )
      case .answersFile:
        ("Answers, a row per respondent (CSV)", "Antwoorden, een rij per respondent (CSV)")
      case .ratingsFile:
        (
          "Judgements of vignettes, a row each (CSV)",
          "Oordelen over vignetten, een rij per oordeel (CSV)"
        )
      case .spreadsheetFile:
        (
          "Answers for a spreadsheet (CSV; texts that would be read as formulas begin with ')",
          "Antwoorden voor een rekenblad (CSV; teksten die als formule zouden gelden beginnen met ')"
        )
      case .spreadsheetRatings:
        ("Judgements for a spreadsheet (CSV)", "Oordelen voor een rekenblad (CSV)")
      case .codebookFile: ("Codebook (CSV)", "Codeboek (CSV)")
      case .logFile:
        (
          "Log of assignments, for 'vignette audit' and '--inference randomisation'",
          "Logboek van toewijzingen, voor ‘vignette audit’ en ‘--inference randomisation’"
        )
      case .seedNote:
        (
          "The seed of the assignment, to publish now that the study is closed:",
          "De startwaarde van de toewijzing, om te publiceren nu de studie gesloten is:"
        )
      case .exportBlinded:
        (
          "The study is blinded: answers can be exported when it is closed.",
          "De studie is geblindeerd: antwoorden kunnen worden geëxporteerd als zij gesloten is."
        )
      case .mayNot: ("Your role sees results only.", "Uw rol ziet alleen uitkomsten.")
      case .download: ("Download", "Downloaden")
      default: (rawValue, rawValue)
      }
    }
  }

  extension String {
    /// The text with `{1}`, `{2}` filled in.
    func filling(_ values: String...) -> String {
      values.enumerated().reduce(self) { text, value in
        text.replacing("{\(value.offset + 1)}", with: value.element)
      }
    }
  }
#endif
