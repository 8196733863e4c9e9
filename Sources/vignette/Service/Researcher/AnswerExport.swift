#if Service
  import GRDB
  import VersionDiff
  import VignetteKit

  /// All answers to a study as files that `compare` and `effects` read, with the study's codebook's
  /// columns and codes: a row per respondent, and where there are vignettes a row per judgement.
  struct AnswerExport: Sendable {
    /// A respondent with the newest answers.
    struct Person: Sendable {
      let name: String
      let entry: String
      let language: String
      let consentedAt: Int
      let completedAt: Int?
      let assignment: Assignment
      let answers: [String: Answer]
    }

    private let study: Study
    private let design: AssignmentDesign
    private let people: [Person]

    /// Reads the answers of a study.
    ///
    /// - Throws: ``StorageError/damaged(_:)``.
    init(of name: String, in store: ServiceStore) async throws {
      guard let live = store.published[name] else {
        throw StorageError.unknownStudy(name, known: [])
      }
      study = live.stored.study
      design = live.stored.design
      people = try await store.read { db in try Self.people(of: name, db) }
    }

    /// A row per respondent.
    var answers: String { CSVFormat.rendered(answerTable) }

    /// A row per judgement of a vignette; nil of a study without vignettes.
    var ratings: String? { ratingTable.map(CSVFormat.rendered) }

    /// The same with texts that a spreadsheet would compute made harmless.
    func forSpreadsheets(ratings: Bool) -> String {
      CSVFormat.rendered((ratings ? ratingTable : answerTable)?.safeForSpreadsheets ?? answerTable)
    }

    private static func people(of study: String, _ db: Database) throws -> [Person] {
      let lines = try String.fetchAll(
        db, sql: "SELECT line FROM assignment_line WHERE study = ? ORDER BY number",
        arguments: [study])
      guard !lines.isEmpty else { return [] }
      var assignments: [String: Assignment] = [:]
      for case .assigned(let assignment) in try AssignmentLog(parsing: Array(lines.joined().utf8))
        .events
      {
        assignments[assignment.unit] = assignment
      }
      var answers: [Int64: [String: Answer]] = [:]
      let cursor = try Row.fetchCursor(
        db,
        sql: """
          SELECT answer.respondent, step, value FROM answer
          JOIN respondent ON respondent.number = answer.respondent
          WHERE study = ? ORDER BY answer.respondent, step, revision
          """, arguments: [study])
      while let row = try cursor.next() {
        answers[row["respondent"], default: [:]][row["step"]] = try Answer(json: row["value"])
      }
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT * FROM respondent WHERE study = ?
          AND number NOT IN (SELECT respondent FROM deletion) ORDER BY number
          """, arguments: [study])
      return try rows.map { row in
        let name: String = row["name"]
        guard let assignment = assignments[name] else {
          throw StorageError.damaged("respondent '\(name)' has no assignment")
        }
        let number: Int64 = row["number"]
        return Person(
          name: name, entry: row["entry"], language: row["language"],
          consentedAt: row["consented_at"], completedAt: row["completed_at"],
          assignment: assignment, answers: answers[number] ?? [:])
      }
    }

    // MARK: Tables

    private var answerTable: EffectTable {
      let questions = personQuestions
      return EffectTable(
        id: "answers", title: "Answers",
        columns: personColumns + questions.flatMap { AnswerColumns($0, study).columns },
        rows: people.map { person in
          personCells(person)
            + questions.flatMap { AnswerColumns($0, study).cells(person.answers[$0.id]) }
        })
    }

    private var ratingTable: EffectTable? {
      guard !study.vignetteSets.isEmpty else { return nil }
      let sets = study.vignetteSets
      let factors = sets.flatMap(\.factors).uniqued
      let asked = judgementQuestions
      let others = personQuestions
      let vignette = study.codebook?.vignette
      let columns =
        personColumns + (sets.count > 1 ? [TableColumn("set", .string, label: "set")] : [])
        + [
          TableColumn("deck", .string, label: "deck"),
          TableColumn(vignette?.column ?? "vignette", .string, label: "vignette"),
          TableColumn("place", .integer, label: "place"),
        ] + factors.map { TableColumn($0, .string, label: $0) }
        + (asked + others).flatMap { AnswerColumns($0, study).columns }
      var table = EffectTable(id: "ratings", title: "Judgements", columns: columns)
      for person in people {
        let first = personCells(person)
        let last = others.flatMap { AnswerColumns($0, study).cells(person.answers[$0.id]) }
        for (index, set) in sets.enumerated() where index < person.assignment.vignettes.count {
          let prefix = sets.count == 1 ? "" : "\(set.id)."
          let deck = index < person.assignment.decks.count ? person.assignment.decks[index] : ""
          for (place, name) in person.assignment.vignettes[index].enumerated() {
            let shown = set.vignette(name)
            let code = vignette?.values.first { $0.id == name }?.code ?? name
            let answers = asked.flatMap {
              AnswerColumns($0, study).cells(person.answers["\(prefix)\(name).\($0.id)"])
            }
            let names = (sets.count > 1 ? [Cell.text(set.id)] : []) + [.text(deck), .text(code)]
            let levels = factors.map { Cell(shown?.level(of: $0)) }
            table.append(first + names + [.integer(place + 1)] + levels + answers + last)
          }
        }
      }
      return table
    }

    private var judgementQuestions: [Question] {
      let start = study.vignetteSets.flatMap(\.questions)
      return study.questions.filter { reachable(from: start).contains($0.id) }
    }

    private var personQuestions: [Question] {
      let judged = Set(judgementQuestions.map(\.id))
      let start = study.dilemmas.flatMap(\.questions)
      let reached = reachable(from: start)
      return study.questions.filter { !judged.contains($0.id) || reached.contains($0.id) }
    }

    private func reachable(from start: [String]) -> Set<String> {
      var seen: Set<String> = []
      var waiting = start
      while let next = waiting.popLast() {
        guard seen.insert(next).inserted else { continue }
        waiting += study.questions.first { $0.id == next }?.routes.flatMap(\.ask) ?? []
      }
      return seen
    }

    private var personColumns: [TableColumn] {
      [
        TableColumn(study.codebook?.respondent ?? "respondent", .string, label: "respondent"),
        TableColumn(study.codebook?.version?.column ?? "version", .string, label: "version"),
      ]
        + [
          ("entry", .string), ("language", .string), ("consented.at", .integer),
          ("completed.at", .integer),
        ]
        .map { (name: String, kind: TableColumn.Kind) in TableColumn(name, kind, label: name) }
        + [
          TableColumn(study.codebook?.duration ?? "duration", .integer, label: "duration"),
          TableColumn("left.open", .string, label: "left open"),
        ]
        + design.sets.map { TableColumn("vignettes.\($0.id)", .string, label: $0.id) }
    }

    private func personCells(_ person: Person) -> [Cell] {
      let version = person.assignment.version
      let code = study.codebook?.version?.values.first { $0.id == version }?.code ?? version
      let open = person.answers.filter { $0.value == .leftOpen }.keys.sorted()
      let start: [Cell] = [
        .text(person.name), .text(code), .text(person.entry), .text(person.language),
        .integer(person.consentedAt), person.completedAt.map { .integer($0) } ?? .missing,
        person.completedAt.map { .integer(max(0, $0 - person.consentedAt)) } ?? .missing,
        open.isEmpty ? .missing : .text(open.joined(separator: " ")),
      ]
      return start
        + person.assignment.vignettes.map { .text($0.joined(separator: " ")) }
    }
  }

  extension [String] {
    /// Each name once, in the order of the first.
    fileprivate var uniqued: [String] {
      var seen: Set<String> = []
      return filter { seen.insert($0).inserted }
    }
  }

  extension EffectTable {
    /// The table with an apostrophe before every text that a spreadsheet would take for a formula.
    var safeForSpreadsheets: EffectTable {
      func safe(_ text: String) -> String {
        guard let first = text.unicodeScalars.first(where: { $0 != " " && $0 != "\u{A0}" }),
          "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first)
        else { return text }
        return "'" + text
      }
      return EffectTable(
        id: id, title: title,
        columns: columns.map { TableColumn(safe($0.name), $0.kind, $0.quantity, label: $0.label) },
        rows: rows.map { row in
          row.map { cell in
            if case .text(let text) = cell { .text(safe(text)) } else { cell }
          }
        })
    }
  }
#endif
