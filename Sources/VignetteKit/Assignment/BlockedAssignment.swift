/// Permuted blocks: in every block each version and deck stands exactly as often as planned, in a
/// random order.
///
/// Each block of each stratum is hashed from the seed, the stratum and the block's number: units
/// that arrive in other strata change nothing. Several block sizes, one drawn for each block, keep
/// the end of a block from being foreseen.
///
/// - Reference: [RosenbergerLachin2016], section 3.8
public struct BlockedAssignment: Sendable {
  private let key: DrawKey
  private let smallestBlock: [Int]
  private let sizes: [Int]

  /// Creates the blocks of a design.
  public init(_ design: AssignmentDesign, seed: String) {
    self.init(design, key: DrawKey(seed))
  }

  init(_ design: AssignmentDesign, key: DrawKey) {
    self.key = key
    smallestBlock = AssignmentCells(design).smallestBlock
    sizes = design.blockSizes
  }

  /// The cells of a block of a stratum, in the order of arrival: version-major, the last set's deck
  /// changing fastest.
  ///
  /// - Parameters:
  ///   - number: from 1.
  ///   - stratum: the level of each characteristic.
  public func block(_ number: Int, in stratum: [String]) -> [Int] {
    var draws = key.draws("block", stratum + ["\(number)"])
    let size = sizes.count > 1 ? sizes[Int(draws.next(below: UInt64(sizes.count)))] : sizes[0]
    var cells: [Int] = []
    cells.reserveCapacity(size)
    for _ in 0..<size / smallestBlock.count { cells += smallestBlock }
    draws.shuffle(&cells)
    return cells
  }
}
