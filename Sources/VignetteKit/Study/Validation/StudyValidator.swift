/// Looks through a study for what does not fit together and collects all of it.
struct StudyValidator {
  let study: Study
  /// Names whose entries could not be read: a reference to one of them is no further mistake.
  let unreadNames: Set<String>
  let questionNames: [String]
  private let knownQuestions: Set<String>
  private(set) var findings: [StudyFinding] = []

  init(_ study: Study, excusing unreadNames: Set<String>) {
    self.study = study
    questionNames = study.questions.map(\.id)
    knownQuestions = Set(questionNames)
    self.unreadNames = unreadNames
  }

  mutating func validate() {
    checkVersions()
    checkFactors()
    checkDilemmas()
    checkVignetteSets()
    checkQuestions()
    checkRouting()
    checkTexts()
    checkScales()
    checkRespondents()
    checkAssignment()
    checkAnalysis()
    checkDigest(
      study.preregistration?.registered, of: "plan", at: ["preregistration", "registered"])
    checkFieldwork()
    checkCodebook()
    checkPublished()
  }

  // MARK: What the checks share

  mutating func report(
    _ path: [String], orAt other: [String]? = nil, found: String, expected: String,
    nearest: [String] = []
  ) {
    findings.append(
      StudyFinding(
        paths: [path] + (other.map { [$0] } ?? []), found: found, expected: expected,
        nearest: nearest))
  }

  /// Reports a name that is none of those that exist; true where it is one.
  @discardableResult
  mutating func check(
    _ name: String, isOneOf names: [String], kind: String, of owner: String = "",
    at path: [String], orAt other: [String]? = nil
  ) -> Bool {
    if names.contains(name) { return true }
    if unreadNames.contains(name) { return false }
    let listed = names.prefix(8).joined(separator: ", ") + (names.count > 8 ? ", ..." : "")
    report(
      path, orAt: other, found: "the \(kind) '\(name)'\(owner)",
      expected: names.isEmpty ? "no \(kind), because there is none" : "one of: \(listed)",
      nearest: NearestNames.of(name, among: names))
    return false
  }

  /// Reports a name that is no answer to a question. Questions whose own scale is wrong, and those
  /// without named answers, are passed over.
  mutating func checkAnswer(_ name: String, to question: Question, at path: [String]) {
    let names = question.answerNames
    if names.isEmpty || question.points.map({ $0.count < 2 }) == true { return }
    check(name, isOneOf: names, kind: "answer", of: " to '\(question.id)'", at: path)
  }

  /// Reports a name that is no variable: a question, a scale or `question.item`.
  @discardableResult
  mutating func checkVariable(_ name: String, at path: [String], orAt other: [String]? = nil)
    -> Bool
  {
    if study.scale(name) != nil || study.variable(name) != nil { return true }
    let question = String(name.prefix { $0 != "." })
    if unreadNames.contains(question) { return false }
    let names =
      study.questions.flatMap { question in
        [question.id] + question.items.map { "\(question.id).\($0.id)" }
      } + study.scales.map(\.id)
    return check(
      name, isOneOf: names, kind: "question, scale or question.item", at: path, orAt: other)
  }

  /// Reports a name that occurs again.
  mutating func checkUnique(_ names: [String], kind: String, at path: [String]) {
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted {
      report(path + [name], found: "the \(kind) '\(name)' twice", expected: "every \(kind) once")
    }
  }

  /// Reports a name that is no question's; true where it is one.
  @discardableResult
  mutating func checkQuestion(_ name: String, at path: [String]) -> Bool {
    knownQuestions.contains(name)
      || check(name, isOneOf: questionNames, kind: "question", at: path)
  }

  var versionNames: [String] { study.versions.map(\.id) }
}
