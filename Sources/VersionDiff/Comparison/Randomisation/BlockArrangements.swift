import VignetteKit

/// The orders of codes within blocks: of versions or cells within those of an assignment, or of the
/// vignettes of a respondent that may stand at each other's places.
struct BlockArrangements: Sendable {
  /// The version at each place, block after block, as recorded.
  private let codes: [UInt16]
  /// Where each block begins among the places; one more at the end.
  private let starts: [Int]
  /// The place of each row.
  private let places: [Int]

  /// The blocks of a log.
  ///
  /// - Parameters:
  ///   - rows: the row of each unit of whom there are data.
  ///   - code: what is exchanged between the places of a block.
  ///   - kept: what stays at its place; exchanges are only among places that agree in it.
  init(
    _ assignments: [Assignment], rows: [String: Int], code: (Assignment) -> UInt16,
    keeping kept: (Assignment) -> [String] = { _ in [] }
  ) {
    var blocks: [[String]: Int] = [:]
    var contents: [[UInt16]] = []
    var placed: [[String]: (block: Int, index: Int)] = [:]
    for assignment in assignments {
      guard case .block(let block, let place) = assignment.origin else { continue }
      let name = assignment.stratum + ["\(block)"]
      let group = name + kept(assignment)
      let index = blocks[group] ?? contents.count
      if index == contents.count {
        blocks[group] = index
        contents.append([])
      }
      placed[name + ["\(place)"]] = (index, contents[index].count)
      contents[index].append(code(assignment))
    }
    var starts = [0]
    for content in contents { starts.append((starts.last ?? 0) + content.count) }
    var places = [Int](repeating: 0, count: rows.count)
    for assignment in assignments {
      guard let row = rows[assignment.unit], let at = assignment.origin.blockAndPlace,
        let own = placed[assignment.stratum + ["\(at.block)", "\(at.place)"]]
      else { continue }
      places[row] = starts[own.block] + own.index
    }
    self.codes = contents.flatMap { $0 }
    self.starts = starts
    self.places = places
  }

  init(codes: [UInt16], starts: [Int], places: [Int]) {
    self.codes = codes
    self.starts = starts
    self.places = places
  }

  /// The same blocks without the places of other versions; the first of the codes becomes 0, the
  /// second 1.
  func restricted(to kept: [UInt16], rows: [Int]) -> BlockArrangements {
    var newPlaces = [Int](repeating: 0, count: codes.count)
    var newCodes: [UInt16] = []
    var newStarts = [0]
    for block in 0..<starts.count - 1 {
      for place in starts[block]..<starts[block + 1] {
        newPlaces[place] = newCodes.count
        if let code = kept.firstIndex(of: codes[place]) { newCodes.append(UInt16(code)) }
      }
      newStarts.append(newCodes.count)
    }
    return BlockArrangements(
      codes: newCodes, starts: newStarts, places: rows.map { newPlaces[places[$0]] })
  }

  /// The number of arrangements, if it is at most a limit.
  func count(upTo limit: Int) -> Int? {
    var product = 1.0
    for block in 0..<starts.count - 1 {
      var counts: [UInt16: Int] = [:]
      for (seen, code) in codes[starts[block]..<starts[block + 1]].enumerated() {
        counts[code, default: 0] += 1
        // A multinomial coefficient, place by place.
        product *= Double(seen + 1) / Double(counts[code] ?? 1)
      }
      if product > 2 * Double(limit) { return nil }
    }
    return product.rounded() <= Double(limit) ? Int(product.rounded()) : nil
  }

  /// Fills in a random arrangement.
  func draw(into arrangement: inout Arrangement, _ generator: inout SeededGenerator) {
    arrangement.scratch = codes
    arrangement.scratch.withUnsafeMutableBufferPointer { scratch in
      for block in 0..<starts.count - 1 {
        let start = starts[block]
        var place = starts[block + 1] - start - 1
        while place > 0 {
          let other = Int(generator.next(below: UInt64(place + 1)))
          scratch.swapAt(start + place, start + other)
          place -= 1
        }
      }
      for (row, place) in places.enumerated() { arrangement.codes[row] = scratch[place] }
    }
  }

  /// Calls with every arrangement.
  func forEach(_ body: ([UInt16]) -> Void) {
    var current = codes
    for block in 0..<starts.count - 1 { current[starts[block]..<starts[block + 1]].sort() }
    var rows = [UInt16](repeating: 0, count: places.count)
    while true {
      for (row, place) in places.enumerated() { rows[row] = current[place] }
      body(rows)
      var block = 0
      while block < starts.count - 1, !current.permute(starts[block]..<starts[block + 1]) {
        block += 1
      }
      if block == starts.count - 1 { return }
    }
  }
}

extension [UInt16] {
  /// Makes the next order of a range in the order of dictionaries; after the last one the first,
  /// and false.
  fileprivate mutating func permute(_ range: Range<Int>) -> Bool {
    guard range.count > 1 else { return false }
    var pivot = range.upperBound - 2
    while pivot >= range.lowerBound, self[pivot] >= self[pivot + 1] { pivot -= 1 }
    guard pivot >= range.lowerBound else {
      self[range].reverse()
      return false
    }
    var larger = range.upperBound - 1
    while self[larger] <= self[pivot] { larger -= 1 }
    swapAt(pivot, larger)
    self[(pivot + 1)..<range.upperBound].reverse()
    return true
  }
}
