/// The fewest versions of a whole study in which what its dilemmas vary can be told apart.
public struct VersionProposal: Sendable, Equatable {
  /// What is kept apart.
  public enum Scope: String, Sendable, Equatable, CaseIterable {
    /// The factors of one dilemma from each other; enough where no dilemma's wording touches the
    /// answers to another.
    case withinTasks = "within.tasks"
    /// All factors of all dilemmas.
    case acrossTasks = "across.tasks"
  }

  /// What is kept apart.
  public let scope: Scope
  /// The varied factors, with the levels that versions show.
  public let factors: [DesignFactor]
  /// The versions: the position of each factor's level.
  public let versions: [[Int]]
  /// For each, the present version that it equals, or nil.
  public let present: [String?]
  /// The fraction that it is, where factors have two levels.
  public let fraction: FractionalFactorial?
  /// The effects that it mixes up.
  public let correlations: [EffectCorrelation]
}

extension Study {
  /// The fewest versions in which the factors of each dilemma can be told apart, and those in which
  /// all factors can; empty where the versions vary fewer than two factors.
  ///
  /// Two-level factors get a fraction of two-level designs that keeps the first version's wording
  /// where it has every factor's first level; others a D-optimal choice.
  ///
  /// - Throws: ``DesignError`` for more factors than can be searched.
  public func versionProposals() throws(DesignError) -> [VersionProposal] {
    let tasks = dilemmas.compactMap { VersionCells(of: $0, in: self, shares: []) }
    var factors: [DesignFactor] = []
    for factor in tasks.flatMap(\.factors) where !factors.contains(where: { $0.id == factor.id }) {
      factors.append(factor)
    }
    guard factors.count > 1 else { return [] }
    var proposals: [VersionProposal] = []
    let largest = tasks.map(\.factors.count).max() ?? 1
    let areTwoLevel = factors.allSatisfy { $0.levels.count == 2 }
    if areTwoLevel, largest < factors.count {
      proposals.append(proposal(.withinTasks, factors, sharedColumns(factors, tasks), nil))
    }
    if areTwoLevel {
      var runs = 2
      while runs <= factors.count { runs *= 2 }
      let fraction = try FractionalFactorial(of: factors, runs: runs).keepingFirstLevels
      proposals.append(proposal(.acrossTasks, factors, fraction.combinations, fraction))
    } else {
      let model = DesignModel(factors, terms: factors.indices.map { [$0] })
      let all = try CandidateSet(of: factors).combinations
      let size = Self.balancedSize(atLeast: model.parameterCount + 1, factors, most: all.count)
      let chosen = try OptimalDecks(
        from: all, estimating: model, decks: 1, size: size,
        starts: VignetteDesignRequest.defaultStarts, seed: 1)
      let kept = Set(chosen.decks.joined())
      proposals.append(proposal(.acrossTasks, factors, all.filter(kept.contains), nil))
    }
    return proposals
  }

  private func proposal(
    _ scope: VersionProposal.Scope, _ factors: [DesignFactor], _ versions: [[Int]],
    _ fraction: FractionalFactorial?
  ) -> VersionProposal {
    let model = DesignModel(factors, terms: factors.indices.map { [$0] })
    return VersionProposal(
      scope: scope, factors: factors, versions: versions,
      present: versions.map { presentVersion(showing: $0, of: factors) }, fraction: fraction,
      correlations: VignetteDesign(comparing: versions, model).effectCorrelations)
  }

  private func presentVersion(showing levels: [Int], of factors: [DesignFactor]) -> String? {
    versions.first { version in
      let shown = dilemmas.flatMap { $0.levels(in: version.id) }
      return zip(factors, levels).allSatisfy { factor, level in
        shown.contains(LevelReference(factor: factor.id, level: factor.levels[level]))
      }
    }?.id
  }

  /// As few runs as the dilemma with most factors needs, or twice as many where factors that stand
  /// in several dilemmas leave too few columns; factors of different dilemmas share columns.
  private func sharedColumns(_ factors: [DesignFactor], _ tasks: [VersionCells]) -> [[Int]] {
    let largest = tasks.map(\.factors.count).max() ?? 1
    var runs = 2
    while runs <= largest { runs *= 2 }
    while true {
      if let columns = Self.columns(of: factors, runs: runs, apartIn: tasks) {
        return (0..<runs).map { run in
          columns.map { ($0 & run).nonzeroBitCount.isMultiple(of: 2) ? 0 : 1 }
        }
      }
      // In the end there is a column for every factor.
      runs *= 2
    }
  }

  /// The column of each factor, one after the other: the first that no factor of the same dilemma
  /// has; nil where there is none left.
  private static func columns(
    of factors: [DesignFactor], runs: Int, apartIn tasks: [VersionCells]
  ) -> [Int]? {
    // Main columns first, so that a dilemma's factors are crossed before they are products.
    let columns = (1..<runs).sorted {
      ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1)
    }
    var taken: [Int] = []
    for factor in factors {
      let neighbours = factors.indices.filter { other in
        tasks.contains { task in
          task.factors.contains { $0.id == factor.id }
            && task.factors.contains { $0.id == factors[other].id }
        }
      }
      let used = neighbours.filter { $0 < taken.count }.map { taken[$0] }
      guard let column = columns.first(where: { !used.contains($0) }) else { return nil }
      taken.append(column)
    }
    return taken
  }

  /// The smallest number of runs in which all levels can occur equally often.
  private static func balancedSize(
    atLeast least: Int, _ factors: [DesignFactor], most: Int
  ) -> Int {
    let balanced = (least...max(least, most)).first { size in
      factors.allSatisfy { size.isMultiple(of: $0.levels.count) }
    }
    return min(balanced ?? most, most)
  }
}

extension FractionalFactorial {
  /// The fraction with the same words that has the combination of all first levels.
  var keepingFirstLevels: FractionalFactorial {
    FractionalFactorial(
      factors,
      generators: generators.map { word in
        Word(mask: word.mask, sign: word.length.isMultiple(of: 2) ? 1 : -1)
      }, making: generatedFactors)
  }
}
