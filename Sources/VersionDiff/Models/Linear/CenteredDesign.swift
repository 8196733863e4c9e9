import VignetteKit

/// A design and an outcome from which the weighted means are taken, where the first column is
/// constant; otherwise as they are.
///
/// The difference of a number and a fixed one near it is exact or rounds relative to itself, so that
/// years, times of the day in seconds or a scale far from zero lose nothing, and columns that are
/// redundant stay so. Coefficients other than that of the constant column don't change.
struct CenteredDesign: Sendable {
  let design: Matrix
  let outcome: [Double]
  /// The weight of each row.
  let weights: [Double]
  /// What is taken from each column; 0 for the first.
  let shifts: [Double]
  /// What is taken from the outcome.
  let outcomeShift: Double

  init(_ design: Matrix, _ outcome: [Double], weights: [Double]) {
    self.design = design
    self.outcome = outcome
    self.weights = weights
    let rows = design.rowCount
    let constant = rows > 0 && design.columnCount > 0 ? design[0, 0] : 0
    guard constant != 0, design.column(0).allSatisfy({ $0 == constant }) else {
      shifts = [Double](repeating: 0, count: design.columnCount)
      outcomeShift = 0
      return
    }
    let sums = FixedBlocks.map(rows: rows) { block in
      var sums = [Double](repeating: 0, count: design.columnCount + 1)
      for i in block { sums[0] += weights[i] * outcome[i] }
      for j in 1..<max(1, design.columnCount) {
        for i in block { sums[j] += weights[i] * design.elements[j * rows + i] }
      }
      for i in block { sums[design.columnCount] += weights[i] }
      return sums
    }
    let totals = sums.dropFirst().reduce(sums[0]) { zip($0, $1).map { $0 + $1 } }
    let total = totals[design.columnCount]
    outcomeShift = totals[0] / total
    shifts = [0] + totals[1..<max(1, design.columnCount)].map { $0 / total }
  }

  /// `√w (x - m)` of a block of rows column by column, then `√w (y - m)`.
  func weightedBlock(_ rows: Range<Int>) -> [Double] {
    let (n, columns) = (rows.count, design.columnCount)
    let roots = rows.map { weights[$0].squareRoot() }
    return [Double](unsafeUninitializedCapacity: n * (columns + 1)) { buffer, count in
      design.elements.withUnsafeBufferPointer { elements in
        for j in 0..<columns {
          let (start, shift) = (j * design.rowCount + rows.lowerBound, shifts[j])
          for i in 0..<n { buffer[j * n + i] = roots[i] * (elements[start + i] - shift) }
        }
      }
      for i in 0..<n {
        buffer[columns * n + i] = roots[i] * (outcome[rows.lowerBound + i] - outcomeShift)
      }
      count = n * (columns + 1)
    }
  }

  /// All products of the weighted columns, the outcome as the last.
  func products() -> Matrix {
    let size = design.columnCount + 1
    let blocks = FixedBlocks.map(rows: design.rowCount) { rows in
      let block = weightedBlock(rows)
      var products = Matrix(rows: size, columns: size)
      block.withUnsafeBufferPointer { block in
        for j in 0..<size {
          for i in 0...j {
            products[i, j] = innerProduct(
              block.baseAddress.map { $0 + i * rows.count },
              block.baseAddress.map { $0 + j * rows.count }, rows.count)
          }
        }
      }
      return products
    }
    var total = Matrix(rows: size, columns: size)
    for block in blocks {
      for i in block.elements.indices { total.elements[i] += block.elements[i] }
    }
    for j in 0..<size {
      for i in 0..<j { total[j, i] = total[i, j] }
    }
    return total
  }

  /// What is left of the outcome, and the products of that with the weighted columns.
  ///
  /// - Parameter coefficients: of all columns, as they are centered.
  func residuals(at coefficients: [Double]) -> (values: [Double], gradient: [Double]) {
    let (rows, columns) = (design.rowCount, design.columnCount)
    let blocks = FixedBlocks.map(rows: rows) { block in
      var values = block.map { outcome[$0] - outcomeShift }
      var gradient = [Double](repeating: 0, count: columns)
      design.elements.withUnsafeBufferPointer { elements in
        values.withUnsafeMutableBufferPointer { values in
          for j in 0..<columns where coefficients[j] != 0 {
            let start = j * rows + block.lowerBound
            let (shift, factor) = (shifts[j], coefficients[j])
            for i in 0..<block.count { values[i] -= factor * (elements[start + i] - shift) }
          }
          let weighted = zip(values, block).map { $0 * weights[$1] }
          for j in 0..<columns {
            let start = j * rows + block.lowerBound
            let shift = shifts[j]
            var sum = 0.0
            for i in 0..<block.count { sum += weighted[i] * (elements[start + i] - shift) }
            gradient[j] = sum
          }
        }
      }
      return (values, gradient)
    }
    var gradient = [Double](repeating: 0, count: columns)
    for block in blocks { for j in 0..<columns { gradient[j] += block.1[j] } }
    return (blocks.flatMap(\.0), gradient)
  }

  /// What is left of the outcome of one row, without rounding on the way.
  func exactResidual(_ row: Int, _ coefficients: [Double]) -> DoubleDouble {
    var result = DoubleDouble.sum(outcome[row], -outcomeShift)
    for (j, coefficient) in coefficients.enumerated() {
      result = result - DoubleDouble.sum(design[row, j], -shifts[j]) * coefficient
    }
    return result
  }

  /// The coefficients for the columns as they were.
  func uncentered(_ coefficients: [Double]) -> [Double] {
    guard let first = coefficients.first, outcomeShift != 0 || shifts.contains(where: { $0 != 0 })
    else { return coefficients }
    var constant = DoubleDouble(outcomeShift)
    for (coefficient, shift) in zip(coefficients, shifts) {
      constant = constant - DoubleDouble.product(coefficient, shift)
    }
    var result = coefficients
    result[0] = (constant / design[0, 0] + first).high
    return result
  }

  /// The triangle R of the columns as they were, from that of some of the centered ones, the first
  /// among them.
  func uncentered(_ triangle: Matrix, of columns: [Int]) -> Matrix {
    guard columns.first == 0 else { return triangle }
    var result = triangle
    for (place, column) in columns.enumerated().dropFirst() {
      result[0, place] += triangle[0, 0] * shifts[column] / design[0, 0]
    }
    return result
  }
}
