import VignetteKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension LogitLikelihood {
  /// Adds what a block of patterns contributes where there are two answers.
  func addTwoAnswers(_ rows: Range<Int>, at parameters: [Double], to result: inout Value) {
    let predictor = predictors(of: rows, at: parameters)[1]
    var residuals = [Double](repeating: 0, count: rows.count)
    var weights = residuals
    for i in residuals.indices {
      let pattern = rows.lowerBound + i
      let (rest, events) = (counts[0][pattern], counts[1][pattern])
      guard rest + events > 0, !isExcluded(0, pattern), !isExcluded(1, pattern) else { continue }
      let answer =
        link == .logit
        ? Self.logit(predictor[i], rest, events)
        : Self.linked(link.probability(at: predictor[i]), rest, events)
      result.logLikelihood += answer.logLikelihood
      if answer.empty < result.smallestEmptyProbability {
        result.smallestEmptyProbability = answer.empty
      }
      residuals[i] = answer.residual
      weights[i] = answer.weight
    }
    addGradient(residuals, of: 1, rows, to: &result.gradient)
    addInformation(weights, 1, 1, rows, to: &result.information)
  }

  /// What one pattern contributes.
  private struct Contribution {
    let logLikelihood: Double
    /// The derivative with respect to the predictor.
    let residual: Double
    /// Minus the second derivative.
    let weight: Double
    /// The probability of an answer that nobody gave; 1 where both were given.
    let empty: Double
  }

  /// Without the general link's values, of which the logit needs three.
  private static func logit(_ predictor: Double, _ rest: Double, _ events: Double) -> Contribution {
    let distance = abs(predictor)
    let small = exp(-distance)
    let larger = 1 / (1 + small)
    let smaller = small * larger
    let isRight = predictor >= 0
    let (value, complement) = isRight ? (larger, smaller) : (smaller, larger)
    return Contribution(
      logLikelihood: -(rest + events) * log1p(small) - (isRight ? rest : events) * distance,
      residual: events * complement - rest * value, weight: (rest + events) * larger * smaller,
      empty: events == 0 ? value : rest == 0 ? complement : 1)
  }

  private static func linked(
    _ probability: LinkedProbability, _ rest: Double, _ events: Double
  ) -> Contribution {
    // An answer that nobody gave adds nothing, also where its derivatives are infinite.
    var (logLikelihood, residual, weight) = (0.0, 0.0, 0.0)
    if events > 0 {
      logLikelihood += events * probability.logValue
      residual += events * probability.rise
      weight += events * probability.riseLoss
    }
    if rest > 0 {
      logLikelihood += rest * probability.logComplement
      residual -= rest * probability.fall
      weight += rest * probability.fallGain
    }
    return Contribution(
      logLikelihood: logLikelihood, residual: residual, weight: weight,
      empty: events == 0 ? probability.value : rest == 0 ? probability.complement : 1)
  }

  /// The probabilities of the rest and of the event; certain where the other one is excluded.
  func linkedProbabilities(_ predictor: [Double]) -> [[Double]] {
    var result = counts.map { _ in [Double](repeating: 0, count: predictor.count) }
    for i in predictor.indices {
      let probability = link.probability(at: predictor[i])
      let isCertain = isExcluded(0, i) || isExcluded(1, i)
      result[0][i] = isCertain ? (isExcluded(0, i) ? 0 : 1) : probability.complement
      result[1][i] = isCertain ? (isExcluded(1, i) ? 0 : 1) : probability.value
    }
    return result
  }
}
