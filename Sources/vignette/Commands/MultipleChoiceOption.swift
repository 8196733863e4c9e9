import VignetteKit

/// One value of `--multiple`: how the answers to a multiple choice stand in the data.
struct MultipleChoiceOption: Equatable {
  /// The arrangement of the answers over columns.
  enum Layout: Equatable {
    /// A column of 0 and 1 for each option.
    case indicators([String])
    /// One column whose cells hold all chosen options with this text between them.
    case cells(separator: String)
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

  /// The columns that hold the answers.
  var columns: [String] {
    switch layout {
    case .indicators(let names): names
    case .cells: [outcome]
    }
  }

  /// The answers.
  func answers(in table: ResponseTable) throws(ResponseError) -> MultipleChoice {
    switch layout {
    case .indicators(let names): try MultipleChoice(indicators: names, of: table)
    case .cells(let separator):
      try MultipleChoice(cells: outcome, separatedBy: separator, of: table)
    }
  }
}
