#if Service
  import GRDB
  import Synchronization
  import VignetteKit

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  /// What the service keeps in memory beside the database; all of it follows from the database.
  struct LiveState: GroupState {
    /// The studies by name.
    var studies: [String: LiveStudy] = [:]
    /// The tokens in use, by digest.
    var tokens: [Data: AccessToken]
    /// The end of the log.
    var audit: AuditChain
    /// Respondents whom the group that is being written has changed.
    var touched: [Int64: Respondent] = [:]
    /// Sessions that the group has begun.
    var sessions: [(key: RespondentCache.SessionKey, number: Int64)] = []
    /// Respondents whom the group has deleted.
    var deleted: [Int64] = []
    private let cache: RespondentCache
    private let published: Published

    /// Makes it from the database.
    init(_ db: Database, cache: RespondentCache, published: Published) throws {
      self.cache = cache
      self.published = published
      audit = try AuditChain(endOf: db)
      tokens = try AccessToken.all(in: db)
      for row in try Row.fetchAll(db, sql: "SELECT * FROM study") {
        let live = try LiveStudy(db, row)
        studies[live.stored.name] = live
      }
      cache.removeAll()
      published.publish(studies, tokens)
    }

    mutating func groupIsStored() {
      cache.insert(touched.values, sessions: sessions)
      // Rare, and simplest: nobody who was deleted stays in memory.
      if !deleted.isEmpty { cache.removeAll() }
      deleted.removeAll()
      touched.removeAll(keepingCapacity: true)
      sessions.removeAll(keepingCapacity: true)
      published.publish(studies, tokens)
    }

    /// The study of that name.
    ///
    /// - Throws: ``StorageError/unknownStudy(_:known:)``.
    func study(_ name: String) throws(StorageError) -> LiveStudy {
      guard let live = studies[name] else {
        throw .unknownStudy(name, known: studies.keys.sorted())
      }
      return live
    }

    /// A respondent, as of the writes before.
    func respondent(_ db: Database, number: Int64) throws -> Respondent {
      if let touched = touched[number] { return touched }
      if let cached = cache[number] { return cached }
      let isDeleted = try Bool.fetchOne(
        db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM deletion WHERE respondent = ?)"),
        arguments: [number])
      guard
        let row = try Row.fetchOne(
          db.cachedStatement(sql: "SELECT * FROM respondent WHERE number = ?"), arguments: [number])
      else { throw StorageError.damaged("respondent \(number) is missing") }
      if isDeleted == true {
        throw StorageError.unknownRespondent(row["name"], study: row["study"])
      }
      return try studies[row["study"]].map { try $0.respondent(db, row) }
        ?? { throw StorageError.damaged("respondent \(number) has no study") }()
    }

    /// Writes a line of the log.
    mutating func log(_ event: AuditEvent, at time: Int, in db: Database) throws {
      let line = audit.line(event, at: time)
      try db.cachedStatement(sql: "INSERT INTO audit (number, line) VALUES (?, ?)")
        .execute(arguments: [audit.number, line])
    }
  }

  /// What readers on any thread see, as of the last group on the disk.
  final class Published: Sendable {
    private struct Content {
      var studies: [String: LiveStudy] = [:]
      var tokens: [Data: AccessToken] = [:]
    }

    private let content = Mutex(Content())

    /// Shows what is stored now.
    func publish(_ studies: [String: LiveStudy], _ tokens: [Data: AccessToken]) {
      content.withLock { $0 = Content(studies: studies, tokens: tokens) }
    }

    /// The studies by name.
    var all: [String: LiveStudy] { content.withLock { $0.studies } }

    /// A study, or nil.
    subscript(name: String) -> LiveStudy? { content.withLock { $0.studies[name] } }

    /// The token that somebody presents, or nil where it is unknown or revoked.
    func token(_ presented: Secret) -> AccessToken? {
      content.withLock { $0.tokens[presented.digest] }
    }
  }

  /// A study with what its respondents did so far.
  struct LiveStudy: Sendable {
    /// The study.
    var stored: StoredStudy
    /// What its respondents did, counted.
    var tally: StudyTally
    /// Who got what; used by the writing thread only.
    let assignments: LiveAssignments

    init(_ stored: StoredStudy, seed: String) {
      self.stored = stored
      tally = StudyTally()
      assignments = LiveAssignments(stored, seed: seed)
    }

    init(_ db: Database, _ row: Row) throws {
      stored = try StoredStudy(row: row)
      let name = stored.name
      assignments = try LiveAssignments(db, stored, seed: row["seed"])
      tally = StudyTally()
      tally.pageViews = row["page_views"]
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT * FROM respondent WHERE study = ?
          AND number NOT IN (SELECT respondent FROM deletion)
          """, arguments: [name])
      while let row = try rows.next() {
        tally.add(try respondent(db, row), to: stored)
      }
    }

    /// Reads a respondent from the database.
    func respondent(_ db: Database, _ row: Row) throws -> Respondent {
      let (number, name): (Int64, String) = (row["number"], row["name"])
      guard let assignment = assignments.assignment(of: name) else {
        throw StorageError.damaged("respondent '\(name)' has no assignment")
      }
      var answers: [String: Respondent.StoredAnswer] = [:]
      let statement = try db.cachedStatement(
        sql: "SELECT step, revision, value FROM answer WHERE respondent = ? ORDER BY step, revision"
      )
      for answer in try Row.fetchAll(statement, arguments: [number]) {
        let value: String = answer["value"]
        do throws(AnswerError) {
          answers[answer["step"]] = .init(
            answer: try Answer(json: value), value: value, revision: answer["revision"])
        } catch {
          throw StorageError.damaged("an answer of '\(name)' can't be read")
        }
      }
      let salt = try Data.fetchOne(
        db.cachedStatement(sql: "SELECT value FROM salt WHERE respondent = ?"), arguments: [number])
      let entry: String = row["entry"]
      return Respondent(
        number: number, name: name, study: stored.name,
        entry: EntryKind(rawValue: entry) ?? .open, language: row["language"],
        consentedAt: row["consented_at"], completedAt: row["completed_at"], assignment: assignment,
        answers: answers, salt: salt ?? Data())
    }
  }

  /// A study's register of assignments with its log, on the writing thread.
  final class LiveAssignments: @unchecked Sendable {
    private var register: AssignmentRegister
    private var writer: AssignmentLogWriter
    private var lineCount: Int
    /// The promise about the seed; nil for simple assignment.
    let commitment: String?
    private let study: String
    private let opening: AssignmentLog.Opening

    init(_ stored: StoredStudy, seed: String) {
      study = stored.name
      register = AssignmentRegister(stored.design, seed: seed)
      writer = AssignmentLogWriter()
      lineCount = 0
      commitment = stored.design.method == .simple ? nil : SeedCommitment(to: seed).digest
      opening = AssignmentLog.Opening(
        design: stored.design, commitment: commitment, studyDigest: stored.digest)
    }

    /// Derives every assignment again from the stored log.
    convenience init(_ db: Database, _ stored: StoredStudy, seed: String) throws {
      self.init(stored, seed: seed)
      let lines = try String.fetchAll(
        db, sql: "SELECT line FROM assignment_line WHERE study = ? ORDER BY number",
        arguments: [stored.name])
      guard !lines.isEmpty else { return }
      do throws(AssignmentError) {
        let log = try AssignmentLog(parsing: Array(lines.joined().utf8))
        register = try AssignmentRegister(replaying: log, seed: seed)
        writer = AssignmentLogWriter(continuing: log)
        lineCount = lines.count
      } catch {
        throw StorageError.damaged("the assignments of '\(stored.name)': \(error)")
      }
    }

    /// What a respondent got, or nil.
    func assignment(of respondent: String) -> Assignment? { register[respondent] }

    /// Assigns a respondent and writes the lines; returns the chain value of the last.
    func assign(
      _ respondent: String, stratum: [String], in db: Database
    ) throws -> (assignment: Assignment, chain: String) {
      let assignment = try register.assign(respondent, stratum: stratum)
      try write(.assigned(assignment), in: db)
      return (assignment, writer.chain)
    }

    /// Notes that a respondent completed or dropped out.
    func note(_ status: AssignmentStatus, of respondent: String, in db: Database) throws {
      if try register.note(status, of: respondent) {
        try write(.status(status, unit: respondent), in: db)
      }
    }

    private func write(_ event: AssignmentEvent, in db: Database) throws {
      var line: [UInt8] = []
      if lineCount == 0 {
        writer.append(opening, to: &line)
        try store(line, in: db)
        line.removeAll()
      }
      writer.append(event, to: &line)
      try store(line, in: db)
    }

    private func store(_ bytes: [UInt8], in db: Database) throws {
      let line = String(decoding: bytes, as: UTF8.self)
      try db.cachedStatement(
        sql: "INSERT INTO assignment_line (study, number, line) VALUES (?, ?, ?)"
      ).execute(arguments: [study, lineCount, line])
      lineCount += 1
    }
  }

  extension AuditChain {
    /// The end of the stored log.
    init(endOf db: Database) throws {
      guard
        let row = try Row.fetchOne(db, sql: "SELECT number, line FROM audit ORDER BY number DESC")
      else {
        self = .start
        return
      }
      let line: String = row["line"]
      guard let parts = AuditChain.parts(of: line) else {
        throw StorageError.damaged("the last line of the log has no chain")
      }
      self.init(number: row["number"], chain: String(parts.chain))
    }
  }
#endif
