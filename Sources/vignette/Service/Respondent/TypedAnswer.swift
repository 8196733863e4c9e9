#if Service
  import VignetteKit

  /// What the fields of a question hold: as somebody typed them, or as a stored answer fills them.
  /// What was typed is kept as it is, also where it is no answer.
  struct TypedAnswer: Sendable, Equatable {
    /// The options or the point that are chosen.
    var chosen: Set<String> = []
    /// The own words beside each option.
    var words: [String: String] = [:]
    /// A number or a text.
    var text = ""
    /// The name of the position of each item.
    var positions: [String: String] = [:]

    /// Nothing yet.
    init() {}

    /// What a form sent for a question.
    init(_ form: FormFields, to question: Question) {
      // An empty value stands for "I leave this open".
      chosen = Set(form.all(Self.field).filter { !$0.isEmpty })
      // Browsers send line breaks as CR LF, however they were typed.
      text = (form[Self.field] ?? "").replacing("\r\n", with: "\n")
      for option in question.options {
        let typed = form[Self.wordsField(option.id)] ?? ""
        if !typed.allSatisfy(\.isWhitespace) { words[option.id] = typed }
      }
      if case .sliders(let allocation) = question.form {
        for item in allocation.items { positions[item.id] = form[Self.itemField(item.id)] }
      }
    }

    /// A stored answer.
    init(_ answer: Answer, to question: Question) {
      switch answer {
      case .option(let option, let ownWords):
        chosen = [option]
        words[option] = ownWords
      case .options(let options, let ownWords):
        chosen = Set(options)
        let other = question.options.first { $0.role == .other && chosen.contains($0.id) }
        if let other { words[other.id] = ownWords }
      case .number(let value):
        text = Question.name(ofPoint: value)
        chosen = [text]
      case .positions(let all):
        for place in all { positions[place.item] = Question.name(ofPoint: place.value) }
      case .text(let ownWords): text = ownWords
      case .leftOpen: break
      }
    }

    /// The answer that the fields make.
    ///
    /// - Throws: ``AnswerProblem`` where a number can't be read, or words stand beside an option
    ///   that was not chosen.
    func answer(to question: Question) throws(AnswerProblem) -> Answer {
      switch question.form {
      case .singleChoice(let options):
        guard let option = options.first(where: { chosen.contains($0.id) }) else {
          if !chosen.isEmpty { throw .answer(.unknown(chosen.sorted()[0], nearest: [])) }
          if words.isEmpty { return .leftOpen }
          throw .answer(.needlessWords)
        }
        return .option(option.id, words: try ownWords(of: [option]))
      case .multipleChoice(let options):
        let names = options.filter { chosen.contains($0.id) }
        if let unknown = chosen.sorted().first(where: { name in !names.contains { $0.id == name } })
        {
          throw .answer(.unknown(unknown, nearest: []))
        }
        let words = try ownWords(of: names)
        return names.isEmpty ? .leftOpen : .options(names.map(\.id), words: words)
      case .rating, .agreement, .number:
        let typed = text.trimmed
        if typed.isEmpty { return .leftOpen }
        return .number(try Self.value(typed, of: question))
      case .sliders(let allocation):
        if positions.isEmpty, question.isOptional { return .leftOpen }
        var all: [Answer.ItemPosition] = []
        for item in allocation.items {
          guard let name = positions[item.id] else { continue }
          all.append(.init(item: item.id, value: try Self.value(name, of: question)))
        }
        return .positions(all)
      case .openText:
        return text.allSatisfy(\.isWhitespace) ? .leftOpen : .text(text)
      }
    }

    private func ownWords(of options: [AnswerOption]) throws(AnswerProblem) -> String? {
      let isBeside = words.keys.allSatisfy { name in options.contains { $0.id == name } }
      guard isBeside else { throw .answer(.needlessWords) }
      return options.lazy.compactMap { words[$0.id] }.first
    }

    /// A point by its name, else a number that was typed.
    private static func value(_ text: String, of question: Question) throws(AnswerProblem) -> Double
    {
      let point = question.points?.first { Question.name(ofPoint: $0) == text }
      guard let value = point ?? number(text) else { throw .noNumber(text) }
      return value
    }

    /// A number as people type it, with a point or a comma. Marks between thousands are refused:
    /// `1.000` is one thousand to some and one to others.
    static func number(_ text: String) -> Double? {
      let parts = text.replacing("\u{2212}", with: "-").split(
        omittingEmptySubsequences: false, whereSeparator: { $0 == "." || $0 == "," })
      guard (1...2).contains(parts.count), parts[0].utf8.count <= 15,
        parts.count == 1 || (1...9).contains(parts[1].utf8.count)
      else { return nil }
      let isAmbiguous =
        parts.count == 2 && parts[1].count == 3 && parts[0] != "0" && parts[0] != "-0"
      let digits =
        (parts[0].first == "-" ? parts[0].dropFirst() : parts[0]) + parts.dropFirst().joined()
      let isPlain = digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
      guard isPlain, !isAmbiguous, !parts[0].isEmpty, parts[0] != "-" else { return nil }
      return Double(parts.joined(separator: "."))
    }

    // MARK: Names of fields

    /// The field of the answer itself.
    static let field = "answer"

    /// The field of the own words beside an option.
    static func wordsField(_ option: String) -> String { "words.\(option)" }

    /// The field of an item's position.
    static func itemField(_ item: String) -> String { "item.\(item)" }
  }

  /// Why the fields of a question make no answer to it.
  enum AnswerProblem: Error, Equatable {
    /// What was typed is no number.
    case noNumber(String)
    /// The answer does not fit the question.
    case answer(AnswerError)
  }

  extension String {
    /// Without white space at both ends.
    var trimmed: String {
      let start = drop(while: \.isWhitespace)
      return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }
  }
#endif
