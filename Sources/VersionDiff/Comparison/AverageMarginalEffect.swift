import VignetteKit

/// How much the outcome changes with one variable, averaged over the people of the data as they
/// are.
///
/// ```
/// factor:  Σᵢ wᵢ (f(xᵢ with the level) - f(xᵢ with the reference)) / Σᵢ wᵢ
/// number:  Σᵢ wᵢ ∂f(xᵢ)/∂v / Σᵢ wᵢ
/// ```
///
/// f is the mean of a number, or the probability of an answer; then 0.05 is five percentage points.
/// People count by their sampling weights. Standard errors by the delta method with the people's
/// other variables taken as fixed.
///
/// - Reference: [Agresti2013], chapter 5
public struct AverageMarginalEffect: Sendable, Equatable {
  /// The answer whose probability changes; nil for the mean of a number.
  public let response: String?
  /// The variable that changes.
  public let variable: String
  /// The level that replaces the reference; nil for a number.
  public let level: String?
  /// The level that is replaced; nil for a number.
  public let reference: String?
  /// The average change.
  public let quantity: QuantityEstimate

  /// The average change; nil where the data do not determine it.
  public var estimate: Double? { quantity.value }
  /// Its standard error; nil where separation leaves none.
  public var standardError: Double? { quantity.standardError }
}

extension AverageMarginalEffect {
  /// The effects of all variables of a model, on each response of its predictions.
  static func all(of fit: any RegressionFit) -> [AverageMarginalEffect] {
    all(of: fit, DistinctPeople(fit.frame))
  }

  /// The same for people that are collapsed already.
  static func all(
    of fit: any RegressionFit, _ people: DistinctPeople
  ) -> [AverageMarginalEffect] {
    var averages = PopulationAverages(
      of: fit, people, over: ReferencePopulation(people: people))
    return fit.frame.variables.indices.flatMap { variable in
      averages.changes(of: variable).flatMap { level in
        let effect = averages.effect(of: variable, level)
        return averages.estimates(of: effect, .difference).map { response, estimate in
          AverageMarginalEffect(
            response: response, variable: averages.name(of: variable),
            level: level.map { averages.levels(of: variable)[$0] },
            reference: level == nil ? nil : averages.levels(of: variable)[0], quantity: estimate)
        }
      }
    }
  }
}
