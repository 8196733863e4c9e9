import Testing

@testable import VignetteKit

@Suite struct BlockedAssignmentTests {
  @Test func everyBlockHoldsEveryCellAsPlanned() throws {
    let design = try SampleDesigns.twoToOne(.blocks, blockSizes: [18, 9, 9])
    #expect(design.blockSizes == [9, 18])
    let cells = AssignmentCells(design)
    let blocks = BlockedAssignment(design, seed: "a seed")
    var sizes: Set<Int> = []
    for number in 1...40 {
      let block = blocks.block(number, in: ["man", "old"])
      sizes.insert(block.count)
      for cell in 0..<6 {
        let share = cells.version(of: cell) == 0 ? 2 : 1
        #expect(block.count { $0 == cell } == share * block.count / 9)
      }
    }
    #expect(sizes == [9, 18])
  }

  /// The orders of a block of 2 : 1 are three, equally probable.
  @Test func everyOrderOfABlockIsEquallyProbable() throws {
    let design = try SampleDesigns.twoToOne(.blocks, hasDecks: false, hasStrata: false)
    let blocks = BlockedAssignment(design, seed: "a seed")
    var counts = [0, 0, 0]
    for number in 1...3000 {
      counts[blocks.block(number, in: []).firstIndex(of: 1) ?? 0] += 1
    }
    // Two degrees of freedom; 13.8 once in a thousand.
    #expect(chiSquared(counts, expected: 1000) < 13.8)
  }

  @Test func countsAreExactWithinEveryStratum() throws {
    let register = try SampleDesigns.register(SampleDesigns.twoToOne(.blocks), units: 700)
    let strata = Dictionary(grouping: register.assignments, by: \.stratum)
    #expect(strata.count == 6)
    for (stratum, assignments) in strata {
      let whole = assignments.prefix(assignments.count / 9 * 9)
      #expect(whole.count > 0)
      for deck in ["D1", "D2", "D3"] {
        let here = whole.filter { $0.decks == [deck] }
        #expect(here.count { $0.version == "1" } == 2 * whole.count / 9, "\(stratum)")
        #expect(here.count { $0.version == "2" } == whole.count / 9, "\(stratum)")
      }
    }
  }

  @Test func arrivalsInOtherStrataChangeNothing() throws {
    let design = try SampleDesigns.twoToOne(.blocks, order: .williams)
    var mixed = AssignmentRegister(design, seed: "a seed")
    var alone = AssignmentRegister(design, seed: "a seed")
    for unit in 1...30 {
      _ = try mixed.assign("x\(unit)", stratum: ["man", "young"])
      let first = try mixed.assign("u\(unit)", stratum: ["woman", "old"])
      #expect(try alone.assign("u\(unit)", stratum: ["woman", "old"]) == first)
    }
  }

  @Test func thePlaceOfADropOutGoesToTheNextOfItsStratum() throws {
    let design = try SampleDesigns.twoToOne(.blocks, order: .latinSquare)
    var register = try SampleDesigns.register(design, units: 200)
    for unit in stride(from: 3, through: 200, by: 11) {
      #expect(try register.note(.dropped, of: "u\(unit)"))
      #expect(try !register.note(.dropped, of: "u\(unit)"))
    }
    var next = 200
    // Fill every stratum up to the end of its block.
    for stratum in Set(register.assignments.map(\.stratum)) {
      func present() -> [Assignment] {
        register.assignments.filter {
          $0.stratum == stratum && register.status(of: $0.unit) != .dropped
        }
      }
      func placeCount() -> Int {
        register.assignments.count { assignment in
          if case .block = assignment.origin { assignment.stratum == stratum } else { false }
        }
      }
      while present().count < placeCount() || placeCount() % 9 != 0 {
        next += 1
        _ = try register.assign("u\(next)", stratum: stratum)
      }
      let here = present()
      for deck in ["D1", "D2", "D3"] {
        let ofDeck = here.filter { $0.decks == [deck] }
        #expect(ofDeck.count { $0.version == "1" } == 2 * here.count / 9)
        #expect(ofDeck.count { $0.version == "2" } == here.count / 9)
      }
    }
    let replacements = register.assignments.compactMap { assignment -> (Assignment, String)? in
      guard case .replacement(let unit, _, _) = assignment.origin else { return nil }
      return (assignment, unit)
    }
    #expect(!replacements.isEmpty)
    for (assignment, left) in replacements {
      #expect(register[left]?.version == assignment.version)
      #expect(register[left]?.vignettes == assignment.vignettes)
    }
  }
}
