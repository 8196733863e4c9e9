import TestSupport
import Testing

@testable import VersionDiff

/// What R's `terms` and lme4's `findbars` make of formulas.
@Suite struct FormulaReferenceTests {
  struct Case: Decodable, Sendable {
    let formula: String
    let labels: [String]
    let intercept: Bool
    let groups: [String]
    let effects: [String]
  }

  @Test func termsAreThoseOfR() throws {
    let fixture = try Fixture<Case>.load("formulas")
    #expect(fixture.cases.count > 200)
    for expected in fixture.cases {
      let formula = try Formula(parsing: expected.formula)
      let about = Comment(rawValue: expected.formula)
      #expect(formula.terms.map(\.description) == expected.labels, about)
      #expect(formula.hasIntercept == expected.intercept, about)
      #expect(formula.randomEffects.map(\.group.description) == expected.groups, about)
      let effects = formula.randomEffects.map { effect in
        ([effect.hasIntercept ? "1" : "0"] + effect.terms.map(\.description))
          .joined(separator: "+")
      }
      #expect(effects == expected.effects, about)
    }
  }

  /// What is written out reads as the same formula, the variables of each term in the same order.
  @Test func whatIsWrittenReadsAsTheSame() throws {
    for text in try Fixture<Case>.load("formulas").cases.map(\.formula) {
      let formula = try Formula(parsing: text)
      let again = try Formula(parsing: formula.description)
      #expect(again == formula, Comment(rawValue: text))
      #expect(again.terms.map(\.description) == formula.terms.map(\.description))
      #expect(again.description == formula.description)
    }
  }
}
