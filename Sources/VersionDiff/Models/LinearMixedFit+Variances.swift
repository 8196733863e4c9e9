import VignetteKit

extension LinearMixedFit {
  /// What is said of the model as a whole.
  var summary: FitSummary {
    var summary = FitSummary()
    summary.deviance = solution.deviance
    summary.residualDegreesOfFreedom = Double(observationCount - parameterCount)
    summary.sigma = residualStandardDeviation
    summary.rSquared = marginalRSquared
    if random.groups.count == 1 { summary.intraclassCorrelation = intraclassCorrelation(0) }
    return summary
  }

  /// The variances of the random effects with their likelihood-ratio tests, the covariances of
  /// correlated ones, and the residual variance.
  ///
  /// - Complexity: a search for each test.
  var varianceComponents: [VarianceComponent] {
    var components: [VarianceComponent] = []
    for (place, group) in random.groups.enumerated() {
      let covariance = covariance(ofGroup: place)
      let name = group.grouping.name
      var first = 0
      for size in group.blocks {
        for j in first..<first + size {
          components.append(
            VarianceComponent(
              group: name, term: group.terms[j], variance: covariance[j, j],
              standardDeviation: covariance[j, j].squareRoot(),
              test: varianceTest(group: place, term: j)))
        }
        for j in first..<first + size {
          for i in (j + 1)..<max(first + size, j + 1) {
            let scale = (covariance[i, i] * covariance[j, j]).squareRoot()
            guard scale > 0 else { continue }
            components.append(
              VarianceComponent(
                group: name, term: group.terms[j], otherTerm: group.terms[i],
                variance: covariance[i, j], standardDeviation: covariance[i, j] / scale))
          }
        }
        first += size
      }
    }
    let residual = solution.residualVariance
    components.append(
      VarianceComponent(
        group: "Residual", term: nil, variance: residual,
        standardDeviation: residual.squareRoot()))
    return components
  }

  /// The covariance matrix of the random effects of one grouping.
  func covariance(ofGroup place: Int) -> Matrix {
    random.groups[place].coordinates.covariance(
      solution.relativeCovariance(place), scale: solution.residualVariance)
  }

  /// The likelihood-ratio test that one random effect does not vary between the groups; nil for an
  /// intercept beside correlated slopes, which alone has no meaning.
  ///
  /// A slope's covariances vanish with its variance: with q of them, the statistic is compared with
  /// an equal mixture of chi-square with q and with q + 1 degrees of freedom.
  ///
  /// - Reference: [StramLee1994]
  func varianceTest(group place: Int, term: Int) -> BoundaryTest? {
    let group = random.groups[place]
    var first = 0
    for size in group.blocks {
      if term < first + size {
        guard size == 1 || group.terms[term] != "(Intercept)" else { return nil }
        let ranges = solution.search.deviance.reduction.parameterRanges
        let entries = group.random.entries
        let all = Array(0..<(ranges.last?.upperBound ?? 0))
        let free = all.filter { parameter in
          guard ranges[place].contains(parameter) else { return true }
          let entry = entries[parameter - ranges[place].lowerBound]
          return entry.row != term && entry.column != term
        }
        guard let without = solution.search.optimum(free: free) else { return nil }
        return BoundaryTest(
          statistic: without.deviance - solution.optimum.deviance, degreesOfFreedom: size - 1)
      }
      first += size
    }
    return nil
  }

  /// The share of the variance between the groups of one grouping (ICC): how alike two answers of
  /// one group are. Nil where slopes vary, because it then depends on the explanatory variables.
  ///
  /// ```
  /// ICC_g = σ²_g / (Σ σ²_h + σ²)
  /// ```
  func intraclassCorrelation(_ place: Int) -> Double? {
    guard random.groups.allSatisfy(\.isIntercept) else { return nil }
    let own = random.groups.indices.map { covariance(ofGroup: $0)[0, 0] }
    return own[place] / (own.reduce(0, +) + solution.residualVariance)
  }

  /// The share of the variance that the fixed effects explain.
  ///
  /// - Reference: [NakagawaSchielzeth2013], eq. 26
  public var marginalRSquared: Double {
    let parts = varianceParts
    return parts.fixed / (parts.fixed + parts.random + solution.residualVariance)
  }

  /// The variance of the fixed effects' predictions, and of the random effects averaged over the
  /// rows.
  private var varianceParts: (fixed: Double, random: Double) {
    let counts = frame.counts[0]
    let total = Double(observationCount)
    let matrix = solution.rows.matrix
    let parts = zip(solution.shifts, solution.rows.projection).map { $0 + $1 }
    let fitted = matrix * parts
    let mean = zip(fitted, counts).reduce(0) { $0 + $1.0 * $1.1 } / total
    let fixed = zip(fitted, counts).reduce(0) { sum, row in
      sum + (row.0 - mean) * (row.0 - mean) * row.1
    }
    var random = 0.0
    for (place, group) in self.random.groups.enumerated() {
      let relative = solution.relativeCovariance(place)
      let columns = group.coordinates.columns
      for a in 0..<columns.columnCount {
        for b in 0..<columns.columnCount where relative[a, b] != 0 {
          var sum = 0.0
          for (row, count) in counts.enumerated() {
            sum += columns[row, a] * columns[row, b] * count
          }
          random += relative[a, b] * sum / total
        }
      }
    }
    return (fixed / max(1, total - 1), random * solution.residualVariance)
  }
}
