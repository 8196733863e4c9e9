#if Service
  /// Why the service's database can't do what was asked.
  enum StorageError: Error, Equatable, CustomStringConvertible {
    /// The file can't be opened or made.
    case cannotOpen(path: String, reason: String)
    /// The database would not keep what it acknowledges.
    case notDurable(setting: String, found: String, expected: String)
    /// A later version of the program made the file.
    case newer(path: String, migration: String)
    /// A write did not reach the disk; nothing of it counts.
    case unavailable(reason: String)
    /// What is stored contradicts itself.
    case damaged(String)
    /// No study of that name is stored.
    case unknownStudy(String, known: [String])
    /// No respondent of that name takes part.
    case unknownRespondent(String, study: String)
    /// What was asked is not possible while a study is in this state.
    case state(study: String, state: StudyState, wanted: String)
    /// A study can't be opened yet.
    case notReady(study: String, reason: String)
    /// A study that respondents answer was to be changed.
    case changed(study: String, changes: [String])
    /// A personal code that doesn't exist or belongs to somebody already.
    case unknownCode
    /// The respondent has finished, and answers no longer change.
    case completed

    /// One sentence, with the remedy where there is one.
    var description: String {
      switch self {
      case .cannotOpen(let path, let reason):
        "The database '\(path)' can't be opened: \(reason). Does its folder exist, and may this "
          + "user write to it?"
      case .notDurable(let setting, let found, let expected):
        "SQLite reports \(setting) = \(found) where \(expected) is needed so that no answer is "
          + "lost; keep the database on a local file system."
      case .newer(let path, let migration):
        "The database '\(path)' was made by a later version of vignette (it holds the step "
          + "'\(migration)'); update the program."
      case .unavailable(let reason):
        "Nothing was stored: \(reason)."
      case .damaged(let what):
        "The database contradicts itself: \(what). Restore a backup, and keep this file."
      case .unknownStudy(let name, let known):
        known.isEmpty
          ? "There is no study '\(name)'; the database holds none yet."
          : "There is no study '\(name)'; the database holds \(known.joined(separator: ", "))."
      case .unknownRespondent(let name, let study):
        "Nobody named '\(name)' takes part in '\(study)'."
      case .state(let study, let state, let wanted):
        "The study '\(study)' is \(state.rawValue), so \(wanted) is not possible."
      case .notReady(let study, let reason):
        "The study '\(study)' can't be opened: \(reason)."
      case .changed(let study, let changes):
        "The study '\(study)' is open, and respondents have to go on with what they were told. "
          + "The file differs in: \(changes.joined(separator: "; ")). Undo these changes, or give "
          + "the changed study another name."
      case .unknownCode: "This code is not known, or was used in another browser."
      case .completed: "The answers were handed in; they can't be changed any more."
      }
    }
  }

  extension StorageError: InputFault {
    var options: [String] { [] }
  }
#endif
