#if Service
  import Testing
  import VignetteKit

  @testable import vignette

  @Suite("What is typed")
  struct TypedAnswerTests {
    @Test(
      "Numbers are read as people type them",
      arguments: [
        ("12", 12.0), ("1,5", 1.5), ("1.5", 1.5), ("-3", -3), ("\u{2212}3", -3), ("0.125", 0.125),
        ("007", 7), ("0,001", 0.001),
      ])
    func numbers(text: String, value: Double) {
      #expect(TypedAnswer.number(text) == value)
    }

    @Test(
      "What could be read in two ways, or in none, is no number",
      arguments: [
        "1.000", "1,000", "1.000,5", "1e3", "inf", "nan", "0x10", "", "-", ".", ",5", "5,", "1 000",
        "twelve", "+5", "--5", "1234567890123456", "１２", "1.0000000000",
      ])
    func noNumbers(text: String) {
      #expect(TypedAnswer.number(text) == nil)
    }

    static let options = [
      AnswerOption(id: "a", text: LocalizedText("A")),
      AnswerOption(id: "else", text: LocalizedText("Else"), role: .other),
    ]

    @Test("A form makes the answer that it says")
    func answers() throws {
      let single = Question(id: "q", text: LocalizedText("?"), form: .singleChoice(Self.options))
      let many = Question(id: "q", text: LocalizedText("?"), form: .multipleChoice(Self.options))
      let number = Question(id: "q", text: LocalizedText("?"), form: .number(NumberRange()))
      let open = Question(id: "q", text: LocalizedText("?"), form: .openText([]))
      let cases: [(String, Question, Answer)] = [
        ("answer=a", single, .option("a", words: nil)),
        ("answer=else&words.else=x+y", single, .option("else", words: "x y")),
        ("answer=else&words.else=+", single, .option("else", words: nil)),
        ("", single, .leftOpen), ("answer=", single, .leftOpen),
        ("answer=else&answer=a", many, .options(["a", "else"], words: nil)), ("", many, .leftOpen),
        ("answer=+1,5+", number, .number(1.5)), ("answer=+", number, .leftOpen),
        ("answer=a%0D%0Ab", open, .text("a\nb")), ("answer=%0D%0A", open, .leftOpen),
      ]
      for (body, question, answer) in cases {
        let typed = TypedAnswer(try FormFields(parsing: body), to: question)
        #expect(try typed.answer(to: question) == answer, "\(body)")
      }
    }

    @Test("Words beside an option that was not chosen are no answer")
    func needlessWords() throws {
      let single = Question(id: "q", text: LocalizedText("?"), form: .singleChoice(Self.options))
      for body in ["answer=a&words.else=x", "words.else=x"] {
        let typed = TypedAnswer(try FormFields(parsing: body), to: single)
        #expect(throws: AnswerProblem.answer(.needlessWords)) { try typed.answer(to: single) }
        #expect(typed.words == ["else": "x"])
      }
      let foreign = TypedAnswer(try FormFields(parsing: "answer=zzz"), to: single)
      #expect(throws: AnswerProblem.answer(.unknown("zzz", nearest: []))) {
        try foreign.answer(to: single)
      }
    }

    @Test("A stored answer fills the fields that make it")
    func roundTrip() throws {
      let sliders = SliderAllocation(
        items: Self.options,
        positions: [-0.125, 0.5].map {
          SliderPosition(value: $0, text: LocalizedText("\($0)"), cost: 0)
        })
      let cases: [(AnswerForm, Answer)] = [
        (.singleChoice(Self.options), .option("else", words: "x")),
        (.multipleChoice(Self.options), .options(["a", "else"], words: "x")),
        (.rating(RatingScale(minimum: 0, maximum: 2, step: 0.125)), .number(1.125)),
        (.number(NumberRange()), .number(-2.5)), (.openText([]), .text("a\n\nb")),
        (
          .sliders(sliders),
          .positions([.init(item: "a", value: -0.125), .init(item: "else", value: 0.5)])
        ),
        (.openText([]), .leftOpen),
      ]
      for (form, answer) in cases {
        let question = Question(id: "q", text: LocalizedText("?"), form: form)
        #expect(try TypedAnswer(answer, to: question).answer(to: question) == answer)
      }
    }

    @Test("Every phrase is there in both languages, and differs")
    func phrases() {
      for phrase in RespondentPhrase.allCases {
        let texts = phrase.texts
        #expect(!texts.english.isEmpty && !texts.dutch.isEmpty && texts.english != texts.dutch)
      }
    }

    @Test(
      "The browser's languages are tried in their order",
      arguments: [
        ("nl", "nl"), ("fr, nl;q=0.5, en;q=0.9", "en"), ("nl-BE", "nl"), ("de", nil), ("", nil),
        ("en;q=0", nil), ("*", nil), ("nl;q=x, en;q=0.1", "en"),
      ] as [(String, String?)])
    func languages(header: String, language: String?) {
      #expect(PreferredLanguage.best(of: ["en", "nl"], header: header) == language)
    }
  }
#endif
