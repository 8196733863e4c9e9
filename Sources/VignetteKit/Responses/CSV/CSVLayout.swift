/// What the header says about the rows, and which of their fields are wanted.
struct CSVLayout: Sendable {
  /// A wanted column.
  struct WantedColumn: Sendable {
    let field: Int
    let decoder: FieldDecoder
  }

  let header: [String]
  let separator: CSVSeparator
  let encoding: TextEncoding
  /// Where the rows start, from the start of the file.
  let rowsStart: Int
  private(set) var columns: [WantedColumn]
  /// Whether columns of very many numbers are dictionary-coded too.
  private(set) var keepsCodes = false

  /// How many fields each row has.
  var fieldCount: Int { header.count }

  /// Finds the wanted columns in the header.
  init(_ header: CSVHeader, reader: CSVReader) throws(ResponseError) {
    self.header = header.names
    separator = header.separator
    encoding = reader.encoding
    rowsStart = header.end
    columns = []
    try Self.check(reader, against: header.names)
    for (field, name) in header.names.enumerated() {
      if case .named(let names) = reader.columns, !names.contains(name) { continue }
      let role = reader.roles[name] ?? .automatic
      let decoder = FieldDecoder(column: name, role: role, reader: reader)
      columns.append(WantedColumn(field: field, decoder: decoder))
    }
  }

  /// The same rows with one column wanted, dictionary-coded however many values it has.
  func keepingCodes(of index: Int) -> CSVLayout {
    var copy = self
    copy.columns = [columns[index]]
    copy.keepsCodes = true
    return copy
  }

  private static func check(
    _ reader: CSVReader, against header: [String]
  ) throws(ResponseError) {
    var names = Set(reader.roles.keys)
    if case .named(let wanted) = reader.columns { names.formUnion(wanted) }
    for name in LevelOrder.sorted(names) where !header.contains(name) {
      let nearest = NearestNames.of(name, among: header)
      throw nearest.isEmpty
        ? .columnNotAmong(name, columns: header) : .unknownColumn(name, nearest: nearest)
    }
    for (column, role) in reader.roles.sorted(by: { LevelOrder.isBefore($0.key, $1.key) }) {
      guard case .levels(let levels) = role else { continue }
      var known: Set<String> = []
      for level in levels where !known.insert(level).inserted {
        throw .repeatedLevel(column: column, level: level)
      }
    }
  }
}
