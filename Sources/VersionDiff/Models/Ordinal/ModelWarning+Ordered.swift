extension ModelWarning {
  /// The warnings of an ordinal model.
  static func all(for solution: OrderedSolution) -> [ModelWarning] {
    missing(solution.frame)
      + solution.frame.emptyLevels.map { .emptyLevel($0.level, of: $0.variable) }
      + solution.frame.outcomeLevels.filter { !solution.answers.contains($0) }
      .map { .emptyLevel($0, of: solution.frame.outcome) }
      + solution.redundancies.map {
        .redundantTerm(solution.design.columns[$0.column].name.term, determinedBy: $0.terms)
      } + separation(solution) + crossing(solution)
  }

  private static func separation(_ solution: OrderedSolution) -> [ModelWarning] {
    guard let separation = solution.separation else { return [] }
    let natural = solution.basis.coefficients(separation.direction)
    let along = solution.along(separation.direction)
    let largest = natural.reduce(0) { max($0, abs($1)) }
    let moving = natural.indices.filter {
      abs(along[$0]) > OrderedSeparation.tolerance
    }
    return [
      .separation(
        outcome: solution.frame.outcome, option: nil, isComplete: separation.isComplete,
        combination: moving.map {
          Part(factor: natural[$0] / largest, term: solution.name($0).description)
        },
        infinite: natural.indices.filter { !solution.isFinite($0) }.count,
        of: solution.parameterCount)
    ]
  }

  private static func crossing(_ solution: OrderedSolution) -> [ModelWarning] {
    let people = solution.crossingCount
    guard people > 0 else { return [] }
    return [
      .crossingThresholds(
        outcome: solution.frame.outcome, people: people, of: solution.frame.observationCount)
    ]
  }
}

extension OrderedSolution {
  /// How many people have a pattern at which some answer has a probability below 0, because effects
  /// that differ between thresholds let these cross.
  var crossingCount: Int {
    guard !likelihood.isProportional else { return 0 }
    let (_, own) = likelihood.predictors(of: 0..<frame.patternCount, at: parameters)
    let totals = frame.totals
    return totals.indices.reduce(0) { sum, pattern in
      let crosses = own.indices.dropFirst().contains { threshold in
        let isFinite =
          likelihood.limits.map {
            $0[threshold][pattern] == nil && $0[threshold - 1][pattern] == nil
          } ?? true
        return isFinite && own[threshold][pattern] <= own[threshold - 1][pattern]
      }
      return crosses ? sum + Int(totals[pattern]) : sum
    }
  }
}
