/// The texts of a study as respondents read them: every task in every language, per version or
/// vignette.
public struct StudyTexts: Sendable, Equatable {
  /// Which texts are wanted; what is left empty is wanted whole.
  public struct Selection: Sendable, Equatable {
    /// The names of languages.
    public var languages: [String] = []
    /// The names of versions.
    public var versions: [String] = []
    /// The names of dilemmas.
    public var dilemmas: [String] = []
    /// The names of sets of vignettes.
    public var sets: [String] = []
    /// The names of vignettes.
    public var vignettes: [String] = []

    /// Selects everything.
    public init() {}

    /// Whether only some tasks are wanted.
    var isOfTasks: Bool { !dilemmas.isEmpty || !sets.isEmpty || !vignettes.isEmpty }
  }

  /// The tasks, in the study's order, each in every language.
  public let tasks: [TaskTexts]
  /// The version that others are compared with.
  public let referenceVersion: String

  /// Renders the texts of a study.
  ///
  /// - Throws: ``StudyError/unknown(kind:name:nearest:)`` for a name in the selection that the
  ///   study doesn't have, and others for a text that can't be rendered.
  public init(
    of study: Study, selecting selection: Selection = Selection()
  ) throws(StudyError) {
    let languages = try Self.selected(
      selection.languages, from: study.languages, kind: "language", by: \.self)
    let versions = try Self.selected(
      selection.versions, from: study.versions, kind: "version", by: \.id)
    let dilemmas = try Self.selected(
      selection.dilemmas, from: study.dilemmas, kind: "dilemma", by: \.id,
      isWhole: !selection.isOfTasks)
    let sets = try study.sets(in: selection)
    var tasks: [TaskTexts] = []
    for dilemma in dilemmas {
      for language in languages {
        tasks.append(
          try TaskTexts(of: dilemma, in: versions, of: study, language: language))
      }
    }
    for (set, vignettes) in sets {
      for language in languages {
        tasks.append(try TaskTexts(of: set, vignettes, of: study, language: language))
      }
    }
    let others = selection.isOfTasks ? [] : study.questionsOfNoTask
    for language in languages where !others.isEmpty {
      tasks.append(try TaskTexts(asking: others, of: study, language: language))
    }
    self.tasks = tasks
    let reference = study.referenceVersion
    let isThere = versions.contains { $0.id == reference }
    referenceVersion = isThere ? reference : versions.first?.id ?? reference
  }

  /// The parts with these names, in the study's order; all parts where there are no names.
  fileprivate static func selected<Part>(
    _ names: [String], from parts: [Part], kind: String, by name: (Part) -> String,
    isWhole: Bool = true
  ) throws(StudyError) -> [Part] {
    if names.isEmpty { return isWhole ? parts : [] }
    let known = parts.map(name)
    for wanted in names where !known.contains(wanted) {
      throw .unknown(
        kind: kind, name: wanted, nearest: NearestNames.of(wanted, among: known))
    }
    return parts.filter { names.contains(name($0)) }
  }
}

extension Study {
  /// The selected vignettes of the selected sets.
  fileprivate func sets(
    in selection: StudyTexts.Selection
  ) throws(StudyError) -> [(set: VignetteSet, vignettes: [Vignette])] {
    let isWhole = !selection.isOfTasks || !selection.vignettes.isEmpty
    let sets = try StudyTexts.selected(
      selection.sets, from: vignetteSets, kind: "vignette set", by: \.id, isWhole: isWhole)
    let vignettes = try StudyTexts.selected(
      selection.vignettes, from: sets.flatMap(\.vignettes), kind: "vignette", by: \.id)
    let names = Set(vignettes.map(\.id))
    return sets.map { set in (set, set.vignettes.filter { names.contains($0.id) }) }
      .filter { !$0.vignettes.isEmpty }
  }
}
