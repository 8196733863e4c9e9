#if Service
  import Crypto
  import GRDB
  import VignetteKit

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  extension ServiceStore {
    /// The respondent of a browser's session, or nil where there is none.
    func respondent(of session: Secret, in study: String) async throws -> Respondent? {
      let key = RespondentCache.SessionKey(study: study, digest: session.digest)
      if let cached = cache[key] { return cached }
      return try await write { db, state, _ in
        guard let number = try Self.number(db, study, "session", key.digest) else { return nil }
        let respondent = try state.respondent(db, number: number)
        state.touched[number] = respondent
        state.sessions.append((key, number))
        return respondent
      }
    }

    /// The respondent with a keyed identifier, or nil where there is none.
    func respondent(identifiedBy digest: Data, in study: String) async throws -> Respondent? {
      let key = RespondentCache.SessionKey(study: study, digest: digest)
      if let cached = cache[key] { return cached }
      return try await write { db, state, _ in
        guard let number = try Self.number(db, study, "panel", digest) else { return nil }
        let respondent = try state.respondent(db, number: number)
        state.touched[number] = respondent
        state.sessions.append((key, number))
        return respondent
      }
    }

    /// The respondent who came with a personal code, or nil where nobody did.
    func respondent(withCode code: Secret, in study: String) async throws -> Respondent? {
      try await write { db, state, _ in
        guard let number = try Self.number(db, study, "code", code.digest) else { return nil }
        let respondent = try state.respondent(db, number: number)
        state.touched[number] = respondent
        return respondent
      }
    }

    /// Somebody agrees to take part: gets a pseudonym and an assignment, once and for ever. Who
    /// comes back by the same code or panel identifier is the same respondent, and so is whose
    /// session is known already: the form was sent twice.
    ///
    /// - Throws: ``StorageError/unknownCode``, ``StorageError/state(study:state:wanted:)``.
    func enter(_ study: String, _ arrival: Arrival) async throws -> Respondent {
      try await write { db, state, now in
        let live = try state.study(study)
        if let session = arrival.session,
          let number = try Self.number(db, study, "session", session.digest)
        {
          return try state.respondent(db, number: number)
        }
        let known = try Self.credential(of: arrival)
        let place = try known.map { try Self.place(db, study, $0.kind, $0.digest) }
        if case .taken(let number)? = place {
          let respondent = try state.respondent(db, number: number)
          try Self.begin(arrival.session, respondent, db, &state)
          return respondent
        }
        if arrival.entry == .code, place == .unknown { throw StorageError.unknownCode }
        guard live.stored.state == .open else {
          throw StorageError.state(study: study, state: live.stored.state, wanted: "taking part")
        }
        let respondent = try Self.admit(arrival, live, db, &state, now)
        if let known {
          try db.cachedStatement(
            sql: """
              INSERT INTO credential (study, kind, digest, respondent) VALUES (?, ?, ?, ?)
              ON CONFLICT (study, kind, digest) DO UPDATE SET respondent = excluded.respondent
              """
          ).execute(arguments: [study, known.kind, known.digest, respondent.number])
        }
        try Self.begin(arrival.session, respondent, db, &state)
        return respondent
      }
    }

    /// Stores an answer. The same key twice, or the same answer again, counts once.
    ///
    /// - Returns: the respondent as it is now.
    /// - Throws: ``StorageError/completed``.
    func store(_ answer: SubmittedAnswer, of number: Int64) async throws -> Respondent {
      try await write { db, state, now in
        let old = try state.respondent(db, number: number)
        if old.answers[answer.step]?.answer == answer.answer { return old }
        let isKnown = try Bool.fetchOne(
          db.cachedStatement(
            sql: "SELECT EXISTS (SELECT 1 FROM answer WHERE respondent = ? AND key = ?)"),
          arguments: [number, answer.key])
        if isKnown == true { return old }
        try Self.requireOpen(old, &state)
        var respondent = old
        try Self.add(answer, to: &respondent, db, &state, now)
        let stored = try state.study(old.study).stored
        state.studies[old.study]?.tally.replace(old, by: respondent, in: stored)
        return respondent
      }
    }

    /// Hands the answers in: from now on they don't change.
    func complete(_ number: Int64) async throws -> Respondent {
      try await write { db, state, now in
        let old = try state.respondent(db, number: number)
        guard old.completedAt == nil else { return old }
        try Self.requireOpen(old, &state)
        var respondent = old
        respondent.completedAt = now
        try db.cachedStatement(sql: "UPDATE respondent SET completed_at = ? WHERE number = ?")
          .execute(arguments: [now, number])
        let live = try state.study(old.study)
        try live.assignments.note(.completed, of: old.name, in: db)
        try state.log(.completed(study: old.study, respondent: old.name), at: now, in: db)
        state.studies[old.study]?.tally.replace(old, by: respondent, in: live.stored)
        state.touched[number] = respondent
        return respondent
      }
    }

    /// Keeps the language in which somebody reads the pages.
    func setLanguage(_ language: String, of number: Int64) async throws -> Respondent {
      try await write { db, state, _ in
        var respondent = try state.respondent(db, number: number)
        respondent.language = language
        try db.cachedStatement(sql: "UPDATE respondent SET language = ? WHERE number = ?")
          .execute(arguments: [language, number])
        state.touched[number] = respondent
        return respondent
      }
    }

    /// New personal codes. They are told once, here; the database recognises them only.
    func makeCodes(_ count: Int, for study: String) async throws -> [Secret] {
      let codes = (0..<count).map { _ in Secret() }
      try await write { db, state, now in
        _ = try state.study(study)
        let statement = try db.cachedStatement(
          sql: "INSERT INTO credential (study, kind, digest) VALUES (?, 'code', ?)")
        for code in codes { try statement.execute(arguments: [study, code.digest]) }
        try state.log(.codesMade(study: study, count: count), at: now, in: db)
      }
      return codes
    }

    /// A panel's identifier as it is stored: keyed, because such identifiers can be guessed.
    func keyed(_ identifier: String, study: String) -> Data {
      let code = HMAC<SHA256>.authenticationCode(
        for: Data("panel\n\(study)\n\(identifier)".utf8), using: SymmetricKey(data: key))
      return Data(code)
    }
  }

  // MARK: - Steps of the above, on the writing thread

  extension ServiceStore {
    private enum Place: Equatable {
      case unknown
      case free
      case taken(Int64)
    }

    private static func credential(
      of arrival: Arrival
    ) throws(StorageError) -> (kind: String, digest: Data)? {
      switch arrival.entry {
      case .open: return nil
      case .code:
        guard let code = arrival.code else { throw .unknownCode }
        return ("code", code.digest)
      case .panel, .api: return arrival.identifier.map { ("panel", $0) }
      }
    }

    private static func place(
      _ db: Database, _ study: String, _ kind: String, _ digest: Data
    ) throws -> Place {
      let statement = try db.cachedStatement(
        sql: "SELECT respondent FROM credential WHERE study = ? AND kind = ? AND digest = ?")
      guard let row = try Row.fetchOne(statement, arguments: [study, kind, digest]) else {
        return .unknown
      }
      let number: Int64? = row["respondent"]
      return number.map { .taken($0) } ?? .free
    }

    private static func number(
      _ db: Database, _ study: String, _ kind: String, _ digest: Data
    ) throws -> Int64? {
      if case .taken(let number) = try place(db, study, kind, digest) { number } else { nil }
    }

    private static func admit(
      _ arrival: Arrival, _ live: LiveStudy, _ db: Database, _ state: inout LiveState, _ now: Int
    ) throws -> Respondent {
      let study = live.stored.name
      let name = "r" + Secret(bytes: 8).text
      let salt = Data(Hexadecimal.bytes(Secret().text) ?? [])
      try db.cachedStatement(
        sql: """
          INSERT INTO respondent (study, name, entry, language, consented_at) VALUES (?, ?, ?, ?, ?)
          """
      ).execute(arguments: [study, name, arrival.entry.rawValue, arrival.language, now])
      let number = db.lastInsertedRowID
      try db.cachedStatement(sql: "INSERT INTO salt (respondent, value) VALUES (?, ?)")
        .execute(arguments: [number, salt])
      for parameter in arrival.parameters {
        try db.cachedStatement(
          sql: "INSERT INTO parameter (respondent, name, value) VALUES (?, ?, ?)"
        )
        .execute(arguments: [number, parameter.name, parameter.value])
      }
      try state.log(
        .consented(study: study, respondent: name, entry: arrival.entry.rawValue), at: now, in: db)
      let (assignment, chain) = try live.assignments.assign(
        name, stratum: arrival.stratum, in: db)
      try db.cachedStatement(
        sql: "INSERT INTO assignment (respondent, study, version) VALUES (?, ?, ?)"
      ).execute(arguments: [number, study, assignment.version])
      try state.log(
        .assigned(study: study, respondent: name, version: assignment.version, chain: chain),
        at: now, in: db)
      var respondent = Respondent(
        number: number, name: name, study: study, entry: arrival.entry, language: arrival.language,
        consentedAt: now, completedAt: nil, assignment: assignment, answers: [:], salt: salt)
      for (index, answer) in arrival.answers.enumerated() {
        try add(
          SubmittedAnswer(step: answer.step, answer: answer.answer, key: "arrival \(index)"),
          to: &respondent, db, &state, now)
      }
      state.studies[study]?.tally.add(respondent, to: live.stored)
      state.touched[number] = respondent
      return respondent
    }

    private static func begin(
      _ session: Secret?, _ respondent: Respondent, _ db: Database, _ state: inout LiveState
    ) throws {
      guard let session else { return }
      try db.cachedStatement(
        sql: """
          INSERT INTO credential (study, kind, digest, respondent) VALUES (?, 'session', ?, ?)
          ON CONFLICT DO NOTHING
          """
      ).execute(arguments: [respondent.study, session.digest, respondent.number])
      state.touched[respondent.number] = respondent
      state.sessions.append(
        (.init(study: respondent.study, digest: session.digest), respondent.number))
    }

    private static func requireOpen(_ respondent: Respondent, _ state: inout LiveState) throws {
      let stored = try state.study(respondent.study).stored
      guard stored.state == .open else {
        throw StorageError.state(study: stored.name, state: stored.state, wanted: "answering")
      }
      guard respondent.completedAt == nil else { throw StorageError.completed }
    }

    private static func add(
      _ answer: SubmittedAnswer, to respondent: inout Respondent, _ db: Database,
      _ state: inout LiveState, _ now: Int
    ) throws {
      let value = answer.answer.json
      let revision = (respondent.answers[answer.step]?.revision ?? 0) + 1
      try db.cachedStatement(
        sql: """
          INSERT INTO answer (respondent, step, revision, value, key, answered_at)
          VALUES (?, ?, ?, ?, ?, ?)
          """
      ).execute(
        arguments: [respondent.number, answer.step, revision, value, answer.key, now])
      try state.log(
        .answered(
          study: respondent.study, respondent: respondent.name, step: answer.step,
          revision: revision,
          digest: AuditEvent.digest(
            of: value, step: answer.step, revision: revision, respondent: respondent.name,
            salt: respondent.salt)), at: now, in: db)
      respondent.answers[answer.step] = .init(
        answer: answer.answer, value: value, revision: revision)
      state.touched[respondent.number] = respondent
    }
  }
#endif
