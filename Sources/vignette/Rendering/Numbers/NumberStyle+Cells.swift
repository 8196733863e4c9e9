import VersionDiff

extension NumberStyle {
  /// The effect sizes that lie between -1 and 1.
  static let boundedEffects: Set<String> = ["cramers.v", "phi", "rank.biserial"]

  /// The words of a cell within its row: what `estimate` and its limits are may stand in the
  /// column `effect`.
  func words(_ row: TableRow, _ place: Int, vocabulary: Vocabulary) -> String {
    let column = row.table.columns[place]
    let cell = row.table.rows[row.index][place]
    let names = ["estimate", "conf.low", "conf.high"]
    guard names.contains(column.name), let value = cell.number, let effect = row.text("effect"),
      Self.boundedEffects.contains(effect)
    else { return words(cell, in: column, vocabulary: vocabulary) }
    return bounded(value)
  }

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
    case .proportionDifference:
      return column.name == "std.error" ? unsignedPoints(value) : points(value)
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
