import VignetteKit

/// What the likelihood of a mixed model with one grouping needs of the rows: sums within groups,
/// and groups with equal products of their random-effects columns put together.
///
/// ```
/// A_g = Z_gᵀ W Z_g,   B_g = Z_gᵀ W [X y],   C = [X y]ᵀ W [X y]
/// ```
///
/// The likelihood depends on the groups of one class, which share A, only through the sum of the
/// products of the elements of their B. In a balanced design all groups are one class, and the
/// likelihood costs the same for ten groups as for a million.
///
/// - Complexity: O(rows) once.
struct GroupSums: Sendable {
  /// Groups with equal A.
  struct Class: Sendable {
    /// `A`.
    let products: Matrix
    /// How many groups.
    let count: Double
    /// `B` of the only group, or of each of a few.
    let members: [[Double]]
    /// The sums of products of all pairs of elements of B, where that is less than the members.
    let moments: [Double]?
  }

  /// The classes, in the order of their first groups.
  let classes: [Class]
  /// `C`.
  let totals: Matrix
  /// How many random effects a group has.
  let size: Int
  /// How many columns X and y have together.
  let width: Int

  /// Sums over the rows.
  init(_ grouping: RandomGrouping, _ rows: OrthogonalRows) {
    size = grouping.size
    width = rows.matrix.columnCount + 1
    let (size, width) = (size, width)
    var products = [Double](repeating: 0, count: grouping.count * size * size)
    var sums = [Double](repeating: 0, count: grouping.count * size * width)
    Self.add(rows, grouping, to: &products, &sums)
    totals = Self.totals(of: rows)
    var place: [[Double]: Int] = [:]
    var simple: [Double: Int] = [:]
    var groupsOfClass: [[Int]] = []
    for group in 0..<grouping.count {
      let own = group * size * size..<(group + 1) * size * size
      let known = size == 1 ? simple[products[group]] : place[Array(products[own])]
      if let known {
        groupsOfClass[known].append(group)
        continue
      }
      if size == 1 {
        simple[products[group]] = groupsOfClass.count
      } else {
        place[Array(products[own])] = groupsOfClass.count
      }
      groupsOfClass.append([group])
    }
    classes = groupsOfClass.map { groups in
      let own = groups[0] * size * size..<(groups[0] + 1) * size * size
      let matrix = Matrix(rows: size, columns: size, elements: Array(products[own]))
      let span = size * width
      let isFew = groups.count <= span
      return Class(
        products: matrix, count: Double(groups.count),
        members: isFew ? groups.map { Array(sums[$0 * span..<($0 + 1) * span]) } : [],
        moments: isFew ? nil : Self.moments(of: groups, sums, span))
    }
  }

  /// `sum over the groups of a class of B_gᵀ F B_g`, taken away from the lower triangle.
  ///
  /// - Parameter factor: the symmetric F.
  func subtract(_ factor: Matrix, of own: Class, from target: inout Matrix) {
    if let moments = own.moments {
      let span = size * width
      for b in 0..<size {
        for a in 0..<size {
          let share = factor[a, b]
          if share == 0 { continue }
          for j in 0..<width {
            let start = (b * width + j) * span + a * width
            for i in j..<width { target.elements[j * width + i] -= share * moments[start + i] }
          }
        }
      }
      return
    }
    for member in own.members {
      for b in 0..<size {
        for a in 0..<size {
          let share = factor[a, b]
          if share == 0 { continue }
          for j in 0..<width {
            let scaled = share * member[b * width + j]
            for i in j..<width {
              target.elements[j * width + i] -= scaled * member[a * width + i]
            }
          }
        }
      }
    }
  }

  private static func add(
    _ rows: OrthogonalRows, _ grouping: RandomGrouping, to products: inout [Double],
    _ sums: inout [Double]
  ) {
    let (count, size, width) = (
      rows.residuals.count, grouping.size, rows.matrix.columnCount + 1
    )
    let z = grouping.columns.elements
    products.withUnsafeMutableBufferPointer { products in
      sums.withUnsafeMutableBufferPointer { sums in
        rows.matrix.elements.withUnsafeBufferPointer { x in
          for i in 0..<count {
            let group = grouping.codes[i]
            for a in 0..<size {
              let left = z[a * count + i] * rows.weights[i]
              let home = (group * size + a) * size
              for b in 0..<size { products[home + b] += left * z[b * count + i] }
              let start = (group * size + a) * width
              for j in 0..<width - 1 { sums[start + j] += left * x[j * count + i] }
              sums[start + width - 1] += left * rows.residuals[i]
            }
          }
        }
      }
    }
  }

  /// `C`: by construction the identity, beside the squares of what is left of the outcome.
  private static func totals(of rows: OrthogonalRows) -> Matrix {
    let width = rows.matrix.columnCount + 1
    var result = Matrix.identity(width)
    result[width - 1, width - 1] = rows.squares.residual
    return result
  }

  private static func moments(of groups: [Int], _ sums: [Double], _ span: Int) -> [Double] {
    var result = [Double](repeating: 0, count: span * span)
    result.withUnsafeMutableBufferPointer { result in
      sums.withUnsafeBufferPointer { sums in
        for group in groups {
          let start = group * span
          for b in 0..<span {
            let right = sums[start + b]
            for a in 0..<span { result[b * span + a] += sums[start + a] * right }
          }
        }
      }
    }
    return result
  }
}
