import VignetteKit

/// How the rules look at a study's published tables.
extension Study {
  /// Every published table of percentages together with each sample that it has figures of.
  var publishedShares: [(table: PublishedDistribution, sample: PublishedSample)] {
    guard let published else { return [] }
    return published.distributions.flatMap { table in
      table.samples.compactMap { published.sample($0) }.map { (table, $0) }
    }
  }

  /// The question that a table's variable belongs to: `question` or `question.item`.
  func question(ofVariable variable: String) -> Question? {
    if let question = questions.first(where: { $0.id == variable }) { return question }
    guard let dot = variable.lastIndex(of: ".") else { return nil }
    let id = variable[..<dot]
    return questions.first { $0.id == id }
  }

  /// How the rows of a table relate to each other.
  func coverage(of table: PublishedDistribution) -> TableCoverage {
    guard let question = question(ofVariable: table.variable) else { return .unknown }
    let rows = Set(table.rows.map(\.option))
    switch question.form {
    case .singleChoice(let options):
      let needed = options.filter { $0.role != .leftOut }.map(\.id)
      return rows.isSuperset(of: needed) ? .complete : .partial
    case .multipleChoice, .openText:
      return .overlapping
    case .rating(let scale), .agreement(let scale):
      guard !scale.groups.isEmpty else {
        return rows.count >= scale.points.count ? .complete : .partial
      }
      return coverage(of: rows, groups: scale.groups, values: scale.points)
    case .sliders(let allocation):
      let values = allocation.positions.map(\.value)
      return coverage(of: rows, groups: allocation.groups, values: values)
    case .number:
      return .unknown
    }
  }

  /// Groups of points leave nobody out where they hold all points and the table shows them all.
  private func coverage(
    of rows: Set<String>, groups: [AnswerGroup], values: [Double]
  ) -> TableCoverage {
    let grouped = groups.flatMap(\.values)
    // Points that two groups share are counted twice.
    guard Set(grouped).count == grouped.count else { return .overlapping }
    let holdsAll = Set(grouped).isSuperset(of: values)
    return holdsAll && rows.isSuperset(of: groups.map(\.id)) ? .complete : .partial
  }
}

/// How the rows of a published table of percentages relate to each other.
enum TableCoverage {
  /// They exclude each other and leave nobody out: 100 % together.
  case complete
  /// They exclude each other: 100 % together at most.
  case partial
  /// A respondent may be in several: any sum.
  case overlapping
  /// The question is not known, or has no fixed answers.
  case unknown
}

extension PublishedHeading {
  /// The table's name with where the source shows it.
  var reading: String { place.map { "\(id) (\($0))" } ?? id }
}
