#if Service
  import GRDB
  import Testing
  import VignetteKit

  @testable import vignette

  @Suite("What the service stores")
  struct ServiceStoreTests {
    private let study = TemporaryStore.study

    @Test("SQLite waits for the disk, in write-ahead mode")
    func durability() async throws {
      let temporary = try await TemporaryStore()
      try await temporary.store.database.pool.writeWithoutTransaction { db in
        try ServiceDatabase.verifyDurability(of: db)
        try db.execute(sql: "PRAGMA synchronous = NORMAL")
        #expect(
          throws: StorageError.notDurable(setting: "synchronous", found: "1", expected: "2")
        ) { try ServiceDatabase.verifyDurability(of: db) }
        try db.execute(sql: "PRAGMA synchronous = FULL")
      }
    }

    @Test("An assignment survives a restart, and the next one goes on from it")
    func restart() async throws {
      let temporary = try await TemporaryStore()
      var before: [Assignment] = []
      for _ in 0..<5 { before.append(try await temporary.enter().assignment) }
      try temporary.reopen()
      let sixth = try await temporary.enter().assignment
      let log = try AssignmentLog(
        parsing: Array(try await temporary.store.assignmentLog(of: study).utf8))
      let audit = AssignmentAudit(of: log, seed: "a seed of the tests")
      #expect(!audit.hasFailed)
      let logged = log.events.compactMap { event in
        if case .assigned(let assignment) = event { assignment } else { nil }
      }
      #expect(logged == before + [sixth])
    }

    @Test("64 first requests with one code give one respondent with one assignment")
    func oneCode() async throws {
      let temporary = try await TemporaryStore()
      let store = temporary.store
      let code = try await store.makeCodes(1, for: study)[0]
      let names = try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<64 {
          group.addTask {
            try await store.enter(
              TemporaryStore.study,
              Arrival(entry: .code, session: Secret(), code: code, language: "nl")
            ).name
          }
        }
        return try await group.reduce(into: Set<String>()) { $0.insert($1) }
      }
      #expect(names.count == 1)
      #expect(store.published[study]?.tally.versions.values.map(\.assigned).reduce(0, +) == 1)
    }

    @Test("An unknown code is refused, whether or not the study is open")
    func unknownCode() async throws {
      let temporary = try await TemporaryStore()
      await #expect(throws: StorageError.unknownCode) {
        try await temporary.store.enter(
          study, Arrival(entry: .code, session: Secret(), code: Secret(), language: "en"))
      }
    }

    @Test("The same form twice counts once; another answer is a revision")
    func idempotency() async throws {
      let temporary = try await TemporaryStore()
      let store = temporary.store
      let number = try await temporary.enter().number
      let first = SubmittedAnswer(step: "advice1", answer: .option("resign", words: nil), key: "k1")
      for _ in 0..<3 { _ = try await store.store(first, of: number) }
      let other = SubmittedAnswer(
        step: "advice1", answer: .option("carry-out", words: nil), key: "k2")
      let respondent = try await store.store(other, of: number)
      #expect(
        respondent.answers["advice1"]
          == .init(
            answer: other.answer, value: other.answer.json, revision: 2))
      // The first form, sent again by a browser that went back, doesn't undo the second.
      let late = try await store.store(first, of: number)
      #expect(late.answers["advice1"]?.answer == other.answer)
      let count = try await store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM answer") }
      #expect(count == 2)
    }

    @Test("After handing in, nothing changes any more")
    func completed() async throws {
      let temporary = try await TemporaryStore()
      let number = try await temporary.enter().number
      let done = try await temporary.store.complete(number)
      #expect(try await temporary.store.complete(number) == done)
      await #expect(throws: StorageError.completed) {
        try await temporary.store.store(
          SubmittedAnswer(step: "advice1", answer: .option("resign", words: nil), key: "k"),
          of: number)
      }
    }

    @Test(
      "What must stay can't be changed, even by SQL",
      arguments: [
        "UPDATE assignment SET version = '2'", "DELETE FROM assignment",
        "UPDATE assignment_line SET line = ''", "DELETE FROM assignment_line",
        "UPDATE audit SET line = ''", "DELETE FROM audit", "UPDATE answer SET value = ''",
        "DELETE FROM answer", "DELETE FROM salt", "UPDATE salt SET value = x'00'",
        "DELETE FROM respondent", "DELETE FROM study", "UPDATE study SET seed = 'other'",
        "UPDATE respondent SET name = 'other'", "DELETE FROM credential",
        "UPDATE credential SET respondent = NULL",
        "INSERT INTO assignment SELECT * FROM assignment",
      ])
    func triggers(statement: String) async throws {
      let temporary = try await TemporaryStore()
      let number = try await temporary.enter().number
      _ = try await temporary.store.store(
        SubmittedAnswer(step: "advice1", answer: .option("resign", words: nil), key: "k"),
        of: number)
      await #expect(throws: DatabaseError.self) {
        try await temporary.store.database.pool.write { try $0.execute(sql: statement) }
      }
    }

    @Test("One write that fails takes no other with it")
    func savepoints() async throws {
      let temporary = try await TemporaryStore()
      let store = temporary.store
      struct Mishap: Error {}
      try await withThrowingTaskGroup(of: Bool.self) { group in
        for index in 0..<40 {
          group.addTask {
            do {
              try await store.write { db, _, _ in
                try db.execute(
                  sql: "INSERT INTO setting (name, value) VALUES (?, x'00')",
                  arguments: ["n\(index)"])
                if index.isMultiple(of: 2) { throw Mishap() }
              }
              return true
            } catch is Mishap { return false }
          }
        }
        var stored = 0
        for try await isStored in group where isStored { stored += 1 }
        #expect(stored == 20)
      }
      let count = try await store.read {
        try Int.fetchOne($0, sql: "SELECT count(*) FROM setting WHERE name LIKE 'n%'")
      }
      #expect(count == 20)
    }

    @Test("A study that respondents answer stays as it is, except where it harms nothing")
    func changes() async throws {
      let temporary = try await TemporaryStore()
      let file = try StudyFile(at: temporary.studyFile { $0 })
      #expect(try await temporary.store.receive(file) == .same)
      let harmless = try StudyFile(
        at: temporary.studyFile { $0.replacing("date: 4 February 2025", with: "date: 2025") })
      #expect(try await temporary.store.receive(harmless) == .replaced)
      let harmful = try StudyFile(
        at: temporary.studyFile { $0.replacing("en: Resign,", with: "en: Leave,") })
      await #expect(throws: StorageError.changed(study: study, changes: ["questions"])) {
        try await temporary.store.receive(harmful)
      }
    }
  }
#endif
