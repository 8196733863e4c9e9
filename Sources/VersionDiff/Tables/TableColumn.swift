/// A column of an ``EffectTable``: its fixed name, what its cells hold, and how people call it.
public struct TableColumn: Sendable, Equatable {
  /// What the cells of a column hold (each may be missing).
  public enum Kind: String, Sendable, Equatable, CaseIterable {
    /// Words.
    case string
    /// Numbers at full precision.
    case number
    /// Whole numbers.
    case integer
    /// True or false.
    case boolean
  }

  /// How a number is meant, so that a renderer can round it for reading.
  public enum Quantity: Sendable, Equatable {
    /// No special reading.
    case plain
    /// Between 0 and 1; read as a percentage.
    case proportion
    /// A difference of proportions; read in percentage points.
    case proportionDifference
    /// A p-value.
    case pValue
    /// Between -1 and 1, as a correlation or Cramér's V; no leading zero in APA style.
    case bounded
    /// A ratio, such as an odds ratio.
    case ratio
  }

  /// The fixed name, such as `p.value`.
  public let name: String
  /// What the cells hold.
  public let kind: Kind
  /// How its numbers are meant.
  public let quantity: Quantity
  /// The heading for people, in English.
  public let label: String

  /// Creates a column.
  public init(_ name: String, _ kind: Kind, _ quantity: Quantity = .plain, label: String) {
    self.name = name
    self.kind = kind
    self.quantity = quantity
    self.label = label
  }
}
