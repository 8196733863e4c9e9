import VignetteKit

extension LogitLikelihood {
  /// Adds `Xᵀ W X` to the block of two categories, the second not after the first.
  ///
  /// Worked out in tiles of two by two columns, so that each number read serves twice and the four
  /// running sums stay in registers; the order of the additions is fixed.
  func addInformation(
    _ weights: [Double], _ k: Int, _ l: Int, _ rows: Range<Int>, to information: inout Matrix
  ) {
    let columns = design.columnCount
    let (first, second) = ((k - 1) * columns, (l - 1) * columns)
    // Each block is symmetric; only the blocks on and below the diagonal are filled here.
    func add(_ sum: Double, _ j: Int, _ m: Int) {
      guard m <= j else { return }
      information[first + j, second + m] += sum
      if m < j { information[first + m, second + j] += sum }
    }
    var left = [Double](repeating: 0, count: 2 * rows.count)
    design.elements.withUnsafeBufferPointer { design in
      weights.withUnsafeBufferPointer { weights in
        left.withUnsafeMutableBufferPointer { left in
          guard let base = design.baseAddress, let left = left.baseAddress else { return }
          let column = { (j: Int) in base + j * self.design.rowCount + rows.lowerBound }
          for j in stride(from: 0, to: columns, by: 2) {
            let isPair = j + 1 < columns
            let (a, b) = (column(j), column(isPair ? j + 1 : j))
            for i in 0..<rows.count {
              left[i] = weights[i] * a[i]
              left[rows.count + i] = weights[i] * b[i]
            }
            for m in stride(from: 0, through: j, by: 2) {
              let isWide = m + 1 < columns
              let sums = Self.tile(
                left, left + rows.count, column(m), column(isWide ? m + 1 : m), rows.count)
              add(sums[0], j, m)
              if isWide { add(sums[1], j, m + 1) }
              if isPair { add(sums[2], j + 1, m) }
              if isPair, isWide { add(sums[3], j + 1, m + 1) }
            }
          }
        }
      }
    }
  }

  /// The inner products of two vectors with two others.
  private static func tile(
    _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ x: UnsafePointer<Double>,
    _ y: UnsafePointer<Double>, _ count: Int
  ) -> SIMD4<Double> {
    var (ax, ay) = (SIMD4<Double>(repeating: 0), SIMD4<Double>(repeating: 0))
    var (bx, by) = (ax, ay)
    func four(_ values: UnsafePointer<Double>, _ i: Int) -> SIMD4<Double> {
      UnsafeRawPointer(values + i).loadUnaligned(as: SIMD4<Double>.self)
    }
    var i = 0
    while i + 4 <= count {
      let (left, right) = (four(a, i), four(b, i))
      let (first, second) = (four(x, i), four(y, i))
      ax += left * first
      ay += left * second
      bx += right * first
      by += right * second
      i += 4
    }
    var result = SIMD4(ax.sum(), ay.sum(), bx.sum(), by.sum())
    while i < count {
      result += SIMD4(a[i] * x[i], a[i] * y[i], b[i] * x[i], b[i] * y[i])
      i += 1
    }
    return result
  }

  /// `Σᵢ Wᵢ ⊗ xᵢ xᵢᵀ` over the patterns, symmetric.
  ///
  /// - Parameter weights: element (k, l) of the symmetric matrix Wᵢ at every pattern, counted from
  ///   0 over the categories but the reference; asked for l ≤ k.
  func crossProducts(_ weights: (_ k: Int, _ l: Int) -> [Double]) -> Matrix {
    var result = Matrix(rows: parameterCount, columns: parameterCount)
    for k in 0..<contrastCount {
      for l in 0...k {
        let own = weights(k, l)
        let parts = FixedBlocks.map(rows: design.rowCount) { rows in
          var part = Matrix(rows: parameterCount, columns: parameterCount)
          addInformation(Array(own[rows]), k + 1, l + 1, rows, to: &part)
          return part
        }
        for part in parts {
          for i in result.elements.indices { result.elements[i] += part.elements[i] }
        }
      }
    }
    for column in 0..<parameterCount {
      for row in 0..<column { result[row, column] = result[column, row] }
    }
    return result
  }
}
