import VignetteKit

/// What single answers say about the linear predictors at the maximum of a logit likelihood: their
/// scores, and the expected information.
///
/// ```
/// rₐₘ = 1[a = m] - πₘ (+ qₘ with bias reduction),   W = diag(π) - π πᵀ
/// ```
///
/// over the categories m but the reference; under another link of two answers `r = μ′/μ` of the
/// event, `-μ′/(1 - μ)` of the rest and `W = μ′²/(μ (1 - μ))`. The score of a person at pattern i is
/// `r ⊗ xᵢ`. With bias reduction a person's share of the penalty's score belongs to that person.
struct AnswerScores: Sendable {
  /// The likelihood, over the scaled columns.
  let likelihood: LogitLikelihood
  /// How many people gave each answer (first index) at each pattern (second), without weights.
  let counts: [[Double]]
  /// The weight of one person of each pattern; nil for 1.
  let weights: [Double]?
  /// r, by category but the reference, answer and pattern.
  let residuals: [[[Double]]]
  /// W, by two categories but the reference and by pattern.
  let information: [[[Double]]]
  /// The probability of each answer (first index) at each pattern (second).
  let probabilities: [[Double]]

  /// Takes the scores at a solution.
  init(of solution: LogitSolution) {
    likelihood = solution.likelihood
    counts = solution.frame.counts
    weights = solution.frame.personWeights
    probabilities = likelihood.probabilities(at: solution.parameters)
    guard likelihood.link == .logit else {
      let linked = Self.linked(likelihood, at: solution.parameters)
      residuals = [[linked.map { -$0.fall }, linked.map(\.rise)]]
      information = [[linked.map(\.information)]]
      return
    }
    let penalty =
      likelihood.isPenalised
      ? likelihood.penaltyScores(probabilities, inverse: solution.covariance) : nil
    (residuals, information) = Self.multinomial(probabilities, penalty)
  }

  /// How many people each pattern stands for.
  var totals: [Double] {
    (0..<likelihood.design.rowCount).map { pattern in counts.reduce(0) { $0 + $1[pattern] } }
  }

  /// The derivatives of one answer's log-likelihood and its information; 0 where it is certain.
  private static func linked(
    _ likelihood: LogitLikelihood, at parameters: [Double]
  ) -> [(rise: Double, fall: Double, information: Double)] {
    let predictors = likelihood.design * parameters
    return predictors.indices.map { i in
      guard !likelihood.isExcluded(0, i), !likelihood.isExcluded(1, i) else { return (0, 0, 0) }
      let probability = likelihood.link.probability(at: predictors[i])
      return (probability.rise, probability.fall, probability.information)
    }
  }

  private static func multinomial(
    _ probabilities: [[Double]], _ penalty: [[Double]]?
  ) -> (residuals: [[[Double]]], information: [[[Double]]]) {
    let patterns = probabilities[0].indices
    var residuals: [[[Double]]] = []
    var information: [[[Double]]] = []
    for k in probabilities.indices.dropFirst() {
      let others = patterns.map { i in
        probabilities.indices.reduce(0) { $0 + ($1 == k ? 0 : probabilities[$1][i]) }
      }
      residuals.append(
        probabilities.indices.map { answer in
          patterns.map { i in
            (answer == k ? others[i] : -probabilities[k][i]) + (penalty?[k - 1][i] ?? 0)
          }
        })
      information.append(
        probabilities.indices.dropFirst().map { l in
          patterns.map { i in
            probabilities[k][i] * (l == k ? others[i] : -probabilities[l][i])
          }
        })
    }
    return (residuals, information)
  }
}

extension AnswerScores {
  /// The sum of the people's weighted `r` at each pattern, by category but the reference.
  var sums: [[Double]] {
    residuals.map { own in
      own[0].indices.map { i in
        var sum = 0.0
        for answer in counts.indices { sum += counts[answer][i] * own[answer][i] }
        return sum * (weights?[i] ?? 1)
      }
    }
  }

  /// The scores of clusters with their expected information, over some of the parameters.
  func clustered(by clusters: Grouping, free: [Int]) -> ClusterScores {
    ClusterScores(
      parameterCount: free.count, scores: scores(of: clusters, free: free),
      information: information(of: clusters, free: free))
  }

  private func scores(of clusters: Grouping, free: [Int]) -> [Double] {
    let columns = likelihood.design.columnCount
    var result = [Double](repeating: 0, count: clusters.count * free.count)
    let sums = sums
    for (place, parameter) in free.enumerated() {
      let (contrast, column) = (parameter / columns, parameter % columns)
      for (i, cluster) in clusters.codes.enumerated() {
        result[cluster * free.count + place] += sums[contrast][i] * likelihood.design[i, column]
      }
    }
    return result
  }

  /// The information as rows: one for each answer of a pattern, `√(n πₐ) (eₐ - π) ⊗ x`, or of two
  /// answers one for each pattern.
  private func information(of clusters: Grouping, free: [Int]) -> ClusterScores.Information {
    let columns = likelihood.design.columnCount
    let answers = likelihood.contrastCount == 1 ? [0] : Array(counts.indices)
    let factors = rowFactors(answers)
    var next = [Int](repeating: 0, count: clusters.count + 1)
    for cluster in clusters.codes { next[cluster + 1] += answers.count }
    for cluster in 0..<clusters.count { next[cluster + 1] += next[cluster] }
    let starts = next
    var values = [Double](repeating: 0, count: (starts.last ?? 0) * free.count)
    for (i, cluster) in clusters.codes.enumerated() {
      for answer in answers {
        for (place, parameter) in free.enumerated() {
          values[next[cluster] * free.count + place] =
            factors[parameter / columns][answer][i]
            * likelihood.design[i, parameter % columns]
        }
        next[cluster] += 1
      }
    }
    return .rows(values, starts: starts)
  }

  /// The factors of the columns in those rows, by category but the reference, answer and pattern.
  private func rowFactors(_ answers: [Int]) -> [[[Double]]] {
    let people = zip(totals, weights ?? totals.map { _ in 1 }).map { $0 * $1 }
    guard likelihood.contrastCount > 1 else {
      return [[zip(people, information[0][0]).map { ($0 * $1).squareRoot() }]]
    }
    return residuals.indices.map { contrast in
      answers.map { answer in
        people.indices.map { i in
          let root = (people[i] * probabilities[answer][i]).squareRoot()
          let own = contrast + 1 == answer
          guard own else { return -root * probabilities[contrast + 1][i] }
          let others = answers.reduce(0) { $0 + ($1 == answer ? 0 : probabilities[$1][i]) }
          return root * others
        }
      }
    }
  }
}
