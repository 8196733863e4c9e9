/// The log of a study's assignments: a first line with everything that they depend on except the
/// seed, then a line per event, each linked to the one before by a hash.
///
/// ```
/// chain_k = hex(SHA-256(chain_{k−1} LF line_k up to ,"chain":))     chain_0 = 64 zeros
/// ```
/// A line that is changed, moved or taken out breaks the chain after it. Lines taken off the end
/// don't: for these, keep the last chain value elsewhere.
///
/// Lines are JSON objects that end in a line feed. A last line without one was torn off by a crash
/// before anybody was told of it, and does not count.
public struct AssignmentLog: Sendable, Equatable {
  /// The first line.
  public struct Opening: Sendable, Equatable {
    /// What is assigned.
    public let design: AssignmentDesign
    /// The SHA-256 of the seed; nil for simple assignment, which has none.
    public let commitment: String?
    /// The SHA-256 of the study's file when the log was begun.
    public let studyDigest: String

    /// Creates an opening.
    public init(design: AssignmentDesign, commitment: String?, studyDigest: String) {
      self.design = design
      self.commitment = commitment
      self.studyDigest = studyDigest
    }
  }

  /// A line that breaks the log: its number, and what is wrong with it.
  public struct Fault: Sendable, Equatable {
    /// The line, from 1.
    public let line: Int
    /// What is wrong, as the end of a sentence that begins with the line.
    public let reason: String
  }

  /// The first line.
  public let opening: Opening
  /// The events, in order, up to the first line that can't be read.
  public let events: [AssignmentEvent]
  /// The first line that can't be read, or nil.
  public let unreadable: Fault?
  /// The first line whose chain does not follow from the line before, or nil.
  public let broken: Fault?
  /// The chain value of the last whole line.
  public let chain: String
  /// The number of bytes of whole lines; what follows them was torn off.
  public let wholeByteCount: Int
  /// The number of bytes of a torn last line; 0 for a log that ends as it should.
  public let tornByteCount: Int

  /// Reads a log.
  ///
  /// - Throws: ``AssignmentError/line(_:_:)`` where the first line is not that of a log; another
  ///   ``AssignmentError`` where the design in it can't be carried out.
  public init(parsing bytes: [UInt8]) throws(AssignmentError) {
    let whole = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    wholeByteCount = whole
    tornByteCount = bytes.count - whole
    let lines = bytes[..<whole].split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).dropLast()
    guard let first = lines.first else {
      throw .line(1, "is missing or incomplete: the log was never begun; remove the file")
    }
    opening = try AssignmentLine.opening(in: first)
    var reading = Reading(names: AssignmentNames(opening.design))
    reading.link(first, line: 1)
    for (index, line) in lines.enumerated().dropFirst() {
      guard reading.read(line, line: index + 1) else { break }
    }
    events = reading.events
    unreadable = reading.unreadable
    broken = reading.broken
    chain = reading.chain
  }

  /// The line of an event.
  public static func line(of index: Int) -> Int { index + 2 }

  /// What has been read of a log.
  private struct Reading {
    let names: AssignmentNames
    var events: [AssignmentEvent] = []
    var unreadable: Fault?
    var broken: Fault?
    var chain = AssignmentLine.firstChain

    mutating func read(_ bytes: ArraySlice<UInt8>, line: Int) -> Bool {
      do throws(AssignmentError) {
        let event = try AssignmentLine.event(in: bytes, number: line - 1)
        if case .assigned(let assignment) = event, let fault = names.fault(in: assignment) {
          throw .line(line, fault)
        }
        events.append(event)
      } catch {
        let reason =
          if case .line(_, let reason) = error { reason } else {
            "can't be read: \(error.description)"
          }
        unreadable = Fault(line: line, reason: reason)
        link(bytes, line: line)
        return false
      }
      link(bytes, line: line)
      return true
    }

    mutating func link(_ bytes: ArraySlice<UInt8>, line: Int) {
      guard let parts = AssignmentLine.parts(of: bytes) else {
        fail(line, "has no chain at its end")
        return
      }
      if AssignmentLine.chain(after: chain, body: parts.body) != parts.chain {
        fail(
          line,
          "does not follow from the line before: one of the two was changed, or lines "
            + "between them were taken out or put in")
      }
      chain = parts.chain
    }

    private mutating func fail(_ line: Int, _ reason: String) {
      if broken == nil { broken = Fault(line: line, reason: reason) }
    }
  }
}

/// Adds lines to a log.
public struct AssignmentLogWriter: Sendable {
  /// The chain value of the last line.
  public private(set) var chain: String
  private var number: Int

  /// Goes on after a log that has been read.
  public init(continuing log: AssignmentLog) {
    chain = log.chain
    number = log.events.count + 1
  }

  /// Begins a log.
  public init() {
    chain = AssignmentLine.firstChain
    number = 1
  }

  /// Adds the first line, ending in a line feed.
  public mutating func append(_ opening: AssignmentLog.Opening, to lines: inout [UInt8]) {
    let start = lines.count
    lines.append(contentsOf: AssignmentLine.text(of: opening).utf8)
    link(from: start, in: &lines)
  }

  /// Adds the line of an event, ending in a line feed.
  public mutating func append(_ event: AssignmentEvent, to lines: inout [UInt8]) {
    let start = lines.count
    AssignmentLine.append(event, number: number, to: &lines)
    number += 1
    link(from: start, in: &lines)
  }

  private mutating func link(from start: Int, in lines: inout [UInt8]) {
    chain = AssignmentLine.chain(after: chain, body: lines[start...])
    lines.append(contentsOf: AssignmentLine.chainOpening)
    lines.append(contentsOf: chain.utf8)
    lines.append(contentsOf: AssignmentLine.chainClosing)
    lines.append(UInt8(ascii: "\n"))
  }
}
