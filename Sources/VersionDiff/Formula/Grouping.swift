/// Which cluster or group each row of a frame belongs to.
struct Grouping: Sendable, Equatable {
  /// The column, or several joined by colons.
  let name: String
  /// The group of each row, from 0 without gaps.
  let codes: [Int]
  /// How many groups there are.
  let count: Int

  /// Numbers the groups that occur in the order of their codes.
  init(name: String, rawCodes: [Int], limit: Int) {
    var position = [Int](repeating: -1, count: limit)
    for code in rawCodes { position[code] = 0 }
    var next = 0
    for code in position.indices where position[code] == 0 {
      position[code] = next
      next += 1
    }
    self.name = name
    codes = rawCodes.map { position[$0] }
    count = next
  }

  /// The combinations of two groupings that occur.
  func crossed(with other: Grouping) -> Grouping {
    var seen: [Int: Int] = [:]
    var raw: [Int] = []
    raw.reserveCapacity(codes.count)
    let keys = zip(codes, other.codes).map { $0 * other.count + $1 }
    for key in Set(keys).sorted() { seen[key] = seen.count }
    for key in keys { raw.append(seen[key, default: 0]) }
    return Grouping(name: "\(name):\(other.name)", rawCodes: raw, limit: seen.count)
  }
}
