extension Question {
  /// The name of the form of the answer.
  public var kind: Kind {
    switch form {
    case .singleChoice: .singleChoice
    case .multipleChoice: .multipleChoice
    case .rating: .rating
    case .agreement: .agreement
    case .number: .number
    case .sliders: .sliders
    case .openText: .openText
    }
  }

  /// The options of a single or multiple choice; empty for other forms.
  public var options: [AnswerOption] {
    switch form {
    case .singleChoice(let options), .multipleChoice(let options): options
    case .rating, .agreement, .number, .sliders, .openText: []
    }
  }

  /// The parts that have a column of data of their own: the options of a multiple choice and the
  /// sliders of an allocation; empty for other forms.
  public var items: [AnswerOption] {
    switch form {
    case .multipleChoice(let options): options
    case .sliders(let allocation): allocation.items
    case .singleChoice, .rating, .agreement, .number, .openText: []
    }
  }

  /// Points or positions that tables report together; empty where there are none.
  public var groups: [AnswerGroup] {
    switch form {
    case .rating(let scale), .agreement(let scale): scale.groups
    case .sliders(let allocation): allocation.groups
    case .singleChoice, .multipleChoice, .number, .openText: []
    }
  }

  /// The numbers that an answer can be, ascending; nil where any can or answers are no numbers.
  public var points: [Double]? {
    switch form {
    case .rating(let scale), .agreement(let scale): scale.points
    case .sliders(let allocation): allocation.positions.map(\.value).sorted()
    case .singleChoice, .multipleChoice, .number, .openText: nil
    }
  }

  /// Whether the percentages of the answers add up to 100: false for a multiple choice.
  public var addsUpToHundred: Bool {
    if case .multipleChoice = form { false } else { true }
  }

  /// The names that rows of a published distribution may have.
  public var answerNames: [String] {
    switch form {
    case .singleChoice(let options), .multipleChoice(let options): options.map(\.id)
    case .rating, .agreement, .sliders: groups.map(\.id) + (points ?? []).map(Self.name(ofPoint:))
    case .openText(let codes): codes.map(\.id)
    case .number: []
    }
  }

  /// The words for one of ``answerNames``, or nil where it is none or has none.
  public func text(ofAnswer name: String) -> LocalizedText? {
    if let option = options.first(where: { $0.id == name }) { return option.text }
    if let group = groups.first(where: { $0.id == name }) { return group.text }
    switch form {
    case .rating(let scale), .agreement(let scale):
      return scale.labels.first { Self.name(ofPoint: $0.value) == name }?.text
    case .sliders(let allocation):
      return allocation.positions.first { Self.name(ofPoint: $0.value) == name }?.text
    case .openText(let codes): return codes.first { $0.id == name }?.text
    case .singleChoice, .multipleChoice, .number: return nil
    }
  }

  /// How data and tables write a point: whole numbers without decimals.
  public static func name(ofPoint value: Double) -> String {
    Int(exactly: value).map { "\($0)" } ?? "\(value)"
  }
}
