/// The information of the decks as they are, its inverse, and how a move changes it.
extension DeckExchange {
  /// Adds the columns of a deck up.
  mutating func refreshSum(_ deck: Int) {
    let size = task.parameterCount
    for k in 0..<size { sums[deck * size + k] = 0 }
    for place in deck * task.deckSize..<(deck + 1) * task.deckSize {
      for k in 0..<size { sums[deck * size + k] += task.rows[points[place] * size + k] }
    }
  }

  /// The sum of the columns in a deck.
  func sum(_ deck: Int) -> [Double] {
    Array(sums[deck * task.parameterCount..<(deck + 1) * task.parameterCount])
  }

  /// The columns of a candidate.
  func row(_ candidate: Int) -> [Double] {
    Array(task.rows[candidate * task.parameterCount..<(candidate + 1) * task.parameterCount])
  }

  /// M as it is.
  var information: Matrix {
    let size = task.parameterCount
    var result = Matrix(rows: size, columns: size)
    for j in 0..<size {
      for i in 0...j {
        var total = 0.0
        for point in points { total += task.rows[point * size + i] * task.rows[point * size + j] }
        for deck in 0..<task.deckCount {
          total -= sums[deck * size + i] * sums[deck * size + j] / Double(task.deckSize)
        }
        result[i, j] = total
        result[j, i] = total
      }
    }
    return result
  }

  /// Computes `M⁻¹` anew; false where M is singular.
  mutating func invert(ridge: Double) -> Bool {
    var matrix = information
    for i in 0..<task.parameterCount { matrix[i, i] += ridge }
    guard let cholesky = Cholesky(matrix), cholesky.smallestPivot > 1e-10 else { return false }
    inverse = cholesky.inverse.elements
    leverages = (0..<task.candidateCount).map { candidate in
      let x = row(candidate)
      return product(x, timesInverse(x))
    }
    return true
  }

  /// Carries `M ± weight · v vᵀ` over to `M⁻¹` and the leverages.
  mutating func update(adding vector: [Double], _ weight: Double) {
    let size = task.parameterCount
    let u = timesInverse(vector)
    let scale = weight / (1 + weight * product(vector, u))
    for j in 0..<size {
      let factor = scale * u[j]
      for i in 0..<size { inverse[j * size + i] -= factor * u[i] }
    }
    for candidate in 0..<task.candidateCount {
      var along = 0.0
      for k in 0..<size { along += task.rows[candidate * size + k] * u[k] }
      leverages[candidate] -= scale * along * along
    }
  }

  /// `M⁻¹ v`.
  func timesInverse(_ vector: [Double]) -> [Double] {
    let size = task.parameterCount
    var result = [Double](repeating: 0, count: size)
    for j in 0..<size {
      let factor = vector[j]
      for i in 0..<size { result[i] += factor * inverse[j * size + i] }
    }
    return result
  }

  /// `aᵀ b`.
  func product(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for k in a.indices { sum += a[k] * b[k] }
    return sum
  }
}
