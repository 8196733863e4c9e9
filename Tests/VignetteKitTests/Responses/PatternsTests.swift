import Testing
import VignetteKit

@Suite("Joint counts")
struct PatternsTests {
  static let table = ResponseTable(columns: [
    Column(name: "version", labels: ["2", "1", "1", "2", nil, "1"]),
    Column(name: "advice", labels: ["no", "yes", "no", "no", "yes", "yes"]),
    Column(name: "n", numbers: [1, 2, 3, 4, 5, 0]),
    Column(name: "weight", storage: .measurements([0.5, 1, 2, 1, 1, 9])),
  ])

  @Test("combinations in order of their levels, missing last")
  func counts() throws {
    let patterns = try Self.table.patterns(of: ["version", "advice"])
    #expect(patterns.counts == [1, 2, 2, 1])
    #expect(patterns.table.columns[0] == Column(name: "version", labels: ["1", "1", "2", nil]))
    #expect(
      patterns.table.columns[1] == Column(name: "advice", labels: ["no", "yes", "no", "yes"]))
    #expect(patterns.total == 6)
  }

  @Test("frequencies and weights")
  func weighted() throws {
    let patterns = try Self.table.patterns(
      of: ["version", "advice"], countedBy: "n", weightedBy: "weight")
    #expect(patterns.counts == [3, 2, 5, 5])
    #expect(patterns.weights == [6, 2, 4.5, 5])
  }

  @Test("no columns: all rows are one combination")
  func noColumns() throws {
    #expect(try Self.table.patterns(of: []).counts == [6])
  }

  @Test("frequencies must be whole, weights not negative")
  func refusals() {
    let table = ResponseTable(columns: [
      Column(name: "n", numbers: [1, 1.5]), Column(name: "w", numbers: [nil, 1]),
      Column(name: "v", labels: ["1", "x"]),
    ])
    #expect(throws: ResponseError.invalidCount(column: "n", row: 2, value: 1.5)) {
      try table.patterns(of: ["v"], countedBy: "n")
    }
    #expect(throws: ResponseError.invalidWeight(column: "w", row: 1, value: nil)) {
      try table.patterns(of: ["v"], weightedBy: "w")
    }
    #expect(throws: ResponseError.numbersExpected(column: "v", found: "x")) {
      try table.patterns(of: ["n"], countedBy: "v")
    }
  }

  @Test("counting in an array and by ranks agree with counting one by one", arguments: 0..<20)
  func randomTables(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let rowCount = Int.random(in: 1...3000, using: &generator)
    let levelCounts = (0..<3).map { _ in [2, 5, 40, 700].randomElement(using: &generator) ?? 2 }
    let columns = levelCounts.enumerated().map { index, levelCount in
      Column(
        name: "c\(index)",
        numbers: (0..<rowCount).map { _ in
          let number = Int.random(in: 0...levelCount, using: &generator)
          return number == levelCount ? nil : Double(number)
        })
    }
    let table = ResponseTable(columns: columns)
    let patterns = try table.patterns(of: ["c0", "c1", "c2"])
    var expected: [[Double?]: Int] = [:]
    for row in 0..<rowCount { expected[columns.map { $0.number(at: row) }, default: 0] += 1 }
    #expect(patterns.counts.count == expected.count)
    var last: [Double]?
    for row in patterns.counts.indices {
      let key = patterns.table.columns.map { $0.number(at: row) }
      #expect(patterns.counts[row] == expected[key])
      let digits = key.map { $0 ?? .infinity }
      #expect(last.map { $0.lexicographicallyPrecedes(digits) } ?? true)
      last = digits
    }
  }

  @Test("counts beyond those that a number holds exactly are refused")
  func largeCounts() throws {
    let table = ResponseTable(columns: [Column(name: "n", numbers: [0x1p53, 0, 2])])
    #expect(throws: ResponseError.countsTooLarge(column: "n")) {
      try table.patterns(of: [], countedBy: "n")
    }
  }

  @Test("measurements count as numbers do")
  func measurements() throws {
    let numbers: [Double] = [2.5, .nan, -1, 2.5, 0]
    let table = ResponseTable(columns: [Column(name: "x", storage: .measurements(numbers))])
    let patterns = try table.patterns(of: ["x"])
    #expect(patterns.counts == [1, 1, 2, 1])
    #expect(patterns.table.columns[0] == Column(name: "x", numbers: [-1, 0, 2.5, nil]))
  }
}
