import VersionDiff

extension NumberStyle {
  /// The words of a cell, as its column's quantity is meant; a dash where nothing exists.
  func words(_ cell: Cell, in column: TableColumn, vocabulary: Vocabulary) -> String {
    switch cell {
    case .missing: "–"
    case .boolean(let value): vocabulary[value ? .yes : .no]
    case .text(let text): vocabulary.value(text, ofColumn: column.name)
    case .integer(let value): count(value)
    case .number(let value): value.isFinite ? words(value, in: column) : "–"
    }
  }

  private func words(_ value: Double, in column: TableColumn) -> String {
    switch column.readingQuantity {
    case .proportion: return percentage(value)
    case .proportionDifference: return points(value)
    case .pValue: return pValue(value)
    case .bounded: return bounded(value)
    case .ratio: return plain(value)
    case .plain: break
    }
    let isWhole = column.kind == .integer || column.name.hasPrefix("df")
    return isWhole ? degreesOfFreedom(value) : plain(value)
  }
}

extension TableColumn {
  /// The quantity, also where only the name tells it.
  var readingQuantity: Quantity {
    if quantity != .plain { return quantity }
    let names = ["p.value", "p.adjusted", "equivalence.p", "equivalence.p.adjusted"]
    return names.contains(name) ? .pValue : .plain
  }
}
