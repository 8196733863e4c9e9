import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

/// Few clusters of very unequal size are warned of in every family, as `docs/coverage.md` says.
@Suite struct UnequalClustersTests {
  static func table(sizes: [Int]) -> ResponseTable {
    let codes = sizes.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
    let rows = codes.indices
    return ResponseTable(columns: [
      Column(name: "y", numbers: rows.map { Double($0 * $0 % 7) }),
      Column(name: "z", labels: rows.map { ["a", "b", "c"][$0 * $0 % 7 % 3] }),
      Column(name: "w", labels: rows.map { $0 * $0 % 7 > 2 ? "yes" : "no" }),
      Column(name: "x", numbers: rows.map { Double($0 % 5) }),
      Column(name: "team", labels: codes.map { "t\($0)" }),
      Column(name: "two", numbers: rows.map { _ in 2 }),
    ])
  }

  enum Family: CaseIterable, Sendable { case linear, logistic, multinomial, ordinal }

  static func warnings(_ family: Family, _ sizes: [Int]) throws -> [ModelWarning] {
    let table = table(sizes: sizes)
    let schema = Schema(count: "two", cluster: "team")
    return switch family {
    case .linear:
      try LinearRegression(Formula("y", on: "x"), schema: schema).fitted(to: table).warnings
    case .logistic:
      try BinomialRegression(Formula("w", on: "x"), schema: schema).fitted(to: table).warnings
    case .multinomial:
      try MultinomialLogit(Formula("z", on: "x"), schema: schema).fitted(to: table).warnings
    case .ordinal:
      try OrderedLogit(Formula("z", on: "x"), schema: schema).fitted(to: table).warnings
    }
  }

  @Test(arguments: Family.allCases) func areNamedWithTheirEffectiveNumber(_ family: Family) throws {
    let sizes = [40, 30, 4, 4, 4, 4, 4, 4, 4, 4, 4]
    // (106)² / (40² + 30² + 9 · 4²)
    let expected = ModelWarning.unequalClusters(of: "team", 11, effective: 11236.0 / 2644)
    #expect(try Self.warnings(family, sizes).contains(expected))
  }

  /// Equal ones, however few, and many unequal ones are not.
  @Test(arguments: Family.allCases) func othersAreNot(_ family: Family) throws {
    for sizes in [[Int](repeating: 10, count: 9), (0..<40).map { $0 % 4 == 0 ? 12 : 3 }] {
      let found = try Self.warnings(family, sizes)
      #expect(
        !found.contains { if case .unequalClusters = $0 { true } else { false } }, "\(sizes)")
    }
  }
}
