/// What a design needs to know of a factor: its name and the names of its levels.
public struct DesignFactor: Sendable, Equatable {
  /// The name.
  public let id: String
  /// The levels' names; the first is the reference.
  public let levels: [String]

  /// Creates a factor.
  public init(id: String, levels: [String]) {
    self.id = id
    self.levels = levels
  }

  /// The part of a study's factor that a design needs.
  public init(_ factor: Factor) {
    self.init(id: factor.id, levels: factor.levels.map(\.id))
  }

  /// The orthonormal effect coding of a level, one number per degree of freedom.
  ///
  ///     hⱼ(l) = √(m / (j(j + 1))) · (−1 for l < j, j for l = j, 0 for l > j),   j = 1 … m − 1
  ///
  /// Over all m levels once, every column has mean 0 and mean square 1, and different columns are
  /// orthogonal. A factor of two levels gets −1 and 1.
  func coding(of level: Int) -> [Double] {
    let count = Double(levels.count)
    return (1..<max(levels.count, 1)).map { j in
      guard level <= j else { return 0 }
      let scale = (count / Double(j * (j + 1))).squareRoot()
      return level < j ? -scale : scale * Double(j)
    }
  }
}
