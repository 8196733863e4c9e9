import Testing

@testable import VignetteKit

@Suite struct SaltedAssignmentTests {
  /// A million units where the code is optimised, fewer where it isn't.
  static let units = isDebug ? 12_000 : 1_000_000

  private static var isDebug: Bool {
    #if DEBUG
      true
    #else
      false
    #endif
  }

  @Test func versionsAndDecksAreAsPlannedAndIndependent() throws {
    let salted = SaltedAssignment(try SampleDesigns.twoToOne(.simple))
    var counts = [[Int]](repeating: [0, 0, 0], count: 2)
    for unit in 1...Self.units {
      let name = "u\(unit)"
      counts[salted.version(of: name)][salted.decks(of: name)[0]] += 1
    }
    let n = Double(Self.units)
    var statistic = 0.0
    for version in 0..<2 {
      let expected = n * (version == 0 ? 2.0 : 1) / 9
      statistic += chiSquared(counts[version], expected: expected)
    }
    // Five degrees of freedom: shares and independence together; 25.7 once in ten thousand.
    #expect(statistic < 25.7, "\(counts)")
  }

  @Test func aUnitKeepsItsVersionWhateverElseIsAsked() throws {
    let design = try SampleDesigns.twoToOne(.simple)
    let first = SaltedAssignment(design)
    let versions = (1...50).map { first.version(of: "u\($0)") }
    let again = SaltedAssignment(design)
    #expect((1...50).reversed().map { again.version(of: "u\($0)") } == versions.reversed())
    #expect(Set(versions) == [0, 1])
    let other = SaltedAssignment(design, salt: "another salt")
    #expect((1...50).map { other.version(of: "u\($0)") } != versions)
  }

  /// A unit's version says nothing of the order in which it reads.
  @Test func versionAndOrderAreIndependent() throws {
    let register = try SampleDesigns.register(
      SampleDesigns.twoToOne(.simple, hasDecks: true), units: 3000)
    var counts: [String: [Int]] = [:]
    for assignment in register.assignments where assignment.decks == ["D1"] {
      counts[assignment.version, default: [0, 0, 0, 0]][
        SampleDesigns.decks[0].vignettes.firstIndex(of: assignment.vignettes[0][0]) ?? 0] += 1
    }
    for (_, places) in counts {
      let expected = Double(places.reduce(0, +)) / 4
      // Three degrees of freedom; 16.3 once in a thousand.
      #expect(chiSquared(places, expected: expected) < 16.3, "\(places)")
    }
  }
}
