/// How moments of ratings hang together where each of n respondents judges all C vignettes.
struct RaterMoments {
  let vignetteCount: Int
  let factorCount: Int

  /// The number of respondents, not a whole one, at which both standard errors are exact; nil where
  /// no number is.
  func count(
    _ estimator: RaterCounts.Estimator, errorOfEffect: Double, errorOfDifference: Double,
    interactionSquares: Double
  ) -> Double? {
    let c = Double(vignetteCount)
    let a = c * errorOfEffect * errorOfEffect / 4
    let b = errorOfDifference * errorOfDifference / 2
    guard a > b else { return nil }
    switch estimator {
    case .restricted:
      let k = Double(factorCount)
      return (interactionSquares + k * a - (c - 1) * b) / ((c - 1) * (a - b))
    case .maximum:
      return interactionSquares / ((c - 1) * (a - b))
    }
  }

  /// The variance between respondents, by analysis of variance: negative where respondents' means
  /// differ by less than their residuals alone would make them.
  func varianceBetween(
    respondents: Int, deviation: Double, errorOfDifference: Double, totalSquares: Double
  ) -> Double {
    let (n, c) = (Double(respondents), Double(vignetteCount))
    let residual = n * errorOfDifference * errorOfDifference / 2
    let total = (c * n - 1) * deviation * deviation
    let persons = total - n * totalSquares - (c - 1) * (n - 1) * residual
    return (persons / (n - 1) - residual) / c
  }
}
