#if Service
  /// Which of a study's languages a browser prefers.
  enum PreferredLanguage {
    /// The study's language that an `Accept-Language` header ranks highest, or nil where it names
    /// none of them.
    static func best(of languages: [String], header: String) -> String? {
      var best: (language: String, weight: Double)?
      for part in header.prefix(500).split(separator: ",").prefix(20) {
        let pieces = part.split(separator: ";").map { String($0).trimmed.lowercased() }
        guard let range = pieces.first, let language = match(range, languages) else { continue }
        let weight =
          pieces.dropFirst().first { $0.hasPrefix("q=") }
          .map { Double($0.dropFirst(2)) ?? 0 } ?? 1
        if weight > 0, weight > best?.weight ?? 0 { best = (language, weight) }
      }
      return best?.language
    }

    /// `nl-BE` is met by `nl-BE`, or else by `nl`.
    private static func match(_ range: String, _ languages: [String]) -> String? {
      languages.first { $0.lowercased() == range }
        ?? languages.first { language in
          language.lowercased().prefix { $0 != "-" } == range.prefix { $0 != "-" }
        }
    }
  }
#endif
