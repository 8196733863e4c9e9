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
    let shown = answers.count == 2 ? [1] : Array(answers.indices)
    let weights = solution.frame.totals
    return solution.frame.variables.indices.flatMap { variable in
      let (name, levels) = (
        solution.frame.variables[variable].name, solution.frame.variables[variable].levels
      )
      guard let levels else {
        let slopes = AveragedSlopes(of: variable, in: solution, weights: weights)
        return shown.map { answer in
          AverageMarginalEffect(
            answer: answers[answer], variable: name, level: nil,
            estimate: slopes.estimate(answer), standardError: slopes.standardError(answer))
        }
      }
      let averages = levels.indices.map {
        AveragedProbabilities(
          in: solution, setting: .init(variable: variable, level: $0), weights: weights)
      }
      return levels.indices.dropFirst().flatMap { level in
        shown.map { answer in
          let difference = averages[level].difference(from: averages[0], answer: answer)
          return AverageMarginalEffect(
            answer: answers[answer], variable: name, level: levels[level],
            estimate: difference?.value, standardError: difference?.standardError)
        }
      }
    }
  }
}
