#if Service
  /// What surrounds every page.
  struct PageFrame: Sendable {
    /// The language of the page, a code such as `nl`.
    let language: String
    /// The page's title; with that of the study behind it.
    let title: String
    /// The class of the body, which styles respondents' and researchers' pages.
    var style = "plain"
    /// Scripts that improve the page where they run.
    var scripts: [Asset] = []
    /// Styles beside that of all pages.
    var sheets: [Asset] = []
    /// How many seconds after which the page loads itself again; nil for never.
    var refreshSeconds: Int?

    /// The whole page.
    func page(_ content: HTMLText) -> String {
      let scripts = scripts.map { "<script defer src=\"\($0.path)\"></script>\n" }.joined()
      let sheets = ([Assets.style] + sheets)
        .map { "<link rel=\"stylesheet\" href=\"\($0.path)\">\n" }.joined()
      let refresh = refreshSeconds.map { "<meta http-equiv=\"refresh\" content=\"\($0)\">\n" } ?? ""
      return """
        <!DOCTYPE html>
        <html lang="\(HTMLFormat.escaped(language))">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        \(refresh)<title>\(HTMLFormat.escaped(title))</title>
        <link rel="icon" href="data:,">
        \(sheets)\(scripts)</head>
        <body class="\(HTMLFormat.escaped(style))">
        \(content.markup)
        </body>
        </html>

        """
    }
  }

  /// A page that says one thing.
  enum MessagePage {
    /// The page, in English: such pages stand outside any study.
    static func page(_ message: String) -> String {
      PageFrame(language: "en", title: "Vignette").page(
        HTMLText(trusted: "<main><h1>Vignette</h1>\n<p>")
          + HTMLText(escaping: message) + HTMLText(trusted: "</p></main>"))
    }
  }
#endif
