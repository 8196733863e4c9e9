/// What the versions of a dilemma vary, and which combinations of it no version shows.
public struct VersionCells: Sendable, Equatable {
  /// One combination of the levels that versions show.
  public struct Cell: Sendable, Equatable {
    /// The level of each varied factor.
    public let levels: [LevelReference]
    /// The versions that show it; empty where none does.
    public let versions: [String]
  }

  /// What a set of equally large cells costs.
  public struct Cost: Sendable, Equatable {
    /// Which cells there are, and what is assumed.
    public enum Plan: String, Sendable, Equatable, CaseIterable {
      /// The versions as they are.
      case present
      /// The reference cell and one more for every other level: the fewest that separate.
      case oneAtATime = "one.at.a.time"
      /// All combinations, effects adding up.
      case additive = "full.additive"
      /// All combinations, with interactions.
      case interacting = "full.interacting"
    }

    /// The cells.
    public let plan: Plan
    /// How many there are.
    public let cells: Int
    /// The factors whose effect is estimated; several with ``Plan/present`` are bundled, in other
    /// plans they are an interaction.
    public let effect: [String]
    /// The level of each factor.
    public let levels: [String]
    /// The variance of the estimate, in units of σ²/n for n respondents in all.
    public let variance: Double
    /// How many respondents it takes for the precision that the present versions have for their
    /// bundle, per present respondent; nil where there is no one present contrast to compare with.
    public let relativeRespondents: Double?
  }

  /// The dilemma.
  public let dilemma: String
  /// The factors that differ between versions, with the levels that versions show.
  public let factors: [DesignFactor]
  /// All combinations of those levels, in standard order.
  public let cells: [Cell]
  /// The factors that the versions don't tell apart; empty where they do.
  public let bundled: [String]
  /// What it costs to tell them apart; empty where nothing is bundled.
  public let costs: [Cost]

  /// Looks at a dilemma; nil where its versions all read the same.
  ///
  /// - Parameter shares: Each version's part of the respondents, in the study's order.
  public init?(of dilemma: Dilemma, in study: Study, shares: [Double]) {
    let versions = study.versions.map(\.id)
    let varied = dilemma.shows.compactMap { shown -> (factor: DesignFactor, positions: [Int])? in
      let levels = versions.compactMap { shown.level(in: $0) }
      let known = study.factors.first { $0.id == shown.factor }?.levels.map(\.id) ?? levels
      let used = known.filter(levels.contains)
      let positions = levels.compactMap { used.firstIndex(of: $0) }
      // A valid study shows a level in every version.
      guard used.count > 1, positions.count == versions.count else { return nil }
      return (DesignFactor(id: shown.factor, levels: used), positions)
    }
    guard !varied.isEmpty else { return nil }
    let factors = varied.map(\.factor)
    let shown = versions.indices.map { version in varied.map { $0.positions[version] } }
    self.dilemma = dilemma.id
    self.factors = factors
    cells = CandidateSet.fullFactorial(factors).map { combination in
      Cell(
        levels: zip(factors, combination).map {
          LevelReference(factor: $0.id, level: $0.levels[$1])
        },
        versions: zip(versions, shown).filter { $0.1 == combination }.map(\.0))
    }
    let model = DesignModel(factors, terms: factors.indices.map { [$0] })
    let mixed = Set(model.inseparableTerms(in: shown))
    bundled = factors.indices.filter(mixed.contains).map { factors[$0].id }
    costs =
      mixed.isEmpty ? [] : Self.costs(model, present: Self.presentVariance(shown, shares))
  }

  /// `1/share + 1/share` of two versions that differ; nil where there are more.
  private static func presentVariance(_ shown: [[Int]], _ shares: [Double]) -> Double? {
    guard shown.count == 2, shares.count == 2, shares.allSatisfy({ $0 > 0 }) else { return nil }
    let total = shares[0] + shares[1]
    return total / shares[0] + total / shares[1]
  }

  private static func costs(_ model: DesignModel, present: Double?) -> [Cost] {
    let factors = model.factors
    var costs: [Cost] = []
    if let present {
      costs.append(
        Cost(
          plan: .present, cells: 2, effect: factors.map(\.id), levels: factors.map { $0.levels[1] },
          variance: present, relativeRespondents: 1))
    }
    let all = CandidateSet.fullFactorial(factors)
    let orders = (1...factors.count).flatMap { order in
      factors.indices.map { [$0] }.combined(upTo: order).filter { $0.count == order }
    }
    let plans: [(Cost.Plan, [[Int]], DesignModel)] = [
      (.oneAtATime, all.filter { $0.count { $0 > 0 } <= 1 }, model),
      (.additive, all, model), (.interacting, all, DesignModel(factors, terms: orders)),
    ]
    for (plan, cells, model) in plans {
      let design = VignetteDesign(comparing: cells, model)
      for precision in design.contrastPrecisions {
        guard let perCells = precision.variance else { continue }
        // One pass over the cells is as many respondents as there are cells.
        let variance = perCells * Double(cells.count)
        costs.append(
          Cost(
            plan: plan, cells: cells.count, effect: precision.effect, levels: precision.levels,
            variance: variance, relativeRespondents: present.map { variance / $0 }))
      }
    }
    return costs
  }
}

extension [[Int]] {
  /// All unions of up to so many of these sets of one position.
  fileprivate func combined(upTo size: Int) -> [[Int]] {
    var result: [[Int]] = [[]]
    for element in self {
      result += result.filter { $0.count < size }.map { $0 + element }
    }
    return result.filter { !$0.isEmpty }
      .sorted { $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count < $1.count }
  }
}

extension VignetteDesign {
  /// Cells that are compared between respondents as one group.
  init(comparing cells: [[Int]], _ model: DesignModel) {
    candidates = CandidateSet(listing: cells, of: model.factors)
    self.model = model
    combinations = cells
    names = cells.indices.map { "\($0 + 1)" }
    decks = []
    deckNames = []
    perRespondent = cells.count
    origin = .listed
    dealing = nil
  }
}
