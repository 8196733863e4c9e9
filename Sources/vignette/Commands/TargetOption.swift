import VersionDiff
import VignetteKit

/// The shares of `--target`: in the option itself, or in a CSV file.
enum TargetOption {
  /// How combinations are averaged.
  static func averaging(_ kind: AveragingChoice, _ target: String?) throws -> Averaging {
    switch (kind, target) {
    case (.uniform, _): .uniform
    case (.target, let target?): .target(try shares(target))
    case (.displayed, _), (.target, nil): .displayed
    }
  }

  /// The file, where the option names one.
  static func inputs(_ target: String?, digest: Bool) throws(ResponseError) -> [Provenance.Input] {
    guard let target, isFile(target) else { return [] }
    return [try RespondentData(target, with: reader, digest: digest).input]
  }

  private static func isFile(_ target: String) -> Bool { !target.contains("=") }

  private static let names = ["variable", "level", "share"]

  private static let reader = CSVReader(
    columns: .named(Set(names)), roles: ["variable": .labels, "level": .labels, "share": .number])

  private static func shares(_ target: String) throws -> [String: [String: Double]] {
    let rows = isFile(target) ? try rows(ofFileAt: target) : try rows(of: target)
    var shares: [String: [String: Double]] = [:]
    for row in rows {
      guard shares[row.variable]?[row.level] == nil else {
        throw UsageError(
          "--target has two shares of the level '\(row.level)' of '\(row.variable)'; give each level "
            + "one.")
      }
      shares[row.variable, default: [:]][row.level] = row.share
    }
    return shares
  }

  private typealias Row = (variable: String, level: String, share: Double)

  /// `a=x:0.3,a=y:0.7`.
  private static func rows(of target: String) throws(UsageError) -> [Row] {
    var rows: [Row] = []
    for part in try ListSyntax.assignments(target, option: "--target") {
      guard let name = part.name, let colon = part.value.lastIndex(of: ":"),
        let share = Double(part.value[part.value.index(after: colon)...])
      else {
        throw UsageError(
          "--target expects 'factor=level:share,…' or a CSV file, but found '\(part.value)'.")
      }
      rows.append((name, String(part.value[..<colon]), share))
    }
    return rows
  }

  private static func rows(ofFileAt path: String) throws -> [Row] {
    let table = try reader.contents(ofFileAt: path).table
    let columns = try names.map { try table.column($0) }
    return try (0..<table.rowCount).map { row in
      guard let variable = columns[0].label(at: row), let level = columns[1].label(at: row),
        let share = columns[2].number(at: row)
      else {
        throw InputError(
          "\(path): row \(row + 1) lacks a variable, a level or a share; complete it.")
      }
      return (variable, level, share)
    }
  }
}
