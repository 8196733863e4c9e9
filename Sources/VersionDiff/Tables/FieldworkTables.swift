extension EffectTable {
  /// How many respondents came how far: a row over all versions for each stage, then one per
  /// version.
  public init(_ flow: ParticipantFlow) {
    self.init(
      id: "flow", title: "From opening the survey to the comparison",
      columns: [
        .stage, .place, .version, .n, .proportion, .planned, .pValue, .left, .leftPValue,
      ],
      notes: [
        "Share: of the stage's respondents. Left: since the stage before. p: whether these "
          + "respondents, or those who left, divide over the versions as planned; anytime-valid "
          + "(sequential multinomial test), so that it may be looked at as often as wanted. p under "
          + "\(readable(Integrity.alarm)) means that assignment or drop-out depends on the version."
      ])
    for step in flow.steps {
      let (stage, place) = step.stage.names
      append(
        [.text(stage), Cell(place), .missing, .integer(step.count), .missing, .missing]
          + [
            Cell(step.sampleRatio?.pValue), step.left.map { .integer($0) } ?? .missing,
            Cell(step.leftRatio?.pValue),
          ])
      for (index, count) in step.perVersion.enumerated() {
        let left = index < step.leftPerVersion.count ? step.leftPerVersion[index] : nil
        append(
          [.text(stage), Cell(place), .text(flow.versions[index]), .integer(count)]
            + [
              Cell(step.count > 0 ? Double(count) / Double(step.count) : nil),
              Cell(flow.shares[index]), .missing, left.map { .integer($0) } ?? .missing, .missing,
            ])
      }
    }
  }

  /// What was found of each check: a row over all versions, then one per version.
  public init(_ checks: FieldworkChecks) {
    self.init(
      id: "fieldwork", title: "How respondents answered",
      columns: [.check, .place, .version, .n, .outOf, .proportion, .seconds, .pValue],
      notes: [
        "Nobody is left out because of these counts, unless the plan states such a rule. Share: of "
          + "those who could have been counted. p: whether those who were counted divide over the "
          + "versions as planned; anytime-valid (sequential multinomial test).",
        "Median seconds: from consent to the last answer, pauses included.",
      ])
    for (version, median) in zip(checks.versions, checks.medianSeconds) {
      append(
        [.text("duration"), .missing, .text(version)] + [.missing, .missing, .missing]
          + [Cell(median), .missing])
    }
    for check in checks.checks {
      let (name, place) = check.kind.names
      let whole = check.outOf.reduce(0, +)
      append(
        [.text(name), Cell(place), .missing, .integer(check.count), .integer(whole)]
          + [
            Cell(whole > 0 ? Double(check.count) / Double(whole) : nil), .missing,
            Cell(check.ratio?.pValue),
          ])
      for (index, count) in check.perVersion.enumerated() {
        let all = check.outOf[index]
        append(
          [.text(name), Cell(place), .text(checks.versions[index])]
            + [
              .integer(count), .integer(all), Cell(all > 0 ? Double(count) / Double(all) : nil),
              .missing, .missing,
            ])
      }
    }
  }
}

extension ParticipantFlow.Stage {
  /// The stage's fixed name, and which task or rule it is about.
  public var names: (stage: String, place: String?) {
    switch self {
    case .opened: ("opened", nil)
    case .consented: ("consented", nil)
    case .assigned: ("assigned", nil)
    case .reached(let task): ("reached", task)
    case .completed: ("completed", nil)
    case .excluded(let rule): ("excluded", rule)
    case .analysed: ("analysed", nil)
    }
  }
}

extension FieldworkChecks.Kind {
  fileprivate var names: (check: String, place: String?) {
    switch self {
    case .fasterThan(let seconds): ("too.fast", "under \(readable(seconds)) seconds")
    case .attention(let question): ("attention", question)
    case .missing(let question): ("missing.answers", question)
    }
  }
}

extension TableColumn {
  // The glossary of fieldwork.

  /// How far respondents came.
  static let stage = TableColumn("stage", .string, label: "Stage")
  /// Which task, question or rule.
  static let place = TableColumn("place", .string, label: "Where")
  /// How many left since the stage before.
  static let left = TableColumn("left", .integer, label: "Left")
  /// Whether those who left divide over the versions as planned.
  static let leftPValue = TableColumn("left.p.value", .number, .pValue, label: "p (left)")
  /// How many could have been counted.
  static let outOf = TableColumn("of", .integer, label: "Of")
  /// The middle time.
  static let seconds = TableColumn("median.seconds", .number, label: "Median seconds")
}
