import VignetteKit

/// A quantity with the standard error that the delta method gives it.
struct DeltaEstimate: Sendable {
  let value: Double
  /// Nil where the quantity stands at 0 or 1 because answers are separated.
  let standardError: Double?
}

/// The probabilities of all answers averaged over weighted patterns, one factor perhaps set to a
/// level for everybody.
struct AveragedProbabilities: Sendable {
  private let averages: [AveragePrediction]
  private let covariance: CovarianceMatrix

  /// Averages over the patterns of a fit's frame.
  init(in fit: LogitFit, setting: ModelDesign.Setting?, weights: [Double]) {
    averages = fit.averageProbabilities(
      over: fit.design.matrix(over: fit.frame, setting: setting), weights: weights)
    covariance = fit.inference.covariance
  }

  /// The average probability of an answer.
  func estimate(_ answer: Int) -> DeltaEstimate? {
    DeltaEstimate(averages[answer], covariance)
  }

  /// The difference of the average probability of an answer from another setting's.
  func difference(from other: AveragedProbabilities, answer: Int) -> DeltaEstimate? {
    guard let own = estimate(answer), let base = other.estimate(answer) else { return nil }
    let gradient = zip(averages[answer].gradient, other.averages[answer].gradient)
      .map { $0 - $1 }
    // Where one side stands at 0 in the limit, its own uncertainty is not in the gradient.
    let isKnown = own.standardError != nil && base.standardError != nil
    return DeltaEstimate(
      value: own.value - base.value,
      standardError: isKnown ? DeltaEstimate.error(gradient, covariance) : nil)
  }
}

extension DeltaEstimate {
  /// An average with its standard error; nil where the data do not determine it.
  init?(_ average: AveragePrediction, _ covariance: CovarianceMatrix) {
    guard let value = average.value else { return nil }
    self.init(value: value, standardError: Self.error(average.gradient, covariance))
  }

  /// `√(gᵀ V g)`; nil for a gradient of zeros, where there is no variation to speak of.
  fileprivate static func error(_ gradient: [Double], _ covariance: CovarianceMatrix) -> Double? {
    let variance = covariance.variance(of: gradient)
    return variance > 0 ? variance.squareRoot() : nil
  }
}
