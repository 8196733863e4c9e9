import VignetteKit

/// Something that a careful reader of a study and its published figures would question.
public struct Finding: Sendable, Equatable {
  /// How much depends on it.
  public enum Severity: String, Sendable, Equatable, CaseIterable, Comparable {
    /// A conclusion of the study does not follow, or a figure is impossible.
    case error
    /// A conclusion may not follow, or figures contradict each other.
    case warning
    /// Worth knowing; conclusions hold.
    case note

    /// Errors come first.
    public static func < (first: Self, second: Self) -> Bool {
      first.rank < second.rank
    }

    private var rank: Int {
      switch self {
      case .error: 0
      case .warning: 1
      case .note: 2
      }
    }
  }

  /// How big it is: a number and what it measures.
  public struct Size: Sendable, Equatable {
    /// The number.
    public let value: Double
    /// What it is, such as `percentage points` or `p.value`.
    public let measure: String

    /// Creates a size.
    public init(_ value: Double, _ measure: String) {
      self.value = value
      self.measure = measure
    }
  }

  /// The fixed code of the rule that found it, such as `confounded-factors`.
  public let rule: String
  /// How much depends on it.
  public let severity: Severity
  /// What it is about: a task, a table, a row.
  public let place: String
  /// Where that stands in the study file, where known.
  public let position: SourcePosition?
  /// What was found.
  public let found: String
  /// How big it is, where a number says so.
  public let size: Size?
  /// What to do.
  public let advice: String

  /// Creates a finding.
  public init(
    rule: String, severity: Severity, place: String, position: SourcePosition? = nil,
    found: String, size: Size? = nil, advice: String
  ) {
    self.rule = rule
    self.severity = severity
    self.place = place
    self.position = position
    self.found = found
    self.size = size
    self.advice = advice
  }
}

/// Figures that a rule checked and that hold.
public struct Verification: Sendable, Equatable {
  /// The code of the rule.
  public let rule: String
  /// What it is about.
  public let place: String
  /// What holds.
  public let holds: String

  /// Creates an entry.
  public init(rule: String, place: String, holds: String) {
    self.rule = rule
    self.place = place
    self.holds = holds
  }
}

/// A figure that the source leaves out and that the others confine to a range.
public struct DerivedRange: Sendable, Equatable {
  /// The table and row.
  public let place: String
  /// What the figure is.
  public let quantity: String
  /// What it can have been.
  public let range: ClosedRange<Double>

  /// Creates an entry.
  public init(place: String, quantity: String, range: ClosedRange<Double>) {
    self.place = place
    self.quantity = quantity
    self.range = range
  }
}

/// What a rule says of a study.
public struct RuleReport: Sendable, Equatable {
  /// What is questionable.
  public var findings: [Finding] = []
  /// What was checked and holds.
  public var verified: [Verification] = []
  /// What follows for figures that the source leaves out.
  public var derived: [DerivedRange] = []

  /// Creates an empty report.
  public init() {}

  /// Joins the report of another rule.
  mutating func append(_ other: RuleReport) {
    findings += other.findings
    verified += other.verified
    derived += other.derived
  }
}

/// A question that can be put to any study.
///
/// A rule knows nothing of a particular study; a study without the figures that it looks at gets an
/// empty report.
protocol StudyRule: Sendable {
  /// The code under which findings are listed.
  static var code: String { get }
  /// Looks at a study.
  static func report(on study: Study) -> RuleReport
}
