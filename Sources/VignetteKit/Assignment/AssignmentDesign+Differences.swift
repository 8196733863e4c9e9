extension AssignmentDesign {
  /// What differs between the design of a log and that of a study, in words; empty where nothing
  /// does.
  public func differences(from other: AssignmentDesign) -> [String] {
    var parts: [(String, String, String)] = [
      ("the study", study, other.study), ("the method", method.rawValue, other.method.rawValue),
      ("the order of vignettes", order.rawValue, other.order.rawValue),
      ("the block sizes", Self.list(blockSizes), Self.list(other.blockSizes)),
      ("the salt", salt ?? "none", other.salt ?? "none"),
      (
        "the probability of following", Self.probability(followMillionths),
        Self.probability(other.followMillionths)
      ),
      ("the versions", versionsInWords, other.versionsInWords),
      ("the strata", strataInWords, other.strataInWords),
      ("the sets of vignettes", Self.list(sets.map(\.id)), Self.list(other.sets.map(\.id))),
    ]
    for (set, counterpart) in zip(sets, other.sets) where set.id == counterpart.id {
      parts.append(("the decks of '\(set.id)'", set.inWords, counterpart.inWords))
    }
    return parts.filter { $0.1 != $0.2 }.map { "\($0.0): \($0.1) in the log, \($0.2) in the study" }
  }

  private var versionsInWords: String {
    versions.map { "\($0.version) (\($0.share))" }.joined(separator: ", ")
  }

  private var strataInWords: String {
    let words = strata.map { stratum in
      "\(stratum.characteristic) (\(stratum.levels.joined(separator: ", ")))"
        + (stratum.weight == 1 ? "" : " with weight \(stratum.weight)")
    }
    return words.isEmpty ? "none" : words.joined(separator: ", ")
  }

  private static func list(_ items: [some CustomStringConvertible]) -> String {
    items.isEmpty ? "none" : items.map { "\($0)" }.joined(separator: ", ")
  }

  private static func probability(_ millionths: Int?) -> String {
    millionths.map { "\(Double($0) / 1e6)" } ?? "none"
  }
}

extension AssignmentDesign.DeckSet {
  fileprivate var inWords: String {
    let words = decks.map { "\($0.id) = \($0.vignettes.joined(separator: " "))" }
    return words.joined(separator: ", ") + (shown.map { ", \($0) of them shown" } ?? "")
  }
}
