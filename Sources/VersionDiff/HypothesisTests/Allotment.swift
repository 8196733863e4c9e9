/// The ways to allot a column's total to the rows, one after the other.
struct Allotment {
  /// `-Σ ln xᵢ!` of the current way; with the last column closed as well, `-Σ ln xᵢ! (rᵢ - xᵢ)!`.
  private(set) var term = 0.0
  /// What the current way leaves of the row totals.
  private(set) var rest: [Int]
  /// The same in ascending order.
  private(set) var sortedRest: [Int]

  private let rows: [Int]
  private let terms: [[Double]]
  /// What the rows from an index on can take.
  private let room: [Int]
  private var current: [Int]
  /// What is left of the column before each row, and the sum of terms before it.
  private var open: [Int]
  private var partial: [Double]
  private var isFresh = true

  init(_ rows: [Int], _ column: Int, _ factorials: LogFactorials, closing: Bool = false) {
    self.rows = rows
    rest = rows
    sortedRest = rows
    terms = rows.map { row in
      (0...min(row, column)).map { -factorials[$0] - (closing ? factorials[row - $0] : 0) }
    }
    var room = [0]
    for row in rows.reversed() { room.append(room[room.count - 1] + row) }
    self.room = room.reversed()
    current = [Int](repeating: 0, count: rows.count)
    open = [Int](repeating: 0, count: rows.count + 1)
    partial = [Double](repeating: 0, count: rows.count + 1)
    open[0] = column
  }

  /// Goes to the next way; false when there is none.
  mutating func advance() -> Bool {
    if isFresh {
      isFresh = false
      return fill(from: 0)
    }
    // The last row is forced by the others.
    var index = rows.count - 2
    while index >= 0 {
      if current[index] < min(rows[index], open[index]) {
        place(current[index] + 1, at: index)
        return fill(from: index + 1)
      }
      index -= 1
    }
    return false
  }

  /// Brings ``sortedRest`` up to date; few rows, so by insertion.
  mutating func sort() {
    for index in rest.indices {
      let value = rest[index]
      var place = index
      while place > 0, sortedRest[place - 1] > value {
        sortedRest[place] = sortedRest[place - 1]
        place -= 1
      }
      sortedRest[place] = value
    }
  }

  /// Gives the rows from an index on as little as the rows after them can't take.
  private mutating func fill(from start: Int) -> Bool {
    for index in start..<rows.count {
      let least = max(0, open[index] - room[index + 1])
      guard least <= rows[index] else { return false }
      place(least, at: index)
    }
    term = partial[rows.count]
    return true
  }

  private mutating func place(_ count: Int, at index: Int) {
    current[index] = count
    rest[index] = rows[index] - count
    open[index + 1] = open[index] - count
    partial[index + 1] = partial[index] + terms[index][count]
  }
}
