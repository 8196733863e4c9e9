import VignetteKit

/// The main effects and interactions that published vignette means imply, once the design is known.
///
/// ```
/// contrast of m factors = 1 / 2ᵏ⁻ᵐ × Σᵥ (Π ±1) × difference of vignette v from the reference
/// standard error        = √(2ᵏ) / 2ᵏ⁻ᵐ × SE / √2
/// ```
/// SE is the printed standard error of a difference of two vignettes, `√(2 s² / n)` where each of n
/// respondents judges all vignettes. A two-way interaction is how much more one factor is worth
/// where the other has its second level, averaged over the rest. Limits follow from the rounding of
/// the printed differences and the range of one that is illegible.
public struct ImpliedEffects: Sendable, Equatable {
  /// An effect of one factor, or an interaction of several.
  public struct Contrast: Sendable, Equatable {
    /// The factors.
    public let factors: [String]
    /// The contrast of the differences as they are printed.
    public let estimate: Double
    /// What rounding lets it be.
    public let range: ClosedRange<Double>
    /// Its standard error; nil where the table of vignettes prints none.
    public let standardError: Double?

    /// The term as tables write it, such as `need:reputation`.
    public var term: String { factors.joined(separator: ":") }

    /// The contrast in standard errors.
    public var statistic: Double? { standardError.map { estimate / $0 } }

    /// The two-sided p of the statistic, by the normal distribution.
    public var pValue: Double? { statistic.map { 2 * Normal.standard.survival(abs($0)) } }
  }

  /// The design they hold under.
  public let design: FactorialDesign
  /// Main effects first, then interactions of two, three and more factors.
  public let contrasts: [Contrast]

  private let means: [Double]
  private let reaches: [ClosedRange<Double>]
  private let fittedReaches: [ClosedRange<Double>]
  private let errorOfDifference: Double?

  /// Computes the contrasts under the design that the study states, or else the nearest; nil where
  /// an illegible difference is not determined.
  public init?(of tables: PublishedFactorial, fit: DesignFit) {
    guard let candidate = fit.preferred(by: tables) else { return nil }
    design = candidate.design
    var means: [Double] = []
    var reaches: [ClosedRange<Double>] = []
    for (vignette, mean) in zip(tables.vignetteSet.vignettes, tables.means) {
      switch mean {
      case .exactly(let value):
        means.append(value)
        reaches.append(value...value)
      case .printed(let range):
        means.append((range.lowerBound + range.upperBound) / 2)
        reaches.append(range)
      case .illegible:
        let row = tables.differences.rows.first { $0.term == vignette.id }
        guard let value = row?.coefficient?.value ?? candidate.value,
          let range = row?.coefficient?.roundingInterval ?? candidate.rangeByEffect
        else { return nil }
        means.append(value)
        reaches.append(range)
      }
    }
    (self.means, self.reaches) = (means, reaches)
    fittedReaches = candidate.meanRanges
    let error = tables.differences.standardErrorOfDifference
    errorOfDifference = error
    let design = design
    let subsets = (1..<(1 << design.factors.count)).sorted {
      ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1)
    }
    contrasts = subsets.map { subset in
      let weights = design.weights(of: subset)
      return Contrast(
        factors: design.factors.indices.filter { subset >> $0 & 1 == 1 }.map { design.factors[$0] },
        estimate: Self.sum(weights, means), range: Self.range(weights, reaches),
        standardError: error.map { Self.length(weights) * $0 / 2.0.squareRoot() })
    }
  }

  /// The interactions.
  public var interactions: [Contrast] { contrasts.filter { $0.factors.count > 1 } }

  /// The contrast of these factors, in any order.
  public subscript(_ factors: String...) -> Contrast? {
    contrasts.first { Set($0.factors) == Set(factors) }
  }

  /// What a factor is worth where another has its first, and where it has its second level,
  /// averaged over the rest.
  public func effect(of factor: String, whereOther other: String, isHigh: Bool) -> Contrast? {
    guard let own = design.factors.firstIndex(of: factor),
      let given = design.factors.firstIndex(of: other), own != given
    else { return nil }
    let weights = zip(design.weights(of: 1 << own), design.combinations).map { weight, code in
      (code >> given & 1 == 1) == isHigh ? 2 * weight : 0
    }
    return Contrast(
      factors: [factor], estimate: Self.sum(weights, means), range: Self.range(weights, reaches),
      standardError: errorOfDifference.map { Self.length(weights) * $0 / 2.0.squareRoot() })
  }

  /// The sum of squares that the interactions add, per respondent, to the residual of a model
  /// without them: what it can be where the two tables fit.
  var interactionSquares: ClosedRange<Double> {
    squares(ofSubsets: (1..<means.count).filter { $0.nonzeroBitCount > 1 })
  }

  /// The sum of squares of all vignettes around their mean, per respondent.
  var totalSquares: ClosedRange<Double> { squares(ofSubsets: Array(1..<means.count)) }

  /// The squared projections of the vignettes' means on contrasts, added up.
  private func squares(ofSubsets subsets: [Int]) -> ClosedRange<Double> {
    let count = Double(means.count)
    var (low, high) = (0.0, 0.0)
    for subset in subsets {
      let range = Self.range(design.weights(of: subset), fittedReaches)
      // The contrast has weights of 1 / 2ᵏ⁻ᵐ; its projection has weights of 1 / 2ᵏ.
      let scale = 1 / Double(1 << subset.nonzeroBitCount)
      let ends = [range.lowerBound * scale, range.upperBound * scale].map { $0 * $0 }
      low += range.contains(0) ? 0 : count * min(ends[0], ends[1])
      high += count * max(ends[0], ends[1])
    }
    return low...max(low, high)
  }

  private static func sum(_ weights: [Double], _ values: [Double]) -> Double {
    zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private static func length(_ weights: [Double]) -> Double {
    weights.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  private static func range(
    _ weights: [Double], _ values: [ClosedRange<Double>]
  ) -> ClosedRange<Double> {
    let ends = zip(weights, values).map { weight, range in
      (weight * range.lowerBound, weight * range.upperBound)
    }
    let low = ends.reduce(0) { $0 + min($1.0, $1.1) }
    return low...max(low, ends.reduce(0) { $0 + max($1.0, $1.1) })
  }
}

extension PublishedCoefficients {
  /// The standard error that all rows share, as it is printed; nil where rows differ or show none.
  var commonStandardError: PublishedFigure? {
    let errors = rows.compactMap(\.standardError).filter { $0.value != nil }
    guard let first = errors.first, errors.allSatisfy({ $0.value == first.value }) else {
      return nil
    }
    return first
  }

  /// Its value.
  var standardErrorOfDifference: Double? { commonStandardError?.value }

  /// The standard error that these rows share; nil where one is missing or they differ.
  func commonStandardError(of terms: [String]) -> PublishedFigure? {
    let errors = terms.map { term in rows.first { $0.term == term }?.standardError }
    guard let first = errors.first ?? nil, first.roundingInterval != nil,
      errors.allSatisfy({ $0?.value == first.value })
    else { return nil }
    return first
  }
}
