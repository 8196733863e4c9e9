#if Service
  import GRDB
  import VignetteKit

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  extension ServiceStore {
    /// What became of a study file that was handed to the service.
    enum StudyReception: Sendable, Equatable {
      /// The database did not hold the study yet.
      case added
      /// The file is the one that is stored.
      case same
      /// The stored file was replaced; the study was not open, or the changes harm nothing.
      case replaced
    }

    /// Takes a study in, or a new file of one that is stored.
    ///
    /// - Parameter seed: of the assignment; nil draws one.
    /// - Throws: ``StorageError/changed(study:changes:)`` where respondents have begun and would
    ///   read or be asked something else.
    func receive(
      _ file: StudyFile, seed: String? = nil
    ) async throws -> StudyReception {
      let (document, fileName) = (file.bytes, String(file.path.split(separator: "/").last ?? ""))
      let stored = try StoredStudy(document: document, fileName: fileName)
      return try await write { db, state, now in
        guard let live = state.studies[stored.name] else {
          let seed = seed ?? Secret().text
          try Self.check(seed, for: stored)
          try db.execute(
            sql: """
              INSERT INTO study (name, file_name, document, digest, state, seed)
              VALUES (?, ?, ?, ?, 'draft', ?)
              """, arguments: [stored.name, fileName, Data(document), stored.digest, seed])
          state.studies[stored.name] = LiveStudy(stored, seed: seed)
          try state.log(
            .studyAdded(study: stored.name, digest: stored.digest), at: now, in: db)
          return .added
        }
        return try Self.replace(live, by: stored, seed: seed, db, &state, now)
      }
    }

    /// Lets respondents in.
    ///
    /// - Throws: ``StorageError/notReady(study:reason:)`` where something has to be stated before.
    func open(_ name: String) async throws {
      try await write { db, state, now in
        var live = try state.study(name)
        guard live.stored.state != .open else { return }
        guard live.stored.state == .draft else {
          throw StorageError.state(
            study: name, state: live.stored.state, wanted: "opening it again")
        }
        guard let days = live.stored.study.fieldwork?.retentionDays else {
          throw StorageError.notReady(
            study: name,
            reason: "its file doesn't say how long answers are kept; respondents are told. Add "
              + "'retention-days' under 'fieldwork'")
        }
        try db.execute(
          sql: "UPDATE study SET state = 'open', opened_at = ?, retention_days = ? WHERE name = ?",
          arguments: [now, days, name])
        live.stored = try live.stored.moved(to: .open, openedAt: now, closedAt: nil)
        state.studies[name] = live
        try state.log(
          .studyOpened(
            study: name, digest: live.stored.digest,
            commitment: live.assignments.commitment ?? ""), at: now, in: db)
      }
    }

    /// Lets respondents in where nobody decided otherwise before.
    func openIfDraft(_ name: String) async throws {
      if published[name]?.stored.state == .draft { try await open(name) }
    }

    /// Lets nobody answer any more.
    func close(_ name: String) async throws {
      try await write { db, state, now in
        var live = try state.study(name)
        guard live.stored.state != .closed else { return }
        guard live.stored.state == .open else {
          throw StorageError.state(study: name, state: live.stored.state, wanted: "closing it")
        }
        try db.execute(
          sql: "UPDATE study SET state = 'closed', closed_at = ? WHERE name = ?",
          arguments: [now, name])
        live.stored = try live.stored.moved(
          to: .closed, openedAt: live.stored.openedAt, closedAt: now)
        state.studies[name] = live
        try state.log(.studyClosed(study: name), at: now, in: db)
      }
    }

    /// The seed of a study's assignment: to be published when the study is over.
    func seed(of name: String) async throws -> String {
      try await read { db in
        guard
          let seed = try String.fetchOne(
            db, sql: "SELECT seed FROM study WHERE name = ?", arguments: [name])
        else { throw StorageError.unknownStudy(name, known: []) }
        return seed
      }
    }

    /// The log of assignments as the command `assign` writes it.
    func assignmentLog(of name: String) async throws -> String {
      try await read { db in
        try String.fetchAll(
          db, sql: "SELECT line FROM assignment_line WHERE study = ? ORDER BY number",
          arguments: [name]
        ).joined()
      }
    }

    /// Counts that the first page was shown.
    func countPageView(of name: String) async throws {
      try await write { db, state, _ in
        guard state.studies[name] != nil else { return }
        try db.cachedStatement(sql: "UPDATE study SET page_views = page_views + 1 WHERE name = ?")
          .execute(arguments: [name])
        state.studies[name]?.tally.pageViews += 1
      }
    }

    private static func replace(
      _ live: LiveStudy, by stored: StoredStudy, seed: String?, _ db: Database,
      _ state: inout LiveState, _ now: Int
    ) throws -> StudyReception {
      let old = live.stored
      let isDraft = old.state == .draft
      if old.digest == stored.digest, seed == nil || !isDraft { return .same }
      if !isDraft {
        let changes = StudyChange.harmful(from: old, to: stored)
        guard changes.isEmpty else {
          throw StorageError.changed(study: old.name, changes: changes)
        }
      }
      let stored = try StoredStudy(
        document: stored.document, fileName: stored.fileName, state: old.state,
        openedAt: old.openedAt, closedAt: old.closedAt)
      try db.execute(
        sql: "UPDATE study SET document = ?, digest = ?, file_name = ? WHERE name = ?",
        arguments: [Data(stored.document), stored.digest, stored.fileName, stored.name])
      if isDraft {
        let seed =
          try seed ?? String.fetchOne(
            db, sql: "SELECT seed FROM study WHERE name = ?", arguments: [stored.name]) ?? ""
        try check(seed, for: stored)
        try db.execute(
          sql: "UPDATE study SET seed = ? WHERE name = ?", arguments: [seed, stored.name])
        state.studies[stored.name] = LiveStudy(stored, seed: seed)
      } else {
        state.studies[stored.name]?.stored = stored
      }
      try state.log(
        .studyChanged(study: stored.name, digest: stored.digest, before: old.digest), at: now,
        in: db)
      return .replaced
    }

    /// The seed must be the one that the study's file committed to, if it did.
    private static func check(_ seed: String, for stored: StoredStudy) throws(StorageError) {
      guard let commitment = stored.study.assignment?.commitment,
        SeedCommitment(to: seed).digest != commitment.lowercased()
      else { return }
      throw .notReady(
        study: stored.name,
        reason: "its file commits to a seed, and the one given is another; name the file with the "
          + "right seed by --seed-file")
    }
  }

  /// What changed between two files of a study.
  enum StudyChange {
    /// The parts whose change would alter what respondents read, what they are asked, who gets
    /// what, or what was planned; empty where the change harms nothing (sources, published figures,
    /// what is known of the population, how columns of other files are named).
    static func harmful(from old: StoredStudy, to new: StoredStudy) -> [String] {
      let (a, b) = (old.study, new.study)
      let parts: [(name: String, isSame: Bool)] = [
        ("languages", a.languages == b.languages), ("title", a.title == b.title),
        ("factors", a.factors == b.factors), ("versions", a.versions == b.versions),
        ("dilemmas", a.dilemmas == b.dilemmas), ("vignettes", a.vignetteSets == b.vignetteSets),
        ("questions", a.questions == b.questions), ("scales", a.scales == b.scales),
        ("characteristics", a.characteristics == b.characteristics),
        ("assignment", a.assignment == b.assignment), ("analysis", a.analysis == b.analysis),
        ("fieldwork", a.fieldwork == b.fieldwork),
      ]
      return parts.filter { !$0.isSame }.map(\.name)
    }
  }
#endif
