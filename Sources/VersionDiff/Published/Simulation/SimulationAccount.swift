import VignetteKit

/// What synthetic ratings have of the published figures, and what not.
struct SimulationAccount {
  let kept: [String]
  let givenUp: [String]

  init(
    _ study: Study, _ tables: PublishedFactorial, design: FactorialDesign, count: Int,
    differences: [Double], residual: Double, squares: (interactions: Double, all: Double),
    spread: SimulatedSpread
  ) {
    let c = tables.vignetteSet.vignettes.count
    let errors = SimulationErrors.errors(
      Double(count), residual, squares.interactions, vignettes: Double(c),
      factors: Double(tables.factors.count))
    let reproduction = Reproduction(of: study) { model in
      Self.computed(model, tables, design, differences, errors, study)
    }
    var kept: [String] = []
    var givenUp: [String] = []
    for table in study.published?.coefficients ?? [] {
      let rows = reproduction.rows.filter { $0.table == table.heading.id }
      let hits = rows.filter { $0.agreement == .yes }.count
      let missed = rows.filter { $0.agreement == .no }.map(Self.reading)
      let open = rows.filter {
        $0.agreement == .cannotBeChecked && $0.published.status == .published
      }
      let checked = rows.filter { $0.agreement != .cannotBeChecked }.count
      if hits > 0 { kept.append("\(hits) of \(checked) figures of \(table.heading.id)") }
      if !missed.isEmpty {
        givenUp.append("\(table.heading.id): " + missed.joined(separator: ", "))
      }
      if hits == 0 {
        givenUp.append("\(table.heading.id) (its model is not known)")
      } else if !open.isEmpty {
        let terms = open.map(\.term).reduce(into: [String]()) { names, term in
          if !names.contains(term) { names.append(term) }
        }
        givenUp.append("\(table.heading.id): " + terms.joined(separator: ", ") + " not made")
      }
    }
    let sample = study.published?.sample(tables.effects.sample)
    if let stated = sample?.count, stated != count {
      givenUp.append("\(count) respondents, not \(stated); \(count * c) ratings, not \(stated * c)")
    }
    Self.moments(spread, &kept, &givenUp)
    let others = study.characteristics.filter { name in
      study.questions.contains { $0.id == name }
    }
    if !others.isEmpty { givenUp.append("not made: \(others.joined(separator: ", "))") }
    (self.kept, self.givenUp) = (kept, givenUp)
  }

  private static func moments(
    _ spread: SimulatedSpread, _ kept: inout [String], _ givenUp: inout [String]
  ) {
    if let mean = spread.row?.mean?.printed {
      kept.append("mean \(mean)")
    } else {
      givenUp.append(
        "mean: none is printed, the middle of the scale is \(readable(spread.mean, decimals: 2))")
    }
    guard let deviation = spread.row?.standardDeviation, let printed = deviation.printed else {
      givenUp.append("SD: none is printed, a tenth of the variance lies between respondents")
      return
    }
    if spread.keepsDeviation {
      kept.append("SD \(printed)")
    } else {
      let own = readable(spread.deviation, decimals: deviation.decimals)
      givenUp.append("SD \(own), not \(printed)")
    }
  }

  private static func reading(_ row: Reproduction.Row) -> String {
    let name = row.quantity == .estimate ? row.term : "\(row.term) \(row.quantity.rawValue)"
    let own = row.computed.map { readable($0, decimals: row.published.decimals) } ?? "?"
    return "\(name) \(own), not \(row.published.printed ?? "")"
  }

  /// What the two models give on these ratings, in closed form.
  private static func computed(
    _ model: PublishedModel, _ tables: PublishedFactorial, _ design: FactorialDesign,
    _ differences: [Double], _ errors: (effect: Double, difference: Double), _ study: Study
  ) -> ComputedCoefficients {
    if model == PublishedModel(of: tables.differences, in: study) {
      return ComputedCoefficients(
        zip(design.vignettes, differences).map { name, value in
          .init(
            name: CoefficientName(term: name, factor: nil, level: nil), estimate: value,
            standardError: errors.difference)
        })
    }
    guard model == PublishedModel(of: tables.effects, in: study) else {
      return ComputedCoefficients([])
    }
    return ComputedCoefficients(
      design.factors.indices.map { factor in
        let value = zip(design.weights(of: 1 << factor), differences).reduce(0) { $0 + $1.0 * $1.1 }
        return .init(
          name: CoefficientName(term: design.factors[factor], factor: nil, level: nil),
          estimate: value, standardError: errors.effect)
      })
  }
}
