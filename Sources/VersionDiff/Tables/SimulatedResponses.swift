import VignetteKit

extension StudySimulation {
  /// The answers as tables of data, in the columns and codes of the study's codebook: `respondents`
  /// with a row per respondent, and a table per set of vignettes with a row per rating (`ratings`,
  /// or the sets' names where there are several). A study that asks only about vignettes has no
  /// table of respondents: its characteristics stand in every row of the ratings.
  ///
  /// The name of the last column says that nobody gave these answers.
  ///
  /// - Returns: the tables, and who was assigned to what.
  /// - Throws: ``StudySimulationMistake/assignment(_:)``.
  public func tables(
    seed: UInt64
  ) throws(StudySimulationMistake) -> (tables: [EffectTable], register: AssignmentRegister) {
    let (people, register) = try people(seed: seed)
    var tables: [EffectTable] = []
    if !outcomes.isEmpty { tables.append(respondentTable(people, seed)) }
    for position in ratings.indices { tables.append(ratingTable(people, position, seed)) }
    return (tables, register)
  }

  /// What the answers are, in a sentence without line breaks.
  public func statement(seed: UInt64) -> String {
    PublishedSimulation.mark
      + "drawn from the design of \(study.name) with seed \(seed), nobody's answers)"
  }

  private func respondentTable(_ people: [SimulatedPerson], _ seed: UInt64) -> EffectTable {
    let columns = personColumns + outcomes.map { dataColumn($0.model.outcome) }
    let rows = people.enumerated().map { index, person in
      personCells(index, person)
        + zip(outcomes, person.answers).map { cell($1, of: $0.model.outcome) } + [.text("yes")]
    }
    return EffectTable(
      id: "respondents", title: "Simulated respondents", columns: columns + [mark(seed)],
      rows: rows)
  }

  private func ratingTable(
    _ people: [SimulatedPerson], _ position: Int, _ seed: UInt64
  ) -> EffectTable {
    let (set, models) = ratings[position]
    var columns = personColumns
    if !set.decks.isEmpty { columns.append(TableColumn("deck", .string, label: "Deck")) }
    let vignette = study.codebook?.vignette
    columns.append(TableColumn(vignette?.column ?? "vignette", .string, label: "Vignette"))
    columns.append(TableColumn("place", .integer, label: "Place"))
    columns += set.factors.map { TableColumn($0, .string, label: $0) }
    columns += models.map { dataColumn($0.outcome) }
    var rows: [[Cell]] = []
    for (index, person) in people.enumerated() {
      let (deck, read) = person.readings[position]
      let first = personCells(index, person) + (deck.map { [.text($0)] } ?? [])
      for reading in read {
        let shown = set.vignettes[reading.vignette]
        let code = vignette?.values.first { $0.id == shown.id }?.code ?? shown.id
        let levels = set.factors.map { Cell(shown.level(of: $0)) }
        let answers = zip(models, reading.answers).map { cell($1, of: $0.outcome) }
        rows.append(
          first + [.text(code), .integer(reading.place)] + levels + answers + [.text("yes")])
      }
    }
    return EffectTable(
      id: ratings.count == 1 ? "ratings" : set.id, title: "Simulated ratings",
      columns: columns + [mark(seed)], rows: rows)
  }

  private var personColumns: [TableColumn] {
    [
      TableColumn(study.codebook?.respondent ?? "respondent", .integer, label: "Respondent"),
      TableColumn(study.codebook?.version?.column ?? "version", .string, label: "Version"),
    ] + characteristics.map { dataColumn($0.question) }
  }

  private func personCells(_ index: Int, _ person: SimulatedPerson) -> [Cell] {
    let version = study.versions[person.version].id
    let code = study.codebook?.version?.values.first { $0.id == version }?.code ?? version
    return [.integer(index + 1), .text(code)]
      + zip(characteristics, person.characteristics).map { cell($1, of: $0.question) }
  }

  private func dataColumn(_ question: String) -> TableColumn {
    TableColumn(mapping(of: question)?.column ?? question, .string, label: question)
  }

  private func cell(_ answer: SimulatedAnswer?, of question: String) -> Cell {
    switch answer {
    case nil: return .missing
    case .number(let value): return Int(exactly: value).map(Cell.integer) ?? .number(value)
    case .name(let name):
      return .text(mapping(of: question)?.values.first { $0.id == name }?.code ?? name)
    }
  }

  private func mapping(of question: String) -> ColumnMapping? {
    guard case .column(let mapping)? = study.codebook?.mapping(of: question)?.layout else {
      return nil
    }
    return mapping
  }

  private func mark(_ seed: UInt64) -> TableColumn {
    TableColumn(statement(seed: seed), .string, label: "Synthetic")
  }
}
