import VersionDiff

/// What the tables of a comparison say about one outcome, found by table and column name.
struct ComparedOutcome: Sendable {
  /// One version against another.
  struct Contrast: Sendable, Equatable {
    /// As the tables write it, such as `2 - 1`.
    let name: String
    /// The version that is compared.
    let version: String
    /// The version that it is compared with.
    let reference: String

    /// Both versions, the reference first.
    var versions: [String] { [reference, version].filter { !$0.isEmpty } }
  }

  /// The outcome's name.
  let name: String
  /// The versions, in the order of the tables.
  let versions: [String]
  /// The rows of `distribution`.
  let distribution: [TableRow]
  /// The rows of `tests` on the outcome as a whole.
  let tests: [TableRow]
  /// The rows of `differences`.
  let differences: [TableRow]
  /// The rows of `mean.differences`.
  let meanDifferences: [TableRow]
  /// The contrasts between versions.
  let contrasts: [Contrast]

  /// Gathers what a document says.
  init(_ name: String, in document: TableDocument) {
    func rows(_ id: String) -> [TableRow] {
      document[id]?.tableRows(where: "outcome", is: name) ?? []
    }
    self.name = name
    distribution = rows("distribution")
    tests = rows("tests").filter { $0.text("option") == nil }
    differences = rows("differences")
    meanDifferences = rows("mean.differences")
    versions = (distribution + rows("means")).compactMap { $0.text("version") }.unique
    let names = (differences + meanDifferences).compactMap { $0.text("contrast") }.unique
    contrasts = names.map { [versions] in Self.contrast($0, among: versions) }
  }

  /// All outcomes of a document, in the order of its tables.
  static func all(in document: TableDocument) -> [ComparedOutcome] {
    ["distribution", "means", "tests", "differences", "mean.differences"]
      .flatMap { document[$0]?.values("outcome") ?? [] }.unique
      .map { ComparedOutcome($0, in: document) }
  }

  /// Whether the outcome is a number and not a choice.
  var isNumeric: Bool { distribution.isEmpty }

  /// The contrast of this name.
  func contrast(named name: String) -> Contrast {
    Self.contrast(name, among: versions)
  }

  /// The contrasts that tests are on; one nil where they are on all versions at once.
  var testedContrasts: [String?] {
    let names = tests.compactMap { $0.text("contrast") }.unique
    return names.isEmpty ? [nil] : names
  }

  /// How many respondents answered in a version; nil where the table can't tell, because more
  /// than one option may be chosen or counts are weighted.
  func respondents(in version: String) -> Int? {
    let rows = distribution.filter { $0.text("version") == version }
    let counts = rows.compactMap { row -> Int? in
      if case .integer(let count) = row["n"] { count } else { nil }
    }
    let shares = rows.compactMap { $0.number("proportion") }
    guard !rows.isEmpty, counts.count == rows.count else { return nil }
    if abs(shares.reduce(0, +) - 1) < 0.005 { return counts.reduce(0, +) }
    // Of several answers each says how many were asked, where all agree.
    let asked = Set(
      zip(counts, shares).filter { $0.1 > 0 }.map { (Double($0.0) / $0.1).rounded() })
    return asked.count == 1 ? asked.first.map { Int($0) } : nil
  }

  /// Whether a version's counts were made of weighted percentages; nil asks for any version.
  func isNominal(in version: String? = nil) -> Bool {
    distribution.contains {
      $0.text("basis") == "weighted.percentages"
        && (version ?? $0.text("version")) == $0.text("version")
    }
  }

  /// How many respondents answered in all versions, where each version tells.
  var respondents: Int? {
    let counts = versions.map { respondents(in: $0) }
    let known = counts.compactMap { $0 }
    return counts.isEmpty || known.count < counts.count ? nil : known.reduce(0, +)
  }

  /// Finds the pair of versions that a contrast names; version names may hold ` - ` themselves.
  private static func contrast(_ name: String, among versions: [String]) -> Contrast {
    for version in versions {
      for reference in versions where "\(version) - \(reference)" == name {
        return Contrast(name: name, version: version, reference: reference)
      }
    }
    return Contrast(name: name, version: name, reference: "")
  }
}

extension Sequence where Element: Hashable {
  /// The different elements, in order of first appearance.
  var unique: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
