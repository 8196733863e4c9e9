#if Service
  /// What surrounds the content of a respondent's page, for the template `layout`.
  struct RespondentLayout: Sendable {
    /// The study's title.
    let study: String
    /// The other language, or nil where the study has one.
    var otherLanguage: String?
    /// The name of the other language, in that language.
    var switchText: String?
    /// Where the page stands in the other language; before somebody takes part.
    var switchLink: String?
    /// What changes the language; after somebody takes part.
    var switchForm: SwitchForm?
    /// Where respondents can turn with questions.
    var contactLine: String?
    /// The respondent's number, to name where answers are to be deleted.
    var numberLine: String?

    /// A form that changes the language.
    struct SwitchForm: Sendable {
      let switchAction: String
      let switchToken: String
      let switchPage: String
    }
  }

  /// A field that a form carries along.
  struct HiddenField: Sendable {
    let hiddenName: String
    let hiddenValue: String

    init(_ name: String, _ value: String) {
      hiddenName = name
      hiddenValue = value
    }
  }

  /// What is wrong on a page, above its content.
  struct PageAlert: Sendable {
    let summaryTitle: String
    let summaryText: String
    /// The identifier of the control that it is about, or nil.
    let summaryTarget: String?
  }
#endif
