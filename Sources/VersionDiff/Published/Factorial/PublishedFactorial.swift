import VignetteKit

/// The published tables of one full factorial with two levels per factor: main effects and vignettes
/// against one of them, of the same outcome in the same sample.
public struct PublishedFactorial: Sendable, Equatable {
  /// The vignettes.
  public let vignetteSet: VignetteSet
  /// Its factors, with the reference level first.
  public let factors: [Factor]
  /// The table of main effects.
  public let effects: PublishedCoefficients
  /// The table of vignettes.
  public let differences: PublishedCoefficients

  /// Every pair of such tables in a study.
  ///
  /// A pair must have a coefficient for every factor, and the difference of every vignette but the
  /// reference and at most one other.
  public static func all(in study: Study) -> [PublishedFactorial] {
    let tables = study.published?.coefficients ?? []
    return tables.flatMap { differences in
      tables.compactMap { effects in
        PublishedFactorial(effects: effects, differences: differences, in: study)
      }
    }
  }

  /// Of the pairs with the same table of vignettes, the one whose tables come nearest to fitting.
  public static func nearest(in study: Study) -> [(tables: PublishedFactorial, fit: DesignFit)] {
    var best: [(tables: PublishedFactorial, fit: DesignFit)] = []
    for tables in all(in: study) {
      let fit = DesignFit(of: tables)
      let place = best.firstIndex {
        $0.tables.differences.heading.id == tables.differences.heading.id
      }
      if let place {
        if fit.widening < best[place].fit.widening { best[place] = (tables, fit) }
      } else {
        best.append((tables, fit))
      }
    }
    return best
  }

  private init?(
    effects: PublishedCoefficients, differences: PublishedCoefficients, in study: Study
  ) {
    guard case .vignettes(let name, _) = differences.terms, effects.terms == .model,
      effects.sample == differences.sample, effects.outcome == differences.outcome,
      let set = study.vignetteSets.first(where: { $0.id == name })
    else { return nil }
    let factors = set.factors.compactMap { id in study.factors.first { $0.id == id } }
    guard factors.count == set.factors.count, (1...4).contains(factors.count),
      factors.allSatisfy({ $0.levels.count == 2 }), set.vignettes.count == 1 << factors.count
    else { return nil }
    (vignetteSet, self.factors, self.effects, self.differences) = (
      set, factors, effects, differences
    )
    guard effectRanges.count == factors.count, means.filter({ $0 == .illegible }).count <= 1
    else { return nil }
  }

  /// The rounding intervals of the main effects, in the order of the factors.
  public var effectRanges: [ClosedRange<Double>] {
    factors.compactMap { factor in
      effects.rows.first { $0.term == factor.id }?.coefficient?.roundingInterval
    }
  }

  /// What is printed of each vignette's difference from the reference; a derived figure is not.
  public var means: [FactorialDesignSearch.VignetteMean] {
    vignetteSet.vignettes.map { vignette in
      if case .vignettes(_, vignette.id) = differences.terms { return .exactly(0) }
      guard let figure = differences.rows.first(where: { $0.term == vignette.id })?.coefficient,
        figure.status == .published, let range = figure.roundingInterval
      else { return .illegible }
      return .printed(range)
    }
  }

  /// The search for designs that fit the two tables.
  public var search: FactorialDesignSearch {
    FactorialDesignSearch(
      factors: factors.map(\.id), effects: effectRanges, vignettes: vignetteSet.vignettes.map(\.id),
      means: means)
  }

  /// The search when every figure of the two tables is read to as many decimals as most of them
  /// show: 1.04 among figures of three decimals as 1.040. Nil where all show the same.
  var searchAtCommonDecimals: FactorialDesignSearch? {
    let figures = (effects.rows + differences.rows).compactMap(\.coefficient)
      .filter { $0.status == .published }
    let numbers = Dictionary(grouping: figures, by: \.decimals).mapValues(\.count)
    guard numbers.count > 1,
      let common = numbers.max(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key
    else { return nil }
    let reach = 0.5 / Double(powerOfTen(min(9, common)))
    func sharpened(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
      let centre = (range.lowerBound + range.upperBound) / 2
      return min(range.upperBound, centre + reach) - centre < reach - 1e-12
        ? range : centre - reach...centre + reach
    }
    return FactorialDesignSearch(
      factors: factors.map(\.id), effects: effectRanges.map(sharpened),
      vignettes: vignetteSet.vignettes.map(\.id),
      means: means.map { mean in
        if case .printed(let range) = mean { .printed(sharpened(range)) } else { mean }
      })
  }

  /// The figures that show fewer decimals than most of the two tables, as they are printed.
  var shortFigures: [String] {
    let figures = (effects.rows + differences.rows).compactMap(\.coefficient)
      .filter { $0.status == .published }
    let numbers = Dictionary(grouping: figures, by: \.decimals).mapValues(\.count)
    guard let common = numbers.max(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key else {
      return []
    }
    return figures.filter { $0.decimals < common }.compactMap(\.printed)
  }

  /// The design as the study states it; nil where it does not give every vignette its own
  /// combination.
  public var design: FactorialDesign? {
    let combinations = vignetteSet.vignettes.map { vignette in
      factors.enumerated().reduce(into: Int?.some(0)) { code, factor in
        switch vignette.level(of: factor.element.id) {
        case factor.element.levels[1].id: code = code.map { $0 | 1 << factor.offset }
        case factor.element.levels[0].id: break
        default: code = nil
        }
      }
    }.compactMap { $0 }
    guard combinations.sorted() == Array(0..<vignetteSet.vignettes.count) else { return nil }
    return FactorialDesign(
      factors: factors.map(\.id), vignettes: vignetteSet.vignettes.map(\.id),
      combinations: combinations)
  }

  /// Whether the source itself shows the design.
  public var showsDesign: Bool {
    design != nil && vignetteSet.vignettes.allSatisfy { $0.status == .published }
  }

  /// The one vignette whose difference is not legible, or nil.
  public var illegible: String? {
    means.firstIndex(of: .illegible).map { vignetteSet.vignettes[$0].id }
  }

  /// Whether every respondent judged every vignette.
  public var isWithinRespondents: Bool { vignetteSet.perRespondent == vignetteSet.vignettes.count }
}

/// How well the two tables of a factorial fit each other: under the design that the source shows, or
/// else under those that fit best.
public struct DesignFit: Sendable, Equatable {
  /// The designs that come nearest, best first; the one that the source shows, alone.
  public let nearest: [FactorialDesignSearch.Candidate]
  /// The best one beyond them, where the source doesn't show the design.
  public let next: FactorialDesignSearch.Candidate?

  /// Searches for the designs that fit.
  public init(of tables: PublishedFactorial, within factor: Double = 4) {
    if tables.showsDesign, let design = tables.design {
      (nearest, next) = ([tables.search.candidate(design)].compactMap { $0 }, nil)
    } else {
      let results = tables.search.results(within: factor)
      (nearest, next) = (results.nearest, results.next)
    }
  }

  /// The widening of the design that comes nearest; infinite where there is none.
  public var widening: Double { nearest.first?.widening ?? .infinity }

  /// The design that the study states, if it is among the nearest; else the nearest.
  public func preferred(by tables: PublishedFactorial) -> FactorialDesignSearch.Candidate? {
    nearest.first { $0.design == tables.design } ?? nearest.first
  }
}
