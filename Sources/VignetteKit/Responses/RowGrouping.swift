/// The distinct combinations of several columns' codes.
///
/// Each column contributes a digit, its code, with a missing answer as the largest digit;
/// combinations stand in lexicographic order of their digits.
struct RowGrouping {
  /// The digit of each combination, column by column.
  private(set) var digits: [[Int]]
  /// How many respondents have each combination.
  private(set) var counts: [Int]
  /// The sum of their weights.
  private(set) var weights: [Double]

  /// Groups rows, those that stand for no respondent left out.
  init(
    of columns: [CodedColumn], rowCount: Int, countedBy frequencies: [Int]?,
    weightedBy rowWeights: [Double]?
  ) {
    if let counter = DenseCounter(columns, rowCount: rowCount) {
      let cells = counter.counts(countedBy: frequencies)
      let sums = rowWeights.map { counter.sums(of: $0, countedBy: frequencies) }
      let present = cells.indices.filter { cells[$0] > 0 }
      digits = counter.digits(of: present)
      counts = present.map { cells[$0] }
      weights = sums.map { sums in present.map { sums[$0] } } ?? []
    } else {
      let groups = RankedGroups(columns, rowCount: rowCount)
      (digits, counts, weights) = (groups.digits, [], [])
      counts = groups.sums(initial: 0) { frequencies?[$0] ?? 1 }
      if let rowWeights {
        weights = groups.sums(initial: 0) { rowWeights[$0] * Double(frequencies?[$0] ?? 1) }
      }
      dropEmptyGroups()
    }
  }

  private mutating func dropEmptyGroups() {
    let present = counts.indices.filter { counts[$0] > 0 }
    guard present.count < counts.count else { return }
    digits = digits.map { column in present.map { column[$0] } }
    if !weights.isEmpty { weights = present.map { weights[$0] } }
    counts = present.map { counts[$0] }
  }
}

/// Counts combinations in one array with a cell for each possible one.
struct DenseCounter: Sendable {
  private static let cellLimit = 1 << 20
  private static let pieceSize = 4096
  /// Below this many rows a second thread costs more than it saves.
  private static let rowsPerThread = 1 << 16

  private let columns: [CodedColumn]
  private let rowCount: Int
  private let cellCount: Int

  /// Nil where there are too many possible combinations, or far more than rows.
  init?(_ columns: [CodedColumn], rowCount: Int) {
    var cells = 1
    for column in columns {
      cells *= column.levelCount + 1
      guard cells <= min(Self.cellLimit, max(4096, rowCount / 4)) else { return nil }
    }
    self.columns = columns
    self.rowCount = rowCount
    cellCount = cells
  }

  /// The number of respondents of each possible combination.
  func counts(countedBy frequencies: [Int]?) -> [Int] {
    let threads = max(1, min(Parallel.processorCount, rowCount / Self.rowsPerThread))
    let parts = Parallel.results(count: threads) { thread in
      let first = rowCount * thread / threads
      let last = rowCount * (thread + 1) / threads
      return counts(from: first, to: last, countedBy: frequencies)
    }
    return parts.dropFirst().reduce(parts[0]) { total, part in
      zip(total, part).map { $0 + $1 }
    }
  }

  /// The sums of weights, added row by row on one thread: sums of rounded numbers depend on their
  /// order.
  func sums(of weights: [Double], countedBy frequencies: [Int]?) -> [Double] {
    var sums = [Double](repeating: 0, count: cellCount)
    forEachPiece(from: 0, to: rowCount) { first, keys in
      for (offset, key) in keys.enumerated() {
        let row = first + offset
        sums[Int(key)] += weights[row] * Double(frequencies?[row] ?? 1)
      }
    }
    return sums
  }

  /// The digits of combinations, column by column.
  func digits(of keys: [Int]) -> [[Int]] {
    var digits: [[Int]] = []
    var rest = keys
    for column in columns.reversed() {
      let radix = column.levelCount + 1
      digits.append(rest.map { $0 % radix })
      rest = rest.map { $0 / radix }
    }
    return digits.reversed()
  }

