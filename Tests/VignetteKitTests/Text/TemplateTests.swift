import Testing

@testable import VignetteKit

@Suite struct TemplateTests {
  @Test func fillsItsSlots() throws {
    let template = try Template(parsing: "The order {legal}, {{sic}} {legal}{when}.")
    #expect(template.slots == ["legal", "when"])
    #expect(
      try template.rendered(filling: ["legal": "may not stand", "when": ""])
        == "The order may not stand, {sic} may not stand.")
  }

  @Test func refusesASlotThatNothingFills() throws {
    let template = try Template(parsing: "a {b} c")
    #expect(throws: StudyError.unfilledSlot("b", in: "a {b} c")) {
      try template.rendered(filling: ["c": "d"])
    }
  }

  @Test(arguments: ["{", "}", "a {b", "a b}", "{}", "{a b}", "{a{b}}", "{ a}"])
  func refusesBracesThatDoNotPair(_ text: String) {
    #expect(throws: StudyError.self) { try Template(parsing: text) }
  }

  @Test(arguments: ["", "no slot", "{{", "}}", "{{}}", "{{{a}}}", "é{a}😀"])
  func writesItselfBack(_ text: String) throws {
    #expect(try Template(parsing: text).source == text)
  }
}
