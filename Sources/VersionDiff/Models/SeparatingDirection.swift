/// The steps that every search for a separating direction shares.
enum SeparatingDirection {
  /// The inner product of two rows.
  static func product(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// A row divided by its length; a row of zeros as it is.
  static func unit(_ vector: [Double]) -> [Double] {
    let length = product(vector, vector).squareRoot()
    return length > 0 ? vector.map { $0 / length } : vector
  }

  /// Adds a further direction, short enough to undo nothing of what was separated before.
  ///
  /// - Parameter separated: the rows whose products with the direction are positive already.
  static func add(
    _ further: [Double], to direction: inout [Double], keeping separated: [[Double]]
  ) {
    var scale = 1.0
    for vector in separated {
      let loss = -product(vector, further)
      if loss > 0 { scale = min(scale, product(vector, direction) / loss / 2) }
    }
    for j in direction.indices { direction[j] += scale * further[j] }
  }
}
