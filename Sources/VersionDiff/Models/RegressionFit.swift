import VignetteKit

/// A fitted regression of any family, as tables and quantities of interest use it.
protocol RegressionFit: FittedModel {
  /// The model.
  var formula: Formula { get }
  /// The data that it was fitted to.
  var frame: ModelFrame { get }
  /// How its terms became columns.
  var design: ModelDesign { get }
  /// Variances and degrees of freedom of its coefficients.
  var inference: CoefficientInference { get }
  /// What a reader must know.
  var warnings: [ModelWarning] { get }
  /// What predictions are of: one answer of a binomial model, every answer of a multinomial or an
  /// ordinal one, and nil for the outcome itself.
  var predictedResponses: [String?] { get }

  /// The average prediction of each response over weighted rows of a model matrix.
  ///
  /// - Parameters:
  ///   - matrix: a column for each of the design's columns, redundant ones included.
  ///   - weights: one for each row; they need not add up to 1.
  func averagePredictions(over matrix: Matrix, weights: [Double]) -> [AveragePrediction]

  /// The average derivative of each response's prediction as the model matrix changes in a
  /// direction.
  ///
  /// - Parameter change: the derivative of the model matrix with respect to a number.
  func averageSlopes(
    over matrix: Matrix, change: Matrix, weights: [Double]
  ) -> [AveragePrediction]
}

/// An average of predictions with its gradient.
struct AveragePrediction: Sendable, Equatable {
  /// The average; nil where the data do not determine it.
  let value: Double?
  /// Its derivatives with respect to the coefficients that the covariance of the inference names,
  /// in their order; all 0 where it stands at a bound because answers are separated, so that no
  /// standard error can be stated.
  let gradient: [Double]
}
