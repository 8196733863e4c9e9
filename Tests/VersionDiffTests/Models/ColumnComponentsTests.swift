import Testing

@testable import VersionDiff

@Suite struct ColumnComponentsTests {
  @Test func columnsThatNoGroupConnectsAreApart() {
    let components = ColumnComponents(count: 6, links: [[0, 3], [1], [5, 3], [2, 4]])
    #expect(components.members == [[0, 3, 5], [1], [2, 4]])
    #expect(components.starts == [0, 9, 10, 14])
    #expect(components.positions == [0, 0, 0, 1, 1, 2])
    // Column 4 is the second of the third set.
    #expect(components.columnStarts[4] == 12)
    #expect(components.storage == 14)
  }

  @Test func chainsOfLinksAreOneSet() {
    let links = (0..<9).map { [9 - $0, 8 - $0] }
    #expect(ColumnComponents(count: 10, links: links).members == [Array(0..<10)])
    #expect(ColumnComponents(count: 3, links: [[Int]]()).storage == 3)
  }
}
