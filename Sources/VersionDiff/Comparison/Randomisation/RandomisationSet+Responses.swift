import VignetteKit

extension RandomisationSet {
  /// The set of the respondents in a table.
  ///
  /// - Throws: ``AnalysisError/randomisation(_:)`` for a log that is broken, respondents whom it
  ///   does not know or knows with another version; ``AnalysisError/responses(_:)``.
  init(
    matching responses: ResponseTable, version versionColumn: String, unit unitColumn: String,
    _ log: AssignmentLog
  ) throws(AnalysisError) {
    let units = try Self.units(in: responses, unitColumn, log)
    let set: RandomisationSet
    do { set = try RandomisationSet(of: units, in: log) } catch { throw .randomisation(error) }
    guard Set(set.recorded).count > 1 else { throw .randomisation(.oneVersion) }
    let versions: Column
    do { versions = try responses.column(versionColumn) } catch { throw .responses(error) }
    let differing = units.indices.filter { row in
      let found = versions.label(at: row)
      return found != nil && found != set.versions[Int(set.recorded[row])]
    }
    if let row = differing.first {
      throw .randomisation(
        .otherVersion(
          count: differing.count, unit: units[row],
          logged: set.versions[Int(set.recorded[row])], found: versions.label(at: row) ?? ""))
    }
    self = set
  }

  /// The name of each row's respondent, all of them in the log.
  static func units(
    in responses: ResponseTable, _ unitColumn: String, _ log: AssignmentLog
  ) throws(AnalysisError) -> [String] {
    if let fault = log.unreadable ?? log.broken {
      throw .randomisation(.log(.line(fault.line, fault.reason)))
    }
    let column: Column
    do { column = try responses.column(unitColumn) } catch { throw .responses(error) }
    let names = (0..<responses.rowCount).map { column.label(at: $0) }
    let units = names.compactMap { $0 }
    guard units.count == names.count else {
      throw .randomisation(.unnamedRows(count: names.count - units.count))
    }
    let known = Set(assignments(in: log).map(\.unit))
    let unknown = units.filter { !known.contains($0) }
    if let first = unknown.first {
      throw .randomisation(.notAssigned(count: unknown.count, first: first))
    }
    return units
  }
}
