/// Which cluster or group each row of a frame belongs to.
struct Grouping: Sendable, Equatable {
  /// The column, or several joined by colons.
  let name: String
  /// The group of each row, from 0 without gaps.
  let codes: [Int]
  /// The name of each group.
  let labels: [String]

  /// How many groups there are.
  var count: Int { labels.count }

  /// Numbers the groups that occur in the order of their codes.
  ///
  /// - Parameter labels: the name of each raw code.
  init(name: String, rawCodes: [Int], labels: [String]) {
    var position = [Int](repeating: -1, count: labels.count)
    for code in rawCodes { position[code] = 0 }
    var kept: [String] = []
    for code in position.indices where position[code] == 0 {
      position[code] = kept.count
      kept.append(labels[code])
    }
    self.name = name
    codes = rawCodes.map { position[$0] }
    self.labels = kept
  }

  /// The combinations of two groupings that occur.
  func crossed(with other: Grouping) -> Grouping {
    let keys = zip(codes, other.codes).map { $0 * other.count + $1 }
    var place: [Int: Int] = [:]
    var labels: [String] = []
    for key in Set(keys).sorted() {
      place[key] = labels.count
      labels.append("\(self.labels[key / other.count]):\(other.labels[key % other.count])")
    }
    return Grouping(
      name: "\(name):\(other.name)", rawCodes: keys.map { place[$0, default: 0] }, labels: labels)
  }
}
