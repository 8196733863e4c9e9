import VersionDiff

/// A table of words, ready to be laid out.
struct ReadingTable: Sendable, Equatable {
  /// A column of words.
  struct Column: Sendable, Equatable {
    /// How the cells stand.
    enum Alignment: Sendable {
      /// Words: from the left, wrapped where needed.
      case words
      /// Numbers: at their decimal sign.
      case numbers
    }

    /// The heading.
    let heading: String
    /// How the cells stand.
    let alignment: Alignment
  }

  /// What happens to a table that is too wide for a line of text.
  enum Overflow: Sendable {
    /// It is continued below, with the columns repeated that name the rows.
    case continued
    /// Its headings and words are broken until it fits.
    case squeezed
  }

  /// The identifier of the table that it shows.
  let id: String
  /// What it shows.
  let caption: String
  /// The columns.
  let columns: [Column]
  /// How many columns at the left name the row.
  let keyCount: Int
  /// The rows; each has a word per column.
  let rows: [[String]]
  /// What explains the numbers.
  let notes: [String]
  /// What happens where it is too wide.
  let overflow: Overflow

  /// Creates a table.
  init(
    id: String, caption: String, columns: [Column], keyCount: Int, rows: [[String]],
    notes: [String] = [], overflow: Overflow = .continued
  ) {
    self.id = id
    self.caption = caption
    self.columns = columns
    self.keyCount = keyCount
    self.rows = rows
    self.notes = notes
    self.overflow = overflow
  }

  /// Puts a whole table into words.
  init(_ table: EffectTable, wording: Wording) {
    let vocabulary = wording.vocabulary
    let columns = table.columns.map { column in
      Column(
        heading: vocabulary.heading(column),
        alignment: column.kind == .number || column.kind == .integer ? .numbers : .words)
    }
    let leading = columns.prefix { $0.alignment == .words }.count
    self.init(
      id: table.id, caption: vocabulary.sentence(table.title), columns: columns,
      keyCount: max(min(leading, 3), columns.isEmpty ? 0 : 1),
      rows: table.tableRows().map { row in
        table.columns.indices.map { wording.numbers.words(row, $0, vocabulary: vocabulary) }
      },
      notes: table.notes.map(vocabulary.sentence))
  }
}
