import Foundation
import TestSupport
import Testing

@Suite struct DistributionAccuracyTests {
  @Test(arguments: DistributionFamily.allCases, DistributionFamily.Tail.allCases)
  func tailsAreWithinTheirBars(
    of family: DistributionFamily, _ tail: DistributionFamily.Tail
  ) throws {
    let worst = try family.probabilityErrors(tail)
    #expect(worst.count > 500)
    #expect(worst.epsilons <= family.bar, "\(family), \(tail) tail, at \(worst.place)")
  }

  @Test(arguments: DistributionFamily.allCases, DistributionFamily.Tail.allCases)
  func quantilesReturnTheirProbability(
    of family: DistributionFamily, _ tail: DistributionFamily.Tail
  ) throws {
    let worst = try family.quantileErrors(tail)
    #expect(worst.count > 100)
    #expect(worst.epsilons <= 4, "\(family), \(tail) tail, at \(worst.place)")
  }

  /// `docs/accuracy.md` holds the worst cases. Written anew with VIGNETTE_RECORD=accuracy in the
  /// environment, and failing while that is set.
  @Test func theTableOfWorstCasesIsUpToDate() throws {
    let url = Repository.root.appendingPathComponent("docs/accuracy.md")
    let table = try AccuracyTable.text()
    if ProcessInfo.processInfo.environment["VIGNETTE_RECORD"] == "accuracy" {
      try table.write(to: url, atomically: true, encoding: .utf8)
      Issue.record("recorded docs/accuracy.md")
    }
    #expect(try String(contentsOf: url, encoding: .utf8) == table)
  }
}

/// The text of `docs/accuracy.md`.
private enum AccuracyTable {
  static func text() throws -> String {
    var lines = [introduction]
    lines.append("| distribution | tail | cases | worst, in epsilons | bar | where |")
    lines.append("|---|---|---:|---:|---:|---|")
    for family in DistributionFamily.allCases {
      for tail in DistributionFamily.Tail.allCases {
        let worst = try family.probabilityErrors(tail)
        lines.append(row(family, tail, worst, bar: "\(Int(family.bar))"))
      }
    }
    lines.append("\n" + aboutQuantiles)
    lines.append("| distribution | tail | cases | worst | bar | where |")
    lines.append("|---|---|---:|---:|---:|---|")
    for family in DistributionFamily.allCases {
      for tail in DistributionFamily.Tail.allCases {
        lines.append(row(family, tail, try family.quantileErrors(tail), bar: "4"))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func row(
    _ family: DistributionFamily, _ tail: DistributionFamily.Tail, _ worst: WorstError, bar: String
  ) -> String {
    let place = worst.place.map { "\($0)" }.joined(separator: ", ")
    let error = String(format: "%.2f", worst.epsilons)
    return "| \(family.rawValue) | \(tail) | \(worst.count) | \(error) | \(bar) | \(place) |"
  }

  private static let introduction = """
    # How accurate the distributions are

    The relative error of each tail at the worst of the reference cases, in machine epsilons
    (2.2e-16), at exactly the doubles given, against 50 digits, wherever the tail lies between
    1e-300 and 1. The references are written by `Tests/Reference/distributions.py`; a test makes
    this page and fails when it differs (`VIGNETTE_RECORD=accuracy swift test` writes it anew).
    The place: degrees of freedom (and noncentrality), then the point.

    """

  private static let aboutQuantiles = """
    ## Quantiles

    The probability at the returned quantile against the one asked for, in units of what a relative
    change of one epsilon in the probability, or in the quantile itself where that says more,
    amounts to. The place: the parameters, then the probability.

    """
}
