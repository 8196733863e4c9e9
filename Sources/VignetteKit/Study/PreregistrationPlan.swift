/// What a preregistration says beside the design and the analysis plan.
public struct PreregistrationPlan: Sendable, Equatable {
  /// How far the collection of data was when the plan was fixed.
  public enum Collected: String, Sendable, CaseIterable {
    /// Nobody has answered.
    case none
    /// Some have answered.
    case some
    /// All have answered.
    case all
  }

  /// What is expected to be found, one sentence each.
  public var hypotheses: [LocalizedText]
  /// How far the collection of data is; nil where nobody said.
  public var collected: Collected?
  /// Who is asked, and how they are found.
  public var sample: LocalizedText?
  /// When the collection of data stops.
  public var stopping: LocalizedText?
  /// Whatever else belongs into the registration.
  public var other: LocalizedText?
  /// The SHA-256 of the plan as it was registered (``Study/planText``), in hexadecimal digits; nil
  /// before it is.
  public var registered: String?

  /// Creates a plan.
  public init(
    hypotheses: [LocalizedText] = [], collected: Collected? = nil, sample: LocalizedText? = nil,
    stopping: LocalizedText? = nil, other: LocalizedText? = nil, registered: String? = nil
  ) {
    self.hypotheses = hypotheses
    self.collected = collected
    self.sample = sample
    self.stopping = stopping
    self.other = other
    self.registered = registered
  }
}
