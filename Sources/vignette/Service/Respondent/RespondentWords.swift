#if Service
  import VignetteKit

  /// What the pages of respondents say beside the study's own words, in English and Dutch.
  struct RespondentWords: Sendable {
    /// The language of these words: `nl`, or `en` where they have no other.
    let language: String
    private let isDutch: Bool

    /// The words for a study's language.
    init(_ language: String) {
      isDutch = language == "nl" || language.hasPrefix("nl-")
      self.language = isDutch ? "nl" : "en"
    }

    subscript(phrase: RespondentPhrase) -> String {
      isDutch ? phrase.texts.dutch : phrase.texts.english
    }

    /// A number as readers of the language write it.
    func number(_ value: Double) -> String {
      let text = Question.name(ofPoint: value)
      return isDutch ? text.replacing(".", with: ",") : text
    }

    // MARK: Sentences with something in them

    func progress(_ number: Int, of count: Int) -> String {
      isDutch ? "Vraag \(number) van \(count)" : "Question \(number) of \(count)"
    }

    func story(_ title: String, _ number: Int, of count: Int) -> String {
      isDutch ? "\(title): verhaal \(number) van \(count)" : "\(title): story \(number) of \(count)"
    }

    func readAgain(_ title: String) -> String {
      isDutch ? "Lees de tekst nog eens: \(title)" : "Read the text again: \(title)"
    }

    func change(_ question: String) -> String {
      isDutch ? "Wijzig uw antwoord: \(question)" : "Change your answer: \(question)"
    }

    func ownWords(beside option: String) -> String {
      isDutch ? "\(option), namelijk (niet verplicht)" : "\(option), namely (optional)"
    }

    func retention(_ days: Int) -> String {
      isDutch
        ? "Uw antwoorden worden uiterlijk \(days) dagen na het einde van het onderzoek verwijderd."
        : "Your answers are deleted no later than \(days) days after the study has ended."
    }

    func organisation(_ name: String) -> String {
      isDutch ? "Dit onderzoek is van: \(name)." : "This study is by: \(name)."
    }

    func contact(_ address: String) -> String {
      isDutch ? "Vragen? \(address)" : "Questions? \(address)"
    }

    func number(of respondent: String) -> String {
      isDutch ? "Uw nummer: \(respondent)" : "Your number: \(respondent)"
    }

    func panel(keeping parameters: [String]) -> String {
      let others = parameters.joined(separator: ", ")
      let start =
        isDutch
        ? "Van uw panel wordt uw panelnummer alleen bewaard in een vorm waarin het te herkennen en "
          + "niet terug te lezen is"
        : "Of your panel, your panel number is kept only in a form in which it can be recognised and "
          + "not read back"
      if parameters.isEmpty { return start + "." }
      return start + (isDutch ? "; ook bewaard: \(others)." : "; also kept: \(others).")
    }

    func codeLabel(isOptional: Bool) -> String {
      guard isOptional else { return self[.code] }
      return self[.code] + (isDutch ? " (als u er een hebt)" : " (if you have one)")
    }

    func pseudonym(_ name: String) -> String {
      isDutch
        ? "Uw nummer in dit onderzoek is \(name). Noem het als u wilt dat uw antwoorden worden "
          + "verwijderd; aan uw naam of adres zijn ze niet te herkennen."
        : "Your number in this study is \(name). Mention it if you want your answers deleted; they "
          + "can't be recognised by your name or address."
    }

    // MARK: Sliders

    /// What the meter says, with `{used}`, `{limit}` and `{rest}` for numbers: the page's script fills
    /// in the same words as the service.
    var meterPattern: (within: String, beyond: String) {
      isDutch
        ? (
          "{used} van {limit} gebruikt, nog {rest} over.",
          "Te veel: {used} van {limit} gebruikt, dat is {rest} te veel. Schuif iets terug."
        )
        : (
          "{used} of {limit} used, {rest} left.",
          "Too much: {used} of {limit} used, which is {rest} too much. Move something back."
        )
    }

    /// What the meter says about a sum.
    func meter(_ sum: Double, of limit: Double) -> String {
      let isOver = sum > limit + 1e-9
      let pattern = isOver ? meterPattern.beyond : meterPattern.within
      return pattern.replacing("{used}", with: number(Self.rounded(sum)))
        .replacing("{limit}", with: number(limit))
        .replacing("{rest}", with: number(Self.rounded(abs(limit - sum))))
    }

    func costs(_ costs: [(position: String, cost: Double)], limit: Double) -> String {
      let list = costs.map { "\($0.position): \(signed($0.cost))" }.joined(separator: "; ")
      return isDutch
        ? "Zo telt de meter: \(list). Samen hoogstens \(number(limit))."
        : "The meter counts: \(list). Together at most \(number(limit))."
    }

    private func signed(_ cost: Double) -> String {
      (cost > 0 ? "+" : "") + number(cost).replacing("-", with: "\u{2212}")
    }

    /// Sums of decimals such as 0.1 without the last binary digits.
    private static func rounded(_ value: Double) -> Double {
      (value * 1e6).rounded() / 1e6
    }
  }
#endif
