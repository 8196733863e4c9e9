/// How a figure came to us.
public enum FigureStatus: String, Sendable, CaseIterable {
  /// The source prints it.
  case published
  /// It was computed from figures that the source prints.
  case derived
  /// The source does not show it legibly; nobody guesses.
  case unclear
}

/// A figure of a publication: the number as it was printed, or why there is none.
///
/// The printed text tells the precision: `60.3` stands for anything from 60.25 to 60.35.
public struct PublishedFigure: Sendable, Equatable {
  /// How the figure came to us.
  public let status: FigureStatus
  /// The number as it was written, such as `.490`; nil where unclear.
  public let printed: String?
  /// The number, or the bound in `< .001`; nil where unclear.
  public let value: Double?
  /// How many decimals were written; 0 where unclear.
  public let decimals: Int
  /// Whether the number is only an upper bound, as in `< .001`.
  public let isUpperBound: Bool
  /// For a derived figure, the lowest that the printed figures allow.
  public let low: Double?
  /// For a derived figure, the highest that the printed figures allow.
  public let high: Double?
  /// Other numbers that the source prints for the same thing elsewhere, as they were written.
  public let alsoPrinted: [String]
  /// What a reader must know of it.
  public let note: String?
  /// Where it stands in the study file.
  public let position: SourcePosition?

  private init(
    status: FigureStatus, number: PrintedNumber?, low: Double? = nil, high: Double? = nil,
    alsoPrinted: [String] = [], note: String? = nil, position: SourcePosition? = nil
  ) {
    self.status = status
    printed = number?.text
    value = number?.value
    decimals = number?.decimals ?? 0
    isUpperBound = number?.isUpperBound ?? false
    self.low = low
    self.high = high
    self.alsoPrinted = alsoPrinted
    self.note = note
    self.position = position
  }

  /// A figure that the source prints.
  public static func published(
    _ number: PrintedNumber, alsoPrinted: [String] = [], note: String? = nil,
    at position: SourcePosition? = nil
  ) -> PublishedFigure {
    PublishedFigure(
      status: .published, number: number, alsoPrinted: alsoPrinted, note: note, position: position)
  }

  /// A figure computed from others, with the range that the printed figures allow.
  public static func derived(
    _ number: PrintedNumber, low: Double? = nil, high: Double? = nil, note: String? = nil,
    at position: SourcePosition? = nil
  ) -> PublishedFigure {
    PublishedFigure(
      status: .derived, number: number, low: low, high: high, note: note, position: position)
  }

  /// A figure that the source does not show legibly.
  public static func unclear(
    note: String? = nil, at position: SourcePosition? = nil
  ) -> PublishedFigure {
    PublishedFigure(status: .unclear, number: nil, note: note, position: position)
  }

  /// Half a unit of the last printed decimal.
  public var halfUnit: Double {
    PrintedNumber.halfUnit(decimals: decimals)
  }

  /// The numbers that print as this one: half a unit of the last decimal to both sides. A derived
  /// figure with limits has those; a bound and an unclear figure have none.
  public var roundingInterval: ClosedRange<Double>? {
    if let low, let high { return min(low, high)...max(low, high) }
    guard let value, !isUpperBound else { return nil }
    return (value - halfUnit)...(value + halfUnit)
  }
}
