#if Service
  /// What respondents' pages load.
  enum RespondentAssets {
    /// The style.
    static let style = Asset(
      "respondent", ending: "css", type: "text/css; charset=utf-8", RespondentStyle.text)

    /// The script, without which every page works as well.
    static let script = Asset(
      "respondent", ending: "js", type: "text/javascript; charset=utf-8", RespondentScript.text)

    /// A route for each.
    static var routes: [ServiceRoute] { [style, script].map(\.route) }
  }
#endif
