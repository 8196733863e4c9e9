/// Simple assignment: version, decks and order are pure functions of the salt and the unit's name,
/// the same in every program, without a memory.
///
/// Groups are as planned in probability, exactly, but not in numbers: of 100 units 58 may get one
/// of two versions. Version, decks and orders come from hashes of their own and are independent.
/// Whoever knows the salt can work out everybody's version beforehand.
public struct SaltedAssignment: Sendable {
  /// What is assigned.
  public let design: AssignmentDesign
  private let key: DrawKey
  private let shares: [Int]

  /// Creates the assignment of a design.
  ///
  /// - Parameter salt: the design's own unless another is given.
  public init(_ design: AssignmentDesign, salt: String? = nil) {
    self.design = design
    key = DrawKey(salt ?? design.salt ?? design.study)
    shares = design.versions.map(\.share)
  }

  /// The position of a unit's version among the design's.
  public func version(of unit: String) -> Int {
    guard shares.count > 1 else { return 0 }
    var draws = key.draws("version", [unit])
    return draws.next(inProportionTo: shares)
  }

  /// The position of a unit's deck in each set.
  public func decks(of unit: String) -> [Int] {
    design.sets.map { set in
      guard set.decks.count > 1 else { return 0 }
      var draws = key.draws("deck", [set.id, unit])
      return Int(draws.next(below: UInt64(set.decks.count)))
    }
  }
}

extension DrawSource {
  /// A position, each with a probability in proportion to its share.
  package mutating func next(inProportionTo shares: [Int]) -> Int {
    var rest = Int(next(below: UInt64(shares.reduce(0, +))))
    for (position, share) in shares.enumerated() {
      if rest < share { return position }
      rest -= share
    }
    preconditionFailure("a draw below the sum of the shares falls within one of them")
  }
}
