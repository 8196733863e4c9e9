/// An orthogonal factoring that finds redundant columns: Householder reflections from left to
/// right, in which a column that the columns before it already span is set aside.
///
/// Columns keep their order, so that of two redundant columns the later is the one named. A column
/// is redundant where what is left of it, after the columns before, is shorter than `tolerance`
/// times its own length; lengths make the units of the columns irrelevant.
///
/// - Complexity: O(rows × columns²).
package struct PivotedQR: Sendable {
  /// The positions of the independent columns, ascending.
  package let independent: [Int]
  /// The positions of the redundant columns, ascending.
  package let redundant: [Int]
  /// For each redundant column, the factors of the independent columns that add up to it.
  package let combinations: [[Double]]
  /// The triangle on and above the diagonal of the independent columns, the reflectors below.
  private let factored: Matrix
  /// The first element of each reflector, and twice one over its squared length.
  private let reflectors: [(head: Double, scale: Double)]

  /// Factors a matrix.
  package init(_ matrix: Matrix, tolerance: Double = 1e-7) {
    let (rows, columns) = (matrix.rowCount, matrix.columnCount)
    var elements = matrix.elements
    var independent: [Int] = []
    var redundant: [Int] = []
    var reflector = [Double](repeating: 0, count: rows)
    var reflectors: [(head: Double, scale: Double)] = []
    for j in 0..<columns {
      let rank = independent.count
      let start = j * rows
      let length = norm(start..<start + rows, of: matrix.elements)
      let left = norm(start + min(rank, rows)..<start + rows, of: elements)
      guard left > tolerance * length, left > 0 else {
        redundant.append(j)
        continue
      }
      let head = elements[start + rank]
      let diagonal = head > 0 ? -left : left
      for i in rank..<rows { reflector[i] = elements[start + i] }
      reflector[rank] = head - diagonal
      let scale = 1 / (diagonal * (diagonal - head))
      reflect(&elements, from: rank, rows: rows, columns: (j + 1)..<columns, reflector, scale)
      elements[start + rank] = diagonal
      reflectors.append((reflector[rank], scale))
      independent.append(j)
    }
    self.independent = independent
    self.redundant = redundant
    self.reflectors = reflectors
    factored = Matrix(rows: rows, columns: columns, elements: elements)
    combinations = redundant.map { column in
      // Only the columns before it make a column redundant.
      let earlier = independent.prefix { $0 < column }.count
      var factors = [Double](repeating: 0, count: independent.count)
      for i in 0..<earlier { factors[i] = elements[column * rows + i] }
      for i in stride(from: earlier - 1, through: 0, by: -1) {
        factors[i] /= elements[independent[i] * rows + i]
        for k in 0..<i { factors[k] -= factors[i] * elements[independent[i] * rows + k] }
      }
      return factors
    }
  }

  /// How many columns are independent.
  package var rank: Int { independent.count }

  /// A basis of the directions that the matrix maps to zero, one per redundant column.
  package var nullSpace: [[Double]] {
    zip(redundant, combinations).map { column, factors in
      var direction = [Double](repeating: 0, count: independent.count + redundant.count)
      direction[column] = 1
      for (position, factor) in zip(independent, factors) { direction[position] = -factor }
      return direction
    }
  }
}

extension PivotedQR {
  /// R: what the reflections leave of the independent columns.
  package var upperTriangle: Matrix {
    var result = Matrix(rows: rank, columns: rank)
    for (j, column) in independent.enumerated() {
      for i in 0...j { result[i, j] = factored[i, column] }
    }
    return result
  }

  /// `Qᵀ v`.
  package func reflected(_ vector: [Double]) -> [Double] {
    var result = vector
    for place in reflectors.indices { applyReflector(place, to: &result) }
    return result
  }

  /// `Q v`.
  package func reflectedBack(_ vector: [Double]) -> [Double] {
    var result = vector
    for place in reflectors.indices.reversed() { applyReflector(place, to: &result) }
    return result
  }

  private func applyReflector(_ place: Int, to vector: inout [Double]) {
    let (head, scale) = reflectors[place]
    let start = independent[place] * factored.rowCount
    vector.withUnsafeMutableBufferPointer { vector in
      factored.elements.withUnsafeBufferPointer { factored in
        var product = head * vector[place]
        for i in (place + 1)..<max(vector.count, place + 1) {
          product += factored[start + i] * vector[i]
        }
        product *= scale
        vector[place] -= product * head
        for i in (place + 1)..<max(vector.count, place + 1) {
          vector[i] -= product * factored[start + i]
        }
      }
    }
  }
}

/// The Euclidean length of a range of elements, safe from overflow.
private func norm(_ range: Range<Int>, of elements: [Double]) -> Double {
  var largest = 0.0
  for i in range { largest = max(largest, abs(elements[i])) }
  guard largest > 0, largest.isFinite else { return largest }
  var sum = 0.0
  for i in range {
    let scaled = elements[i] / largest
    sum += scaled * scaled
  }
  return largest * sum.squareRoot()
}

/// Applies `I - scale · v vᵀ` to the columns.
private func reflect(
  _ elements: inout [Double], from first: Int, rows: Int, columns: Range<Int>, _ v: [Double],
  _ scale: Double
) {
  elements.withUnsafeMutableBufferPointer { elements in
    v.withUnsafeBufferPointer { v in
      for column in columns {
        let start = column * rows
        var product = 0.0
        for i in first..<rows { product += v[i] * elements[start + i] }
        product *= scale
        for i in first..<rows { elements[start + i] -= product * v[i] }
      }
    }
  }
}
