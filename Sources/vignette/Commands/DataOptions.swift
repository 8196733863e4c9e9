import ArgumentParser
import VignetteKit

/// Where the answers are and how their columns are meant.
struct DataOptions: ParsableArguments {
  @Option(help: "A CSV file with a row per respondent (or per counted cell, with --count).")
  var data: String?

  @Option(
    help: ArgumentHelp("Rows are already counted: the column with the counts.", valueName: "col"))
  var count: String?

  @Option(
    help: ArgumentHelp(
      "Reference levels: 'a=x,b=y'. In compare a bare value is the reference version.",
      valueName: "levels"))
  var reference: String?

  @Option(
    help: ArgumentHelp(
      "The order of levels, the first being the reference: 'a=low<mid<high'. Repeatable.",
      valueName: "orders"))
  var levels: [String] = []

  @Option(help: ArgumentHelp("Columns whose numbers are labels: 'a,b'.", valueName: "cols"))
  var categorical: String?

  @Option(help: "The decimal mark of numbers.")
  var decimal: DecimalMark?

  @Option(
    help: ArgumentHelp(
      "What separates fields: ',' ';' or 'tab'. Detected from the header unless given.",
      valueName: "mark"))
  var separator: CSVSeparator?

  @Option(
    help: ArgumentHelp(
      """
      Texts that mean a missing answer; they replace the empty field and NA, so name those too \
      if they count: 'NA,"",99'.
      """, valueName: "texts"))
  var na: String?

  @Option(help: "What happens to missing answers; what is left out is always reported.")
  var missing: Missingness = .drop

  @Option(help: "The encoding of the file.")
  var encoding: TextEncoding = .utf8

  @Option(
    parsing: .unconditional, help: "How many threads read the file; results don't depend on it.")
  var threads: Int?

  /// Refuses what can't be meant.
  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads must be 1 or more.") }
  }

  /// The columns named in `--levels`, with their order.
  func orders() throws(UsageError) -> [ListSyntax.Order] {
    var orders: [ListSyntax.Order] = []
    for text in levels { orders += try ListSyntax.orders(text, option: "--levels") }
    return orders
  }

  /// Refuses `--levels` and `--categorical` for columns whose levels a study fixes.
  func refuseLevels(of fixed: Set<String>) throws(UsageError) {
    let ordered = try orders().map { ("--levels", $0.name) }
    let named = try ordered + categoricalColumns().map { ("--categorical", $0) }
    guard let (option, column) = named.first(where: { fixed.contains($0.1) }) else { return }
    throw UsageError(
      "\(option) names '\(column)', whose levels the study fixes; leave it out, or compare without "
        + "the study.")
  }

  /// The columns named in `--categorical`.
  func categoricalColumns() throws(UsageError) -> [String] {
    try categorical.map { text throws(UsageError) in
      try ListSyntax.list(text, option: "--categorical")
    } ?? []
  }

  /// The parts of `--reference`: bare values and levels by column.
  func references() throws(UsageError) -> [ListSyntax.Assignment] {
    try reference.map { text throws(UsageError) in
      try ListSyntax.assignments(text, option: "--reference")
    } ?? []
  }

  /// The reader that these options ask for.
  ///
  /// - Parameters:
  ///   - columns: the wanted columns.
  ///   - labels: columns that hold labels whatever they look like.
  func reader(columns: Set<String>, labels: [String]) throws(UsageError) -> CSVReader {
    var roles: [String: ColumnRole] = [:]
    for name in try labels + categoricalColumns() { roles[name] = .labels }
    for order in try orders() { roles[order.name] = .levels(order.levels) }
    if let count { roles[count] = .count }
    var marks = MissingMarks.standard
    if let na { marks = .listed(try ListSyntax.list(na, option: "--na")) }
    return CSVReader(
      columns: .named(columns.union(roles.keys)), roles: roles, separator: separator,
      decimalMark: decimal ?? .point, encoding: encoding, missing: marks, threadCount: threads)
  }
}

extension DecimalMark: ExpressibleByArgument {}
extension TextEncoding: ExpressibleByArgument {}
extension Missingness: ExpressibleByArgument {}

extension CSVSeparator: ExpressibleByArgument {
  /// `,`, `;` or `tab`.
  public init?(argument: String) {
    self.init(rawValue: argument == "tab" ? "\t" : argument)
  }

  /// The values as they are typed.
  public static var allValueStrings: [String] { [",", ";", "tab"] }
}
