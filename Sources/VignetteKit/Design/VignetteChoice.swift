/// Which combinations of levels become vignettes.
struct VignetteChoice {
  /// The combinations, in standard order unless they were listed.
  private(set) var combinations: [[Int]]
  /// How they were chosen.
  private(set) var origin: VignetteDesign.Origin

  /// Chooses.
  init(
    _ request: VignetteDesignRequest, _ candidates: CandidateSet, _ model: DesignModel
  ) throws(DesignError) {
    let all = candidates.combinations
    if let listed = request.listed {
      combinations = listed.combinations
      origin = .listed
    } else if let fraction = request.fraction {
      (combinations, origin) = try Self.fraction(fraction, of: candidates)
    } else if let count = request.vignettes, count != all.count {
      guard count <= all.count else {
        throw .tooManyVignettes(asked: count, available: all.count)
      }
      if let orthogonal = Self.orthogonal(count, candidates, model) {
        (combinations, origin) = orthogonal
      } else {
        let chosen = try OptimalDecks(
          from: all, estimating: model, decks: 1, size: count, starts: request.starts,
          seed: request.seed)
        let kept = Set(chosen.decks.joined())
        combinations = all.filter(kept.contains)
        origin = .optimal(chosen.search)
      }
    } else {
      combinations = all
      origin = .allCombinations
    }
  }

  /// Leaves out the vignettes that no deck has use for.
  mutating func keep(_ used: Set<[Int]>, by search: OptimalDecks.Search) {
    guard used.count < Set(combinations).count, origin != .listed else { return }
    combinations.removeAll { !used.contains($0) }
    origin = .optimal(search)
  }

  private static func fraction(
    _ fraction: VignetteDesignRequest.Fraction, of candidates: CandidateSet
  ) throws(DesignError) -> ([[Int]], VignetteDesign.Origin) {
    guard candidates.exclusions.isEmpty else { throw .fractionWithExclusions }
    let factors = candidates.factors
    switch fraction {
    case .generators(let generators):
      let made = try FractionalFactorial(of: factors, generators: generators)
      return (made.combinations, .fraction(made))
    case .runs(let runs) where runs > candidates.combinations.count:
      throw .tooManyVignettes(asked: runs, available: candidates.combinations.count)
    case .runs(let runs) where runs.nonzeroBitCount == 1:
      let made = try FractionalFactorial(of: factors, runs: runs)
      return (made.combinations, .fraction(made))
    case .runs(let runs):
      let made = try PlackettBurman.combinations(of: factors, runs: runs)
      guard Set(made).count == runs else {
        throw .repeatedRuns(runs: runs, factors: factors.count, different: Set(made).count)
      }
      return (made, .plackettBurman(runs: runs))
    }
  }

  /// A design of this many vignettes that is known to be orthogonal for the effects, or nil.
  private static func orthogonal(
    _ count: Int, _ candidates: CandidateSet, _ model: DesignModel
  ) -> ([[Int]], VignetteDesign.Origin)? {
    let isComplete = candidates.combinations.count == candidates.factorialCount
    let kind: VignetteDesignRequest.Fraction = .runs(count)
    guard isComplete, candidates.factors.allSatisfy({ $0.levels.count == 2 }),
      let (combinations, origin) = try? fraction(kind, of: candidates),
      let efficiency = DesignEfficiency(of: combinations, model: model).relative,
      efficiency > 1 - 1e-9
    else { return nil }
    return (combinations, origin)
  }
}

extension DesignModel {
  /// Makes sure that the effects could be told apart if every combination were shown.
  ///
  /// - Throws: ``DesignError/inseparable(_:)`` with the effects that are mixed up.
  func checkSeparability(in combinations: [[Int]]) throws(DesignError) {
    let mixed = inseparableTerms(in: combinations)
    guard mixed.isEmpty else { throw .inseparable(mixed.map(names(of:))) }
  }

  /// The terms that these combinations don't tell apart: those of the first column that others
  /// add up to, with those others; empty where every effect has a column of its own.
  func inseparableTerms(in combinations: [[Int]]) -> [Int] {
    let rows = combinations.map { [1.0] + row($0) }
    let factored = PivotedQR(Matrix(rows: rows))
    guard let redundant = factored.redundant.first, let factors = factored.combinations.first
    else { return [] }
    let involved =
      [redundant]
      + zip(factored.independent, factors).filter { abs($1) > 1e-8 }.map(\.0)
    // Column 0 is the constant, which belongs to no effect.
    let columnsInvolved = Set(involved.map { $0 - 1 })
    return terms.indices.filter { !columnsInvolved.isDisjoint(with: columns[$0]) }
  }
}
