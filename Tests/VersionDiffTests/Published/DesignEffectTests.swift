import TestSupport
import Testing

@testable import VersionDiff

@Suite struct TippingDesignEffectTests {
  @Test(arguments: try PublishedCase.all())
  func agreesWithTheDefiningEquation(_ expected: PublishedCase) {
    let tipping = TippingDesignEffect.of(
      counts: expected.versions.map(\.counts),
      weighted: expected.versions.map { $0.basis == "weighted.percentages" })
    // The critical value is a quantile: judged by the p that it gives.
    expectCloseOrMissing(tipping, expected.tipping, relative: 1e-10)
  }
}

@Suite struct ImpliedDesignEffectTests {
  typealias Category = ImpliedDesignEffect.Category

  @Test func oneKnownCategoryAgainstTheRest() {
    // 0.26² / 0.157 + 0.74² / 0.843, in fractions 0.43057... + 0.64958...
    let education = ImpliedDesignEffect.of(
      [Category(population: 0.26, sample: 0.157)], isComplete: false)
    expectClose(education, 1.080_158_064_540_502_2, relative: 1e-9)
    let age = ImpliedDesignEffect.of(
      [Category(population: 0.22, sample: 0.145)], isComplete: false)
    expectClose(age, 0.22 * 0.22 / 0.145 + 0.78 * 0.78 / 0.855, relative: 1e-14)
  }

  @Test func equalCompositionCostsNothing() {
    let categories = [0.2, 0.3, 0.5].map { Category(population: $0, sample: $0) }
    expectClose(ImpliedDesignEffect.of(categories, isComplete: true), 1, relative: 1e-14)
  }

  @Test func tellingCategoriesApartOnlyRaisesIt() throws {
    let fine = [
      Category(population: 0.2, sample: 0.3), Category(population: 0.3, sample: 0.1),
      Category(population: 0.5, sample: 0.6),
    ]
    let complete = try #require(ImpliedDesignEffect.of(fine, isComplete: true))
    let partial = try #require(ImpliedDesignEffect.of([fine[0]], isComplete: false))
    #expect(partial < complete)
    expectClose(complete, 0.04 / 0.3 + 0.09 / 0.1 + 0.25 / 0.6, relative: 1e-14)
  }

  @Test func anEmptyCategoryCannotBeWeightedUp() {
    #expect(
      ImpliedDesignEffect.of([Category(population: 0.2, sample: 0)], isComplete: false) == nil)
  }
}
