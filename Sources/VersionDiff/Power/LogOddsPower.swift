#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The power of a logistic regression's Wald test of one odds ratio.
///
/// ```
/// two versions:       Var = 1/(n₁ p₁ (1 - p₁)) + 1/(n₂ p₂ (1 - p₂)),   odds₂ = OR · odds₁
/// continuous x, sd 1: Var = 1/(n p (1 - p) (1 - R²))
/// ```
/// The first is the exact information of a model with two versions. The second takes the information
/// at the mean of x, which is near enough where the odds ratio of one standard deviation is under 2;
/// R² is the share of x's variance that the other covariates explain.
///
/// - Reference: [Demidenko2007]; [HsiehBlochLarsen1998]
public struct LogOddsPower: PlannedContrast, Equatable {
  /// What the odds depend on.
  public enum Predictor: Sendable, Equatable {
    /// Which of two versions a respondent saw.
    case versions(GroupAllocation)
    /// A continuous variable, of which the other covariates explain a share R² of the variance.
    case continuous(explained: Double)
  }

  /// The share in the reference version, or at the mean of the variable.
  public let share: Double
  /// The log odds ratio.
  public let effect: Double
  /// What the odds depend on.
  public let predictor: Predictor
  /// By what factor weighting or clusters make the variance larger.
  public let designEffect: Double

  /// Plans a regression.
  ///
  /// - Throws: ``PowerMistake``.
  public init(
    share: Double, oddsRatio: Double, predictor: Predictor = .versions(.equal(2)),
    designEffect: Double = 1
  ) throws(PowerMistake) {
    guard share > 0, share < 1 else {
      throw .impossible(
        quantity: "percentage", value: 100 * share,
        expected: "above 0 and below 100: odds have no logarithm otherwise")
    }
    guard oddsRatio > 0, oddsRatio.isFinite else {
      throw .impossible(
        quantity: "odds ratio", value: oddsRatio, expected: "above 0; 1 is no effect")
    }
    switch predictor {
    case .versions(let allocation):
      guard allocation.shares.count == 2 else {
        throw .allocationCount(allocation.shares.count, versions: 2)
      }
    case .continuous(let explained):
      guard explained >= 0, explained < 1 else {
        throw .impossible(
          quantity: "R² with the other covariates", value: explained,
          expected: "0 or more and below 1")
      }
    }
    self.init(share, log(oddsRatio), predictor, try designEffect.checkedDesignEffect())
  }

  private init(
    _ share: Double, _ effect: Double, _ predictor: Predictor, _ designEffect: Double
  ) {
    self.share = share
    self.effect = effect
    self.predictor = predictor
    self.designEffect = designEffect
  }

  /// Logistic regression.
  public var test: PowerTest { .logistic }
  /// By formula.
  public var method: PowerMethod { .normal }
  /// A log odds ratio.
  public var measure: EffectMeasure { .logOddsRatio }

  /// A respondent in each version.
  public var leastSize: Int {
    if case .versions(let allocation) = predictor { return allocation.leastTotal }
    return 2
  }

  /// By formula.
  public func standardError(size: Int) -> Double {
    let own = share * (1 - share)
    switch predictor {
    case .versions(let allocation):
      let sizes = allocation.sizes(of: size)
      let odds = share / (1 - share) * exp(effect)
      // p (1 - p) from the odds.
      let other = odds / ((1 + odds) * (1 + odds))
      let variance = 1 / (Double(sizes[0]) * own) + 1 / (Double(sizes[1]) * other)
      return (variance * designEffect).squareRoot()
    case .continuous(let explained):
      return (designEffect / (Double(size) * own * (1 - explained))).squareRoot()
    }
  }

  /// Normal.
  public func degreesOfFreedom(size: Int) -> Double? { nil }

  /// The reference's share.
  public var reference: Double? { share }

  /// By the allocation, where there are versions.
  public func groupSizes(of total: Int) -> [Int] {
    if case .versions(let allocation) = predictor { return allocation.sizes(of: total) }
    return [total]
  }

  /// The same regression with another log odds ratio.
  public func assuming(effect: Double) -> LogOddsPower {
    LogOddsPower(share, effect, predictor, designEffect)
  }
}
