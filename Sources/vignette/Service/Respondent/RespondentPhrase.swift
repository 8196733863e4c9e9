#if Service
  /// A fixed sentence of the respondents' pages.
  enum RespondentPhrase: CaseIterable, Sendable {
    case next, back, save, agree, refuse, handIn, exit
    case whatIsKept, kept, notKept, cookie, voluntary, chance, deletion
    case code, codeHint, needsCode, wrongCode, noPanel
    case before, optional, leaveOpen, severalAnswers, meterTitle, meterRules
    case review, reviewText, notAnswered, changeWord
    case thanks, thanksText, refused, refusedText, notOpen, closed
    case errorTitle, error, unavailable
    case chooseOne, chooseSome, choosePoint, typeNumber, writeSomething, choosePosition
    case wholeNumber, notReadable, strangeCharacters, needlessWords

    /// The sentence in both languages.
    var texts: (english: String, dutch: String) {
      switch self {
      case .next: ("Next", "Volgende")
      case .back: ("Back", "Terug")
      case .save: ("Save", "Opslaan")
      case .agree: ("I take part", "Ik doe mee")
      case .refuse: ("I don't take part", "Ik doe niet mee")
      case .handIn: ("Hand in my answers", "Mijn antwoorden inleveren")
      case .exit: ("Back to where you came from", "Terug naar waar u vandaan kwam")
      case .whatIsKept: ("What happens to your answers", "Wat er met uw antwoorden gebeurt")
      case .kept:
        (
          "Kept are your answers, which texts you read, your language, and when you began, answered "
            + "and finished.",
          "Bewaard worden uw antwoorden, welke teksten u las, uw taal, en wanneer u begon, "
            + "antwoordde en klaar was."
        )
      case .notKept:
        (
          "Not kept are your name, your internet address, your device and the page you came from.",
          "Niet bewaard worden uw naam, uw internetadres, uw apparaat en de pagina waar u vandaan "
            + "kwam."
        )
      case .cookie:
        (
          "If you take part, this browser keeps one cookie for 30 days, only so that you can stop and "
            + "go on later.",
          "Als u meedoet, bewaart deze browser 30 dagen één cookie, alleen om te kunnen stoppen en "
            + "later verder te gaan."
        )
      case .voluntary:
        (
          "Taking part is voluntary. You can stop at any moment; what you answered until then is "
            + "kept.",
          "Meedoen is vrijwillig. U kunt op elk moment stoppen; wat u tot dan toe hebt geantwoord, "
            + "blijft bewaard."
        )
      case .chance:
        (
          "Not everybody reads exactly the same texts. Chance decides which you get.",
          "Niet iedereen leest precies dezelfde teksten. Het toeval bepaalt welke u krijgt."
        )
      case .deletion:
        (
          "You get a number, at the foot of every page, with which you can have your answers "
            + "deleted.",
          "U krijgt een nummer, onder aan elke pagina, waarmee u uw antwoorden kunt laten "
            + "verwijderen."
        )
      case .code: ("Your personal code", "Uw persoonlijke code")
      case .codeHint:
        (
          "It is in your invitation. With it you can also go on where you stopped.",
          "De code staat in uw uitnodiging. U kunt er ook mee verdergaan waar u gestopt was."
        )
      case .needsCode:
        (
          "Fill in the personal code from your invitation.",
          "Vul de persoonlijke code uit uw uitnodiging in."
        )
      case .wrongCode:
        (
          "This code is not known here. Copy it from your invitation once more.",
          "Deze code is hier niet bekend. Neem hem nog eens over uit uw uitnodiging."
        )
      case .noPanel:
        (
          "Come in by the link that your panel gave you.",
          "Kom binnen via de link die u van uw panel kreeg."
        )
      case .before: ("A question beforehand", "Een vraag vooraf")
      case .optional: ("You may leave this open.", "U mag dit openlaten.")
      case .leaveOpen: ("I leave this open", "Ik laat dit open")
      case .severalAnswers: ("More than one answer is possible.", "U kunt meer antwoorden kiezen.")
      case .meterTitle: ("Effort meter", "Inspanningsmeter")
      case .meterRules: ("How the meter counts", "Hoe de meter telt")
      case .review: ("Your answers", "Uw antwoorden")
      case .reviewText:
        (
          "Here you can look through your answers and change them. Once you have handed them in, they "
            + "stay as they are.",
          "Hier kunt u uw antwoorden nakijken en wijzigen. Zodra u ze hebt ingeleverd, blijven ze "
            + "zoals ze zijn."
        )
      case .notAnswered: ("left open", "opengelaten")
      case .changeWord: ("Change", "Wijzig")
      case .thanks: ("Thank you", "Dank u wel")
      case .thanksText:
        (
          "Your answers have been handed in. You can close this page.",
          "Uw antwoorden zijn ingeleverd. U kunt deze pagina sluiten."
        )
      case .refused: ("You don't take part", "U doet niet mee")
      case .refusedText:
        (
          "Nothing about you was kept. You can close this page.",
          "Er is niets over u bewaard. U kunt deze pagina sluiten."
        )
      case .notOpen: ("This study has not been opened yet.", "Dit onderzoek is nog niet begonnen.")
      case .closed:
        (
          "This study is closed. Nothing can be answered any more.",
          "Dit onderzoek is gesloten. Er kan niets meer worden beantwoord."
        )
      case .errorTitle: ("Something is not right yet", "Er klopt nog iets niet")
      case .error: ("Error", "Fout")
      case .unavailable:
        (
          "Your answer could not be stored at the moment. What you filled in is still below: try "
            + "again in a moment.",
          "Uw antwoord kon op dit moment niet worden bewaard. Wat u invulde, staat hieronder nog: "
            + "probeer het zo dadelijk opnieuw."
        )
      case .chooseOne: ("Choose one of the answers.", "Kies één van de antwoorden.")
      case .chooseSome: ("Choose at least one answer.", "Kies ten minste één antwoord.")
      case .choosePoint: ("Choose a number.", "Kies een getal.")
      case .typeNumber: ("Fill in a number.", "Vul een getal in.")
      case .writeSomething: ("Write an answer.", "Schrijf een antwoord.")
      case .choosePosition:
        ("Choose a position in every row.", "Kies in elke rij een plaats.")
      case .wholeNumber: ("Fill in a whole number.", "Vul een heel getal in.")
      case .notReadable:
        (
          "This answer could not be read. Answer once more.",
          "Dit antwoord was niet te lezen. Antwoord nog eens."
        )
      case .strangeCharacters:
        (
          "The text holds characters that can't be shown. Type it once more.",
          "De tekst bevat tekens die niet getoond kunnen worden. Typ hem nog eens."
        )
      case .needlessWords:
        (
          "You wrote something beside an answer that you did not choose. Choose that answer, or "
            + "remove the words.",
          "U schreef iets bij een antwoord dat u niet koos. Kies dat antwoord, of haal de tekst weg."
        )
      }
    }
  }
#endif
