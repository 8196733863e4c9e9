#if Service
  import Mustache

  /// Text that is HTML already: made by a template, which escapes whatever is put in, or by code
  /// of this program that does.
  struct HTMLText: Sendable, Equatable {
    /// The markup.
    let markup: String

    /// Renders a template.
    ///
    /// - Precondition: the library has a template of that name; a test renders each of them.
    init(_ template: String, of library: MustacheLibrary, showing content: some Sendable) {
      guard let markup = library.render(content, withTemplate: template) else {
        preconditionFailure("there is no template '\(template)'")
      }
      self.markup = markup
    }

    /// Plain text.
    init(escaping text: String) {
      markup = HTMLFormat.escaped(text)
    }

    /// Markup of this program's own making, in which every foreign text is escaped.
    init(trusted markup: String) {
      self.markup = markup
    }

    /// One after the other.
    static func + (a: HTMLText, b: HTMLText) -> HTMLText { HTMLText(trusted: a.markup + b.markup) }
  }
#endif
