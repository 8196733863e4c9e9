/// The trailing columns of a mixed model, split into sets that no group connects.
///
/// In a nested design each outer group is a set of its own, in a crossed one all columns are one.
/// Sets are factored one by one, so that a thousand schools cost a thousand small matrices.
struct ColumnComponents: Sendable {
  /// The columns of each set, ascending.
  let members: [[Int]]
  /// Where the elements of each set start in a common storage; the end is the last.
  let starts: [Int]
  /// Where each column's elements start in the storage.
  let columnStarts: [Int]
  /// The position of each column within its set.
  let positions: [Int]

  /// Finds the sets.
  ///
  /// - Parameters:
  ///   - count: how many columns there are.
  ///   - links: lists of columns that belong together.
  init(count: Int, links: some Sequence<some Sequence<Int>>) {
    var parents = Array(0..<count)
    func root(_ column: Int) -> Int {
      var column = column
      while parents[column] != column {
        parents[column] = parents[parents[column]]
        column = parents[column]
      }
      return column
    }
    for link in links {
      var first: Int?
      for column in link {
        let own = root(column)
        if let first { parents[max(own, first)] = min(own, first) }
        first = min(own, first ?? own)
      }
    }
    var place = [Int](repeating: -1, count: count)
    var members: [[Int]] = []
    var positions = [Int](repeating: 0, count: count)
    var homes = [Int](repeating: 0, count: count)
    for column in 0..<count {
      let own = root(column)
      if place[own] < 0 {
        place[own] = members.count
        members.append([])
      }
      homes[column] = place[own]
      positions[column] = members[place[own]].count
      members[place[own]].append(column)
    }
    var starts = [0]
    for set in members { starts.append((starts.last ?? 0) + set.count * set.count) }
    self.members = members
    self.starts = starts
    self.positions = positions
    columnStarts = (0..<count).map { column in
      starts[homes[column]] + positions[column] * members[homes[column]].count
    }
  }

  /// How many elements the storage has.
  var storage: Int { starts.last ?? 0 }
}
