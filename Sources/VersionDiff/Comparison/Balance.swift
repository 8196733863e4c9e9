import VignetteKit

/// Whether the respondents of the versions are alike in what they were before they answered.
///
/// Where chance decided who saw which version, differences are chance as well; large ones say that
/// a comparison of the versions mixes wording and readers.
public struct Balance: Sendable, Equatable {
  /// A characteristic, or one level of it.
  public struct Row: Sendable, Equatable {
    /// The characteristic.
    public let covariate: String
    /// The level; nil for the characteristic as a whole.
    public let level: String?
    /// The share (of a level) or the mean (of a number) in each version; nil for a distribution
    /// as a whole.
    public let values: [Double?]
    /// The standardised difference against the reference version; with more than two versions the
    /// one farthest from 0. Signed for levels and means, not for a distribution as a whole.
    public let standardizedDifference: Double?
    /// The test's statistic: chi-square of shares; t of two means, F of more.
    public let statistic: Double?
    /// Its degrees of freedom.
    public let degreesOfFreedom: Double?
    /// Those of the denominator of F.
    public let denominator: Double?
    /// The p-value.
    public let pValue: Double?
  }

  /// The versions that have respondents, the reference first.
  public let versions: [String]
  /// The characteristics, each as a whole and level by level.
  public let rows: [Row]

  /// Compares characteristics between the versions named in a column.
  ///
  /// - Parameters:
  ///   - covariates: columns of labels or numbers; missing values are left out.
  ///   - versionColumn: the column that says which version a respondent saw.
  ///   - reference: the version that the others are compared with; nil for the first.
  ///   - responses: one row per respondent, or counted rows.
  ///   - count: a column that says how many respondents a row stands for.
  public init(
    of covariates: [String], by versionColumn: String = "version",
    against reference: String? = nil, in responses: ResponseTable, countedBy count: String? = nil
  ) throws(AnalysisError) {
    var rows: [Row] = []
    var versions: [String] = []
    for covariate in covariates {
      let groups = try VersionGroups(versionColumn, covariate, in: responses, countedBy: count)
      let filled = groups.versions.indices.map { version in
        groups.rows(of: version).reduce(0.0) { $0 + Double(groups.counts[$1]) }
      }
      let order = try VersionComparison.order(
        of: groups.versions, counts: groups.respondents.map(Double.init), covariate, reference)
      versions = order.map { groups.versions[$0] }
      guard order.allSatisfy({ filled[$0] > 0 }) else { throw .allMissing(outcome: covariate) }
      if groups.outcome.isNumeric {
        rows.append(Self.row(covariate, order.map { groups.sample(of: $0) }))
      } else {
        let table = try ContingencyTable(groups).selecting(columns: order)
        rows += Self.rows(covariate, table)
      }
    }
    self.versions = versions
    self.rows = rows
  }

  /// Compares the columns of a table of levels (rows) by versions (columns), the reference first.
  ///
  /// - Throws: ``AnalysisError/nothingToTest(rows:columns:)`` for fewer than two versions.
  public init(of covariate: String, _ table: ContingencyTable) throws(AnalysisError) {
    guard table.columnCount > 1, table.columnTotals.allSatisfy({ $0 > 0 }) else {
      throw .nothingToTest(rows: table.rowCount, columns: table.columnCount)
    }
    versions = table.columnNames
    rows = Self.rows(covariate, table)
  }

  private static func rows(_ covariate: String, _ table: ContingencyTable) -> [Row] {
    let shares = (0..<table.columnCount).map { version in
      (0..<table.rowCount).map { Proportion(table[$0, version], of: table.columnTotals[version]) }
    }
    let whole = try? ChiSquaredTest(table.droppingEmpty().table)
    var rows = [
      Row(
        covariate: covariate, level: nil, values: shares.map { _ in nil },
        standardizedDifference: farthest(
          shares.dropFirst().map { StandardizedDifference.of($0, against: shares[0]) }),
        statistic: whole?.statistic, degreesOfFreedom: whole?.degreesOfFreedom, denominator: nil,
        pValue: whole?.pValue)
    ]
    for (level, name) in table.rowNames.enumerated() {
      let test = try? ChiSquaredTest(table.opposing(row: level))
      let differences = shares.dropFirst().map {
        StandardizedDifference.of($0[level], against: shares[0][level])
      }
      rows.append(
        Row(
          covariate: covariate, level: name, values: shares.map { $0[level].value },
          standardizedDifference: farthest(differences), statistic: test?.statistic,
          degreesOfFreedom: test?.degreesOfFreedom, denominator: nil, pValue: test?.pValue))
    }
    return rows
  }

  private static func row(_ covariate: String, _ samples: [Sample]) -> Row {
    let differences = samples.dropFirst().map {
      StandardizedDifference.of($0, against: samples[0])
    }
    let pair = samples.count == 2 ? try? WelchTest(of: samples[1], against: samples[0]) : nil
    let several = samples.count > 2 ? try? WelchAnalysisOfVariance(samples) : nil
    return Row(
      covariate: covariate, level: nil, values: samples.map(\.mean),
      standardizedDifference: farthest(differences),
      statistic: pair?.statistic ?? several?.statistic,
      degreesOfFreedom: pair?.freedom ?? several?.numerator,
      denominator: several?.denominator, pValue: pair?.pValue ?? several?.pValue)
  }

  private static func farthest(_ differences: [Double?]) -> Double? {
    differences.compactMap { $0 }.max { abs($0) < abs($1) }
  }
}
