@testable import VignetteKit

/// Designs that the tests share.
enum SampleDesigns {
  static let decks = (1...3).map { deck in
    Deck(id: "D\(deck)", vignettes: (1...4).map { "V\(4 * (deck - 1) + $0)" })
  }

  static let strata = [
    AssignmentDesign.Stratum(characteristic: "gender", levels: ["man", "woman", "other"]),
    AssignmentDesign.Stratum(characteristic: "age", levels: ["young", "old"]),
  ]

  /// Two versions, two to one, with three decks of four vignettes, in six strata.
  static func twoToOne(
    _ method: AssignmentPlan.Method, order: VignetteOrder = .random, blockSizes: [Int] = [],
    hasDecks: Bool = true, hasStrata: Bool = true
  ) throws -> AssignmentDesign {
    try AssignmentDesign(
      study: "sample", method: method, salt: "sample-salt",
      versions: [.init(version: "1", share: 2), .init(version: "2", share: 1)],
      sets: hasDecks ? [.init(id: "ratings", decks: decks)] : [],
      strata: hasStrata ? strata : [], blockSizes: blockSizes, order: order)
  }

  /// The stratum of the k-th unit to arrive, in no particular order.
  static func stratum(_ unit: Int) -> [String] {
    [strata[0].levels[unit * unit % 7 % 3], strata[1].levels[unit * 5 % 11 % 2]]
  }

  /// A register with units u1, u2, ...
  static func register(
    _ design: AssignmentDesign, seed: String = "a seed", units: Int
  ) throws -> AssignmentRegister {
    var register = AssignmentRegister(design, seed: seed)
    for unit in 1...units {
      _ = try register.assign("u\(unit)", stratum: design.strata.isEmpty ? [] : stratum(unit))
    }
    return register
  }
}
