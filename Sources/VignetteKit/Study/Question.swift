/// One question: its words, the form of its answer, and what follows after which answer.
public struct Question: Sendable, Equatable {
  /// The name that data and tables use. A multiple choice and a slider allocation have one column
  /// of data per option or item, named `question.option`.
  public var id: String
  /// The words; may hold slots of the dilemma that asks it.
  public var text: LocalizedText
  /// A short name for tables; nil where the words will do.
  public var label: LocalizedText?
  /// The form of the answer.
  public var form: AnswerForm
  /// What follows after which answer; the first route that fits is taken.
  public var routes: [Route]
  /// Whether the respondent may leave it open.
  public var isOptional: Bool
  /// The order in which a respondent reads the options or items.
  public var order: OptionOrder

  /// Creates a question.
  ///
  /// - Parameter isOptional: nil for what its form has by itself: only open texts may be left open.
  public init(
    id: String, text: LocalizedText, label: LocalizedText? = nil, form: AnswerForm,
    routes: [Route] = [], isOptional: Bool? = nil, order: OptionOrder = .fixed
  ) {
    self.id = id
    self.text = text
    self.label = label
    self.form = form
    self.routes = routes
    self.isOptional = isOptional ?? form.isOptionalByItself
    self.order = order
  }
}

/// The order in which a respondent reads the options or items of a question.
public enum OptionOrder: String, Sendable, CaseIterable {
  /// As the study lists them.
  case fixed
  /// Every order of the substantive ones equally likely; the others keep their places.
  case random
}

/// The form that an answer takes.
public enum AnswerForm: Sendable, Equatable {
  /// One of the options.
  case singleChoice([AnswerOption])
  /// Any of the options; percentages add up to more than 100.
  case multipleChoice([AnswerOption])
  /// A mark on a numeric scale.
  case rating(RatingScale)
  /// Agreement with a statement, on points that all have a label.
  case agreement(RatingScale)
  /// A number that the respondent types.
  case number(NumberRange)
  /// Sliders, one per item, under a budget on their total cost.
  case sliders(SliderAllocation)
  /// The respondent's own words, sorted into codes afterwards.
  case openText([AnswerCode])

  /// Whether an answer may be left open where the study doesn't say.
  var isOptionalByItself: Bool {
    if case .openText = self { true } else { false }
  }
}

/// One of the answers that a respondent can tick.
public struct AnswerOption: Sendable, Equatable {
  /// What ticking it means.
  public enum Role: Sendable, Equatable {
    /// An answer like any other.
    case substantive
    /// Something else, in the respondent's own words.
    case other
    /// No answer, such as "prefer not to say": left out of totals.
    case leftOut
  }

  /// The name within its question; data hold it unless the codebook says otherwise.
  public var id: String
  /// The words.
  public var text: LocalizedText
  /// What the respondent is told beside it, such as what choosing it would bring about; or nil.
  public var explanation: LocalizedText?
  /// What ticking it means.
  public var role: Role

  /// Creates an option.
  public init(
    id: String, text: LocalizedText, explanation: LocalizedText? = nil, role: Role = .substantive
  ) {
    self.id = id
    self.text = text
    self.explanation = explanation
    self.role = role
  }
}

/// Points from `minimum` to `maximum` in equal steps.
public struct RatingScale: Sendable, Equatable {
  /// The lowest point.
  public var minimum: Double
  /// The highest point.
  public var maximum: Double
  /// The distance between points.
  public var step: Double
  /// Words for points, such as the two ends.
  public var labels: [PointLabel]
  /// Points that are reported together, such as agree, neutral, disagree.
  public var groups: [AnswerGroup]

  /// Creates a scale.
  public init(
    minimum: Double, maximum: Double, step: Double = 1, labels: [PointLabel] = [],
    groups: [AnswerGroup] = []
  ) {
    self.minimum = minimum
    self.maximum = maximum
    self.step = step
    self.labels = labels
    self.groups = groups
  }

  /// The points, ascending.
  public var points: [Double] {
    guard step > 0, maximum >= minimum, (maximum - minimum) / step <= 10_000 else { return [] }
    let count = Int(((maximum - minimum) / step).rounded())
    return (0...count).map { minimum + Double($0) * step }
  }
}

/// The words for a point of a scale.
public struct PointLabel: Sendable, Equatable {
  /// The point.
  public var value: Double
  /// Its words.
  public var text: LocalizedText

  /// Creates a label.
  public init(value: Double, text: LocalizedText) {
    self.value = value
    self.text = text
  }
}

/// Points or positions that are reported together.
public struct AnswerGroup: Sendable, Equatable {
  /// The name that published tables use.
  public var id: String
  /// The words.
  public var text: LocalizedText
  /// The points that belong to it.
  public var values: [Double]

  /// Creates a group.
  public init(id: String, text: LocalizedText, values: [Double]) {
    self.id = id
    self.text = text
    self.values = values
  }
}

/// The numbers that an answer may be.
public struct NumberRange: Sendable, Equatable {
  /// The lowest, or nil for no limit.
  public var minimum: Double?
  /// The highest, or nil for no limit.
  public var maximum: Double?
  /// The distance between possible numbers, or nil where any will do.
  public var step: Double?
  /// What it counts, such as years.
  public var unit: LocalizedText?

  /// Creates a range.
  public init(
    minimum: Double? = nil, maximum: Double? = nil, step: Double? = nil,
    unit: LocalizedText? = nil
  ) {
    self.minimum = minimum
    self.maximum = maximum
    self.step = step
    self.unit = unit
  }
}

/// A kind of answer that coders found in open texts, such as an argument.
public struct AnswerCode: Sendable, Equatable {
  /// The name within its question.
  public var id: String
  /// The argument in a few words.
  public var text: LocalizedText

  /// Creates a code.
  public init(id: String, text: LocalizedText) {
    self.id = id
    self.text = text
  }
}
