extension PublishedMoments {
  enum Key: String, FieldKey {
    case title, place, note, sample, weighted, rows
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    let heading = PublishedHeading(
      cursor, title: fields.cursor(at: .title), place: fields.cursor(at: .place),
      note: fields.cursor(at: .note))
    let sample = fields.required(.sample) { $0.name() }
    let weighted = fields.optional(.weighted) { $0.truth() }
    let rows = fields.required(.rows) { $0.entries(Row.init) }
    guard let sample, let rows else { return nil }
    self.init(heading: heading, sample: sample, isWeighted: weighted, rows: rows)
  }
}

extension PublishedMoments.Row {
  enum Key: String, FieldKey {
    case of, base, mean, sd, min, max, n
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    self.init(
      id: cursor.key, variable: fields.optional(.of) { $0.name() } ?? cursor.key,
      base: fields.optional(.base, PublishedBase.init),
      mean: fields.optional(.mean, PublishedFigure.init),
      standardDeviation: fields.optional(.sd, PublishedFigure.init),
      minimum: fields.optional(.min, PublishedFigure.init),
      maximum: fields.optional(.max, PublishedFigure.init),
      count: fields.optional(.n) { $0.count() }, position: cursor.keyPosition)
  }
}

extension PublishedClasses {
  enum Key: String, FieldKey {
    case title, place, note, sample, classes, means
  }

  /// The name under which a row of means holds the mean of everybody.
  static let overallName = "all"

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    let heading = PublishedHeading(
      cursor, title: fields.cursor(at: .title), place: fields.cursor(at: .place),
      note: fields.cursor(at: .note))
    let sample = fields.required(.sample) { $0.name() }
    let classes = fields.required(.classes) { $0.entries(LatentClass.init) }
    let rows = fields.required(.means) { $0.entries(Row.init) }
    guard let sample, let classes, let rows else { return nil }
    self.init(heading: heading, sample: sample, classes: classes, rows: rows)
  }
}

extension PublishedClasses.LatentClass {
  enum Key: String, FieldKey {
    case size, label
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    let label = fields.optional(.label, LocalizedText.init)
    guard let size = fields.required(.size, PublishedFigure.init) else { return nil }
    self.init(id: cursor.key, label: label, size: size)
  }
}

extension PublishedClasses.Row {
  init?(_ cursor: Cursor) {
    let figures = cursor.entries { entry in
      PublishedFigure(entry).map {
        PublishedClasses.ClassFigure(latentClass: entry.key, figure: $0)
      }
    }
    guard let figures else { return nil }
    let overallName = PublishedClasses.overallName
    self.init(
      variable: cursor.key, means: figures.filter { $0.latentClass != overallName },
      overall: figures.first { $0.latentClass == overallName }?.figure,
      position: cursor.keyPosition)
  }
}

extension PublishedCoefficients {
  enum Key: String, FieldKey {
    case title, place, note, sample, outcome, formula, statistic, df, observations, groups
    case vignettes, rows
    case unknownTerms = "unknown-terms"
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    let heading = PublishedHeading(
      cursor, title: fields.cursor(at: .title), place: fields.cursor(at: .place),
      note: fields.cursor(at: .note))
    let sample = fields.required(.sample) { $0.name() }
    let outcome = fields.required(.outcome) { $0.name() }
    let formula = fields.optional(.formula) { $0.name() }
    let statistic = fields.optional(.statistic) { $0.choice(of: Statistic.self) }
    let degreesOfFreedom = fields.optional(.df) { $0.number() }
    let observations = fields.optional(.observations) { $0.count() }
    let groups = fields.optional(.groups) { $0.count() }
    let terms = fields.optional(.vignettes, Terms.init)
    let rows = fields.required(.rows) { $0.entries(Row.init) }
    guard let sample, let outcome, let rows else { return nil }
    self.init(
      heading: heading, sample: sample, outcome: outcome, formula: formula,
      unknownTerms: fields.names(.unknownTerms), statistic: statistic,
      degreesOfFreedom: degreesOfFreedom, observations: observations, groups: groups,
      terms: terms ?? .model, rows: rows)
  }
}

extension PublishedCoefficients.Terms {
  enum Key: String, FieldKey {
    case set, reference
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    let set = fields.required(.set) { $0.name() }
    let reference = fields.required(.reference) { $0.name() }
    guard let set, let reference else { return nil }
    self = .vignettes(set: set, reference: reference)
  }
}

extension PublishedCoefficients.Row {
  enum Key: String, FieldKey {
    case label, coefficient, se, statistic, p
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    self.init(
      term: cursor.key, label: fields.optional(.label, LocalizedText.init),
      coefficient: fields.optional(.coefficient, PublishedFigure.init),
      standardError: fields.optional(.se, PublishedFigure.init),
      statistic: fields.optional(.statistic, PublishedFigure.init),
      pValue: fields.optional(.p, PublishedFigure.init), position: cursor.keyPosition)
  }
}

extension PublishedCorrelations {
  enum Key: String, FieldKey {
    case title, place, note, sample, n, pairs
    case starBelow = "star-below"
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    let heading = PublishedHeading(
      cursor, title: fields.cursor(at: .title), place: fields.cursor(at: .place),
      note: fields.cursor(at: .note))
    let sample = fields.required(.sample) { $0.name() }
    let count = fields.optional(.n) { $0.count() }
    let starBelow = fields.optional(.starBelow) { $0.number() }
    let pairs = fields.required(.pairs) { $0.list(Pair.init) }
    guard let sample, let pairs else { return nil }
    self.init(heading: heading, sample: sample, count: count, starBelow: starBelow, pairs: pairs)
  }
}

extension PublishedCorrelations.Pair {
  enum Key: String, FieldKey {
    case of, value, stars
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    let names = fields.required(.of) { $0.names() }
    let figure = fields.required(.value, PublishedFigure.init)
    let stars = fields.optional(.stars) { $0.count() }
    guard let names, let figure else { return nil }
    guard names.count == 2, let first = names.first, let second = names.last else {
      cursor.report(found: "\(names.count) names in 'of'", expected: "two: [first, second]")
      return nil
    }
    self.init(first: first, second: second, figure: figure, stars: stars ?? 0)
  }
}

extension PublishedCodeFrequencies {
  enum Key: String, FieldKey {
    case title, place, note, question, sample, base, unit, rows
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    let heading = PublishedHeading(
      cursor, title: fields.cursor(at: .title), place: fields.cursor(at: .place),
      note: fields.cursor(at: .note))
    let question = fields.required(.question) { $0.name() }
    let sample = fields.required(.sample) { $0.name() }
    let base = fields.optional(.base, PublishedBase.init)
    let unit = fields.required(.unit) { $0.choice(of: Unit.self) }
    let rows = fields.required(.rows) { rows in
      rows.entries { row in PublishedFigure(row).map { Row(code: row.key, figure: $0) } }
    }
    guard let question, let sample, let unit, let rows else { return nil }
    self.init(
      heading: heading, question: question, sample: sample, base: base, unit: unit, rows: rows)
  }
}
