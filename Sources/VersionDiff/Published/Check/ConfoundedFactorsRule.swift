import VignetteKit

/// Do the versions of a task change one thing at a time, or can the factors at least be told apart
/// by all versions together?
///
/// The effects of the factors can be told apart exactly where the matrix of the levels shown
/// (constant and one indicator per level but the first) has as many independent columns as it has
/// columns. Versions that differ in two factors are no fault where other versions fill the design.
enum ConfoundedFactorsRule: StudyRule {
  static let code = "confounded-factors"

  static func report(on study: Study) -> RuleReport {
    var report = RuleReport()
    for dilemma in study.dilemmas {
      let varying = dilemma.shows.filter { shownLevels($0, study).count > 1 }
      guard varying.count > 1 else { continue }
      guard !canBeToldApart(varying, study) else {
        report.verified.append(
          Verification(
            rule: code, place: dilemma.id,
            holds: "the versions together tell the effects of "
              + listed(varying.map { label(ofFactor: $0.factor, study) }) + " apart"))
        continue
      }
      for (first, second) in pairs(study.versions.map(\.id)) {
        let factors = dilemma.factorsThatDiffer(between: first, and: second)
        guard factors.count > 1 else { continue }
        report.findings.append(finding(dilemma, factors, first, second, study))
      }
    }
    return report
  }

  private static func finding(
    _ dilemma: Dilemma, _ factors: [String], _ first: String, _ second: String, _ study: Study
  ) -> Finding {
    let names = factors.map { label(ofFactor: $0, study) }
    let separate = factors.count == 2 ? "both" : "all \(factors.count)"
    return Finding(
      rule: code, severity: .error,
      place: "\(dilemma.id): version \(second) against version \(first)",
      found: "The two versions differ in \(factors.count) factors at once, \(listed(names)); their "
        + "difference mixes \(separate) and cannot say which of them made it.",
      size: Finding.Size(Double(factors.count), "factors"),
      advice: "Read the difference as that of the whole change of wording. To tell the factors "
        + "apart, show the cells of the full design, "
        + cells(dilemma, factors, first, second, study)
        + "; or change one factor only.")
  }

  /// The combinations of the two versions' levels, with the version that shows each, if any.
  private static func cells(
    _ dilemma: Dilemma, _ factors: [String], _ first: String, _ second: String, _ study: Study
  ) -> String {
    guard factors.count <= 3 else { return "all \(1 << factors.count) combinations of levels" }
    var combinations: [[(factor: String, level: String)]] = [[]]
    for factor in factors {
      guard let shown = dilemma.shows.first(where: { $0.factor == factor }) else { continue }
      let levels = [first, second].compactMap { shown.level(in: $0) }
      combinations = combinations.flatMap { head in levels.map { head + [(factor, $0)] } }
    }
    let texts = combinations.enumerated().map { number, cell in
      let levels = cell.map { label(ofLevel: $0.level, of: $0.factor, study) }
      let holder = study.versions.first { version in
        cell.allSatisfy { entry in
          let shown = dilemma.shows.first { $0.factor == entry.factor }
          return shown?.level(in: version.id) == entry.level
        }
      }
      let owner = holder.map { "version \($0.id)" } ?? "not shown"
      return "(\(number + 1)) \(levels.joined(separator: " with ")) [\(owner)]"
    }
    return texts.joined(separator: ", ")
  }

  private static func shownLevels(_ shown: ShownFactor, _ study: Study) -> Set<String> {
    Set(study.versions.compactMap { shown.level(in: $0.id) })
  }

  private static func canBeToldApart(_ factors: [ShownFactor], _ study: Study) -> Bool {
    let rows = study.versions.map { version -> [Int] in
      var row = [1]
      for factor in factors {
        let levels = shownLevels(factor, study).sorted().dropFirst()
        row += levels.map { factor.level(in: version.id) == $0 ? 1 : 0 }
      }
      return row
    }
    return rank(rows) == (rows.first?.count ?? 0)
  }

  /// The number of independent rows, by elimination without fractions.
  private static func rank(_ rows: [[Int]]) -> Int {
    var rows = rows.map { $0.map(Double.init) }
    var rank = 0
    for column in 0..<(rows.first?.count ?? 0) {
      guard
        let pivot = (rank..<rows.count).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
        abs(rows[pivot][column]) > 1e-9
      else { continue }
      rows.swapAt(rank, pivot)
      for row in rows.indices where row > rank {
        let factor = rows[row][column] / rows[rank][column]
        for k in rows[row].indices { rows[row][k] -= factor * rows[rank][k] }
      }
      rank += 1
      if rank == rows.count { break }
    }
    return rank
  }

  private static func label(ofFactor id: String, _ study: Study) -> String {
    study.factors.first { $0.id == id }?.label.text(in: "en") ?? id
  }

  private static func label(ofLevel id: String, of factor: String, _ study: Study) -> String {
    let found = study.factors.first { $0.id == factor }?.level(id)
    return found?.label.text(in: "en") ?? id
  }
}

/// All pairs of a list, in order.
func pairs<Element>(_ list: [Element]) -> [(Element, Element)] {
  list.indices.flatMap { first in
    list.indices.dropFirst(first + 1).map { (list[first], list[$0]) }
  }
}
