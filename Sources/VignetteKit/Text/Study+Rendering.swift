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
    return try rendered(text, levels: levels, language: language)
  }

  /// The text of a vignette.
  ///
  /// - Throws: ``StudyError`` for a slot that its levels don't fill.
  public func text(
    of vignette: Vignette, in set: VignetteSet, language: String
  ) throws(StudyError) -> String {
    try rendered(set.text, levels: vignette.levels, language: language)
  }

  /// The highest total cost of an allocation's sliders in a version, or nil where there is none.
  ///
  /// - Throws: ``StudyError`` for a version that doesn't exist.
  public func limit(
    of allocation: SliderAllocation, askedBy dilemma: Dilemma?, in version: String
  ) throws(StudyError) -> Double? {
    let version = try self.version(version)
    switch allocation.limit {
    case nil: return nil
    case .fixed(let limit): return limit
    case .perLevel(let factor, let limits):
      let level = dilemma?.levels(in: version.id).first { $0.factor == factor }?.level
      return limits.first { $0.level == level }?.limit
    }
  }

  private func rendered(
    _ text: LocalizedText, levels: [LevelReference], language: String
  ) throws(StudyError) -> String {
    var fillings: [String: String] = [:]
    for reference in levels {
      let level = try factor(reference.factor).level(reference.level)
      fillings[reference.factor] = level?.text?.text(in: language)
    }
    return try Template(parsing: text.text(in: language)).rendered(filling: fillings)
  }
}
