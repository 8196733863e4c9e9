extension Study {
  /// The text of a dilemma as the readers of a version see it.
  ///
  /// - Throws: ``StudyError`` for a version that doesn't exist or a slot that it doesn't fill.
  public func text(
    of dilemma: Dilemma, in version: String, language: String
  ) throws(StudyError) -> String {
    try text(dilemma.text, of: dilemma, in: version, language: language)
  }

  /// A text that belongs to a dilemma (its own, a question's, what a route tells) as the readers of
  /// a version see it.
  ///
  /// - Throws: ``StudyError`` for a version that doesn't exist or a slot that it doesn't fill.
  public func text(
    _ text: LocalizedText, of dilemma: Dilemma?, in version: String, language: String
  ) throws(StudyError) -> String {
    let version = try self.version(version)
    let levels = dilemma?.levels(in: version.id) ?? []
    return try rendered(text, levels: levels, language: language).text
  }

  /// The text of a vignette.
  ///
  /// - Throws: ``StudyError`` for a slot that its levels don't fill.
  public func text(
    of vignette: Vignette, in set: VignetteSet, language: String
  ) throws(StudyError) -> String {
    try rendered(set.text, levels: vignette.levels, language: language).text
  }

  /// The highest total cost of an allocation's sliders in a version, or nil where there is none.
  ///
  /// - Throws: ``StudyError`` for a version that doesn't exist.
  public func limit(
    of allocation: SliderAllocation, askedBy dilemma: Dilemma?, in version: String
  ) throws(StudyError) -> Double? {
    let version = try self.version(version)
    return allocation.limit(showing: dilemma?.levels(in: version.id) ?? [])
  }

  /// A text as it reads where these levels are shown.
  ///
  /// - Throws: ``StudyError`` for a slot that the levels don't fill.
  func rendered(
    _ text: LocalizedText, levels: [LevelReference], language: String
  ) throws(StudyError) -> RenderedText {
    try Template(parsing: text.text(in: language))
      .rendered(with: SlotWords(levels, of: self, in: language))
  }
}

extension SliderAllocation {
  /// The highest total cost where these levels are shown, or nil where there is none.
  func limit(showing levels: [LevelReference]) -> Double? {
    switch limit {
    case nil: return nil
    case .fixed(let limit): return limit
    case .perLevel(let factor, let limits):
      let level = levels.first { $0.factor == factor }?.level
      return limits.first { $0.level == level }?.limit
    }
  }
}
