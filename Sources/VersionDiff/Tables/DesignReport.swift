import VignetteKit

extension TableDocument {
  /// What a design of vignettes shows and can tell, and what versions bundle: the tables `summary`
  /// (in words), `efficiency`, `vignettes`, `decks`, `balance`, `pairs`, `contrasts`, `aliases`,
  /// `fraction`, `alias.sets` and `left.out` of a vignette set; `cells`, `cell.costs`, `versions` and
  /// `version.aliases` of a study's versions. Tables without rows are left out.
  ///
  /// - Parameters:
  ///   - designed: A set's design.
  ///   - versions: What the versions of dilemmas vary.
  public init(designed: DesignReport.Vignettes?, versions: DesignReport.Versions?) {
    var tables: [EffectTable] = []
    var statements: [DesignStatement] = []
    var warnings: [AnalysisWarning] = []
    if let designed {
      statements += designed.statements
      warnings += designed.warnings
      tables += designed.tables
    }
    if let versions {
      statements += versions.statements
      tables += versions.tables
    }
    let summary = EffectTable(
      id: "summary", title: "What the design can tell",
      columns: [TableColumn("topic", .string, label: "Topic"), .finding],
      rows: statements.map { [.text($0.topic), .text($0.text)] })
    self.init(
      command: "design", tables: ([summary] + tables).filter { !$0.rows.isEmpty },
      warnings: warnings)
  }
}

/// What is reported of a study's design.
public enum DesignReport {
  /// The vignettes of one set.
  public struct Vignettes: Sendable {
    /// The design.
    public let design: VignetteDesign
    /// Why combinations were left out, one entry per exclusion; nil where the study doesn't say.
    public let reasons: [String?]
    /// The number of respondents that sentences speak of.
    public let respondents: Int
    let efficiencyOfDesign: DesignEfficiency
    let correlations: [EffectCorrelation]
    let precisions: [ContrastPrecision]

    /// Creates a report.
    public init(of design: VignetteDesign, reasons: [String?] = [], respondents: Int = 100) {
      self.design = design
      self.reasons = reasons
      self.respondents = respondents
      efficiencyOfDesign = DesignEfficiency(of: design)
      correlations = design.effectCorrelations
      precisions = design.contrastPrecisions
    }
  }

  /// The versions of a study.
  public struct Versions: Sendable {
    /// What the versions of each dilemma vary.
    public let cells: [VersionCells]
    /// Versions that would tell what they vary apart.
    public let proposals: [VersionProposal]
    /// Where the present shares of the versions come from.
    public let sharesFrom: SharesSource

    /// Where the shares of the versions come from.
    public enum SharesSource: Sendable {
      /// The study's planned allocation.
      case allocation
      /// The published numbers of respondents.
      case published
      /// Nothing is known: equal shares.
      case assumedEqual
    }

    /// Looks at a study's versions; nil where they vary nothing.
    ///
    /// - Throws: ``DesignError`` for more factors than can be searched.
    public init?(of study: Study) throws(DesignError) {
      let planned = study.versions.compactMap(\.allocation)
      let published = study.versions.compactMap {
        study.published?.sample(ofVersion: $0.id)?.count.map(Double.init)
      }
      let shares: [Double]
      if planned.count == study.versions.count {
        (shares, sharesFrom) = (planned, .allocation)
      } else if published.count == study.versions.count {
        (shares, sharesFrom) = (published, .published)
      } else {
        (shares, sharesFrom) = (study.versions.map { _ in 1 }, .assumedEqual)
      }
      cells = study.dilemmas.compactMap { VersionCells(of: $0, in: study, shares: shares) }
      proposals = try study.versionProposals()
      if cells.isEmpty { return nil }
    }
  }
}
