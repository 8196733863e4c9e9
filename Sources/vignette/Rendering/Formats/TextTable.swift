/// A table as lines of text, within a width.
///
/// Columns of words are wrapped within their cells; numbers never are. A table whose numbers don't
/// fit beside each other is continued below, with the columns that name the rows repeated.
struct TextTable: Sendable {
  private let table: ReadingTable
  private let width: Int
  private let cells: [[String]]
  private let naturalWidths: [Int]
  private let leastWidths: [Int]

  private static let gap = 2
  private static let narrowest = 16

  /// Prepares a table.
  init(_ table: ReadingTable, width: Int, decimalSign: Character) {
    self.table = table
    self.width = width
    var columns: [[String]] = []
    var natural: [Int] = []
    var least: [Int] = []
    for (position, column) in table.columns.enumerated() {
      let words = table.rows.map { TextLayout.printable($0[position]) }
      let isNumeric = column.alignment == .numbers
      let aligned =
        isNumeric ? TextLayout.decimalAligned(words, decimalSign: decimalSign) : words
      let content = aligned.map(TextLayout.width).max() ?? 0
      let headingWords = TextLayout.printable(column.heading).split(separator: " ")
      let longestWord = headingWords.map { TextLayout.width(String($0)) }.max() ?? 0
      columns.append(aligned)
      natural.append(max(content, longestWord))
      least.append(isNumeric ? max(content, longestWord) : min(content, Self.narrowest))
    }
    cells = columns
    naturalWidths = natural
    leastWidths = least
  }

  /// The lines, one list per part of the table that stands below the other.
  var parts: [[String]] {
    pages.map { positions in lines(positions, widths(positions)) }
  }

  /// Which columns stand beside each other in each part.
  private var pages: [[Int]] {
    let all = Array(table.columns.indices)
    let keys = Array(all.prefix(table.keyCount))
    var pages: [[Int]] = []
    var page = keys
    for position in all.dropFirst(table.keyCount) {
      let least = (page + [position]).map { leastWidths[$0] }
      if page.count > keys.count, total(least) > width {
        pages.append(page)
        page = keys
      }
      page.append(position)
    }
    return pages + [page]
  }

  /// The widths within a part: natural ones, with the widest columns of words narrowed until the
  /// part fits.
  private func widths(_ positions: [Int]) -> [Int] {
    var widths = positions.map { naturalWidths[$0] }
    while total(widths) > width {
      let candidates = positions.indices.filter { widths[$0] > leastWidths[positions[$0]] }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
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
          ? [cells[position][row]] : TextLayout.wrapped(cells[position][row], width: width)
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
