/// All tables that one analysis yields, with what a reader must be warned of.
public struct TableDocument: Sendable, Equatable {
  /// The command or analysis that made it, such as `compare`.
  public let command: String
  /// The tables, in reading order.
  public var tables: [EffectTable]
  /// Warnings, each with a fixed code.
  public var warnings: [AnalysisWarning]

  /// Creates a document.
  public init(command: String, tables: [EffectTable] = [], warnings: [AnalysisWarning] = []) {
    self.command = command
    self.tables = tables
    self.warnings = warnings
  }

  /// The table with this identifier, or nil.
  public subscript(id: String) -> EffectTable? {
    tables.first { $0.id == id }
  }
}
