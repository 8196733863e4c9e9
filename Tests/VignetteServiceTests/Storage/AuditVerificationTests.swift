#if Service
  import Foundation
  import GRDB
  import Testing

  @testable import vignette

  @Suite("The service's log")
  struct AuditVerificationTests {
    @Test("A database that nobody touched verifies; deletion leaves it so and takes everything")
    func deletion() async throws {
      let temporary = try await TemporaryStore()
      let store = temporary.store
      var names: [String] = []
      for index in 0..<4 {
        let respondent = try await temporary.enter()
        names.append(respondent.name)
        _ = try await store.store(
          SubmittedAnswer(step: "motivation1", answer: .text("secretword"), key: "k\(index)"),
          of: respondent.number)
      }
      var verification = try AuditVerification(of: store.database)
      #expect(verification.faults == [])
      #expect(verification.answerCount == 4)
      for name in names { try await store.delete(name, from: TemporaryStore.study) }
      verification = try AuditVerification(of: store.database)
      #expect(verification.faults == [])
      #expect(verification.answerCount == 0 && verification.deletedCount == 4)
      for file in try FileManager.default.contentsOfDirectory(atPath: temporary.folder) {
        let data = try #require(
          FileManager.default.contents(atPath: temporary.folder + "/" + file))
        #expect(data.range(of: Data("secretword".utf8)) == nil, "\(file) still holds the answer")
      }
      try temporary.reopen()
      #expect(try AuditVerification(of: temporary.store.database).faults == [])
    }

    @Test(
      "Whatever is changed behind the service's back is found",
      arguments: [
        ("answer", "DROP TRIGGER answer_no_update; UPDATE answer SET value = 'null'"),
        ("missing", "DROP TRIGGER answer_goes; DELETE FROM answer"),
        (
          "log",
          "DROP TRIGGER audit_no_update; UPDATE audit SET line = replace(line, '\"at\"', '\"av\"')"
        ),
        ("missing", "DROP TRIGGER audit_no_delete; DELETE FROM audit WHERE number = 2"),
        ("version", "DROP TRIGGER assignment_no_update; UPDATE assignment SET version = '9'"),
        ("file", "UPDATE study SET document = CAST(CAST(document AS TEXT) || char(10) AS BLOB)"),
      ])
    func tampering(fault: String, statement: String) async throws {
      let temporary = try await TemporaryStore()
      let respondent = try await temporary.enter()
      _ = try await temporary.store.store(
        SubmittedAnswer(step: "advice1", answer: .option("resign", words: nil), key: "k"),
        of: respondent.number)
      #expect(try AuditVerification(of: temporary.store.database).faults == [])
      try await temporary.store.database.pool.write { try $0.execute(sql: statement) }
      let faults = try AuditVerification(of: temporary.store.database).faults
      #expect(faults.contains { $0.contains(fault) }, "\(faults)")
    }

    @Test("Another process's write, such as a deletion, is seen by a running service")
    func otherProcess() async throws {
      let temporary = try await TemporaryStore()
      let store = temporary.store
      let session = Secret()
      let respondent = try await store.enter(
        TemporaryStore.study, Arrival(entry: .open, session: session, language: "en"))
      let other = try ServiceStore(ServiceDatabase(at: temporary.folder + "/service.sqlite"))
      try await other.delete(respondent.name, from: TemporaryStore.study)
      try await store.countPageView(of: TemporaryStore.study)
      #expect(try await store.respondent(of: session, in: TemporaryStore.study) == nil)
      #expect(store.published[TemporaryStore.study]?.tally.versions.values.map(\.assigned) == [])
      #expect(try AuditVerification(of: store.database).faults == [])
    }

    @Test("A backup made while the service runs is whole, and nothing is overwritten")
    func backup() async throws {
      let temporary = try await TemporaryStore()
      _ = try await temporary.enter()
      let copy = temporary.folder + "/copy.sqlite"
      try temporary.store.database.backUp(to: copy)
      #expect(try AuditVerification(of: ServiceDatabase(existing: copy)).faults == [])
      #expect(throws: StorageError.self) { try temporary.store.database.backUp(to: copy) }
    }
  }
#endif
