/// The words of the figure of respondents' flow, in each language.
enum FlowWord: String, Sendable, CaseIterable {
  case title, opened, consented, assigned, reached, completed, excluded, analysed
  case left, refused

  /// In English; `{1}` is a task, rule, version or number.
  var english: String { texts.english }
  /// In Dutch.
  var dutch: String { texts.dutch }

  private var texts: (english: String, dutch: String) {
    switch self {
    case .title: ("How many respondents came how far", "Hoeveel respondenten kwamen hoe ver")
    case .opened: ("Opened the survey", "Opende de enquête")
    case .consented: ("Agreed to take part", "Stemde in met deelname")
    case .assigned: ("Assigned to {1}", "Toegewezen aan {1}")
    case .reached: ("Reached: {1}", "Bereikte: {1}")
    case .completed: ("Completed", "Rondde af")
    case .excluded: ("Left out: {1}", "Uitgesloten: {1}")
    case .analysed: ("In the comparison", "In de vergelijking")
    case .left: ("{1} no further", "{1} niet verder")
    case .refused: ("{1} did not", "{1} niet")
    }
  }
}

extension Vocabulary {
  /// A word of the figure with what it is about.
  func flow(_ word: FlowWord, _ value: String = "") -> String {
    filled(language == .nl ? word.dutch : word.english, with: ["1": value])
  }
}
