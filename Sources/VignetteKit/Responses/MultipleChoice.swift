/// The answers to a question of which several options may be chosen, option by option.
///
/// The options' percentages may add up to more than 100 %. A respondent who was asked and chose
/// nothing differs from one whose answer is missing: in a column for each option, all zeros mean
/// that nothing was chosen and an empty field is missing; in one cell, the empty cell is missing,
/// and nothing can say that no option was chosen unless that is an option itself.
public struct MultipleChoice: Sendable, Equatable {
  /// The options.
  public let options: [String]
  /// Whether each respondent chose an option: for each option a column of its name with the
  /// numbers 0 and 1, missing where the answer is.
  public let memberships: ResponseTable

  /// Reads one column for each option, which holds 1 where it was chosen and 0 where not.
  ///
  /// - Throws: ``ResponseError/unknownColumn(_:nearest:)``,
  ///   ``ResponseError/invalidIndicator(column:row:value:)``.
  public init(
    indicators names: [String], of table: ResponseTable
  ) throws(ResponseError) {
    var columns: [Column] = []
    for name in names { columns.append(try Self.indicator(try table.column(name))) }
    options = names
    memberships = ResponseTable(columns: columns)
  }

  /// Reads one column whose cells hold all chosen options, such as `a|c`.
  ///
  /// Spaces around an option don't count; an option that a cell names twice counts once.
  ///
  /// - Parameters:
  ///   - name: The column, of labels.
  ///   - separator: What stands between two options; not empty.
  ///   - stated: The options in their order; nil: those that occur, in level order.
  /// - Throws: ``ResponseError/unknownColumn(_:nearest:)``,
  ///   ``ResponseError/labelsExpected(column:)``,
  ///   ``ResponseError/emptyOption(column:row:cell:)``,
  ///   ``ResponseError/unknownOption(column:option:nearest:)``.
  public init(
    cells name: String, separatedBy separator: String, of table: ResponseTable,
    options stated: [String]? = nil
  ) throws(ResponseError) {
    precondition(!separator.isEmpty, "a separator has at least one character")
    let column = try table.column(name)
    guard case .labels(let codes, let levels) = column.storage else {
      throw .labelsExpected(column: name)
    }
    var chosen: [Set<String>] = []
    for (code, cell) in levels.enumerated() {
      let parts = Self.parts(of: cell, separatedBy: separator)
      if parts.contains("") {
        let row = (0..<codes.count).first { codes[$0] == code } ?? 0
        throw .emptyOption(column: name, row: row + 1, cell: cell)
      }
      chosen.append(Set(parts))
    }
    let occurring = chosen.reduce(into: Set<String>()) { $0.formUnion($1) }
    options = stated ?? LevelOrder.sorted(occurring)
    for option in LevelOrder.sorted(occurring) where !options.contains(option) {
      let nearest = NearestNames.of(option, among: options)
      throw .unknownOption(column: name, option: option, nearest: nearest)
    }
    memberships = ResponseTable(
      columns: options.map { option in
        let digits = chosen.map { $0.contains(option) ? 1 : 0 }
        let membership = Codes(count: codes.count, levelCount: 2) { codes[$0].map { digits[$0] } }
        return Column(name: option, storage: .numbers(codes: membership, values: [0, 1]))
      })
  }

  /// How many respondents answered the question: those with an answer to any of the options.
  public var respondentCount: Int {
    (0..<memberships.rowCount).count { row in
      memberships.columns.contains { !$0.isMissing(at: row) }
    }
  }

  private static func indicator(_ column: Column) throws(ResponseError) -> Column {
    var digits: [Int?] = []
    digits.reserveCapacity(column.count)
    for row in 0..<column.count {
      let label = column.label(at: row)
      let number = column.number(at: row) ?? label.flatMap { NumberSyntax.number($0) }
      switch number {
      case 0: digits.append(0)
      case 1: digits.append(1)
      case nil where label == nil: digits.append(nil)
      default:
        let value = label ?? number.map { "\($0)" } ?? ""
        throw .invalidIndicator(column: column.name, row: row + 1, value: value)
      }
    }
    let codes = Codes(digits, levelCount: 2)
    return Column(name: column.name, storage: .numbers(codes: codes, values: [0, 1]))
  }

  private static func parts(of cell: String, separatedBy separator: String) -> [String] {
    var parts: [String] = []
    var part: [UInt8] = []
    let bytes = Array(cell.utf8)
    let wanted = Array(separator.utf8)
    var at = 0
    while at < bytes.count {
      if bytes[at...].starts(with: wanted) {
        parts.append(trimmed(part))
        part = []
        at += wanted.count
      } else {
        part.append(bytes[at])
        at += 1
      }
    }
    parts.append(trimmed(part))
    return parts
  }

  private static func trimmed(_ bytes: [UInt8]) -> String {
    let space = UInt8(ascii: " ")
    let start = bytes.firstIndex { $0 != space } ?? bytes.endIndex
    let end = bytes.lastIndex { $0 != space }.map { $0 + 1 } ?? start
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
