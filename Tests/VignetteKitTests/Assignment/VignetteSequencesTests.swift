import Testing

@testable import VignetteKit

@Suite struct VignetteSequencesTests {
  @Test(arguments: 1...9)
  func everyVignetteIsEquallyOftenAtEveryPlace(count: Int) throws {
    for order in [VignetteOrder.latinSquare, .williams] {
      let rows = try rows(order, count)
      for place in 0..<count {
        for vignette in 0..<count {
          #expect(rows.count { $0[place] == vignette } == rows.count / count)
        }
      }
    }
  }

  @Test(arguments: 2...9)
  func everyVignetteFollowsEveryOtherEquallyOftenInAWilliamsDesign(count: Int) throws {
    let rows = try rows(.williams, count)
    #expect(rows.count == (count.isMultiple(of: 2) ? count : 2 * count))
    for first in 0..<count {
      for second in 0..<count where first != second {
        let pairs = rows.reduce(0) { sum, row in
          sum + zip(row, row.dropFirst()).count { $0 == (first, second) }
        }
        #expect(pairs == rows.count / count)
      }
    }
  }

  @Test func everyRowIsUsedOnceBeforeAnyIsUsedAgain() throws {
    let design = try SampleDesigns.twoToOne(.blocks, order: .williams, hasStrata: false)
    let register = try SampleDesigns.register(design, units: 180)
    for version in ["1", "2"] {
      for deck in ["D1", "D2", "D3"] {
        let orders = register.assignments.filter { $0.version == version && $0.decks == [deck] }
          .map { $0.vignettes[0] }
        #expect(orders.count >= 20)
        for round in stride(from: 0, to: orders.count - 3, by: 4) {
          #expect(Set(orders[round..<round + 4]).count == 4)
        }
      }
    }
  }

  private func rows(_ order: VignetteOrder, _ count: Int) throws -> [[Int]] {
    let labels = (0..<count).map { ($0 * 7 + 3) % count }
    let sequences = try #require(
      VignetteSequences(order, labels: Set(labels).count == count ? labels : Array(0..<count)))
    return (0..<sequences.rowCount).map(sequences.row)
  }
}
