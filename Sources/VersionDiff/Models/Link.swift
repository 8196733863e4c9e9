#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How the probability of an event depends on a linear predictor.
///
/// ```
/// logit    ln(μ / (1 - μ)) = η
/// probit   Φ⁻¹(μ) = η
/// cloglog  ln(-ln(1 - μ)) = η
/// ```
///
/// - Reference: [McCullaghNelder1989], chapter 4
public enum Link: String, Sendable, Equatable, CaseIterable {
  /// Log odds: coefficients are logarithms of odds ratios.
  case logit
  /// The normal distribution: coefficients are in standard deviations of a latent propensity.
  case probit
  /// The complementary log-log: coefficients are logarithms of hazard ratios.
  case cloglog

  /// The probability at a predictor with its complement and its derivatives.
  func probability(at predictor: Double) -> LinkedProbability {
    switch self {
    case .logit: .logit(predictor)
    case .probit: .probit(predictor)
    case .cloglog: .complementaryLogLog(predictor)
    }
  }
}

/// The probability μ of an event at a linear predictor η, the probability of the rest, and their
/// derivatives with respect to η. None is got by subtraction from 1, so that both tails are right.
struct LinkedProbability: Sendable, Equatable {
  /// μ.
  let value: Double
  /// `1 - μ`.
  let complement: Double
  /// `ln μ`.
  let logValue: Double
  /// `ln(1 - μ)`.
  let logComplement: Double
  /// `(ln μ)′ = μ′/μ`, also where μ is too small for a double.
  let rise: Double
  /// `-(ln(1 - μ))′ = μ′/(1 - μ)`, also where `1 - μ` is too small for a double.
  let fall: Double
  /// `-(ln μ)″`, never negative.
  let riseLoss: Double
  /// `-(ln(1 - μ))″`, never negative.
  let fallGain: Double

  /// `μ′`.
  var slope: Double {
    guard value > 0, complement > 0 else { return 0 }
    return value < complement ? rise * value : fall * complement
  }
  /// `μ″`.
  var curvature: Double {
    guard value > 0, complement > 0 else { return 0 }
    return value < complement
      ? value * (rise * rise - riseLoss) : complement * (fallGain - fall * fall)
  }
  /// Fisher's information of one answer, `μ′² / (μ (1 - μ))`.
  var information: Double { value > 0 && complement > 0 ? rise * fall : 0 }

  static func logit(_ predictor: Double) -> LinkedProbability {
    let small = exp(-abs(predictor))
    let log = log1p(small)
    let (larger, smaller) = (1 / (1 + small), small / (1 + small))
    let isRight = predictor >= 0
    let (value, complement) = isRight ? (larger, smaller) : (smaller, larger)
    return LinkedProbability(
      value: value, complement: complement,
      logValue: isRight ? -log : predictor - log,
      logComplement: isRight ? -predictor - log : -log, rise: complement, fall: value,
      riseLoss: larger * smaller, fallGain: larger * smaller)
  }

  static func probit(_ predictor: Double) -> LinkedProbability {
    let (left, right) = (NormalTail(-predictor), NormalTail(predictor))
    return LinkedProbability(
      value: left.value, complement: right.value, logValue: left.logarithm,
      logComplement: right.logarithm, rise: left.hazard, fall: right.hazard,
      riseLoss: left.hazardSlope, fallGain: right.hazardSlope)
  }

  static func complementaryLogLog(_ predictor: Double) -> LinkedProbability {
    let hazard = exp(predictor)
    let (value, complement) = (-expm1(-hazard), exp(-hazard))
    let rise = hazard < 700 ? (hazard > 0 ? hazard / expm1(hazard) : 1) : hazard * complement
    // For a small hazard ln μ = η - h/2 + …, where the logarithm of a rounded μ would do as well.
    let logValue = hazard < 1e-8 ? predictor - hazard / 2 : log(value)
    return LinkedProbability(
      value: value, complement: complement,
      logValue: hazard > 1 ? log1p(-complement) : logValue, logComplement: -hazard, rise: rise,
      fall: hazard, riseLoss: max(0, rise * excess(hazard, rise)), fallGain: hazard)
  }

  /// `h + h/(eʰ - 1) - 1`, of which the leading terms cancel where h is small.
  private static func excess(_ hazard: Double, _ rise: Double) -> Double {
    guard hazard < 0.25 else { return hazard + rise - 1 }
    let square = hazard * hazard
    // The Bernoulli numbers B₂ₙ / (2n)!.
    let series = 1.0 / 12 - square * (1.0 / 720 - square * (1.0 / 30240 - square / 1_209_600))
    return hazard / 2 + square * series
  }
}

/// The upper tail of the standard normal distribution, fast enough for a row of data: to about
/// 1e-14, where ``Normal`` carries the last bits too.
private struct NormalTail {
  let value: Double
  let logarithm: Double
  /// The density over the tail.
  let hazard: Double
  /// The derivative of the hazard.
  let hazardSlope: Double

  init(_ x: Double) {
    let density = exp(-x * x / 2) * 0.398942280401432678
    guard x > 5 else {
      value = 0.5 * erfc(x * 0.707106781186547524)
      logarithm = x < -1 ? log1p(-0.5 * erfc(-x * 0.707106781186547524)) : log(value)
      hazard = density / value
      hazardSlope = hazard * (hazard - x)
      return
    }
    // Laplace's continued fraction x + 1/(x + 2/(x + …)) for the hazard; without its first x it is
    // what the hazard exceeds x by, which a difference would lose.
    var rest = 0.0
    var n = (16 + 380 / (x * x)).rounded()
    while n > 0 {
      rest = n / (x + rest)
      n -= 1
    }
    hazard = x + rest
    hazardSlope = hazard * rest
    value = density / hazard
    logarithm = -x * x / 2 - 0.918938533204672742 - log(hazard)
  }
}
