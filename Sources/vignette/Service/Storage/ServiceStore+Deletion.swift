#if Service
  import GRDB
  import VignetteKit

  extension ServiceStore {
    /// Deletes what is known of a respondent: answers, salt, sessions, codes, panel parameters. The
    /// pseudonym stays in the log with its assignment, and says nothing about anybody any more.
    ///
    /// - Throws: ``StorageError/unknownRespondent(_:study:)``.
    func delete(_ name: String, from study: String) async throws {
      try await write { db, state, now in
        _ = try state.study(study)
        guard
          let number = try Int64.fetchOne(
            db, sql: "SELECT number FROM respondent WHERE study = ? AND name = ?",
            arguments: [study, name])
        else { throw StorageError.unknownRespondent(name, study: study) }
        try Self.delete(number, db, &state, now)
      }
      try await forgetPages()
    }

    /// Deletes everybody whose study was closed longer ago than answers are kept; returns how many.
    func deleteExpired() async throws -> Int {
      let count = try await write { db, state, now in
        let numbers = try Int64.fetchAll(
          db,
          sql: """
            SELECT number FROM respondent JOIN study ON study.name = respondent.study
            WHERE study.closed_at IS NOT NULL AND study.closed_at + 86400 * study.retention_days <= ?
            AND number NOT IN (SELECT respondent FROM deletion) ORDER BY number
            """, arguments: [now])
        for number in numbers { try Self.delete(number, db, &state, now) }
        return numbers.count
      }
      if count > 0 { try await forgetPages() }
      return count
    }

    private static func delete(
      _ number: Int64, _ db: Database, _ state: inout LiveState, _ now: Int
    ) throws {
      let isDeleted = try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM deletion WHERE respondent = ?)", arguments: [number])
      guard isDeleted != true else { return }
      let respondent = try state.respondent(db, number: number)
      let live = try state.study(respondent.study)
      if respondent.completedAt == nil, live.stored.state == .open {
        try live.assignments.note(.dropped, of: respondent.name, in: db)
      }
      try db.execute(
        sql: "INSERT INTO deletion (respondent, deleted_at) VALUES (?, ?)",
        arguments: [number, now])
      for table in ["answer", "salt", "credential", "parameter"] {
        try db.execute(sql: "DELETE FROM \(table) WHERE respondent = ?", arguments: [number])
      }
      try state.log(.deleted(study: respondent.study, respondent: respondent.name), at: now, in: db)
      state.studies[respondent.study]?.tally.remove(respondent, from: live.stored)
      state.deleted.append(number)
    }

    /// Empties the write-ahead log, so that what was deleted is not in the files any more.
    private func forgetPages() async throws {
      try await database.pool.writeWithoutTransaction { db in
        _ = try db.checkpoint(.truncate)
      }
    }
  }
#endif
