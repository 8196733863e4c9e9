import TestSupport
import Testing

@testable import VignetteKit

@Suite struct AssignmentLogTests {
  static let seed = "a seed that nobody guesses"

  /// A log of 60 units, some of whom completed or dropped out.
  static func text(_ method: AssignmentPlan.Method) throws -> String {
    let design = try SampleDesigns.twoToOne(method, order: .latinSquare)
    var writer = AssignmentLogWriter()
    var text = writer.line(
      AssignmentLog.Opening(
        design: design, commitment: method == .simple ? nil : SeedCommitment(to: seed).digest,
        studyDigest: SHA256Hasher.hexadecimal(of: "study".utf8)))
    var register = AssignmentRegister(design, seed: seed)
    for unit in 1...60 {
      let assignment = try register.assign(
        "unit \"\(unit)\"", stratum: design.strata.isEmpty ? [] : SampleDesigns.stratum(unit))
      text += writer.line(.assigned(assignment))
      guard unit.isMultiple(of: 4) else { continue }
      let status: AssignmentStatus = unit.isMultiple(of: 8) ? .dropped : .completed
      _ = try register.note(status, of: assignment.unit)
      text += writer.line(.status(status, unit: assignment.unit))
    }
    return text
  }

  static func log(_ text: String) throws -> AssignmentLog {
    try AssignmentLog(parsing: Array(text.utf8))
  }

  @Test(arguments: AssignmentPlan.Method.allCases)
  func whatIsWrittenIsReadAndFollowsFromTheSeed(method: AssignmentPlan.Method) throws {
    let text = try Self.text(method)
    let log = try Self.log(text)
    #expect(log.events.count == 75 && log.tornByteCount == 0)
    #expect(log.wholeByteCount == text.utf8.count)
    let audit = AssignmentAudit(
      of: log, design: try SampleDesigns.twoToOne(method, order: .latinSquare), seed: Self.seed)
    #expect(!audit.hasFailed, "\(audit.findings)")
    // A writer that goes on makes the line that one made in one go.
    let half = text.split(separator: "\n").prefix(40).joined(separator: "\n") + "\n"
    var writer = AssignmentLogWriter(continuing: try Self.log(half))
    #expect(text.contains(writer.line(log.events[39])))
  }

  @Test func anotherSeedIsNamed() throws {
    let log = try Self.log(try Self.text(.blocks))
    let audit = AssignmentAudit(of: log, commitment: "0000", seed: "another")
    #expect(outcome(.commitment, audit).failedLine == 1)
    #expect(outcome(.assignments, audit).failedLine == 2)
    #expect(outcome(.chain, audit).failedLine == nil)
    let unaware = AssignmentAudit(of: log, seed: nil)
    #expect(!unaware.hasFailed)
    #expect(outcome(.assignments, unaware) == .notDone("no seed was given"))
  }

  /// Every change of one character, anywhere in the log, is found.
  @Test func aChangedCharacterIsFound() throws {
    let bytes = Array(try Self.text(.blocks).utf8)
    var changed = 0
    for position in stride(from: 0, to: bytes.count, by: 131) where bytes[position] != 0x0A {
      var copy = bytes
      copy[position] = copy[position] == UInt8(ascii: "1") ? UInt8(ascii: "2") : UInt8(ascii: "1")
      changed += 1
      guard let log = try? AssignmentLog(parsing: copy) else { continue }
      #expect(AssignmentAudit(of: log, seed: Self.seed).hasFailed, "position \(position)")
    }
    #expect(changed > 100)
  }

  @Test func aLineTakenOutIsFound() throws {
    var lines = try Self.text(.minimisation).split(separator: "\n")
    lines.remove(at: 20)
    let log = try Self.log(lines.joined(separator: "\n") + "\n")
    #expect(log.broken?.line == 21)
    #expect(log.unreadable?.line == 21)
  }

  /// A crash leaves any beginning of the log; what is whole is read, and the rest is told.
  @Test func aTornLastLineIsFound() throws {
    let bytes = Array(try Self.text(.blocks).utf8)
    let opening = try #require(bytes.firstIndex(of: 0x0A)) + 1
    for count in stride(from: opening + 1, to: bytes.count, by: 373) {
      let log = try AssignmentLog(parsing: Array(bytes.prefix(count)))
      #expect(log.wholeByteCount + log.tornByteCount == count)
      #expect(log.unreadable == nil && log.broken == nil)
      let audit = AssignmentAudit(of: log, seed: Self.seed)
      #expect(audit.hasFailed == (log.tornByteCount > 0))
    }
    #expect(throws: AssignmentError.self) {
      try AssignmentLog(parsing: Array(bytes.prefix(opening - 1)))
    }
  }

  /// What a first line leaves open is not guessed.
  @Test(arguments: [
    ("\"follow.millionths\":800000", "\"follow.millionths\":null", "follow.millionths"),
    ("\"follow.millionths\":800000", "\"follow.millionths\":\"most\"", "follow.millionths"),
    ("\"shown\":null", "\"shown\":\"some\"", "shown"),
    ("\"commitment\":\"", "\"commitment\":[],\"c\":\"", "commitment"),
  ])
  func aFirstLineMustSayEverything(text: String, changed: String, key: String) throws {
    let whole = try Self.text(.minimisation)
    let place = try #require(whole.firstRange(of: text))
    var copy = whole
    copy.replaceSubrange(place, with: changed)
    #expect(throws: AssignmentError.line(1, "has no '\(key)', or not as it was written")) {
      try Self.log(copy)
    }
  }

  /// Two units exchange their versions: every line is well formed and the chain is made anew.
  @Test func aForgedLogIsFound() throws {
    let log = try Self.log(try Self.text(.blocks))
    var writer = AssignmentLogWriter()
    var text = writer.line(log.opening)
    for event in log.events {
      guard case .assigned(let assignment) = event, assignment.unit == "unit \"1\"" else {
        text += writer.line(event)
        continue
      }
      let other = assignment.version == "1" ? "2" : "1"
      text += writer.line(
        .assigned(
          Assignment(
            unit: assignment.unit, stratum: assignment.stratum, version: other,
            decks: assignment.decks, vignettes: assignment.vignettes, origin: assignment.origin)))
    }
    let audit = AssignmentAudit(of: try Self.log(text), seed: Self.seed)
    #expect(outcome(.chain, audit).failedLine == nil)
    #expect(outcome(.assignments, audit).failedLine != nil)
    #expect(outcome(.balance, audit).failedLine != nil)
  }

  private func outcome(
    _ check: AssignmentAudit.Check, _ audit: AssignmentAudit
  ) -> AssignmentAudit.Outcome {
    audit.findings.first { $0.check == check }?.outcome ?? .notDone("missing")
  }
}

extension AssignmentAudit.Outcome {
  var failedLine: Int? {
    if case .failed(let line, _) = self { line } else { nil }
  }
}
