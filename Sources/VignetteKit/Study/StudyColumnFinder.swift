/// Finds where the variables of a study stand in a data file, by the codebook.
struct StudyColumnFinder {
  let study: Study
  /// The column with the version, where it is another than the codebook's.
  let version: String?

  /// One part for each column that the variable gives.
  func parts(of variable: String) -> [StudyColumns.Part] {
    if variable == StudyColumns.version {
      return [StudyColumns.Part(name: variable, source: versionSource)]
    }
    if let scale = study.scale(variable) {
      return [StudyColumns.Part(name: variable, source: source(of: scale))]
    }
    if let (question, item) = study.variable(variable) {
      if item != nil || question.items.isEmpty {
        return [StudyColumns.Part(name: variable, source: source(of: question, item: item))]
      }
      return question.items.map { item in
        StudyColumns.Part(
          name: "\(question.id).\(item.id)", source: source(of: question, item: item.id))
      }
    }
    if let source = sourceOfVignetteFactor(variable) {
      return [StudyColumns.Part(name: variable, source: source)]
    }
    return [StudyColumns.Part(name: variable, source: plainSource(variable))]
  }

  private var versionSource: StudyColumnSource {
    let mapping = study.codebook?.version ?? ColumnMapping(column: StudyColumns.version)
    let names = study.versions.map(\.id)
    return .codes(
      column: version ?? mapping.column, meanings: meanings(of: names, mapping), order: names)
  }

  /// A column that is no variable of the study: the codebook may still say what it holds.
  private func plainSource(_ column: String) -> StudyColumnSource {
    let role: ColumnRole =
      if column == study.respondentColumn {
        .labels
      } else if column == study.durationColumn { .number } else { .automatic }
    return .plain(column: column, role: role)
  }

  /// The level of a vignette's factor follows from the vignette that a row judges, where the
  /// codebook says which; otherwise it stands in the factor's own column. Either way the levels
  /// keep the study's order, the first being the reference.
  private func sourceOfVignetteFactor(_ name: String) -> StudyColumnSource? {
    guard let set = study.vignetteSets.first(where: { $0.factors.contains(name) }),
      let factor = study.factors.first(where: { $0.id == name })
    else { return nil }
    let names = factor.levels.map(\.id)
    guard let mapping = study.codebook?.vignette else {
      return .codes(
        column: name, meanings: meanings(of: names, ColumnMapping(column: name)), order: names)
    }
    let codes = set.vignettes.map { vignette in
      StudyColumnSource.Meaning(
        code: mapping.code(of: vignette.id), name: vignette.level(of: name))
    }
    return .codes(
      column: mapping.column, meanings: codes + missingMeanings(mapping), order: names)
  }

  private func source(of scale: ItemScale) -> StudyColumnSource {
    let questions = scale.items.compactMap { id in study.questions.first { $0.id == id } }
    let items = questions.map { question in
      let points = question.points
      let limits = points?.first.flatMap { low in points?.last.map { (low: low, high: $0) } }
      return StudyColumnSource.Item(
        id: question.id, source: source(of: question, item: nil), limits: limits)
    }
    return .score(scale, items: items)
  }

  private func source(of question: Question, item: String?) -> StudyColumnSource {
    let layout = study.codebook?.mapping(of: question.id)?.layout
    switch question.form {
    case .singleChoice(let options):
      let mapping = Self.column(layout, or: question.id)
      let kept = options.filter { $0.role != .leftOut }.map(\.id)
      let leftOut = options.filter { $0.role == .leftOut }.map { option in
        StudyColumnSource.Meaning(code: mapping.code(of: option.id), name: nil)
      }
      return .codes(
        column: mapping.column, meanings: meanings(of: kept, mapping) + leftOut, order: kept)
    case .multipleChoice: return source(ofOption: item ?? "", of: question, layout)
    case .rating, .agreement:
      return numbers(Self.column(layout, or: question.id), points: question.points)
    case .sliders:
      return numbers(Self.column(ofItem: item ?? "", of: question, layout), points: question.points)
    case .number(let range):
      let mapping = Self.column(layout, or: question.id)
      let allowed = AllowedNumbers(low: range.minimum, high: range.maximum, points: nil)
      return .numbers(column: mapping.column, missing: mapping.missing, allowed: allowed)
    case .openText:
      return .plain(column: Self.column(layout, or: question.id).column, role: .labels)
    }
  }

  private func source(
    ofOption option: String, of question: Question, _ layout: QuestionMapping.Layout?
  ) -> StudyColumnSource {
    if case .list(let mapping, let separator) = layout {
      return .listed(
        column: mapping.column, meanings: meanings(of: question.items.map(\.id), mapping),
        separator: separator, option: option)
    }
    let mapping = Self.column(ofItem: option, of: question, layout)
    guard case .columns(_, let ticked, let unticked) = layout, (ticked, unticked) != ("1", "0")
    else { return .plain(column: mapping.column, role: .indicator) }
    return .codedNumbers(
      column: mapping.column,
      meanings: [.init(code: unticked, number: 0), .init(code: ticked, number: 1)])
  }

  private func numbers(_ mapping: ColumnMapping, points: [Double]?) -> StudyColumnSource {
    let allowed = AllowedNumbers(low: nil, high: nil, points: points)
    if mapping.values.isEmpty {
      return .numbers(column: mapping.column, missing: mapping.missing, allowed: allowed)
    }
    let numbers = (points ?? []).map { point in
      StudyColumnSource.NumberMeaning(
        code: mapping.code(of: Question.name(ofPoint: point)), number: point)
    }
    return .codedNumbers(
      column: mapping.column,
      meanings: numbers + mapping.missing.map { .init(code: $0, number: nil) })
  }

  // MARK: Codes

  private func meanings(
    of names: [String], _ mapping: ColumnMapping
  ) -> [StudyColumnSource.Meaning] {
    names.map { StudyColumnSource.Meaning(code: mapping.code(of: $0), name: $0) }
      + missingMeanings(mapping)
  }

  private func missingMeanings(_ mapping: ColumnMapping) -> [StudyColumnSource.Meaning] {
    mapping.missing.map { StudyColumnSource.Meaning(code: $0, name: nil) }
  }

  private static func column(
    _ layout: QuestionMapping.Layout?, or name: String
  ) -> ColumnMapping {
    switch layout {
    case .column(let mapping), .list(let mapping, _): mapping
    case .columns, nil: ColumnMapping(column: name)
    }
  }

  private static func column(
    ofItem item: String, of question: Question, _ layout: QuestionMapping.Layout?
  ) -> ColumnMapping {
    let name = "\(question.id).\(item)"
    guard case .columns(let columns, _, _) = layout else { return ColumnMapping(column: name) }
    return ColumnMapping(column: columns.first { $0.id == item }?.code ?? name)
  }
}

extension ColumnMapping {
  /// The code that data hold for a name; the name itself where none is listed.
  func code(of name: String) -> String {
    values.first { $0.id == name }?.code ?? name
  }
}
