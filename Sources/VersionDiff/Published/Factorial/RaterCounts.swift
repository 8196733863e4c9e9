import VignetteKit

/// How many respondents two published standard errors of the same ratings leave, when each judges
/// all 2ᵏ vignettes.
///
/// With n respondents, C vignettes and a random intercept, a vignette's difference from another and
/// a main effect have the standard errors
/// ```
/// SE_d = √(2 s²_d / n)        SE_m = √(4 s²_m / (C n))
/// ```
/// where s²_d is the residual variance of the model with a dummy for each vignette, W / ((C - 1)(n -
/// 1)), and s²_m that of the main effects alone, (W + n L) / ((C - 1) n - k): what the interactions
/// explain, L per respondent, is residual there. (By maximum likelihood both divide by (C - 1) n.)
/// The vignettes' means give L, so that the two standard errors give n:
/// ```
/// a = C SE_m² / 4    b = SE_d² / 2
/// REML: n = (L + k a - (C - 1) b) / ((C - 1)(a - b))        ML: n = L / ((C - 1)(a - b))
/// ```
/// Characteristics of respondents in the model change neither. All figures are taken as the
/// intervals that round to them.
public struct RaterCounts: Sendable, Equatable {
  /// How the variances were estimated.
  public enum Estimator: String, Sendable, CaseIterable {
    /// Restricted maximum likelihood.
    case restricted = "REML"
    /// Maximum likelihood.
    case maximum = "ML"
  }

  /// The printed standard error of a main effect.
  public let errorOfEffect: PublishedFigure
  /// The printed standard error of a difference of two vignettes.
  public let errorOfDifference: PublishedFigure
  /// How many vignettes each judges.
  public let vignetteCount: Int
  /// How many main effects the model has.
  public let factorCount: Int
  /// What the interactions explain, per respondent.
  public let interactionSquares: ClosedRange<Double>
  /// What all vignettes explain, per respondent.
  public let totalSquares: ClosedRange<Double>

  private let effect: ClosedRange<Double>
  private let difference: ClosedRange<Double>
  /// The same where every printed statistic is the coefficient over its standard error; nil where
  /// none is printed, or some contradict each other.
  private let sharpEffect: ClosedRange<Double>?
  private let sharpDifference: ClosedRange<Double>?

  /// Takes the figures from a pair of tables; nil where standard errors are missing or differ within
  /// a table, or where not everybody judges every vignette.
  public init?(of tables: PublishedFactorial, implied: ImpliedEffects) {
    guard tables.isWithinRespondents,
      let errorOfEffect = tables.effects.commonStandardError(of: tables.factors.map(\.id)),
      let errorOfDifference = tables.differences.commonStandardError,
      let effect = errorOfEffect.roundingInterval,
      let difference = errorOfDifference.roundingInterval,
      effect.lowerBound > 0, difference.lowerBound > 0
    else { return nil }
    (self.errorOfEffect, self.errorOfDifference) = (errorOfEffect, errorOfDifference)
    (self.effect, self.difference) = (effect, difference)
    let effectRows = tables.effects.rows.filter { row in
      tables.factors.contains { $0.id == row.term }
    }
    sharpEffect = effect.sharpened(by: effectRows)
    sharpDifference = difference.sharpened(by: tables.differences.rows)
    vignetteCount = tables.vignetteSet.vignettes.count
    factorCount = tables.factors.count
    interactionSquares = implied.interactionSquares
    totalSquares = implied.totalSquares
  }

  /// The numbers of respondents that fit; nil where none does, or where any large number would.
  public func fitting(_ estimator: Estimator) -> ClosedRange<Int>? {
    fitting(estimator, effect, difference)
  }

  /// The numbers that fit the printed statistics too, which know the standard errors more exactly
  /// than their own digits; nil as before, and where the tables print no statistics that agree.
  public func fittingStatistics(_ estimator: Estimator) -> ClosedRange<Int>? {
    guard let sharpEffect, let sharpDifference else { return nil }
    return fitting(estimator, sharpEffect, sharpDifference)
  }

  private func fitting(
    _ estimator: Estimator, _ effect: ClosedRange<Double>, _ difference: ClosedRange<Double>
  ) -> ClosedRange<Int>? {
    let squares = [interactionSquares.lowerBound, interactionSquares.upperBound]
    var found: [Double] = []
    for errorOfEffect in [effect.lowerBound, effect.upperBound] {
      for errorOfDifference in [difference.lowerBound, difference.upperBound] {
        for squares in squares {
          guard
            let count = RaterMoments(vignetteCount: vignetteCount, factorCount: factorCount).count(
              estimator, errorOfEffect: errorOfEffect, errorOfDifference: errorOfDifference,
              interactionSquares: squares)
          else { return nil }
          found.append(count)
        }
      }
    }
    guard let low = found.min(), let high = found.max(), high < 1e9 else { return nil }
    let (first, last) = (max(2, low.rounded(.up)), high.rounded(.down))
    return first <= last ? Int(first)...Int(last) : nil
  }

  /// What the variance between respondents can be when so many of them have the printed standard
  /// error of a difference and this standard deviation over all ratings: below zero it is
  /// impossible.
  ///
  /// ```
  /// s²_u = ((C n - 1) SD² - n Q - W) / (C (n - 1)) - s²_d / C        Q: what all vignettes explain
  /// ```
  public func varianceBetween(
    respondents count: Int, deviation: ClosedRange<Double>
  ) -> ClosedRange<Double>? {
    guard count > 1 else { return nil }
    let moments = RaterMoments(vignetteCount: vignetteCount, factorCount: factorCount)
    let low = moments.varianceBetween(
      respondents: count, deviation: deviation.lowerBound, errorOfDifference: difference.upperBound,
      totalSquares: totalSquares.upperBound)
    let high = moments.varianceBetween(
      respondents: count, deviation: deviation.upperBound, errorOfDifference: difference.lowerBound,
      totalSquares: totalSquares.lowerBound)
    return low <= high ? low...high : nil
  }
}

extension ClosedRange<Double> {
  /// What is left of a standard error by the printed statistics of some rows; nil where none of them
  /// prints one, or they leave nothing.
  fileprivate func sharpened(by rows: [PublishedCoefficients.Row]) -> ClosedRange<Double>? {
    let implied = rows.compactMap(\.impliedStandardError)
    guard !implied.isEmpty else { return nil }
    let low = implied.reduce(lowerBound) { Swift.max($0, $1.lowerBound) }
    let high = implied.reduce(upperBound) { Swift.min($0, $1.upperBound) }
    return low <= high ? low...high : nil
  }
}
