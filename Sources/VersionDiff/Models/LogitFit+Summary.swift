extension LogitFit {
  /// What is said of the model as a whole.
  var summary: FitSummary {
    var summary = FitSummary()
    summary.clusterCount = clusterCount
    summary.deviance = deviance
    summary.nullDeviance = nullDeviance
    summary.residualDegreesOfFreedom = Double(residualDegreesOfFreedom)
    summary.dispersion = dispersion
    return summary
  }

  /// Pearson's statistic over the distinct combinations of the terms, divided by its degrees of
  /// freedom; nil where people are weighted, or combinations hold fewer than five people on average,
  /// so that it would say nothing about dispersion.
  private var dispersion: Double? {
    let combinations = solution.distinctCombinations
    let degrees =
      combinations.count * solution.likelihood.contrastCount - solution.free.count
    guard frame.weights == nil, degrees > 0, observationCount >= 5 * combinations.count else {
      return nil
    }
    let totals = frame.totals
    let probabilities = solution.likelihood.probabilities(at: solution.parameters)
    var statistic = 0.0
    for patterns in combinations {
      let people = patterns.reduce(0) { $0 + totals[$1] }
      for answer in frame.counts.indices {
        let expected = people * probabilities[answer][patterns[0]]
        let observed = patterns.reduce(0) { $0 + frame.counts[answer][$1] }
        guard expected > 0 else { continue }
        statistic += (observed - expected) * (observed - expected) / expected
      }
    }
    return statistic / Double(degrees)
  }
}

extension LogitSolution {
  /// The patterns that are alike in all terms, though not in cluster, in the order in which they
  /// first occur.
  fileprivate var distinctCombinations: [[Int]] {
    var places: [[Double]: Int] = [:]
    var result: [[Int]] = []
    for i in 0..<likelihood.design.rowCount {
      let row = likelihood.design.row(i)
      if let place = places[row] {
        result[place].append(i)
      } else {
        places[row] = result.count
        result.append([i])
      }
    }
    return result
  }
}
