import VersionDiff
import VignetteKit

/// What a comparison of respondents' answers is made of: columns with their parts, from the
/// command line, completed from the study's plan.
struct ComparisonRequest {
  private let options: Compare
  private let version: String
  private let reference: String?
  private let outcomes: [String]
  private let covariates: [String]

  /// Completes the options from the study.
  init(_ options: Compare, _ study: Study?) throws {
    self.options = options
    guard let version = options.version ?? study.map({ $0.codebook?.version?.column ?? "version" })
    else {
      throw UsageError("compare --data needs --version COL: the column with the version.")
    }
    self.version = version
    reference = try options.referenceVersion(column: version) ?? study?.analysis.reference
    guard let outcomes = try options.outcomeNames() ?? study?.analysis.outcomes, !outcomes.isEmpty
    else {
      throw UsageError("compare --data needs --outcome COL[,COL]: the answers to compare.")
    }
    self.outcomes = outcomes
    covariates =
      try options.covariates.map { text throws(UsageError) in
        try ListSyntax.list(text, option: "--covariates")
      } ?? study?.analysis.covariates ?? []
  }

  /// Reads the columns that the comparison needs.
  func read(_ path: String, digest: Bool) throws -> RespondentData {
    let wanted = Set([version] + outcomes + covariates)
    let reader = try options.data.reader(columns: wanted, labels: [version])
    return try RespondentData(path, with: reader, digest: digest)
  }

  /// The tables.
  func document(
    _ respondents: RespondentData, settings: VersionComparison.Settings
  ) throws -> TableDocument {
    let family = try VersionComparisonFamily(
      of: outcomes, by: version, against: reference, in: respondents.table,
      countedBy: options.data.count, settings: settings)
    return TableDocument(family)
  }
}
