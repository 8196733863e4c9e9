/// A question as respondents read it, with what follows after which answer.
struct ReadingQuestion: Sendable, Equatable {
  /// What stands before an answer.
  enum Marker: Sendable {
    /// One answer can be ticked.
    case one
    /// Several answers can be ticked.
    case several
    /// A slider.
    case slider
  }

  /// An answer, with what is told beside it.
  struct Answer: Sendable, Equatable {
    let text: String
    var explanation: String?
  }

  /// The question's name in data and tables.
  let name: String
  /// The form of the answer, in words.
  let form: String
  /// The words.
  let text: String
  /// The language of the words.
  let language: String
  /// What stands before each answer.
  var marker: Marker = .one
  /// The answers or sliders.
  var answers: [Answer] = []
  /// Scale, limit and follow-ups, each with its label.
  var details: [Reading.Detail] = []
}

/// Two texts side by side, in which the words that differ are marked.
struct ReadingComparison: Sendable, Equatable {
  /// Words that are the same on both sides, or not.
  struct Span: Sendable, Equatable {
    let text: String
    let isChanged: Bool
  }

  /// Sentences that stand beside each other.
  struct Row: Sendable, Equatable {
    var left: [Span] = []
    var right: [Span] = []
  }

  /// What is compared.
  let caption: String
  /// What is read on the left.
  let left: String
  /// What is read on the right.
  let right: String
  /// The language of the texts.
  let language: String
  /// The sentences.
  let rows: [Row]
}

extension Reading {
  /// Whether the page holds texts that respondents read.
  var holdsTexts: Bool {
    blocks.contains { block in
      switch block {
      case .passage, .question, .comparison: true
      default: false
      }
    }
  }
}
