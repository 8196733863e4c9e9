#if Service
  import VignetteKit

  /// The controls of a question, as the template `question` shows them. Names differ between
  /// levels: a template looks for a name that a level lacks in the levels around it.
  struct QuestionView: Sendable {
    /// The words of the question.
    let question: String
    /// Whether they are the page's main heading.
    let isMainHeading: Bool
    /// What is said below: that it may be left open, that several answers are possible.
    let hint: String?
    /// What is wrong with the answer, or nil.
    let problem: String?
    /// The elements that describe the controls.
    let describedBy: String?
    /// Options to tick.
    let choices: ChoicesView?
    /// Points of a scale in a row.
    let scale: ScaleView?
    /// A number to type.
    let entry: EntryView?
    /// A text to write.
    let essay: EssayView?
    /// Rows of positions under a limit.
    let sliders: SlidersView?

    /// Options to tick.
    struct ChoicesView: Sendable {
      let kind: String
      let isGroupInvalid: Bool
      let options: [OptionView]
    }

    /// One option.
    struct OptionView: Sendable {
      let optionID: String
      let value: String
      let label: String
      let explanation: String?
      let explanationID: String?
      let isChecked: Bool
      let ownWords: OwnWordsView?
    }

    /// The field beside "something else".
    struct OwnWordsView: Sendable {
      let wordsID: String
      let wordsField: String
      let wordsLabel: String
      let typedWords: String
    }

    /// Points in a row.
    struct ScaleView: Sendable {
      /// How many there are, for the width of columns.
      let count: Int
      let points: [PointView]
      /// What the ends mean.
      let legendLow: String?
      let legendHigh: String?
    }

    /// One point.
    struct PointView: Sendable {
      let pointID: String
      let pointValue: String
      let pointText: String
      let pointMeaning: String?
      let isChosen: Bool
    }

    /// A number to type.
    struct EntryView: Sendable {
      let number: String
      let unit: String?
      let isEntryInvalid: Bool
    }

    /// A text to write.
    struct EssayView: Sendable {
      let written: String
      let limit: Int
      let isEssayInvalid: Bool
    }

    /// Rows of positions.
    struct SlidersView: Sendable {
      let rows: [RowView]
      let meter: MeterView?
    }

    /// One row.
    struct RowView: Sendable {
      let rowID: String
      let rowName: String
      let rowText: String
      let rowExplanation: String?
      let rowDescription: String?
      let isRowInvalid: Bool
      let stopCount: Int
      let stops: [StopView]
    }

    /// One position of a row.
    struct StopView: Sendable {
      let stopID: String
      let stopValue: String
      let stopText: String
      let cost: String
      let isHere: Bool
    }

    /// The effort meter.
    struct MeterView: Sendable {
      let title: String
      let maximum: String
      let used: String
      let isOver: Bool
      let sentence: String
      let rulesTitle: String
      let rules: String
      /// What the script puts into the sentence.
      let within: String
      let beyond: String
    }
  }
#endif
