/// Where a variable of a study stands in a data file.
indirect enum StudyColumnSource: Sendable {
  /// A column as it is, of the study's or of nobody's making.
  case plain(column: String, role: ColumnRole)
  /// Codes that stand for names, in the order of the names; nil stands for a missing answer.
  case codes(column: String, meanings: [Meaning], order: [String])
  /// Numbers, some of which mean a missing answer.
  case numbers(column: String, missing: [String], allowed: AllowedNumbers)
  /// Codes that stand for numbers; nil stands for a missing answer.
  case codedNumbers(column: String, meanings: [NumberMeaning])
  /// One option out of a cell that lists several.
  case listed(column: String, meanings: [Meaning], separator: String, option: String)
  /// A score made of other sources.
  case score(ItemScale, items: [Item])

  /// A code and the name that it stands for, or nil for a missing answer.
  struct Meaning: Sendable {
    let code: String
    let name: String?
  }

  /// A code and the number that it stands for, or nil for a missing answer.
  struct NumberMeaning: Sendable {
    let code: String
    let number: Double?
  }

  /// The source of an item of a scale, and the numbers around which it may be turned.
  struct Item: Sendable {
    let id: String
    let source: StudyColumnSource
    let limits: (low: Double, high: Double)?
  }

  /// The columns that it needs and what their values must be.
  var roles: [(String, ColumnRole)] {
    switch self {
    case .plain(let column, let role): [(column, role)]
    case .codes(let column, let meanings, _):
      [(column, .levels(Self.distinct(meanings.map(\.code))))]
    case .codedNumbers(let column, let meanings):
      [(column, .levels(Self.distinct(meanings.map(\.code))))]
    case .numbers(let column, let missing, _):
      // A code such as "none" is no number, so the column is read as text and turned later.
      [(column, missing.allSatisfy { NumberSyntax.number($0) != nil } ? .number : .labels)]
    case .listed(let column, _, _, _): [(column, .labels)]
    case .score(_, let items): items.flatMap(\.source.roles)
    }
  }

  /// The same source without limits for numbers.
  var admittingAnyNumber: StudyColumnSource {
    guard case .numbers(let column, let missing, _) = self else { return self }
    return .numbers(
      column: column, missing: missing, allowed: AllowedNumbers(low: nil, high: nil, points: nil))
  }

  /// The variable, from the columns that were read.
  func column(named name: String, from table: ResponseTable) throws(ResponseError) -> Column {
    switch self {
    case .plain(let column, _):
      return Column(name: name, storage: try table.column(column).storage)
    case .codes(let column, let meanings, let order):
      return try Self.decoded(try table.column(column), name: name, meanings: meanings, order)
    case .codedNumbers(let column, let meanings):
      return try Self.numbers(try table.column(column), name: name, meanings: meanings)
    case .numbers(let column, let missing, let allowed):
      return try allowed.column(named: name, from: try table.column(column), missing: missing)
    case .listed(let column, let meanings, let separator, let option):
      let raw = try table.column(column)
      return try Self.ticked(option, in: raw, name: name, meanings: meanings, separator)
    case .score(let scale, let items):
      var columns: [Column] = []
      for item in items {
        columns.append(try item.source.column(named: item.id, from: table))
      }
      return scale.scores(of: columns, limits: items.map(\.limits), named: name)
    }
  }

  private static func decoded(
    _ raw: Column, name: String, meanings: [Meaning], _ order: [String]
  ) throws(ResponseError) -> Column {
    guard case .labels(let codes, let levels) = raw.storage else {
      throw .labelsExpected(column: raw.name)
    }
    let names = Dictionary(
      meanings.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    let digits = levels.map { level in
      (names[level] ?? level).flatMap { order.firstIndex(of: $0) }
    }
    let decoded = Codes(count: codes.count, levelCount: order.count) { row in
      codes[row].flatMap { digits[$0] }
    }
    return Column(name: name, storage: .labels(codes: decoded, levels: order))
  }

  private static func numbers(
    _ raw: Column, name: String, meanings: [NumberMeaning]
  ) throws(ResponseError) -> Column {
    guard raw.levels != nil else { throw .labelsExpected(column: raw.name) }
    let numbers = Dictionary(
      meanings.map { ($0.code, $0.number) }, uniquingKeysWith: { first, _ in first })
    let answers = (0..<raw.count).map { row in
      raw.label(at: row).flatMap { numbers[$0] ?? nil }
    }
    return Column(name: name, numbers: answers)
  }

  private static func ticked(
    _ option: String, in raw: Column, name: String, meanings: [Meaning], _ separator: String
  ) throws(ResponseError) -> Column {
    let missing = Set(meanings.filter { $0.name == nil }.map(\.code))
    let known = meanings.filter { $0.name != nil }
    let labels = (0..<raw.count).map { row in
      raw.label(at: row).flatMap { missing.contains($0) ? nil : $0 }
    }
    let cells = ResponseTable(columns: [Column(name: raw.name, labels: labels)])
    let choice = try MultipleChoice(
      cells: raw.name, separatedBy: separator, of: cells, options: known.map(\.code))
    let code = known.first { $0.name == option }?.code ?? option
    return Column(name: name, storage: try choice.memberships.column(code).storage)
  }

  /// Each code once: the validation of a study refuses a code with two meanings, and a code of the
  /// study's own may be a missing one as well.
  private static func distinct(_ codes: [String]) -> [String] {
    var seen: Set<String> = []
    return codes.filter { seen.insert($0).inserted }
  }
}
