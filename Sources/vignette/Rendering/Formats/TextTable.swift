/// A table as lines of text, within a width.
///
/// Columns of words are wrapped within their cells; numbers never are. A table whose numbers don't
/// fit beside each other is continued below, with the columns that name the rows repeated.
struct TextTable: Sendable {
  private let table: ReadingTable
  private let width: Int
  private let columns: [Column]

  private static let gap = 2

  /// A column's cells, with the widths it may take: natural ones, those that still read well, and
  /// those below which it can't go.
  private struct Column {
    let cells: [String]
    let natural: Int
    let comfortable: Int
    let least: Int
  }

  /// Prepares a table.
  init(_ table: ReadingTable, width: Int, decimalSign: Character) {
    self.table = table
    self.width = width
    columns = table.columns.enumerated().map { position, column in
      let words = table.rows.map { TextLayout.printable($0[position]) }
      let headingWords = TextLayout.printable(column.heading).split(separator: " ")
      let heading = min(headingWords.map { TextLayout.width(String($0)) }.max() ?? 0, 14)
      switch column.alignment {
      case .numbers:
        let cells = TextLayout.decimalAligned(words, decimalSign: decimalSign)
        let content = cells.map(TextLayout.width).max() ?? 0
        let natural = max(content, heading)
        return Column(
          cells: cells, natural: natural, comfortable: natural, least: max(content, min(heading, 6))
        )
      case .words:
        let content = max(words.map(TextLayout.width).max() ?? 0, heading)
        return Column(
          cells: words, natural: content, comfortable: min(content, 16), least: min(content, 8))
      }
    }
  }

  /// The lines, one list per part of the table that stands below the other.
  var parts: [[String]] {
    pages.map { positions in lines(positions, widths(positions)) }
  }

  /// Which columns stand beside each other in each part.
  private var pages: [[Int]] {
    let all = Array(columns.indices)
    guard table.overflow == .continued else { return [all] }
    let keys = Array(all.prefix(table.keyCount))
    var pages: [[Int]] = []
    var page = keys
    for position in all.dropFirst(table.keyCount) {
      let widths = (page + [position]).map { columns[$0].comfortable }
      if page.count > keys.count, total(widths) > width {
        pages.append(page)
        page = keys
      }
      page.append(position)
    }
    return pages + [page]
  }

  /// The widths within a part: natural ones, with the widest columns narrowed until the part fits:
  /// words as far as they read well, then headings and words as far as they can.
  private func widths(_ positions: [Int]) -> [Int] {
    var widths = positions.map { columns[$0].natural }
    for limits in [positions.map { columns[$0].comfortable }, positions.map { columns[$0].least }] {
      while total(widths) > width {
        let candidates = widths.indices.filter { widths[$0] > limits[$0] }
        guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
        widths[widest] -= 1
      }
    }
    return widths
  }

  private func total(_ widths: [Int]) -> Int {
    widths.reduce(0, +) + Self.gap * max(0, widths.count - 1)
  }

  private func lines(_ positions: [Int], _ widths: [Int]) -> [String] {
    let headings = zip(positions, widths).map { position, width in
      TextLayout.wrapped(TextLayout.printable(table.columns[position].heading), width: width)
    }
    let headingHeight = headings.map(\.count).max() ?? 0
    let bottomAligned = headings.map { lines in
      [String](repeating: "", count: headingHeight - lines.count) + lines
    }
    var result = joined(bottomAligned, positions, widths)
    result.append(String(repeating: "─", count: total(widths)))
    for row in table.rows.indices {
      let wrapped = zip(positions, widths).map { position, width in
        table.columns[position].alignment == .numbers
          ? [columns[position].cells[row]]
          : TextLayout.wrapped(columns[position].cells[row], width: width)
      }
      result += joined(wrapped, positions, widths)
    }
    return result
  }

  /// The lines of one row from the lines of its cells.
  private func joined(_ cells: [[String]], _ positions: [Int], _ widths: [Int]) -> [String] {
    let height = cells.map(\.count).max() ?? 0
    return (0..<height).map { line in
      var text = ""
      for (place, position) in positions.enumerated() {
        if place > 0 { text += String(repeating: " ", count: Self.gap) }
        let words = line < cells[place].count ? cells[place][line] : ""
        text +=
          table.columns[position].alignment == .numbers
          ? TextLayout.rightAligned(words, to: widths[place])
          : TextLayout.padded(words, to: widths[place])
      }
      while text.last == " " { text.removeLast() }
      return text
    }
  }
}
