/// One table of results: named, typed columns and rows of cells, without any formatting.
///
/// The same table is rendered as text, markdown, CSV, JSON, HTML and LaTeX; only the machine
/// formats (CSV, JSON) carry numbers at full precision. A row has exactly one cell per column.
public struct EffectTable: Sendable, Equatable {
  /// The fixed identifier under which programs find the table, such as `tests`.
  public let id: String
  /// What the table shows, for people.
  public var title: String
  /// The columns, in order.
  public private(set) var columns: [TableColumn]
  /// The rows; each has `columns.count` cells.
  public private(set) var rows: [[Cell]]
  /// What a reader must know to read the numbers rightly.
  public var notes: [String]

  /// Creates a table.
  ///
  /// - Precondition: every row has one cell per column.
  public init(
    id: String, title: String, columns: [TableColumn], rows: [[Cell]] = [], notes: [String] = []
  ) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "a row needs a cell per column")
    self.id = id
    self.title = title
    self.columns = columns
    self.rows = rows
    self.notes = notes
  }

  /// Adds a row at the end.
  ///
  /// - Precondition: the row has one cell per column.
  public mutating func append(_ row: [Cell]) {
    precondition(row.count == columns.count, "a row needs a cell per column")
    rows.append(row)
  }

  /// Replaces one cell.
  public mutating func set(_ cell: Cell, row: Int, column name: String) {
    guard let index = columnIndex(name) else { preconditionFailure("no column \(name)") }
    rows[row][index] = cell
  }

  /// The position of the column of this name, or nil.
  public func columnIndex(_ name: String) -> Int? {
    columns.firstIndex { $0.name == name }
  }

  /// The cell of a row in the named column, or nil where there is no such column.
  public func cell(row: Int, column name: String) -> Cell? {
    columnIndex(name).map { rows[row][$0] }
  }
}

/// The value of one cell of an ``EffectTable``.
public enum Cell: Sendable, Equatable {
  /// Words: a name of an outcome, an option, a verdict.
  case text(String)
  /// A finite number.
  case number(Double)
  /// A whole number, such as a count.
  case integer(Int)
  /// True or false.
  case boolean(Bool)
  /// What does not exist: rendered as null, or as an empty field.
  case missing

  /// A number, or ``missing`` where there is none or it is not finite.
  public init(_ value: Double?) {
    if let value, value.isFinite { self = .number(value) } else { self = .missing }
  }

  /// Words, or ``missing``.
  public init(_ value: String?) {
    if let value { self = .text(value) } else { self = .missing }
  }

  /// The number in the cell, if it holds one.
  public var number: Double? {
    switch self {
    case .number(let value): value
    case .integer(let value): Double(value)
    case .text, .boolean, .missing: nil
    }
  }

  /// The words in the cell, if it holds words.
  public var text: String? {
    if case .text(let value) = self { value } else { nil }
  }
}
