/// How far two groups' characteristics lie apart in units of their own spread: differences that
/// don't grow with the number of respondents, unlike p-values.
public enum StandardizedDifference {
  /// Of a share, version minus reference; nil where neither share varies.
  ///
  /// ```
  /// d = (p₂ - p₁) / √((p₁(1 - p₁) + p₂(1 - p₂)) / 2)
  /// ```
  /// - Reference: [Austin2009]
  public static func of(_ version: Proportion, against reference: Proportion) -> Double? {
    let first = reference.value * reference.complement
    let spread = ((first + version.value * version.complement) / 2).squareRoot()
    guard spread > 0 else { return nil }
    return ProportionDifference(of: version, against: reference).value / spread
  }

  /// Of a mean, version minus reference; nil where neither varies.
  ///
  /// ```
  /// d = (m₂ - m₁) / √((s₁² + s₂²) / 2)
  /// ```
  /// - Reference: [Austin2009]
  public static func of(_ version: Sample, against reference: Sample) -> Double? {
    guard let first = reference.variance, let second = version.variance, first + second > 0,
      let low = reference.mean, let high = version.mean
    else { return nil }
    return (high - low) / ((first + second) / 2).squareRoot()
  }

  /// Of a distribution over several levels, without sign; nil where it cannot be computed, as the
  /// groups share no level.
  ///
  /// ```
  /// d = √( (q - p)' S⁻¹ (q - p) ),   S the mean of the two multinomial covariance matrices
  /// ```
  /// p and q are the shares of all levels but one, whichever it is.
  ///
  /// - Reference: [YangDalton2012]
  public static func of(_ version: [Proportion], against reference: [Proportion]) -> Double? {
    let pairs = zip(reference.map(\.value), version.map(\.value)).filter { $0 + $1 > 0 }
    // S = D - (pp' + qq')/2 with D = diag((p + q)/2): its inverse needs a 2 x 2 one only.
    var (quadratic, pp, pq, qq, pd, qd) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    for (p, q) in pairs.dropLast() {
      let inverse = 2 / (p + q)
      let d = q - p
      quadratic += d * d * inverse
      pp += p * p * inverse
      pq += p * q * inverse
      qq += q * q * inverse
      pd += p * d * inverse
      qd += q * d * inverse
    }
    let determinant = (2 - pp) * (2 - qq) - pq * pq
    guard pairs.count > 1, determinant > 1e-12 else { return nil }
    let correction = (2 - qq) * pd * pd + 2 * pq * pd * qd + (2 - pp) * qd * qd
    return (quadratic + correction / determinant).squareRoot()
  }
}
