import Testing

@testable import VignetteKit

@Suite struct RadixOrderTests {
  @Test(arguments: [UInt64(1), 7, 2047, 2048, 5_000_000, .max])
  func itIsThatOfAStableSort(largest: UInt64) {
    var generator = SeededGenerator(seed: 11)
    let keys = (0..<3000).map { _ in
      largest == .max ? generator.next() : generator.next() % (largest + 1)
    }
    let expected = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
    #expect(RadixOrder.of(keys, largest: largest).map(Int.init) == expected)
  }

  @Test func nothingNeedsNoOrder() {
    #expect(RadixOrder.of([], largest: .max).isEmpty)
  }

  /// Groups of many distinct numbers are those that comparing finds.
  @Test func patternsOfMeasurementsAreSortedAndCounted() throws {
    var generator = SeededGenerator(seed: 3)
    var rows: [(a: Double, f: String, b: Double)] = []
    for _ in 0..<4000 {
      let a = Double(Int(generator.uniform() * 3000)) - 1500
      let b = (generator.uniform() * 8).rounded() - 4
      rows.append((a == 0 && b > 0 ? -0.0 : a / 7, generator.uniform() < 0.5 ? "u" : "v", b))
    }
    let table = ResponseTable(columns: [
      Column(name: "a", storage: .measurements(rows.map(\.a))),
      Column(name: "f", labels: rows.map(\.f)), Column(name: "b", numbers: rows.map(\.b)),
    ])
    let patterns = try table.patterns(of: ["f", "a", "b"])
    var expected: [String: Int] = [:]
    for row in rows {
      expected["\(row.f) \(row.a == 0 ? 0 : row.a) \(row.b)", default: 0] += 1
    }
    #expect(patterns.counts.count == expected.count)
    let a = try patterns.table.numbers(in: "a")
    let b = try patterns.table.numbers(in: "b")
    let f = try patterns.table.column("f")
    guard case .labels(let codes, let levels) = f.storage else {
      Issue.record("labels expected")
      return
    }
    var previous: (Int, Double, Double)?
    for place in a.indices {
      let code = codes[place] ?? levels.count
      let key = "\(levels[code]) \(a[place] == 0 ? 0 : a[place]) \(b[place])"
      #expect(patterns.counts[place] == expected[key], "\(key)")
      let own = (code, a[place], b[place])
      if let previous { #expect(previous < own) }
      previous = own
    }
  }
}