  private func counts(from start: Int, to end: Int, countedBy frequencies: [Int]?) -> [Int] {
    guard let frequencies else { return rowCounts(from: start, to: end) }
    var counts = [Int](repeating: 0, count: cellCount)
    forEachPiece(from: start, to: end) { first, keys in
      for (offset, key) in keys.enumerated() {
        counts[Int(key)] += frequencies[first + offset]
      }
    }
    return counts
  }

  /// Counts rows, those of odd and of even number apart: adding to the cell to which the row before
  /// was added would have to wait for that.
  private func rowCounts(from start: Int, to end: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: 2 * cellCount)
    counts.withUnsafeMutableBufferPointer { counts in
      let even = UnsafeMutableBufferPointer(rebasing: counts[..<cellCount])
      let odd = UnsafeMutableBufferPointer(rebasing: counts[cellCount...])
      forEachPiece(from: start, to: end) { _, keys in
        var row = 0
        while row + 1 < keys.count {
          even[Int(keys[row])] &+= 1
          odd[Int(keys[row + 1])] &+= 1
          row += 2
        }
        if row < keys.count { even[Int(keys[row])] &+= 1 }
      }
    }
    return zip(counts[..<cellCount], counts[cellCount...]).map { $0 + $1 }
  }

  /// Calls `body` with the first row of each piece and the keys of its rows.
  private func forEachPiece(
    from start: Int, to end: Int, _ body: (Int, UnsafeBufferPointer<UInt32>) -> Void
  ) {
    var keys = [UInt32](repeating: 0, count: min(Self.pieceSize, end - start))
    var first = start
    while first < end {
      let last = min(first + Self.pieceSize, end)
      keys.withUnsafeMutableBufferPointer { keys in
        let piece = UnsafeMutableBufferPointer(rebasing: keys[..<(last - first)])
        columns.first?.startKeys(from: first, in: piece)
        for column in columns.dropFirst() { column.appendDigits(from: first, to: piece) }
        if columns.isEmpty { piece.update(repeating: 0) }
        body(first, UnsafeBufferPointer(piece))
      }
      first = last
    }
  }
}

extension CodedColumn {
  /// Makes each key one digit: this column's code, or the largest digit where it is missing.
  func startKeys(from first: Int, in keys: UnsafeMutableBufferPointer<UInt32>) {
    withDigits(from: first, count: keys.count) { row, digit in keys[row] = digit }
  }

  /// Makes each key one digit longer.
  func appendDigits(from first: Int, to keys: UnsafeMutableBufferPointer<UInt32>) {
    let radix = UInt32(truncatingIfNeeded: levelCount + 1)
    withDigits(from: first, count: keys.count) { row, digit in
      keys[row] = keys[row] &* radix &+ digit
    }
  }

  @inline(__always)
  private func withDigits(from first: Int, count: Int, _ body: (Int, UInt32) -> Void) {
    switch codes {
    case .bytes(let codes): withDigits(codes, from: first, count: count, body)
    case .words(let codes): withDigits(codes, from: first, count: count, body)
    case .doubleWords(let codes): withDigits(codes, from: first, count: count, body)
    }
  }

  /// The code for missing is the width's largest value, so that the smaller of it and the number
  /// of levels is the largest digit.
  @inline(__always)
  private func withDigits<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: [Code], from first: Int, count: Int, _ body: (Int, UInt32) -> Void
  ) {
    let largest = Code(truncatingIfNeeded: levelCount)
    codes.withUnsafeBufferPointer { codes in
      let piece = UnsafeBufferPointer(rebasing: codes[first..<first + count])
      for row in 0..<count {
        body(row, UInt32(truncatingIfNeeded: min(piece[row], largest)))
      }
    }
  }
}
