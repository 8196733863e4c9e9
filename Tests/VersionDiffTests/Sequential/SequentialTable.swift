import Foundation

/// The text of `docs/sequential.md`.
enum SequentialTable {
  static let studies = 10_000

  static let conditions: [SequentialSimulation] =
    [(planned: 200, minimum: 20), (1000, 100)].flatMap { planned, minimum in
      [[1.0, 1], [2, 1]].flatMap { allocation in
        outcomes.map {
          SequentialSimulation(
            outcome: $0, allocation: allocation, planned: planned, minimum: minimum)
        }
      }
        + [
          SequentialSimulation(
            outcome: .options([40, 30, 20, 10]), allocation: [1, 1, 1], planned: planned,
            minimum: minimum),
          SequentialSimulation(
            outcome: .allocation, allocation: [1, 1, 1, 1], planned: planned, minimum: minimum),
        ]
    }

  private static let outcomes: [SequentialSimulation.Outcome] = [
    .options([50, 50]), .options([10, 90]), .options([2, 98]), .options([50, 30, 20]),
    .options([40, 30, 20, 10]), .options([50, 46, 2, 2]), .normal, .skewedRating, .lognormal,
    .allocation,
  ]

  /// A row as it is read back.
  struct Row: Sendable {
    let outcome: String
    let alarms: Double
    let plain: Double
  }

  static func text(studies: Int = studies) -> String {
    var lines = [introduction, header]
    for (place, condition) in conditions.enumerated() {
      let tally = condition.tally(studies: studies, seed: UInt64(place + 1) << 32)
      let allocation = condition.allocation.map { String(format: "%g", $0) }
      let cells = [
        condition.outcome.name, allocation.joined(separator: ":"), "\(condition.planned)",
        "\(condition.minimum)", String(format: "%.1f", tally.percent),
        String(format: "%.1f", tally.earlyPercent), String(format: "%.0f", tally.plainPercent),
      ]
      lines.append("| " + cells.joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  static func rows(of text: String) -> [Row] {
    text.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 7, let alarms = Double(cells[4]), let plain = Double(cells[6]) else {
        return nil
      }
      return Row(outcome: cells[0], alarms: alarms, plain: plain)
    }
  }

  private static let header = """
    | looked at | allocation | planned | start per version | false alarms, % | up to the planned number, % | fixed-sample test, % |
    |---|---|---:|---:|---:|---:|---:|
    """

  private static let introduction = """
    # How often watching a study raises a false alarm

    Studies without any difference, looked at after every respondent from the start to ten times the
    planned number: how often the anytime-valid comparison ever finds a difference at 5 % (Holm over
    options and contrasts), or the test of the allocation a mismatch. 10,000 studies a row, so that
    the Monte Carlo standard error is 0.2 percentage points. Beside it stands how often a fixed-sample
    test at the same level, with Bonferroni's correction over the options, would have, looked at as
    often. A test holds the first figure against 5 %.

    The sequences are asymptotic: that they keep their level is not proven for small counts, and is
    simulated here. The earliest start that a plan may ask for is 20 answers per version, with which
    200 are planned here; 100 is the usual start, with which 1,000 are planned. Versions are drawn one by
    one; blocks would make the counts more even and false alarms rarer. Skewed ratings are 1 in 90 %
    of cases and 2 to 5 in the rest; the variance of the lognormal numbers depends on few of them.
    Small shares make few alarms, as their variance is estimated with one imaginary answer of each
    kind.

    `VIGNETTE_RECORD=sequential swift test -c release -Xswiftc -enable-testing --filter
    SequentialSimulationTests` writes this page anew.

    """
}
