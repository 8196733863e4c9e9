import VignetteKit

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
  /// - Parameters:
  ///   - labels: the name of each code.
  ///   - rows: the rows, none of which is missing; nil for all.
  init(name: String, codes: Codes, labels: [String], at rows: [Int]?) {
    let occurs = codes.occurring(levelCount: labels.count, at: rows)
    var position = [Int](repeating: 0, count: labels.count + 1)
    var kept: [String] = []
    for code in labels.indices where occurs[code] {
      position[code] = kept.count
      kept.append(labels[code])
    }
    self.init(name: name, codes: codes.lookedUp(in: position, at: rows), labels: kept)
  }

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
    self.init(name: name, codes: rawCodes.map { position[$0] }, labels: kept)
  }

  private init(name: String, codes: [Int], labels: [String]) {
    self.name = name
    self.codes = codes
    self.labels = labels
  }

  /// The combinations of two groupings that occur, in order.
  func crossed(with other: Grouping) -> Grouping {
    let keys = zip(codes, other.codes).map { $0 * other.count + $1 }
    let name = "\(name):\(other.name)"
    let label = { (key: Int) in
      "\(self.labels[key / other.count]):\(other.labels[key % other.count])"
    }
    let possible = count * other.count
    // A table of all combinations is quicker, unless most of it would be empty.
    guard possible <= 8 * keys.count + 1024 else {
      let present = Set(keys).sorted()
      let place = Dictionary(uniqueKeysWithValues: zip(present, present.indices))
      return Grouping(
        name: name, codes: keys.map { place[$0, default: 0] }, labels: present.map(label))
    }
    var place = [Int](repeating: -1, count: possible)
    for key in keys { place[key] = 0 }
    let present = place.indices.filter { place[$0] == 0 }
    for (number, key) in present.enumerated() { place[key] = number }
    return Grouping(name: name, codes: keys.map { place[$0] }, labels: present.map(label))
  }
}
