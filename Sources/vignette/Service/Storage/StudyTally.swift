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
      change(respondent, stored, by: 1)
    }

    /// Counts a respondent as changed.
    mutating func replace(_ old: Respondent, by new: Respondent, in stored: StoredStudy) {
      change(old, stored, by: -1)
      change(new, stored, by: 1)
    }

    /// Takes a respondent out of the counts.
    mutating func remove(_ respondent: Respondent, from stored: StoredStudy) {
      change(respondent, stored, by: -1)
    }

    private mutating func change(_ respondent: Respondent, _ stored: StoredStudy, by step: Int) {
      versions[respondent.assignment.version, default: VersionTally()]
        .change(by: step, respondent, stored)
    }
  }

  /// The counts of one version's respondents.
  struct VersionTally: Sendable, Equatable {
    /// Who was assigned.
    private(set) var assigned = 0
    /// Who handed in the answers.
    private(set) var completed = 0

    fileprivate mutating func change(
      by step: Int, _ respondent: Respondent, _ stored: StoredStudy
    ) {
      assigned += step
      if respondent.completedAt != nil { completed += step }
    }
  }
#endif
