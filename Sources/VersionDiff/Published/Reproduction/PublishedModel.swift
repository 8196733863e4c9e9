import VignetteKit

/// The model behind a published table of coefficients, so far as it can be fitted again.
public struct PublishedModel: Sendable, Equatable {
  /// The formula, as it would be typed.
  public let formula: String
  /// The reference levels of columns, where the table fixes them.
  public let references: [String: String]
  /// Rows of terms that the formula leaves out, because the source does not say what they are.
  public let unknownTerms: [String]
  /// Terms whose coefficients such rows can't move: factors of vignettes that every respondent
  /// judges all of.
  public let balancedTerms: [String]

  /// The model of a table; nil where the source doesn't say which it is.
  ///
  /// A table of vignettes is of a model with a dummy for each, and an intercept for every
  /// respondent where the study names a column of respondents.
  public init?(of table: PublishedCoefficients, in study: Study) {
    switch table.terms {
    case .model:
      guard let formula = table.formula else { return nil }
      self.formula = formula
      references = [:]
      unknownTerms = table.unknownTerms
      balancedTerms = study.vignetteSets.filter { $0.perRespondent == $0.vignettes.count }
        .flatMap(\.factors)
    case .vignettes(_, let reference):
      let vignette = study.codebook?.vignette?.column ?? "vignette"
      let respondent = study.codebook?.respondent.map { " + (1 | \(Self.quoted($0)))" } ?? ""
      formula = "\(Self.quoted(table.outcome)) ~ \(Self.quoted(vignette))\(respondent)"
      references = [vignette: reference]
      unknownTerms = []
      balancedTerms = []
    }
  }

  /// Why a row can't be reproduced by this model; nil where it can.
  func obstacle(to term: String) -> String? {
    guard !unknownTerms.isEmpty else { return nil }
    if unknownTerms.contains(term) { return "The source does not show what this term is." }
    if balancedTerms.contains(term) { return nil }
    return "It depends on terms that the source does not show."
  }

  private static func quoted(_ name: String) -> String {
    let isPlain = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
    return isPlain && name.first?.isLetter == true ? name : "`\(name)`"
  }
}

/// The coefficients that a model has on data, for ``Reproduction``.
public struct ComputedCoefficients: Sendable, Equatable {
  /// One coefficient.
  public struct Entry: Sendable, Equatable {
    /// Its name.
    public let name: CoefficientName
    /// The estimate.
    public let estimate: Double
    /// Its standard error, where there is one.
    public let standardError: Double?
    /// The two-sided p, where there is one.
    public let pValue: Double?

    /// Creates an entry.
    public init(
      name: CoefficientName, estimate: Double, standardError: Double?, pValue: Double? = nil
    ) {
      self.name = name
      self.estimate = estimate
      self.standardError = standardError
      self.pValue = pValue
    }
  }

  /// The coefficients.
  public let entries: [Entry]

  /// Creates a set.
  public init(_ entries: [Entry]) {
    self.entries = entries
  }

  /// The coefficient that a published table calls by this name: that of a term, of the only level
  /// of a factor (or product of factors) beside its reference, or of a vignette.
  public func entry(ofPublished term: String) -> Entry? {
    if let exact = entries.first(where: { $0.name.term == term }) { return exact }
    let ofFactor = entries.filter { $0.name.factor == term }
    if ofFactor.count == 1 { return ofFactor.first }
    let ofLevel = entries.filter { $0.name.level == term }
    return ofLevel.count == 1 ? ofLevel.first : nil
  }
}
