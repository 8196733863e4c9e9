/// One wording of the study, shown to one group of respondents.
public struct Version: Sendable, Equatable {
  /// The name that data and tables use, such as `1`.
  public var id: String
  /// What a reader sees.
  public var label: LocalizedText
  /// The planned part of the respondents, relative to the other versions' (1 and 1 is half and
  /// half); nil where no plan is known.
  public var allocation: Double?

  /// Creates a version.
  public init(id: String, label: LocalizedText, allocation: Double? = nil) {
    self.id = id
    self.label = label
    self.allocation = allocation
  }
}
