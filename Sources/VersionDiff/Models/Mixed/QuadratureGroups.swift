/// What the likelihood of a model with a random intercept needs to know of each group, collapsed
/// twice: equal predictors within a group are counted, and so are groups that are equal throughout.
///
/// An answer enters as a count of events and non-events at a predictor. With the logit link an
/// ordinal answer does too: it lies above the threshold below it (an event) and not above the
/// threshold above it (a non-event), because the probability of a category factors,
///
/// ```
/// F(a) - F(b) = F(a) (1 - F(b)) (1 - exp(b - a)),  F the logistic distribution
/// ```
struct QuadratureGroups: Sendable {
  /// One answer, or several equal ones, of a group.
  struct Entry: Sendable, Hashable {
    let predictor: Int
    var events: Double
    var nonEvents: Double

    fileprivate static func precedes(_ first: Entry, _ second: Entry) -> Bool {
      (first.predictor, first.events, first.nonEvents)
        < (second.predictor, second.events, second.nonEvents)
    }
  }

  /// The entries, group by group, ascending by predictor.
  let entries: [Entry]
  /// Where each group's entries begin, and the end of the last one.
  let borders: [Int]
  /// How many groups are equal to each.
  let multiplicities: [Double]
  /// How many predictors there are.
  let predictorCount: Int
  /// Ranges of groups of about equal work, the same for any number of threads.
  let blocks: [Range<Int>]

  /// How many entries make a block.
  private static let blockSize = 1024

  /// Collapses entries.
  ///
  /// - Parameters:
  ///   - entries: of all groups.
  ///   - codes: the group of each entry, a whole number.
  init(_ entries: [Entry], of codes: [Int], predictorCount: Int) {
    let sorted = entries.indices.sorted {
      (codes[$0], entries[$0].predictor, $0) < (codes[$1], entries[$1].predictor, $1)
    }
    var places: [[Entry]: Int] = [:]
    var distinct: [[Entry]] = []
    var multiplicities: [Double] = []
    var next = 0
    while next < sorted.count {
      let code = codes[sorted[next]]
      var group: [Entry] = []
      while next < sorted.count, codes[sorted[next]] == code {
        let entry = entries[sorted[next]]
        if let last = group.indices.last, group[last].predictor == entry.predictor {
          group[last].events += entry.events
          group[last].nonEvents += entry.nonEvents
        } else {
          group.append(entry)
        }
        next += 1
      }
      if let place = places[group] {
        multiplicities[place] += 1
      } else {
        places[group] = distinct.count
        distinct.append(group)
        multiplicities.append(1)
      }
    }
    // By content, so that the names of the groups and the order of the rows change nothing.
    let order = distinct.indices.sorted {
      distinct[$0].lexicographicallyPrecedes(distinct[$1], by: Entry.precedes)
    }
    self.entries = order.flatMap { distinct[$0] }
    borders = order.reduce(into: [0]) { $0.append(($0.last ?? 0) + distinct[$1].count) }
    self.multiplicities = order.map { multiplicities[$0] }
    self.predictorCount = predictorCount
    blocks = Self.blocks(of: borders)
  }

  private static func blocks(of borders: [Int]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    for group in 0..<(borders.count - 1)
    where borders[group + 1] - borders[start] >= blockSize || group == borders.count - 2 {
      result.append(start..<group + 1)
      start = group + 1
    }
    return result
  }
}
