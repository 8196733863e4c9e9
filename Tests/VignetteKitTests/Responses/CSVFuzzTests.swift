import Testing

@testable import VignetteKit

@Suite("Mutated CSV")
struct CSVFuzzTests {
  private static let seeds: [[UInt8]] = [
    "id,version,advice,weight\n1,1,yes,0.5\n2,2,\"no, never\",1.25\n3,1,NA,\n",
    "\u{FEFF}a;b;c\r\n1;3,5;\"x\"\r\n2;4,5;\"y \"\"z\"\"\"\r\n",
    "a\tb\n\"two\nlines\"\t1e3\né\t-.5\n\n",
    "n\n1\n2\n\n3",
  ].map { Array($0.utf8) }

  private static let spices: [[UInt8]] =
    [
      "\"", ",", ";", "\t", "\n", "\r", "\r\n", "\"\"", "0", "1e999", "NA", "\u{FEFF}", "é", "",
    ].map { Array($0.utf8) } + [[0xFF], [0x00], [0xC3], [0xE2, 0x82]]

  private static let readers: [CSVReader] = [
    CSVReader(threadCount: 1),
    CSVReader(columns: .named(["a", "version"]), separator: .semicolon, threadCount: 1),
    CSVReader(decimalMark: .comma, encoding: .latin1, threadCount: 1),
    CSVReader(
      roles: ["a": .number, "n": .count, "weight": .weight, "advice": .levels(["yes", "no"])],
      missing: .listed(["1"]), threadCount: 1),
  ]

  @Test("100,000 mutated inputs: a table or an error, never a crash", arguments: 0..<20)
  func mutations(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var tables = 0
    var faults = 0
    for round in 0..<5000 {
      var bytes = Self.seeds[round % Self.seeds.count]
      for _ in 0..<Int.random(in: 0...4, using: &generator) { Self.mutate(&bytes, &generator) }
      var reader = Self.readers[Int.random(in: 0..<Self.readers.count, using: &generator)]
      reader.blockSize = [1, 10, 1000].randomElement(using: &generator) ?? 1
      do throws(ResponseError) {
        let contents = try reader.contents(of: bytes)
        #expect(contents.table.rowCount > 0 || contents.table.columns.isEmpty)
        tables += 1
      } catch {
        if error.description.isEmpty { Issue.record("an error without a message") }
        faults += 1
      }
    }
    #expect(tables > 100 && faults > 100, "mutations that all fail, or never do, show nothing")
  }

  private static func mutate(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    let place = Int.random(in: 0...bytes.count, using: &generator)
    switch Int.random(in: 0..<4, using: &generator) {
    case 0:
      bytes.insert(contentsOf: spices.randomElement(using: &generator) ?? [], at: place)
    case 1:
      let end = min(bytes.count, place + Int.random(in: 0...6, using: &generator))
      bytes.removeSubrange(place..<end)
    case 2:
      if place < bytes.count { bytes[place] = UInt8.random(in: 0...255, using: &generator) }
    default:
      let start = Int.random(in: 0...place, using: &generator)
      bytes.insert(contentsOf: bytes[start..<place], at: place)
    }
  }
}
