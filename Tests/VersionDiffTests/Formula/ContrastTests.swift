import Testing

@testable import VersionDiff

@Suite struct ContrastTests {
  private let levels = (1...6).map { "level \($0)" }

  /// Each column but those of treatment contrasts sums to zero over the levels.
  @Test(arguments: [Contrast.sum, .helmert, .polynomial])
  func columnsSumToZero(contrast: Contrast) {
    for column in contrast.columns(levels: levels, ranks: Array(levels.indices)) {
      #expect(abs(column.scores.reduce(0, +)) < 1e-14)
    }
  }

  @Test func polynomialsAreOrthonormalAlsoForManyLevels() {
    let many = (1...40).map(String.init)
    let columns = Contrast.polynomial.columns(levels: many, ranks: Array(many.indices))
    #expect(columns.count == 39)
    for (j, first) in columns.enumerated() {
      for (k, second) in columns.enumerated() {
        let product = zip(first.scores, second.scores).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(product - (j == k ? 1 : 0)) < 1e-12)
      }
      #expect((first.scores.last ?? 0) > 0)
    }
    #expect(columns.map(\.label).prefix(5) == ["linear", "quadratic", "cubic", "^4", "^5"])
  }

  /// Polynomials follow the levels' own order, also where another reference stands first.
  @Test func polynomialsFollowTheOrderOfTheLevels() {
    let plain = Contrast.polynomial.columns(levels: ["a", "b", "c"], ranks: [0, 1, 2])
    let moved = Contrast.polynomial.columns(levels: ["b", "a", "c"], ranks: [1, 0, 2])
    for (first, second) in zip(plain, moved) {
      #expect(second.scores == [first.scores[1], first.scores[0], first.scores[2]])
    }
  }

  @Test func oneLevelHasNoContrasts() {
    for contrast in Contrast.allCases {
      #expect(contrast.columns(levels: ["only"], ranks: [0]).isEmpty)
    }
  }
}
