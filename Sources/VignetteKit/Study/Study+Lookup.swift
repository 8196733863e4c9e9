extension Study {
  /// The version with this name.
  ///
  /// - Throws: ``StudyError/unknown(kind:name:nearest:)``.
  public func version(_ id: String) throws(StudyError) -> Version {
    try Self.named(id, kind: "version", in: versions, by: \.id)
  }

  /// The factor with this name.
  ///
  /// - Throws: ``StudyError/unknown(kind:name:nearest:)``.
  public func factor(_ id: String) throws(StudyError) -> Factor {
    try Self.named(id, kind: "factor", in: factors, by: \.id)
  }

  /// The dilemma with this name.
  ///
  /// - Throws: ``StudyError/unknown(kind:name:nearest:)``.
  public func dilemma(_ id: String) throws(StudyError) -> Dilemma {
    try Self.named(id, kind: "dilemma", in: dilemmas, by: \.id)
  }

  /// The vignette set with this name.
  ///
  /// - Throws: ``StudyError/unknown(kind:name:nearest:)``.
  public func vignetteSet(_ id: String) throws(StudyError) -> VignetteSet {
    try Self.named(id, kind: "vignette set", in: vignetteSets, by: \.id)
  }

  /// The question with this name.
  ///
  /// - Throws: ``StudyError/unknown(kind:name:nearest:)``.
  public func question(_ id: String) throws(StudyError) -> Question {
    try Self.named(id, kind: "question", in: questions, by: \.id)
  }

  /// The scale with this name, or nil.
  public func scale(_ id: String) -> ItemScale? {
    scales.first { $0.id == id }
  }

  /// The dilemma that asks a question, directly or by a route, or nil.
  public func dilemma(asking question: String) -> Dilemma? {
    dilemmas.first { reachable(from: $0.questions).contains(question) }
  }

  /// The version that others are compared with: the plan's, else the first.
  public var referenceVersion: String {
    analysis.reference ?? versions.first?.id ?? ""
  }

  /// A variable's question and the item or option after the point, where there is one:
  /// `activities.explain` is the item `explain` of the question `activities`.
  public func variable(_ name: String) -> (question: Question, item: String?)? {
    if let question = questions.first(where: { $0.id == name }) { return (question, nil) }
    for question in questions where name.hasPrefix(question.id + ".") {
      let item = String(name.dropFirst(question.id.count + 1))
      if question.items.contains(where: { $0.id == item }) { return (question, item) }
    }
    return nil
  }

  /// The questions in the list and all that routes lead to from them.
  func reachable(from start: [String]) -> Set<String> {
    var seen: Set<String> = []
    var waiting = start
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted else { continue }
      waiting += questions.first { $0.id == next }?.routes.flatMap(\.ask) ?? []
    }
    return seen
  }

  private static func named<Part>(
    _ id: String, kind: String, in parts: [Part], by name: (Part) -> String
  ) throws(StudyError) -> Part {
    guard let part = parts.first(where: { name($0) == id }) else {
      throw .unknown(kind: kind, name: id, nearest: NearestNames.of(id, among: parts.map(name)))
    }
    return part
  }
}
