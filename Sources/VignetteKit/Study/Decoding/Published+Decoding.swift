extension PublishedResults {
  enum Key: String, FieldKey {
    case source, samples, distributions, moments, classes, coefficients, correlations
    case proportions, codes
    case reportedTotal = "reported-total"
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    self.init(
      source: fields.optional(.source, StudySource.init),
      samples: fields.entries(.samples, PublishedSample.init),
      reportedTotal: fields.optional(.reportedTotal, ReportedCount.init),
      distributions: fields.entries(.distributions, PublishedDistribution.init),
      moments: fields.entries(.moments, PublishedMoments.init),
      classes: fields.entries(.classes, PublishedClasses.init),
      coefficients: fields.entries(.coefficients, PublishedCoefficients.init),
      correlations: fields.entries(.correlations, PublishedCorrelations.init),
      proportions: fields.entries(.proportions, PublishedProportion.init),
      codeFrequencies: fields.entries(.codes, PublishedCodeFrequencies.init))
  }
}

extension PublishedSample {
  enum Key: String, FieldKey {
    case label, version, n, observations, weighted, note
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    let label = fields.required(.label, LocalizedText.init)
    let version = fields.optional(.version) { $0.name() }
    let count = fields.optional(.n) { $0.count() }
    let observations = fields.optional(.observations) { $0.count() }
    let weighted = fields.optional(.weighted) { $0.truth() }
    let note = fields.optional(.note) { $0.text() }
    guard let label else { return nil }
    self.init(
      id: cursor.key, label: label, version: version, count: count, observations: observations,
      isWeighted: weighted ?? false, note: note, position: cursor.keyPosition)
  }
}

extension ReportedCount {
  enum Key: String, FieldKey {
    case n, samples
  }

  init?(_ cursor: Cursor) {
    if case .scalar = cursor.node.content {
      guard let count = cursor.count() else { return nil }
      self.init(count: count, position: cursor.keyPosition)
      return
    }
    guard let fields = cursor.fields(Key.self) else { return nil }
    let samples = fields.names(.samples)
    guard let count = fields.required(.n, { $0.count() }) else { return nil }
    self.init(count: count, samples: samples, position: cursor.keyPosition)
  }
}

extension PublishedHeading {
  /// Reads the keys that every published table has.
  init(
    _ cursor: Cursor, title: Cursor?, place: Cursor?, note: Cursor?
  ) {
    self.init(
      id: cursor.key, title: title.flatMap(LocalizedText.init), place: place?.text(),
      note: note?.text(), position: cursor.keyPosition)
  }
}

extension PublishedBase {
  enum Key: String, FieldKey {
    case label, question, answers
  }

  init?(_ cursor: Cursor) {
    if cursor.isBareText(ratherThan: Key.self) {
      guard let label = LocalizedText(cursor) else { return nil }
      self.init(label: label)
      return
    }
    guard let fields = cursor.fields(Key.self) else { return nil }
    let question = fields.optional(.question) { $0.name() }
    let answers = fields.names(.answers)
    guard let label = fields.required(.label, LocalizedText.init) else { return nil }
    self.init(label: label, question: question, answers: answers)
  }
}

extension PublishedDistribution {
  enum Key: String, FieldKey {
    case title, place, note, question, base, sample, n, weighted, percent
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    let heading = PublishedHeading(
      cursor, title: fields.cursor(at: .title), place: fields.cursor(at: .place),
      note: fields.cursor(at: .note))
    let question = fields.required(.question) { $0.name() }
    let base = fields.optional(.base, PublishedBase.init)
    let sample = fields.optional(.sample) { $0.name() }
    let weighted = fields.optional(.weighted) { $0.truth() }
    let counts = fields.optional(.n) { SampleCount.counts($0, sample: sample) }
    let rows = fields.required(.percent) { percent in
      percent.entries { Row($0, sample: sample) }
    }
    guard let question, let rows else { return nil }
    self.init(
      heading: heading, variable: question, base: base, counts: counts ?? [],
      isWeighted: weighted, rows: rows)
  }
}

extension PublishedDistribution.Row {
  /// One figure where the table is about one sample, else one per sample.
  init?(_ cursor: Cursor, sample: String?) {
    if let sample {
      guard let figure = PublishedFigure(cursor) else { return nil }
      self.init(option: cursor.key, figures: [SampleFigure(sample: sample, figure: figure)])
      return
    }
    let figures = cursor.entries { entry in
      PublishedFigure(entry).map { SampleFigure(sample: entry.key, figure: $0) }
    }
    guard let figures else { return nil }
    self.init(option: cursor.key, figures: figures)
  }
}

extension SampleCount {
  /// One number where the table is about one sample, else one per sample.
  static func counts(_ cursor: Cursor, sample: String?) -> [SampleCount]? {
    if let sample {
      return cursor.count().map { [SampleCount(sample: sample, count: $0)] }
    }
    return cursor.entries { entry in
      entry.count().map { SampleCount(sample: entry.key, count: $0) }
    }
  }
}

extension PublishedProportion {
  enum Key: String, FieldKey {
    case title, place, note, percent, sample, n, base, question, answers
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    let heading = PublishedHeading(
      cursor, title: fields.cursor(at: .title), place: fields.cursor(at: .place),
      note: fields.cursor(at: .note))
    let percent = fields.required(.percent, PublishedFigure.init)
    let sample = fields.optional(.sample) { $0.name() }
    let count = fields.optional(.n) { $0.count() }
    let base = fields.optional(.base, PublishedBase.init)
    let question = fields.optional(.question) { $0.name() }
    let answers = fields.names(.answers)
    guard let percent else { return nil }
    self.init(
      heading: heading, percent: percent, sample: sample, count: count, base: base,
      question: question, answers: answers)
  }
}
