import VignetteKit

/// How much the probability of an answer changes with one variable, averaged over the people of
/// the data as they are.
///
/// ```
/// factor:  Σᵢ wᵢ (P(answer | xᵢ with the level) - P(answer | xᵢ with the reference)) / Σᵢ wᵢ
/// number:  Σᵢ wᵢ ∂P(answer | xᵢ)/∂v / Σᵢ wᵢ
/// ```
///
/// On the scale of proportions: 0.05 is five percentage points. Standard errors by the delta method
/// with the people's other variables taken as fixed.
///
/// - Reference: [Agresti2013], chapter 5
public struct AverageMarginalEffect: Sendable, Equatable {
  /// The answer whose probability changes.
  public let answer: String
  /// The variable that changes.
  public let variable: String
  /// The level that replaces the reference; nil for a number.
  public let level: String?
  /// The average change of the probability; nil where the data do not determine it.
  public let estimate: Double?
  /// Its standard error; nil where separation leaves none.
  public let standardError: Double?
}

extension LogitFit {
  /// The average marginal effects of all variables on the probability of all answers: of a
  /// logistic model on the event only, of a multinomial model on every answer.
  public func averageMarginalEffects() -> [AverageMarginalEffect] {
    let weights = frame.totals
    return frame.variables.indices.flatMap { variable in
      frame.variables[variable].levels.map { levels in
        effects(of: variable, levels, weights)
      } ?? slopes(of: variable, weights)
    }
  }

  /// Every level of a factor against the reference.
  private func effects(
    of variable: Int, _ levels: [String], _ weights: [Double]
  ) -> [AverageMarginalEffect] {
    let shown = answers.count == 2 ? [1] : Array(answers.indices)
    let averages = levels.indices.map {
      AveragedProbabilities(
        in: self, setting: .init(variable: variable, level: $0), weights: weights)
    }
    return levels.indices.dropFirst().flatMap { level in
      shown.map { answer in
        let difference = averages[level].difference(from: averages[0], answer: answer)
        return AverageMarginalEffect(
          answer: answers[answer], variable: frame.variables[variable].name,
          level: levels[level], estimate: difference?.value,
          standardError: difference?.standardError)
      }
    }
  }

  /// The derivatives with respect to a number.
  private func slopes(of variable: Int, _ weights: [Double]) -> [AverageMarginalEffect] {
    let averages = averageSlopes(
      over: design.matrix(over: frame),
      change: design.derivative(over: frame, of: variable), weights: weights)
    return zip(predictedResponses, averages).map { response, average in
      let estimate = DeltaEstimate(average, inference.covariance.matrix)
      return AverageMarginalEffect(
        answer: response ?? frame.outcome, variable: frame.variables[variable].name,
        level: nil, estimate: estimate?.value, standardError: estimate?.standardError)
    }
  }
}
