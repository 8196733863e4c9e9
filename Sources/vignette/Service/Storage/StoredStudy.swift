#if Service
  import GRDB
  import VignetteKit

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  /// How far a study is.
  enum StudyState: String, Sendable, CaseIterable {
    /// It can still be changed; nobody can take part.
    case draft
    /// Respondents take part; what they read can't be changed.
    case open
    /// Nobody takes part any more.
    case closed
  }

  /// A study as the database holds it.
  struct StoredStudy: Sendable {
    /// The study with its vignettes and decks filled in; its name is the key.
    let study: Study
    /// The study file's own name, which says how it is read.
    let fileName: String
    /// The study file.
    let document: [UInt8]
    /// The file's SHA-256.
    let digest: String
    /// How far it is.
    let state: StudyState
    /// Who may get what.
    let design: AssignmentDesign
    /// What is counted of its respondents.
    let tallyPlan: TallyPlan
    /// When it was opened, in seconds since 1970.
    let openedAt: Int?
    /// When it was closed, in seconds since 1970.
    let closedAt: Int?

    /// The study's name.
    var name: String { study.name }
  }

  extension StoredStudy {
    /// Reads a study from its file.
    ///
    /// - Throws: what is wrong with the file, the design or the plan of assignment.
    init(
      document: [UInt8], fileName: String, state: StudyState = .draft, openedAt: Int? = nil,
      closedAt: Int? = nil
    ) throws {
      study = try StudyFile.study(in: document, named: fileName).designed()
      self.fileName = fileName
      self.document = document
      digest = FileDigest.sha256(document)
      self.state = state
      design = try AssignmentDesign(of: study)
      tallyPlan = TallyPlan(study)
      self.openedAt = openedAt
      self.closedAt = closedAt
    }

    /// The same file in another state.
    func moved(to state: StudyState, openedAt: Int?, closedAt: Int?) throws -> StoredStudy {
      try StoredStudy(
        document: document, fileName: fileName, state: state, openedAt: openedAt,
        closedAt: closedAt)
    }

    init(row: Row) throws {
      let state: String = row["state"]
      let document: Data = row["document"]
      try self.init(
        document: [UInt8](document), fileName: row["file_name"],
        state: StudyState(rawValue: state) ?? .draft, openedAt: row["opened_at"],
        closedAt: row["closed_at"])
    }
  }
#endif
