extension Matrix {
  /// The mean of a square matrix and its transpose: exactly symmetric, where rounding left a
  /// symmetric product only nearly so.
  package var symmetrised: Matrix {
    precondition(rowCount == columnCount, "only a square matrix has a symmetric part")
    var result = self
    for j in 0..<columnCount {
      for i in 0..<j {
        let mean = (self[i, j] + self[j, i]) / 2
        result[i, j] = mean
        result[j, i] = mean
      }
    }
    return result
  }
}
