import TestSupport
import VignetteKit

/// A data set inside a fixture, column by column.
struct ReferenceColumn: Decodable, Sendable {
  let levels: [String]?
  let labels: [String?]?
  let numbers: [Double?]?

  func column(named name: String) -> Column {
    if let labels { return Column(name: name, labels: labels, levels: levels) }
    return Column(name: name, numbers: numbers ?? [])
  }
}

extension ResponseTable {
  /// A table from a fixture's columns.
  init(_ columns: [String: ReferenceColumn]) {
    self.init(
      columns: columns.keys.sorted().compactMap { name in columns[name]?.column(named: name) })
  }
}
