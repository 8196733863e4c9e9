#if Service
  import VignetteKit

  /// What the respondents of a study did, counted as it happens and never recounted: an answer
  /// changes the counts that it touches.
  struct StudyTally: Sendable, Equatable {
    /// How often the first page was shown; a person may have opened it more than once.
    var pageViews = 0
    /// The counts of each version's respondents.
    private(set) var versions: [String: VersionTally] = [:]

    /// Counts a respondent.
    mutating func add(_ respondent: Respondent, to stored: StoredStudy) {
      change(from: nil, to: respondent, stored)
    }

    /// Counts a respondent as changed.
    mutating func replace(_ old: Respondent, by new: Respondent, in stored: StoredStudy) {
      change(from: old, to: new, stored)
    }

    /// Takes a respondent out of the counts.
    mutating func remove(_ respondent: Respondent, from stored: StoredStudy) {
      change(from: respondent, to: nil, stored)
    }

    private mutating func change(
      from old: Respondent?, to new: Respondent?, _ stored: StoredStudy
    ) {
      guard let version = (new ?? old)?.assignment.version else { return }
      let plan = stored.tallyPlan
      versions[version, default: VersionTally(plan)].change(
        from: old.map { CountedRespondent($0, plan) }, to: new.map { CountedRespondent($0, plan) })
    }
  }
#endif
