import VersionDiff
import VignetteKit

/// What `assign` is asked to do: a design, respondents, their status, and the log.
struct AssignmentRequest {
  /// The SHA-256 of the seed; nil for simple assignment, which has none.
  let commitment: String?
  /// The files that were read beside the study.
  let inputs: [Provenance.Input]
  private let design: AssignmentDesign
  private let seed: String
  private let logPath: String?
  private let studyDigest: String
  private let arrivals: [Arrival]
  private let statuses: [(unit: String, status: AssignmentStatus)]
  private let hasPlan: Bool
  private let hasAllocations: Bool

  /// A respondent to assign.
  struct Arrival {
    let unit: String
    let stratum: [String]
  }

  /// Reads what the options name.
  init(_ options: Assign, _ file: StudyFile) throws {
    let study = try file.study.designed()
    design = try AssignmentDesign(of: study)
    hasPlan = study.assignment != nil
    hasAllocations = study.versions.allSatisfy { $0.allocation != nil }
    studyDigest = FileDigest.sha256(file.bytes)
    logPath = options.log
    if design.method == .simple {
      guard options.seed == nil else {
        throw UsageError(
          "--seed has no part in simple assignment, which follows from the study's salt; leave it "
            + "out, or plan blocks or minimisation.")
      }
      (seed, commitment) = ("", nil)
    } else {
      guard let given = options.seed, !given.isEmpty else {
        throw UsageError("assign needs --seed TEXT, the secret that assignments are drawn from.")
      }
      guard options.log != nil else {
        throw UsageError(
          "assign needs --log FILE: what the next respondent gets depends on those before.")
      }
      let digest = SeedCommitment(to: given).digest
      if let stated = study.assignment?.commitment?.lowercased(), stated != digest {
        throw AssignmentError.otherSeed(
          commitment: stated, ofSeed: digest, statedBy: "the study")
      }
      (seed, commitment) = (given, digest)
    }
    let reader = UnitReader(unit: options.unit, codebook: study.codebook)
    var inputs: [Provenance.Input] = []
    var arrivals: [Arrival] = []
    if let path = options.units {
      let read = try reader.arrivals(path, design)
      arrivals = read.arrivals
      inputs.append(read.input)
    } else if let count = options.count {
      arrivals = try Self.anonymous(count, design)
    }
    statuses =
      try options.status.map { path in
        let read = try reader.statuses(path)
        inputs.append(read.input)
        return read.statuses
      } ?? []
    self.arrivals = arrivals
    self.inputs = inputs
  }

  /// Assigns and notes, and adds the lines to the log, all or none; the register and the names of
  /// the respondents asked for.
  func carriedOut() throws -> (AssignmentRegister, [String]) {
    guard let logPath else {
      var register = AssignmentRegister(design, seed: seed)
      _ = try events(in: &register)
      return (register, arrivals.map(\.unit))
    }
    let file = try AssignmentLogFile(at: logPath)
    defer { file.close() }
    let (old, log) = try register(from: file)
    var register = old
    var writer = AssignmentLogWriter()
    var lines: [UInt8] = []
    if let log {
      writer = AssignmentLogWriter(continuing: log)
    } else {
      writer.append(
        AssignmentLog.Opening(
          design: design, commitment: commitment, studyDigest: studyDigest), to: &lines)
    }
    for event in try events(in: &register) { writer.append(event, to: &lines) }
    try file.append(lines, after: log?.wholeByteCount ?? 0)
    OutputWriter.report("vignette: '\(logPath)': last chain \(writer.chain)")
    return (register, arrivals.map(\.unit))
  }

  /// What a reader must know.
  func warnings(_ listed: [String], _ register: AssignmentRegister) -> [AnalysisWarning] {
    var warnings: [AnalysisWarning] = []
    if commitment != nil, let warning = AnalysisWarning(guessableSeed: seed) {
      warnings.append(warning)
    }
    if !hasPlan {
      warnings.append(
        AnalysisWarning(
          code: "no-assignment-plan",
          message: "The study plans no assignment: permuted blocks of \(design.blockSizes[0]) "
            + "without strata were taken."))
    }
    if !hasAllocations, design.versions.count > 1 {
      warnings.append(
        AnalysisWarning(
          code: "no-allocation",
          message: "The study plans no allocation over its versions: equal numbers were taken."))
    }
    let moved =
      design.strata.isEmpty
      ? [] : arrivals.filter { register[$0.unit].map(\.stratum) != $0.stratum }
    if let first = moved.first {
      warnings.append(
        AnalysisWarning(
          code: "changed-stratum",
          message: "\(moved.count) units stand in another stratum than when they were assigned, "
            + "such as '\(first.unit)'; they keep what they got."))
    }
    return warnings
  }

  /// The register as a log leaves it, and the log, or nil where it is still to be begun.
  private func register(
    from file: AssignmentLogFile
  ) throws -> (AssignmentRegister, AssignmentLog?) {
    guard let bytes = file.bytes else { return (AssignmentRegister(design, seed: seed), nil) }
    let log = try AssignmentLog(parsing: bytes)
    let differences = log.opening.design.differences(from: design)
    guard differences.isEmpty else { throw AssignmentError.otherDesign(differences: differences) }
    if let logged = log.opening.commitment, let commitment, logged != commitment {
      throw AssignmentError.otherSeed(
        commitment: logged, ofSeed: commitment, statedBy: "the log")
    }
    let register = try AssignmentRegister(replaying: log, seed: seed)
    if log.tornByteCount > 0 {
      OutputWriter.report(
        "vignette: the last line of the log was torn off after \(log.tornByteCount) bytes; nobody "
          + "was told of it, and it is taken out.")
    }
    return (register, log)
  }

  /// What happens now, in order: statuses first, so that left places are filled at once.
  private func events(in register: inout AssignmentRegister) throws -> [AssignmentEvent] {
    var events: [AssignmentEvent] = []
    for (unit, status) in statuses where try register.note(status, of: unit) {
      events.append(.status(status, unit: unit))
    }
    events.reserveCapacity(events.count + arrivals.count)
    for arrival in arrivals {
      guard let new = try register.assignNew(arrival.unit, stratum: arrival.stratum) else {
        continue
      }
      events.append(.assigned(new))
    }
    return events
  }

  private static func anonymous(_ count: Int, _ design: AssignmentDesign) throws -> [Arrival] {
    guard (1...10_000_000).contains(count) else {
      throw UsageError("--count is \(count); it must lie between 1 and 10000000.")
    }
    guard design.strata.isEmpty else {
      let names = design.strata.map(\.characteristic).joined(separator: ", ")
      throw UsageError(
        "--count names respondents without characteristics, and the study balances \(names); give "
          + "--units FILE.csv with a column for each.")
    }
    return (1...count).map { Arrival(unit: "\($0)", stratum: []) }
  }
}
