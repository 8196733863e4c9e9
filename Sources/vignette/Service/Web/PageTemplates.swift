#if Service
  import Mustache

  /// Templates whose variables are escaped scalar by scalar.
  ///
  /// The template engine's own escaping goes character by character: a quotation mark that is
  /// followed by a combining mark is another character to it and ends an attribute unescaped.
  enum PageTemplates {
    private struct Escaping: MustacheContentType {
      func escapeText(_ text: String) -> String { PageTemplates.escaped(text) }
    }

    private static let contentType = "PAGE"

    private static let isRegistered: Bool = {
      MustacheContentTypes.register(Escaping(), named: contentType)
      return true
    }()

    /// Templates by name, each of which may use the others as its parts.
    ///
    /// - Precondition: every text is a template; a test reads them all.
    static func library(_ texts: [String: String]) -> MustacheLibrary {
      precondition(isRegistered)
      return MustacheLibrary(templates: texts.mapValues(template))
    }

    /// A text for any place of a page: between tags, and in quoted attributes. Line breaks stay.
    static func escaped(_ text: String) -> String {
      var result = ""
      result.unicodeScalars.reserveCapacity(text.utf8.count)
      for scalar in text.unicodeScalars {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        case "'": result += "&#39;"
        case "\n", "\r", "\t": result.unicodeScalars.append(scalar)
        case _ where scalar.value < 0x20 || scalar.value == 0x7F:
          result.unicodeScalars.append("\u{FFFD}")
        default: result.unicodeScalars.append(scalar)
        }
      }
      return result
    }

    private static func template(_ text: String) -> MustacheTemplate {
      do {
        return try MustacheTemplate(string: "{{% CONTENT_TYPE:\(contentType)}}\n" + text)
      } catch {
        preconditionFailure("a template can't be read: \(error)")
      }
    }
  }
#endif
