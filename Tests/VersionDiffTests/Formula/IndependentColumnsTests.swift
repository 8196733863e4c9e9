import Testing
import VignetteKit

@testable import VersionDiff

@Suite struct IndependentColumnsTests {
  @Test func columnsOfAnyScaleAreKept() {
    let found = IndependentColumns(
      of: Matrix(columns: [[1, 1, 1, 1], [1e-12, 2e-12, 4e-12, 3e-12], [1e9, -1e9, 2e9, 5e9]]))
    #expect(found.independent == [0, 1, 2])
    #expect(found.redundancies.isEmpty)
    #expect(found.scales == [1, 4e-12, 5e9])
  }

  @Test func theLaterColumnIsLeftOutAndNamed() throws {
    let table = ResponseTable(columns: [
      Column(name: "y", numbers: [1, 2, 3, 4, 5]), Column(name: "x", numbers: [1, 2, 3, 5, 8]),
      Column(name: "a", labels: ["p", "p", "q", "q", "q"]),
    ])
    let formula = try Formula(parsing: "y ~ x + a + I(3 * x - 2) + I(0 * x)")
    let frame = try Schema().frame(of: formula, in: table, outcome: .number)
    let design = ModelDesign(formula, for: frame)
    let matrix = design.matrix(over: frame)
    let found = IndependentColumns(of: matrix)
    #expect(found.independent == [0, 1, 2])
    #expect(found.redundancies.map(\.column) == [3, 4])
    #expect(found.terms(determining: 3, in: design) == ["(Intercept)", "x"])
    #expect(found.terms(determining: 4, in: design) == [])
    #expect(found.terms(determining: 1, in: design) == nil)
    #expect(found.scaled(matrix).column(1).max() == 1)
  }

  /// A tolerance decides what counts as redundant.
  @Test func nearRedundancyIsAMatterOfTolerance() {
    let places = (0..<20).map(Double.init)
    let near = places.map { $0 + ($0 == 7 ? 1e-9 : 0) }
    let matrix = Matrix(columns: [places, near])
    #expect(IndependentColumns(of: matrix).independent == [0])
    #expect(IndependentColumns(of: matrix, tolerance: 1e-13).independent == [0, 1])
  }
}
