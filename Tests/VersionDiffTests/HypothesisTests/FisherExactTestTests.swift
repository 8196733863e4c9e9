import Foundation
import TestSupport
import Testing
import VersionDiff

@Suite struct FisherExactTestTests {
  struct Reference: Decodable, Sendable {
    let name: String
    let counts: [[Double]]
    let p: Double
    let oddsRatio: Double?
    let low: Double?
    let high: Double?
    let oddsRatioOfR: Double?

    enum CodingKeys: String, CodingKey {
      case name, counts, p
      case oddsRatio = "odds.ratio"
      case low = "odds.ratio.low"
      case high = "odds.ratio.high"
      case oddsRatioOfR = "odds.ratio.R"
    }
  }

  @Test func agreesWithR() throws {
    for reference in try Fixture<Reference>.load("fisher").cases {
      let test = try FisherExactTest(ContingencyTable(reference.counts))
      #expect(test.isExact, "\(reference.name)")
      // R keeps paths under rounded keys: it agrees to nine digits, not more.
      expectClose(test.pValue, reference.p, relative: 1e-9, "\(reference.name)")
    }
  }

  @Test func conditionalOddsRatios() throws {
    for reference in try Fixture<Reference>.load("fisher").cases where reference.low != nil {
      let ratio = try #require(
        try ConditionalOddsRatio(ContingencyTable(reference.counts), .ninetyFive))
      expectClose(ratio.value, reference.oddsRatio ?? .infinity, relative: 1e-10)
      expectClose(ratio.interval.lowerBound, reference.low, relative: 1e-10)
      expectClose(ratio.interval.upperBound, reference.high ?? .infinity, relative: 1e-10)
      // R's search stops at a relative 1e-4.
      if let searched = reference.oddsRatioOfR, searched > 0 {
        expectClose(ratio.value, searched, relative: 1e-3, "\(reference.name)")
      }
    }
  }

  /// Every table with the margins, one by one.
  private func enumerated(_ counts: [[Int]]) -> Double {
    let rows = counts.map { $0.reduce(0, +) }
    let columns = counts[0].indices.map { j in counts.reduce(0) { $0 + $1[j] } }
    var logFactorial = [0.0]
    for n in 1...rows.reduce(0, +) { logFactorial.append(logFactorial[n - 1] + log(Double(n))) }
    let observed = counts.joined().reduce(0.0) { $0 - logFactorial[$1] }
    var (extreme, all) = (0.0, 0.0)
    func fill(_ cell: Int, _ rows: [Int], _ columns: [Int], _ sum: Double) {
      guard cell < rows.count * columns.count else {
        all += exp(sum - observed)
        if sum <= observed + 1e-7 { extreme += exp(sum - observed) }
        return
      }
      let (row, column) = (cell / columns.count, cell % columns.count)
      let isLastColumn = column == columns.count - 1
      let isLastRow = row == rows.count - 1
      for count in 0...min(rows[row], columns[column]) {
        if isLastColumn, count != rows[row] { continue }
        if isLastRow, count != columns[column] { continue }
        var (down, across) = (rows, columns)
        down[row] -= count
        across[column] -= count
        fill(cell + 1, down, across, sum - logFactorial[count])
      }
    }
    fill(0, rows, columns, 0)
    return extreme / all
  }

  @Test(arguments: [
    [[3, 1, 0], [1, 2, 2], [0, 1, 4]], [[2, 2], [1, 3], [4, 0], [2, 2]],
    [[1, 1, 1, 2], [2, 0, 1, 1]], [[3, 3, 3], [3, 3, 3]], [[0, 2, 1], [2, 0, 1], [1, 1, 0]],
  ])
  func equalsEnumeration(_ counts: [[Int]]) throws {
    let table = try ContingencyTable(counts.map { $0.map(Double.init) })
    expectClose(try FisherExactTest(table).pValue, enumerated(counts), relative: 1e-12)
  }

  @Test func orderAndTranspositionDoNotMatter() throws {
    let counts: [[Double]] = [[5, 1, 3], [2, 6, 2], [1, 1, 7], [4, 0, 2]]
    let test = try FisherExactTest(ContingencyTable(counts))
    let permuted = try FisherExactTest(
      ContingencyTable([counts[2], counts[0], counts[3], counts[1]]))
    let flipped = try FisherExactTest(ContingencyTable(counts).transposed())
    expectClose(permuted.pValue, test.pValue, relative: 1e-12)
    expectClose(flipped.pValue, test.pValue, relative: 1e-12)
  }

  @Test func emptyRowsPlayNoPart() throws {
    let with = try FisherExactTest(ContingencyTable([[5, 1, 0], [0, 0, 0], [2, 6, 0]]))
    let without = try FisherExactTest(ContingencyTable([[5, 1], [2, 6]]))
    #expect(with == without)
  }

  /// 34 people are shuffled, 68 are drawn cell by cell.
  @Test(arguments: [1, 2]) func simulationComesNearTheExactValue(times: Double) throws {
    let counts: [[Double]] = [[3, 1, 3], [2, 4, 2], [3, 2, 7], [4, 1, 2]]
    let scaled = counts.map { row in row.map { times * $0 } }
    let table = try ContingencyTable(scaled)
    let exact = try FisherExactTest(table)
    let simulated = try FisherExactTest(table, workLimit: 0, replicates: 9_999, seed: 5)
    #expect(!simulated.isExact)
    let error = try #require(simulated.pValueStandardError)
    #expect(abs(simulated.pValue - exact.pValue) < 4 * error)
    guard case .monteCarlo(let replicates, let extreme, let seed) = simulated.calculation else {
      Issue.record("not simulated")
      return
    }
    #expect(replicates == 9_999 && seed == 5)
    #expect(simulated.pValue == Double(extreme + 1) / 10_000)
    #expect(try FisherExactTest(table, workLimit: 0, replicates: 9_999, seed: 5) == simulated)
  }

  @Test func millionsWithARareOption() throws {
    let table = try ContingencyTable([[2_500_000, 2_510_000], [400_000, 399_000], [3, 5]])
    let test = try FisherExactTest(table)
    #expect(test.isExact)
    // All but the rare option is a large sample, so Pearson's test comes near.
    expectClose(test.pValue, try ChiSquaredTest(table).pValue, relative: 0.05)
  }

  @Test func billionsInFourCells() throws {
    let table = try ContingencyTable([
      [1_250_050_000, 1_250_000_000], [1_250_000_000, 1_250_000_000],
    ])
    let exact = try FisherExactTest(table)
    // The two tests approach each other in large samples.
    expectClose(exact.pValue, try ChiSquaredTest(table).pValue, relative: 1e-3)
  }

  @Test func refusesFractions() throws {
    #expect(throws: AnalysisError.fractionalCount(row: "b", column: "1", value: 2.5)) {
      try FisherExactTest(ContingencyTable([[1, 2], [2.5, 3]]))
    }
  }

  @Test func hugeCountsFarFromIndependenceEnd() throws {
    let table = try ContingencyTable(
      counts: [[40_000_000, 10_000_000], [400_000, 50_000_000]], rowNames: ["a", "b"],
      columnNames: ["1", "2"])
    #expect(try FisherExactTest(table).pValue < 1e-300)
  }
}
