import TestSupport
import Testing

@testable import VignetteKit

@Suite struct HashedDrawsTests {
  struct Vector: Decodable, Sendable {
    let secret: String
    let purpose: String
    let names: [String]
    let words: [String]
    let below: [String: [String]]
  }

  /// The published vectors, which another program wrote from the specification.
  @Test func publishedVectors() throws {
    let fixture = try Fixture<Vector>.load("assignments")
    #expect(fixture.cases.count >= 7)
    for vector in fixture.cases {
      let key = DrawKey(vector.secret)
      var draws = key.draws(vector.purpose, vector.names)
      for word in vector.words { #expect(draws.word() == UInt64(word, radix: 16)) }
      for (bound, values) in vector.below {
        let bound = try #require(UInt64(bound))
        var draws = key.draws(vector.purpose, vector.names)
        for value in values { #expect("\(draws.next(below: bound))" == value) }
      }
    }
  }

  @Test func everyOrderIsEquallyProbable() {
    let key = DrawKey("orders")
    var counts: [[Int]: Int] = [:]
    for unit in 0..<6000 {
      var items = [0, 1, 2]
      var draws = key.draws("order", ["\(unit)"])
      draws.shuffle(&items)
      counts[items, default: 0] += 1
    }
    #expect(counts.count == 6)
    // Chi-square with 5 degrees of freedom; 20.5 is exceeded once in a thousand.
    #expect(chiSquared(counts.values.map { $0 }, expected: 1000) < 20.5)
  }

  /// Names are separated: what moves from one to the next makes another stream.
  @Test func namesDontRunIntoEachOther() {
    let key = DrawKey("salt")
    var first = key.draws("deck", ["ab", "c"])
    var second = key.draws("deck", ["a", "bc"])
    var third = DrawKey("salt2").draws("deck", ["ab", "c"])
    let word = first.word()
    #expect(word != second.word() && word != third.word())
  }
}

/// Pearson's statistic of counts that are equally probable.
func chiSquared(_ counts: [Int], expected: Double) -> Double {
  counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
}
