/// How respondents are divided over versions, such as 2 : 1.
///
/// A total is divided by Sainte-Laguë's method: always to the nearest whole respondents, and such
/// that one respondent more never makes a version smaller.
///
/// - Reference: [BalinskiYoung2001]
public struct GroupAllocation: Sendable, Equatable {
  /// The share of each version; they add up to 1.
  public let shares: [Double]

  /// Equal shares.
  public static func equal(_ count: Int) -> GroupAllocation {
    precondition(count > 0, "there are versions")
    return GroupAllocation(unchecked: [Double](repeating: 1 / Double(count), count: count))
  }

  /// Shares in proportion to these parts.
  ///
  /// - Throws: ``PowerMistake/allocation(_:)`` unless every part is positive.
  public init(_ parts: [Double]) throws(PowerMistake) {
    if let wrong = parts.first(where: { !($0 > 0 && $0.isFinite) }) { throw .allocation(wrong) }
    let sum = parts.reduce(0, +)
    shares = parts.map { $0 / sum }
  }

  private init(unchecked shares: [Double]) { self.shares = shares }

  /// The smallest total of which every version gets somebody.
  public var leastTotal: Int {
    var total = shares.count
    while sizes(of: total).contains(0) { total += 1 }
    return total
  }

  /// How many respondents each version gets of a total.
  public func sizes(of total: Int) -> [Int] {
    let quotas = shares.map { Double(total) * $0 }
    // Never more than the method gives; what is missing follows one by one.
    var sizes = quotas.map { max(0, Int($0.rounded(.down)) - shares.count) }
    var missing = total - sizes.reduce(0, +)
    while missing > 0 {
      var next = 0
      for version in shares.indices.dropFirst() {
        let own = shares[version] * Double(2 * sizes[next] + 1)
        if own > shares[next] * Double(2 * sizes[version] + 1) { next = version }
      }
      sizes[next] += 1
      missing -= 1
    }
    return sizes
  }
}
