import VignetteKit

/// The words of a study in place of the names under which data and tables hold its answers.
extension Wording {
  /// An outcome as its study calls it, with its name, or its name alone.
  func outcome(_ name: String) -> String {
    guard let study = style.study else { return name }
    let label = study.questions.first { $0.id == name }?.label ?? study.scale(name)?.label
    return label.map { "\($0.text(in: style.language.rawValue)) (\(name))" } ?? name
  }

  /// An answer in the words that respondents read, or its name where the study has no such answer.
  func option(_ name: String, of outcome: String) -> String {
    let question = style.study?.questions.first { question in
      outcome == question.id || question.items.contains { "\(question.id).\($0.id)" == outcome }
    }
    return question?.text(ofAnswer: name)?.text(in: style.language.rawValue) ?? name
  }
}
