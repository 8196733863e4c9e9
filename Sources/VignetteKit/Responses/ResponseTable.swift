/// What respondents answered: named columns of equal length.
public struct ResponseTable: Sendable, Equatable {
  /// The columns, in the order of the file.
  public let columns: [Column]
  /// How many rows there are.
  public let rowCount: Int

  /// Creates a table.
  ///
  /// - Precondition: all columns have the same length and different names.
  public init(columns: [Column]) {
    precondition(Set(columns.map(\.count)).count <= 1, "columns differ in length")
    precondition(Set(columns.map(\.name)).count == columns.count, "column names repeat")
    self.columns = columns
    self.rowCount = columns.first?.count ?? 0
  }

  /// The column of this name.
  ///
  /// - Throws: ``ResponseError/unknownColumn(_:nearest:)``.
  public func column(_ name: String) throws(ResponseError) -> Column {
    guard let column = columns.first(where: { $0.name == name }) else {
      throw .unknownColumn(name, nearest: NearestNames.of(name, among: columns.map(\.name)))
    }
    return column
  }
}
