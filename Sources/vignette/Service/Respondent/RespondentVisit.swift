#if Service
  import VignetteKit

  /// One request of somebody who takes part or is about to: the study, the person where there is
  /// one, the language, and how pages are made of it.
  struct RespondentVisit: Sendable {
    /// The study.
    let stored: StoredStudy
    /// Who takes part, or nil for somebody who doesn't yet.
    let respondent: Respondent?
    /// The language of the study's texts.
    let language: String
    /// The token of this browser's forms, or nil where there is no session.
    let token: String?

    /// The study.
    var study: Study { stored.study }
    /// The page's own words.
    var words: RespondentWords { RespondentWords(language) }
    /// The address of the study.
    var base: String { Self.base(study.name) }

    /// The address of a study.
    static func base(_ study: String) -> String { "/s/" + QueryText.encoded(study) }

    /// The address of a step's page.
    func address(of step: Questionnaire.Step, fromReview: Bool = false) -> String {
      base + "/question?step=" + QueryText.encoded(step.id) + (fromReview ? "&from=review" : "")
    }

    /// The address of the page with all answers.
    var reviewAddress: String { base + "/review" }

    /// The fields that every form of somebody who takes part carries.
    var hiddenFields: [HiddenField] {
      token.map { [HiddenField("_token", $0)] } ?? []
    }

    /// What surrounds a page.
    ///
    /// - Parameters:
    ///   - page: the page's place in the study, such as `review`, to come back to.
    ///   - query: before somebody takes part, what the page's address says beside the language.
    func layout(page: String, query: [(String, String)] = []) -> RespondentLayout {
      var layout = RespondentLayout(study: study.title.text(in: language))
      layout.contactLine = study.fieldwork.map { words.contact($0.contact) }
      layout.numberLine = respondent.map { words.number(of: $0.name) }
      guard let other = study.languages.first(where: { $0 != language }) else { return layout }
      layout.otherLanguage = other
      layout.switchText = LanguageName.name(of: other)
      if respondent != nil, let token {
        layout.switchForm = .init(
          switchAction: base + "/language", switchToken: token, switchPage: page)
      } else {
        let pairs = query + [("language", other)]
        layout.switchLink =
          base + "?"
          + pairs.map { QueryText.encoded($0.0) + "=" + QueryText.encoded($0.1) }
          .joined(separator: "&")
      }
      return layout
    }

    /// A whole page.
    func page(_ template: String, title: String, isWrong: Bool = false, _ content: some Sendable)
      -> String
    {
      let start = isWrong ? words[.error] + ": " : ""
      let study = study.title.text(in: language)
      return PageFrame(
        language: language, title: start + (title == study ? study : "\(title) – \(study)"),
        style: "respondent", scripts: [RespondentAssets.script], sheets: [RespondentAssets.style]
      ).page(HTMLText(template, of: RespondentTemplates.library, showing: content))
    }

    /// A page that says one thing.
    func message(
      _ title: String, _ paragraphs: [String], exit: String? = nil, page: String = ""
    ) -> String {
      self.page(
        "message", title: title,
        MessageContent(
          layout: layout(page: page), title: title, paragraphs: paragraphs, exitLink: exit,
          exitText: words[.exit]))
    }
  }

  /// The content of the template `message`.
  struct MessageContent: Sendable {
    let layout: RespondentLayout
    let title: String
    let paragraphs: [String]
    let exitLink: String?
    let exitText: String
  }

  /// The names of languages, each in itself.
  enum LanguageName {
    /// The name, or the code where none is known.
    static func name(of code: String) -> String {
      switch code.prefix(while: { $0 != "-" }) {
      case "en": "English"
      case "nl": "Nederlands"
      case "de": "Deutsch"
      case "fr": "Français"
      default: code
      }
    }
  }

  /// Texts in the query of an address.
  enum QueryText {
    /// Every byte but letters, digits and `-._~` with a percent sign.
    static func encoded(_ text: String) -> String {
      let plain = Set("-._~".utf8)
      var result = ""
      for byte in text.utf8 {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A:
          result.unicodeScalars.append(UnicodeScalar(byte))
        case _ where plain.contains(byte): result.unicodeScalars.append(UnicodeScalar(byte))
        default:
          result += "%" + Hexadecimal.text([byte])
        }
      }
      return result
    }
  }

  extension String {
    /// The paragraphs of a text: its lines that are not empty.
    var paragraphs: [String] {
      split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }
    }
  }
#endif
