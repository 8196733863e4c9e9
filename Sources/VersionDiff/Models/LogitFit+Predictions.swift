import VignetteKit

extension LogitFit: RegressionFit {
  /// The data that the model was fitted to.
  var frame: ModelFrame { solution.frame }
  /// How the terms became columns.
  var design: ModelDesign { solution.design }

  /// The positions of the answers that predictions are of: of two, the second says it all.
  private var predictedAnswers: [Int] {
    answers.count == 2 ? [1] : Array(answers.indices)
  }

  /// The event of a binomial model, every answer of a multinomial one.
  var predictedResponses: [String?] { predictedAnswers.map { answers[$0] } }

  func averagePredictions(over matrix: Matrix, weights: [Double]) -> [AveragePrediction] {
    let all = averageProbabilities(over: matrix, weights: weights)
    return predictedAnswers.map { all[$0] }
  }

  func averageSlopes(
    over matrix: Matrix, change: Matrix, weights: [Double]
  ) -> [AveragePrediction] {
    let matrix = solution.columns.columns(of: matrix)
    let change = solution.columns.columns(of: change)
    let predicted = LimitProbabilities(at: matrix, in: solution)
    let shares = Self.shares(weights)
    let speeds = solution.predictors(change)
    // Moving a number moves every separated pattern; no derivative is claimed then.
    let isKnown = solution.separation == nil
    return predictedAnswers.map { answer in
      var value = 0.0
      for i in shares.indices where shares[i] > 0 {
        value += shares[i] * predicted.change(of: answer, speeds, pattern: i)
      }
      let gradient = solution.gradient { contrast, j in
        var sum = 0.0
        let start = j * matrix.rowCount
        for i in shares.indices where shares[i] > 0 {
          let slope = predicted.slope(of: answer, on: contrast + 1, pattern: i)
          let turn = predicted.turn(of: answer, on: contrast + 1, speeds, pattern: i)
          let moved = turn * matrix.elements[start + i] + slope * change.elements[start + i]
          sum += shares[i] * moved
        }
        return sum
      }
      return AveragePrediction(value: isKnown ? value : nil, gradient: gradient)
    }
  }

  /// The average probability of every answer, also of the one that the others determine.
  func averageProbabilities(over matrix: Matrix, weights: [Double]) -> [AveragePrediction] {
    let matrix = solution.columns.columns(of: matrix)
    let predicted = LimitProbabilities(at: matrix, in: solution)
    let shares = Self.shares(weights)
    let isKnown = shares.indices.allSatisfy { shares[$0] == 0 || predicted.isDetermined[$0] }
    return answers.indices.map { answer in
      var value = 0.0
      for i in shares.indices where shares[i] > 0 {
        value += shares[i] * predicted.values[answer][i]
      }
      let slopes = (0..<solution.likelihood.contrastCount).map { contrast in
        shares.indices.map {
          shares[$0] * predicted.slope(of: answer, on: contrast + 1, pattern: $0)
        }
      }
      let gradient = solution.gradient { contrast, j in
        var sum = 0.0
        let start = j * matrix.rowCount
        for i in shares.indices { sum += slopes[contrast][i] * matrix.elements[start + i] }
        return sum
      }
      return AveragePrediction(value: isKnown ? value : nil, gradient: gradient)
    }
  }

  private static func shares(_ weights: [Double]) -> [Double] {
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }
}

extension LogitSolution {
  /// The product of a matrix with the parameters of each contrast.
  fileprivate func predictors(_ matrix: Matrix) -> [[Double]] {
    (0..<likelihood.contrastCount).map { contrast in
      let first = contrast * independent.count
      return matrix * Array(parameters[first..<first + independent.count])
    }
  }

  /// A gradient with respect to the coefficients that were searched, from its elements with respect
  /// to the parameters.
  fileprivate func gradient(_ element: (_ contrast: Int, _ column: Int) -> Double) -> [Double] {
    basis.selecting(free).gradient(
      free.map { element($0 / independent.count, $0 % independent.count) })
  }
}
