import VignetteKit

/// One value of `--multiple`: how the answers to a multiple choice stand in the data.
struct MultipleChoiceOption: Equatable {
  /// The arrangement of the answers over columns.
  enum Layout: Equatable {
    /// A column of 0 and 1 for each option.
    case indicators([String])
    /// One column whose cells hold all chosen options with this text between them.
    case cells(separator: String)
    /// A question of a study, whose columns bear the names `question.option`.
    case question(options: [String])
  }

  /// The outcome: a name for the options together, or the column with the cells.
  let outcome: String
  /// The arrangement.
  let layout: Layout

  /// Parses `name=a,b` or `name=;`.
  init(parsing text: String) throws(UsageError) {
    guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
      throw UsageError(
        "--multiple expects 'name=option1,option2' or 'name=;', but found '\(text)'.")
    }
    outcome = String(text[..<equals])
    let rest = String(text[text.index(after: equals)...])
    if rest.count == 1, rest.allSatisfy({ !$0.isLetter && !$0.isNumber }) {
      layout = .cells(separator: rest)
    } else {
      layout = .indicators(try ListSyntax.list(rest, option: "--multiple"))
    }
  }

  /// A question of a study.
  init(question: Question) {
    outcome = question.id
    layout = .question(options: question.options.map(\.id))
  }

  /// Whether the study says how the answers stand in the data.
  var isOfStudy: Bool {
    if case .question = layout { true } else { false }
  }

  /// The columns that hold the answers.
  var columns: [String] {
    switch layout {
    case .indicators(let names): names
    case .cells: [outcome]
    case .question(let options): options.map { "\(outcome).\($0)" }
    }
  }

  /// The answers.
  func answers(in table: ResponseTable) throws(ResponseError) -> MultipleChoice {
    switch layout {
    case .indicators(let names): try MultipleChoice(indicators: names, of: table)
    case .cells(let separator):
      try MultipleChoice(cells: outcome, separatedBy: separator, of: table)
    case .question(let options):
      try MultipleChoice(indicators: options, of: try named(options, in: table))
    }
  }

  /// The columns of the options under the options' own names.
  private func named(
    _ options: [String], in table: ResponseTable
  ) throws(ResponseError) -> ResponseTable {
    var columns: [Column] = []
    for option in options {
      let column = try table.column("\(outcome).\(option)")
      columns.append(Column(name: option, storage: column.storage))
    }
    return ResponseTable(columns: columns)
  }
}

extension Study {
  /// The multiple choices among some outcomes.
  func multipleChoices(among outcomes: [String]) -> [MultipleChoiceOption] {
    outcomes.compactMap { name in
      questions.first { $0.id == name && !$0.addsUpToHundred }.map(MultipleChoiceOption.init)
    }
  }

  /// Outcomes with every slider for itself where all sliders of an allocation are named together.
  func separatingSliders(in outcomes: [String]) -> [String] {
    outcomes.flatMap { name in
      guard let question = questions.first(where: { $0.id == name }), question.addsUpToHundred,
        !question.items.isEmpty
      else { return [name] }
      return question.items.map { "\(question.id).\($0.id)" }
    }
  }
}
