#if Service
  import VersionDiff
  import VignetteKit

  /// The columns of data in which the answers to a question stand, as the study's codebook wants
  /// them.
  struct AnswerColumns: Sendable {
    private let question: Question
    private let layout: QuestionMapping.Layout?
    private let hasWords: Bool

    init(_ question: Question, _ study: Study) {
      self.question = question
      layout = study.codebook?.mapping(of: question.id)?.layout
      hasWords = question.options.contains { $0.role == .other }
    }

    /// The columns.
    var columns: [TableColumn] {
      names.map { TableColumn($0, .string, label: $0) }
        + (hasWords
          ? [TableColumn("\(question.id).words", .string, label: "\(question.id).words")] : [])
    }

    /// The cells of an answer; nil where the question was not answered.
    func cells(_ answer: Answer?) -> [Cell] {
      let words: [Cell] = hasWords ? [Cell(answer?.words)] : []
      guard let answer, answer != .leftOpen else {
        return [Cell](repeating: .missing, count: names.count) + words
      }
      switch answer {
      case .option(let option, _): return [.text(code(of: option))] + words
      case .options(let options, _): return ticked(options) + words
      case .number(let value): return [number(value)] + words
      case .positions(let positions):
        return question.items.map { item in
          positions.first { $0.item == item.id }.map { number($0.value) } ?? .missing
        }
      case .text(let text): return [.text(text)]
      case .leftOpen: return [Cell](repeating: .missing, count: names.count)
      }
    }

    private var names: [String] {
      switch layout {
      case .column(let mapping), .list(let mapping, _): return [mapping.column]
      case .columns(let values, _, _):
        return question.items.map { item in
          values.first { $0.id == item.id }?.code ?? "\(question.id).\(item.id)"
        }
      case nil:
        let items = question.items
        return items.isEmpty ? [question.id] : items.map { "\(question.id).\($0.id)" }
      }
    }

    private func ticked(_ options: [String]) -> [Cell] {
      switch layout {
      case .column, .list:
        var separator = " "
        if case .list(_, let mark) = layout { separator = mark }
        return [.text(options.map(code).joined(separator: separator))]
      case .columns(_, let ticked, let unticked):
        return question.items.map { .text(options.contains($0.id) ? ticked : unticked) }
      case nil:
        return question.items.map { .integer(options.contains($0.id) ? 1 : 0) }
      }
    }

    private func code(of name: String) -> String {
      switch layout {
      case .column(let mapping), .list(let mapping, _):
        mapping.values.first { $0.id == name }?.code ?? name
      case .columns, nil: name
      }
    }

    private func number(_ value: Double) -> Cell {
      if case .column(let mapping)? = layout,
        let code = mapping.values.first(where: { $0.id == Question.name(ofPoint: value) })?.code
      {
        return .text(code)
      }
      return Int(exactly: value).map { .integer($0) } ?? .number(value)
    }
  }

  extension Study {
    /// What each column and code of exported answers means.
    var codebookTable: EffectTable {
      let language = languages[0]
      var table = EffectTable(
        id: "codebook", title: "Codebook",
        columns: ["column", "question", "form", "text", "code", "meaning"].map {
          TableColumn($0, .string, label: $0)
        })
      for version in versions {
        table.append([
          .text(codebook?.version?.column ?? "version"), .missing, .text("version"), .missing,
          .text(codebook?.version?.values.first { $0.id == version.id }?.code ?? version.id),
          .text(version.label.text(in: language)),
        ])
      }
      for question in questions {
        let columns = AnswerColumns(question, self).columns.map(\.name)
        for (place, column) in columns.enumerated() {
          let start: [Cell] = [
            .text(column), .text(question.id), .text(question.kind.rawValue),
            .text(question.text.text(in: language)),
          ]
          let items = question.items
          if place < items.count, columns.count >= items.count {
            table.append(start + [.missing, .text(items[place].text.text(in: language))])
            continue
          }
          let names = place == 0 ? question.answerNames : []
          if names.isEmpty { table.append(start + [.missing, .missing]) }
          for name in names {
            let coded = AnswerColumns(question, self).cells(.option(name, words: nil)).first
            table.append(
              start + [
                coded ?? .text(name), Cell(question.text(ofAnswer: name)?.text(in: language)),
              ])
          }
        }
      }
      return table
    }
  }
#endif
