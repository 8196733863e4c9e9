import VersionDiff
import VignetteKit

/// Reads files of respondents to assign, or of their status.
struct UnitReader {
  /// The column with the names, where it was named.
  let unit: String?
  /// The column that the study's codebook names.
  let respondent: String?

  /// The respondents in a file, in its order, with the level of each characteristic.
  func arrivals(
    _ path: String, _ design: AssignmentDesign
  ) throws -> (arrivals: [AssignmentRequest.Arrival], input: Provenance.Input) {
    let characteristics = design.strata.map(\.characteristic)
    let (data, name) = try read(path, characteristics)
    let names = try data.table.column(name)
    let strata = try characteristics.map { try data.table.column($0) }
    let units = try units(in: names, path)
    var arrivals: [AssignmentRequest.Arrival] = []
    arrivals.reserveCapacity(units.count)
    for (row, unit) in units.enumerated() {
      var stratum: [String] = []
      for column in strata {
        guard let level = column.label(at: row) else {
          throw AssignmentError.missingStratum(unit: unit, characteristic: column.name)
        }
        stratum.append(level)
      }
      arrivals.append(AssignmentRequest.Arrival(unit: unit, stratum: stratum))
    }
    return (arrivals, data.input)
  }

  /// The statuses in a file, in its order.
  func statuses(
    _ path: String
  ) throws -> (statuses: [(unit: String, status: AssignmentStatus)], input: Provenance.Input) {
    let (data, name) = try read(path, ["status"])
    let units = try units(in: data.table.column(name), path)
    let labels = try data.table.column("status")
    var statuses: [(unit: String, status: AssignmentStatus)] = []
    for (row, unit) in units.enumerated() {
      let label = labels.label(at: row) ?? ""
      guard let status = AssignmentStatus(rawValue: label), status != .assigned else {
        throw InputError(
          "'\(path)' gives unit '\(unit)' the status '\(label)'; expected completed or dropped.")
      }
      statuses.append((unit, status))
    }
    return (statuses, data.input)
  }

  private func read(_ path: String, _ others: [String]) throws -> (RespondentData, String) {
    let header = try CSVReader().header(ofFileAt: path)
    let usual = [unit ?? respondent, "unit", "respondent"].compactMap { $0 }
    let name = unit ?? usual.first { header.contains($0) } ?? "unit"
    let wanted = [name] + others
    let roles = Dictionary(uniqueKeysWithValues: Set(wanted).map { ($0, ColumnRole.labels) })
    let reader = CSVReader(columns: .named(Set(wanted)), roles: roles)
    return (try RespondentData(path, with: reader, digest: true), name)
  }

  /// The names, each once and none missing.
  private func units(in column: Column, _ path: String) throws -> [String] {
    var rows: [String: Int] = [:]
    return try (0..<column.count).map { row in
      guard let unit = column.label(at: row) else {
        throw InputError(
          "'\(path)' has no name in column '\(column.name)' of row \(row + 1); give every "
            + "respondent one.")
      }
      if let first = rows.updateValue(row, forKey: unit) {
        throw InputError(
          "'\(path)' names unit '\(unit)' in rows \(first + 1) and \(row + 1); name each respondent "
            + "once.")
      }
      return unit
    }
  }
}
