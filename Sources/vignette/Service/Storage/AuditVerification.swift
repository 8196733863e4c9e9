#if Service
  import GRDB
  import VignetteKit

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  /// Whether the log holds together, and whether the database holds what the log says.
  struct AuditVerification: Sendable, Equatable {
    /// What is wrong, worst first; empty where all is well.
    private(set) var faults: [String] = []
    /// How many lines were read.
    private(set) var lineCount = 0
    /// How many answers were found as the log says.
    private(set) var answerCount = 0
    /// How many respondents were deleted.
    private(set) var deletedCount = 0
    /// The chain value of the last line: kept elsewhere, it proves that no lines were taken off.
    private(set) var head = AuditChain.start.chain

    /// Reads everything once.
    init(of database: ServiceDatabase) throws {
      self = try database.pool.read { db in
        var reading = Reading()
        let lines = try Row.fetchCursor(db, sql: "SELECT number, line FROM audit ORDER BY number")
        while let row = try lines.next() { reading.read(row["number"], row["line"]) }
        try reading.compareAnswers(db)
        try reading.compareAssignments(db)
        try reading.compareStudies(db)
        return reading.verification
      }
    }

    private init() {}

    /// The lines read so far, and what they say must be stored.
    private struct Reading {
      struct AnswerKey: Hashable {
        let respondent: String
        let step: String
        let revision: Int
      }

      var verification = AuditVerification()
      private var answers: [AnswerKey: String] = [:]
      private var versions: [String: String] = [:]
      private var deleted: Set<String> = []
      private var digests: [String: String] = [:]
      private let decoder = JSONDecoder()

      mutating func read(_ number: Int, _ line: String) {
        verification.lineCount += 1
        guard number == verification.lineCount else {
          fail("line \(verification.lineCount) of the log is missing")
          return
        }
        guard let parts = AuditChain.parts(of: line) else {
          fail("line \(number) of the log has no chain at its end")
          return
        }
        if AuditChain.value(after: verification.head, body: parts.body) != parts.chain {
          fail("line \(number) of the log was changed, or does not follow from the one before")
        }
        verification.head = String(parts.chain)
        guard let event = try? decoder.decode(Event.self, from: Data(line.utf8)) else {
          fail("line \(number) of the log can't be read")
          return
        }
        take(event)
      }

      private mutating func take(_ event: Event) {
        let respondent = event.respondent.map { "\(event.study ?? "")/\($0)" }
        switch (event.event, respondent) {
        case ("answered", let respondent?):
          guard let step = event.step, let revision = event.revision.flatMap(Int.init) else {
            return
          }
          answers[AnswerKey(respondent: respondent, step: step, revision: revision)] = event.digest
        case ("assigned", let respondent?): versions[respondent] = event.version
        case ("deleted", let respondent?):
          deleted.insert(respondent)
          verification.deletedCount += 1
        case ("study.added", _), ("study.changed", _), ("study.opened", _):
          if let study = event.study { digests[study] = event.digest }
        default: break
        }
      }

      mutating func compareAnswers(_ db: Database) throws {
        var expected = answers.filter { !deleted.contains($0.key.respondent) }
        let rows = try Row.fetchCursor(
          db,
          sql: """
            SELECT r.study, r.name, s.value AS salt, a.step, a.revision, a.value
            FROM answer a JOIN respondent r ON r.number = a.respondent
            LEFT JOIN salt s ON s.respondent = a.respondent
            """)
        while let row = try rows.next() {
          let (study, name): (String, String) = (row["study"], row["name"])
          let key = AnswerKey(
            respondent: "\(study)/\(name)", step: row["step"], revision: row["revision"])
          let found = AuditEvent.digest(
            of: row["value"], step: key.step, revision: key.revision, respondent: name,
            salt: row["salt"] ?? Data())
          guard let digest = expected.removeValue(forKey: key) else {
            fail("an answer of '\(key.respondent)' to '\(key.step)' is not in the log")
            continue
          }
          if found == digest {
            verification.answerCount += 1
          } else {
            fail("the answer of '\(key.respondent)' to '\(key.step)' is not the one that was given")
          }
        }
        for key in expected.keys.sorted(by: { ($0.respondent, $0.step) < ($1.respondent, $1.step) })
        {
          fail("the answer of '\(key.respondent)' to '\(key.step)' is missing")
        }
      }

      mutating func compareAssignments(_ db: Database) throws {
        var expected = versions
        let rows = try Row.fetchCursor(
          db,
          sql: """
            SELECT r.study, r.name, a.version FROM assignment a
            JOIN respondent r ON r.number = a.respondent
            """)
        while let row = try rows.next() {
          let (study, name, version): (String, String, String) = (
            row["study"], row["name"], row["version"]
          )
          if expected.removeValue(forKey: "\(study)/\(name)") != version {
            fail("'\(study)/\(name)' is stored with version \(version), and the log says otherwise")
          }
        }
        for name in expected.keys.sorted() { fail("the assignment of '\(name)' is missing") }
      }

      mutating func compareStudies(_ db: Database) throws {
        for row in try Row.fetchAll(db, sql: "SELECT * FROM study ORDER BY name") {
          let (name, document): (String, Data) = (row["name"], row["document"])
          if FileDigest.sha256([UInt8](document)) != digests[name] {
            fail("the file of '\(name)' is not the one that the log names")
          }
          // Derives every assignment again from seed and log.
          let live = try LiveStudy(db, row)
          for (respondent, version) in versions where respondent.hasPrefix("\(name)/") {
            let unit = String(respondent.dropFirst(name.count + 1))
            if live.assignments.assignment(of: unit)?.version != version {
              fail("the version of '\(respondent)' does not follow from the seed")
            }
          }
        }
      }

      private mutating func fail(_ fault: String) { verification.faults.append(fault) }
    }

    /// The fields of a line that are compared.
    private struct Event: Decodable {
      let event: String
      let study: String?
      let respondent: String?
      let step: String?
      let revision: String?
      let digest: String?
      let version: String?
    }
  }
#endif
