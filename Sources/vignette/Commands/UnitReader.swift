import VersionDiff
import VignetteKit

/// Reads files of respondents to assign, or of their status.
struct UnitReader {
  /// The column with the names, where it was named.
  let unit: String?
  /// What the study says of columns and codes.
  let codebook: Codebook?

  /// The respondents in a file, in its order, with the level of each characteristic.
  func arrivals(
    _ path: String, _ design: AssignmentDesign
  ) throws -> (arrivals: [AssignmentRequest.Arrival], input: Provenance.Input) {
    let header = try CSVReader().header(ofFileAt: path)
    let mappings = design.strata.map { mapping(of: $0.characteristic, header) }
    let (data, name) = try read(path, header, mappings.map(\.column))
    let names = try data.table.column(name)
    let strata = try mappings.map { try data.table.column($0.column) }
    let units = try units(in: names, path)
    var arrivals: [AssignmentRequest.Arrival] = []
    arrivals.reserveCapacity(units.count)
    for (row, unit) in units.enumerated() {
      var stratum: [String] = []
      for (index, column) in strata.enumerated() {
        guard let label = column.label(at: row) else {
          throw AssignmentError.missingStratum(
            unit: unit, characteristic: design.strata[index].characteristic)
        }
        stratum.append(mappings[index].values.first { $0.code == label }?.id ?? label)
      }
      arrivals.append(AssignmentRequest.Arrival(unit: unit, stratum: stratum))
    }
    return (arrivals, data.input)
  }

  /// The statuses in a file, in its order.
  func statuses(
    _ path: String
  ) throws -> (statuses: [(unit: String, status: AssignmentStatus)], input: Provenance.Input) {
    let header = try CSVReader().header(ofFileAt: path)
    let (data, name) = try read(path, header, ["status"])
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

  /// The column of a characteristic and its codes: the codebook's where the file has that column,
  /// else the one that bears the characteristic's name. Names of options stay names in both.
  private func mapping(of characteristic: String, _ header: [String]) -> ColumnMapping {
    guard case .column(let mapping)? = codebook?.mapping(of: characteristic)?.layout else {
      return ColumnMapping(column: characteristic)
    }
    return header.contains(mapping.column) || !header.contains(characteristic)
      ? mapping : ColumnMapping(column: characteristic, values: mapping.values)
  }

  private func read(
    _ path: String, _ header: [String], _ others: [String]
  ) throws -> (RespondentData, String) {
    let usual = [unit ?? codebook?.respondent, "unit", "respondent"].compactMap { $0 }
    guard let name = unit ?? usual.first(where: header.contains) else {
      throw InputError(
        "'\(path)' has no column '\(usual[0])' with the respondents' names; its columns are "
          + "\(header.map { "'\($0)'" }.joined(separator: ", ")). Name one with --unit COL.")
    }
    let wanted = [name] + others
    let roles = Dictionary(uniqueKeysWithValues: Set(wanted).map { ($0, ColumnRole.labels) })
    let reader = CSVReader(columns: .named(Set(wanted)), roles: roles)
    return (try RespondentData(path, with: reader, digest: true), name)
  }

  /// The names, each once and none missing.
  private func units(in column: Column, _ path: String) throws -> [String] {
    guard case .labels(let codes, let levels) = column.storage else {
      preconditionFailure("units are read as labels")
    }
    var rows = [Int?](repeating: nil, count: levels.count)
    return try (0..<column.count).map { row in
      guard let code = codes[row] else {
        throw InputError(
          "'\(path)' has no name in column '\(column.name)' of row \(row + 1); give every "
            + "respondent one.")
      }
      if let first = rows[code] {
        throw InputError(
          "'\(path)' names unit '\(levels[code])' in rows \(first + 1) and \(row + 1); name each "
            + "respondent once.")
      }
      rows[code] = row
      return levels[code]
    }
  }
}
