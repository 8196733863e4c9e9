import Foundation
import TestSupport
import Testing

@testable import VersionDiff

@Suite struct CoverageTests {
  /// A hundred data sets of 12 clusters of very unequal size: enough to tell the default from the
  /// normal reference, which covers 80 to 86 % there for a factor of clusters.
  @Test(arguments: CoverageSimulation.Family.allCases)
  func defaultIntervalsCoverWithTwelveClusters(_ family: CoverageSimulation.Family) throws {
    let simulation = CoverageSimulation(family: family, clusters: 12, sizes: .extreme)
    let tallies = try simulation.tallies(replications: 100, seed: 12)
    let between = try #require(tallies[.between])
    #expect(between.count > 95)
    #expect(between.coverage > 0.9, "\(between.coverage)")
    #expect(between.plainCoverage < between.coverage - 0.03, "\(between.plainCoverage)")
    let within = try #require(tallies[.within])
    #expect(within.coverage > 0.9, "\(within.coverage)")
  }

  /// `docs/coverage.md` holds 10,000 replications. Written anew with VIGNETTE_RECORD=coverage in
  /// the environment, which takes a while also in a release build, and failing while that is set.
  @Test func theTableIsRecorded() throws {
    let url = Repository.root.appendingPathComponent("docs/coverage.md")
    if ProcessInfo.processInfo.environment["VIGNETTE_RECORD"] == "coverage" {
      let text = try CoverageTable.text()
      try text.write(to: url, atomically: true, encoding: .utf8)
      Issue.record("recorded docs/coverage.md")
    }
    let rows = try CoverageTable.rows(of: String(contentsOf: url, encoding: .utf8))
    #expect(rows.count == CoverageTable.conditions.count * 2)
    for row in rows {
      let bar = row.family == "linear" ? 94.0...96 : 93...97
      // Where the default isn't to be relied on, the output says so.
      #expect(bar.contains(row.coverage) || row.warned > 85, "\(row)")
    }
    #expect(rows.count { $0.warned > 5 } < rows.count / 3)
  }
}

/// The text of `docs/coverage.md`.
private enum CoverageTable {
  static let replications = 10_000

  static let conditions: [CoverageSimulation] = CoverageSimulation.Family.allCases.flatMap {
    family in
    [12, 20, 58].flatMap { clusters in
      [(.equal, .half), (.unequal, .half), (.extreme, .half), (.equal, .quarter)].map {
        sizes, share in
        CoverageSimulation(family: family, clusters: clusters, sizes: sizes, share: share)
      }
    }
  }

  /// A row as it is read back.
  struct Row: Sendable {
    let family: String
    let coverage: Double
    let warned: Double
  }

  static func text() throws -> String {
    var lines = [introduction, header]
    for (place, condition) in conditions.enumerated() {
      let tallies = try condition.tallies(
        replications: replications, seed: UInt64(place + 1) << 32)
      for factor in CoverageSimulation.Factor.allCases {
        lines.append(row(condition, factor, tallies[factor] ?? .init()))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  static func rows(of text: String) -> [Row] {
    text.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 10, let coverage = Double(cells[5]), let warned = Double(cells[8]) else {
        return nil
      }
      return Row(family: cells[0], coverage: coverage, warned: warned)
    }
  }

  private static func row(
    _ condition: CoverageSimulation, _ factor: CoverageSimulation.Factor,
    _ tally: CoverageSimulation.Tally
  ) -> String {
    let cells = [
      condition.family.rawValue, "\(condition.clusters)", condition.sizes.rawValue,
      condition.share.rawValue, factor.rawValue, String(format: "%.1f", 100 * tally.coverage),
      String(format: "%.1f", 100 * tally.plainCoverage),
      String(format: "%.1f", tally.degreesOfFreedom / Double(max(1, tally.count))),
      String(format: "%.0f", 100 * Double(tally.warned) / Double(max(1, tally.count))),
      "\(replications - tally.count)",
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }

  private static let header = """
    | model | clusters | sizes | with the factor | coefficient | default, % | CR1 and z, % | df | warned, % | left out |
    |---|---:|---|---|---|---:|---:|---:|---:|---:|
    """

  private static let introduction = """
    # How often the default intervals hold the truth

    Coverage of 95 % intervals of coefficients in data with clusters, by simulation: 10,000 data sets
    a row, so that the Monte Carlo standard error is 0.2 percentage points. The default is CR2 with
    Satterthwaite degrees of freedom; beside it stands what is common elsewhere, CR1 standard errors
    with the normal distribution. The bars are 94 to 96 % for linear models and 93 to 97 % for the
    others. Where the default lies outside, the output warns: of few degrees of freedom (under 4), or
    of few clusters of very unequal size (that weigh as much as fewer than 12 equal ones, and than
    three quarters of their number). A test holds the table against this.

    Answers within a cluster depend on each other through a Gaussian copula with correlation 0.3, so
    that the model that is fitted is exactly the marginal one. One factor varies within clusters
    (half of the rows), one between them (half or a quarter of the clusters); both coefficients are
    0.5. Clusters have 8 rows, or 4 to 14 (unequal), or 2 to 24 (extreme), on average 8. For multinomial
    models the coefficients are those of the second answer. The degrees of freedom are means over the
    data sets; warned is the share of data sets with a warning about that coefficient; left out are
    data sets without finite estimates.

    `VIGNETTE_RECORD=coverage swift test -c release -Xswiftc -enable-testing --filter CoverageTests`
    writes this page anew.

    """
}
