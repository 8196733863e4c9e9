/// Whether a log of assignments is what the design and the seed give, line by line.
///
/// Each check stands by itself: a changed line breaks the chain even where the assignment in it is
/// right, and a rightly chained log may still hold assignments that the seed does not give.
public struct AssignmentAudit: Sendable, Equatable {
  /// What is checked.
  public enum Check: String, Sendable, CaseIterable {
    /// The last line is whole.
    case lastLine = "last.line"
    /// Every line can be read.
    case lines
    /// Every line follows from the one before.
    case chain
    /// The log's design is the study's.
    case design
    /// The seed is the one that was committed to.
    case commitment
    /// Every assignment follows from design, seed and the lines before.
    case assignments
    /// In every whole block each version and deck stands as often as planned.
    case balance
  }

  /// What a check found.
  public enum Outcome: Sendable, Equatable {
    /// All is well; what was looked at.
    case passed(String)
    /// The first line that is wrong, where it is one line, and why.
    case failed(line: Int?, String)
    /// Why it could not be done.
    case notDone(String)
  }

  /// A check with its outcome.
  public struct Finding: Sendable, Equatable {
    /// What was checked.
    public let check: Check
    /// What was found.
    public let outcome: Outcome
  }

  /// The outcome of each check, in order.
  public let findings: [Finding]

  /// Checks a log.
  ///
  /// - Parameters:
  ///   - design: the study's; nil where there is no study at hand.
  ///   - commitment: the study's, or nil where it states none.
  ///   - seed: nil leaves out what needs the seed; simple assignment needs none.
  ///   - head: the chain value of the last line, where it was kept elsewhere.
  public init(
    of log: AssignmentLog, design: AssignmentDesign? = nil, commitment: String? = nil,
    seed: String?, head: String? = nil
  ) {
    let findings: [(Check, Outcome)] = [
      (.lastLine, Self.lastLine(log)), (.lines, Self.lines(log)), (.chain, Self.chain(log, head)),
      (.design, Self.design(log, design)),
      (.commitment, Self.commitment(log, stated: commitment, seed)),
      (.assignments, Self.assignments(log, seed)), (.balance, BlockBalance(log).outcome),
    ]
    self.findings = findings.map { Finding(check: $0.0, outcome: $0.1) }
  }

  /// Whether any check failed.
  public var hasFailed: Bool {
    findings.contains { finding in
      if case .failed = finding.outcome { true } else { false }
    }
  }

  private static func lastLine(_ log: AssignmentLog) -> Outcome {
    let line = AssignmentLog.line(of: log.events.count)
    guard log.tornByteCount == 0 else {
      return .failed(
        line: line,
        "was torn off after \(log.tornByteCount) bytes; nobody was told of it, and the next "
          + "assignment takes its place")
    }
    return .passed("the last line is whole")
  }

  private static func lines(_ log: AssignmentLog) -> Outcome {
    if let fault = log.unreadable { return .failed(line: fault.line, fault.reason) }
    return .passed("\(log.events.count + 1) lines")
  }

  private static func chain(_ log: AssignmentLog, _ head: String?) -> Outcome {
    if let fault = log.broken { return .failed(line: fault.line, fault.reason) }
    if let head, head.lowercased() != log.chain {
      return .failed(
        line: AssignmentLog.line(of: log.events.count - 1),
        "is not the end of the log: its chain is \(log.chain), and the last one was to be \(head)")
    }
    return .passed("the last value is \(log.chain)")
  }

  private static func design(_ log: AssignmentLog, _ design: AssignmentDesign?) -> Outcome {
    guard let design else { return .notDone("no study was given") }
    let differences = log.opening.design.differences(from: design)
    guard differences.isEmpty else {
      return .failed(line: 1, "differs from the study: " + differences.joined(separator: "; "))
    }
    return .passed("the log's design is the study's")
  }

  private static func commitment(
    _ log: AssignmentLog, stated: String?, _ seed: String?
  ) -> Outcome {
    guard let logged = log.opening.commitment else {
      guard log.opening.design.method != .simple else {
        return .notDone("simple assignment has no seed")
      }
      if let stated {
        return .failed(line: 1, "holds no commitment, but the study states \(stated)")
      }
      return .notDone(
        "the log holds no commitment: the seed may have been chosen when the log was known")
    }
    if let stated, stated.lowercased() != logged {
      return .failed(line: 1, "holds the commitment \(logged), but the study states \(stated)")
    }
    guard let seed else { return .notDone("no seed was given") }
    let found = SeedCommitment(to: seed).digest
    guard found == logged else {
      return .failed(line: 1, "holds the commitment \(logged), but the seed has \(found)")
    }
    return .passed(
      stated == nil
        ? "the seed is the log's; the study states no commitment"
        : "the seed is the one that the study committed to")
  }

  private static func assignments(_ log: AssignmentLog, _ seed: String?) -> Outcome {
    guard seed != nil || log.opening.design.method == .simple else {
      return .notDone("no seed was given")
    }
    var register = AssignmentRegister(log.opening.design, seed: seed ?? "")
    for (index, event) in log.events.enumerated() {
      if let fault = register.fault(replaying: event) {
        return .failed(line: AssignmentLog.line(of: index), fault)
      }
    }
    return .passed("\(register.assignments.count) assignments follow from the design and the seed")
  }
}

extension Assignment {
  /// What the unit got, in words.
  var inWords: String {
    var words = "version \(version)"
    if !decks.isEmpty { words += ", deck \(decks.joined(separator: ", "))" }
    for order in vignettes { words += ", vignettes \(order.joined(separator: " "))" }
    switch origin {
    case .drawn: break
    case .block(let block, let place): words += ", place \(place) of block \(block)"
    case .replacement(let unit, let block, let place):
      words += ", place \(place) of block \(block) after '\(unit)'"
    }
    return words
  }
}
