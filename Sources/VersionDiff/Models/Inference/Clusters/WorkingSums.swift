import VignetteKit

/// Sums over clusters, and over pairs of clusters, of what the working model expects of adjusted
/// scores: what Satterthwaite's degrees of freedom are made of, without a matrix of all pairs.
///
/// With `p^{st}_ij = δ_ij a_i^{st} + (r_i^s)ᵀ N r_j^t` for combinations s and t,
///
/// ```
/// Σ_ij p^{st}_ij p^{ts}_ij = Σ_i (a_i^{st} a_i^{ts} + a_i^{st} r_i^tᵀN r_i^s + a_i^{ts} r_i^sᵀN r_i^t)
///                            + tr(N R^{ts} N R^{ts}),   R^{st} = Σ_i r_i^s (r_i^t)ᵀ
/// ```
struct WorkingSums: Sendable {
  /// How many combinations there are.
  private let count: Int
  /// The length of each r.
  private let width: Int
  /// `Σ_i p^{st}_ii`, the expected variance of the combinations.
  private(set) var variance: Matrix
  /// `Σ_i (a^{st} a^{ts} + …)` and `Σ_i (a^{ss} a^{tt} + …)`.
  private var crossed: Matrix
  private var straight: Matrix
  /// `R^{st}` for t not before s, one after the other; R^{ts} is its transpose.
  private var products: [Double]

  /// Nothing added up yet.
  init(count: Int, width: Int) {
    self.count = count
    self.width = width
    variance = Matrix(rows: count, columns: count)
    crossed = variance
    straight = variance
    products = [Double](repeating: 0, count: count * (count + 1) / 2 * width * width)
  }

  /// Adds clusters that are alike.
  ///
  /// - Parameters:
  ///   - own: `a^{st}`.
  ///   - shared: `r^s` in column s.
  ///   - coupled: `N r^s` in column s; nil where N is minus the identity.
  mutating func add(_ own: Matrix, _ shared: Matrix, coupled: Matrix?, times: Double) {
    var inner = Matrix(rows: count, columns: count)
    let sign: Double = coupled == nil ? -1 : 1
    let right = coupled ?? shared
    for t in 0..<count {
      for s in 0..<count {
        var sum = 0.0
        for i in 0..<width { sum += shared[i, s] * right[i, t] }
        inner[s, t] = sign * sum
      }
    }
    for t in 0..<count {
      for s in 0..<count {
        variance[s, t] += times * (own[s, t] + inner[s, t])
        let off = own[s, t] * (own[t, s] + inner[t, s]) + own[t, s] * inner[s, t]
        crossed[s, t] += times * off
        let on = own[s, s] * (own[t, t] + inner[t, t]) + own[t, t] * inner[s, s]
        straight[s, t] += times * on
      }
    }
    addProducts(shared, times)
  }

  private mutating func addProducts(_ shared: Matrix, _ times: Double) {
    let (count, width) = (count, width)
    products.withUnsafeMutableBufferPointer { products in
      shared.elements.withUnsafeBufferPointer { shared in
        var place = 0
        for t in 0..<count {
          for s in 0...t {
            for j in 0..<width {
              let factor = times * shared[t * width + j]
              for i in 0..<width { products[place + i] += factor * shared[s * width + i] }
              place += width
            }
          }
        }
      }
    }
  }

  /// Adds the sums over other clusters.
  mutating func add(_ other: WorkingSums) {
    for i in variance.elements.indices {
      variance.elements[i] += other.variance.elements[i]
      crossed.elements[i] += other.crossed.elements[i]
      straight.elements[i] += other.straight.elements[i]
    }
    for i in products.indices { products[i] += other.products[i] }
  }

  /// `Σ_st (Σ_ij p^{st}_ij p^{ts}_ij + Σ_ij p^{ss}_ij p^{tt}_ij)`: the sum of the variances of all
  /// elements of the estimated covariance matrix.
  func totalVariance(coupling: Matrix?) -> Double {
    // Minus the identity on both sides leaves the products as they are.
    let coupled = (0..<count).map { s in
      (0..<count).map { t in
        let product = product(s, t)
        return coupling.map { $0 * product } ?? product
      }
    }
    var total = 0.0
    for s in 0..<count {
      for t in 0..<count {
        let (there, back) = (coupled[s][t], coupled[t][s])
        total += crossed[s, t] + Self.trace(back, back)
        total += straight[s, t] + Self.trace(there, back)
      }
    }
    return total
  }

  /// `R^{st}`.
  private func product(_ s: Int, _ t: Int) -> Matrix {
    let (low, high) = (min(s, t), max(s, t))
    let start = (high * (high + 1) / 2 + low) * width * width
    let matrix = Matrix(
      rows: width, columns: width, elements: Array(products[start..<start + width * width]))
    return s <= t ? matrix : matrix.transposed
  }

  /// The trace of a product.
  private static func trace(_ a: Matrix, _ b: Matrix) -> Double {
    var sum = 0.0
    for j in 0..<a.columnCount {
      for i in 0..<a.rowCount { sum += a[i, j] * b[j, i] }
    }
    return sum
  }
}
