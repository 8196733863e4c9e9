import VignetteKit

/// The overall mean of synthetic ratings and the variance between respondents that gives them the
/// published standard deviation, where one can.
struct SimulatedSpread {
  /// The mean of all ratings.
  let mean: Double
  /// The variance between respondents.
  let variance: Double
  /// The standard deviation of all ratings.
  let deviation: Double
  /// The published row, or nil where there is none.
  let row: PublishedMoments.Row?
  /// Whether the ratings have the published standard deviation.
  let keepsDeviation: Bool

  init(
    _ study: Study, _ tables: PublishedFactorial, count: Int, residual: Double,
    squares: (interactions: Double, all: Double)
  ) {
    let rows = (study.published?.moments ?? []).filter { $0.sample == tables.effects.sample }
      .flatMap(\.rows)
    let row = rows.first { $0.variable == tables.effects.outcome && $0.base == nil }
    let (n, c) = (Double(count), Double(tables.vignetteSet.vignettes.count))
    let k = Double(tables.factors.count)
    // In the model of main effects the interactions are residual: respondents must differ by more.
    let larger = ((c - 1) * (n - 1) * residual + n * squares.interactions) / ((c - 1) * n - k)
    let rest = n * squares.all + (c - 1) * (n - 1) * residual
    let wanted = row?.standardDeviation?.value.map { value in
      (((c * n - 1) * value * value - rest) / (n - 1) - residual) / c
    }
    let least = (larger - residual) / c
    if let wanted, wanted > least {
      (variance, keepsDeviation) = (wanted, true)
    } else {
      // A tenth of the variance lies between respondents.
      (variance, keepsDeviation) = (least + larger / 9, false)
    }
    let total = rest + (n - 1) * (c * variance + residual)
    deviation = (total / (c * n - 1)).squareRoot()
    let limits = study.limits(ofVariable: tables.effects.outcome)
    mean = row?.mean?.value ?? limits.map { ($0.lowerBound + $0.upperBound) / 2 } ?? 0
    self.row = row
  }
}

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
    guard let row = spread.row else { return }
    if let mean = row.mean?.printed { kept.append("mean \(mean)") }
    guard let deviation = row.standardDeviation, let printed = deviation.printed else { return }
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
