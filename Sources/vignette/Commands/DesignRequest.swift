import VersionDiff
import VignetteKit

/// A study's plan for one set of vignettes, with what the command line changes of it.
struct DesignRequest {
  /// The set; nil where the study has no vignettes.
  let set: VignetteSet?
  /// What a reader must be told of how options and study were put together.
  let warnings: [AnalysisWarning]
  private let request: VignetteDesignRequest?
  private let reasons: [String?]
  private let respondents: Int

  /// Puts study and options together.
  ///
  /// - Parameter language: of the reasons why combinations are left out.
  init(_ options: DesignOptions, _ study: Study, in language: String) throws {
    guard let set = try Self.set(options, study) else {
      set = nil
      request = nil
      warnings = []
      reasons = []
      respondents = 0
      return
    }
    var request = try study.designRequest(for: set)
    var warnings: [AnalysisWarning] = []
    if options.choosesVignettes, request.listed != nil {
      request.listed = nil
      if case .listed = request.decks { request.decks = .none }
      warnings.append(
        AnalysisWarning(
          code: "listed-set-aside",
          message: "The \(set.vignettes.count) vignettes that the study lists are set aside, as "
            + "the options ask for others."))
    }
    if let effects = try options.effectNames() { request.effects = effects }
    request.exclusions += try options.exclusions()
    if options.choosesVignettes {
      request.vignettes = options.vignettes ?? (options.exclude.isEmpty ? nil : request.vignettes)
      let generators = try options.generators.map { text throws(UsageError) in
        try Self.generators(text)
      }
      request.fraction = options.runs.map { .runs($0) } ?? generators.map { .generators($0) }
    }
    if let count = options.decks, let size = options.deckSize {
      request.decks = .planned(count: count, size: size)
    }
    request.starts = options.starts ?? request.starts
    request.seed = options.seed ?? request.seed
    self.set = set
    self.request = request
    self.warnings = warnings
    reasons = set.design?.exclusions.map { $0.reason?.text(in: language) } ?? []
    respondents = study.analysis.expected?.respondents ?? 100
  }

  /// The design; nil where the study has no vignettes.
  func design() throws -> VignetteDesign? {
    guard let request, let set else { return nil }
    do throws(DesignError) {
      return try VignetteDesign(request)
    } catch {
      throw DesignError.inSet(set.id, error)
    }
  }

  /// The seed; nil where there are no vignettes.
  var seed: UInt64? { request?.seed }

  /// What is reported of the design.
  func report(of design: VignetteDesign) -> DesignReport.Vignettes {
    DesignReport.Vignettes(of: design, reasons: reasons, respondents: respondents)
  }

  private static func set(_ options: DesignOptions, _ study: Study) throws -> VignetteSet? {
    if let name = options.set { return try study.vignetteSet(name) }
    let sets = study.vignetteSets
    if sets.isEmpty, options.asksForVignettes {
      throw InputError(
        "The study has no set of vignettes, which the options ask about; add one under "
          + "'vignettes', or leave the options out to see what its versions tell.")
    }
    guard sets.count > 1 else { return sets.first }
    let names = sets.map { "'\($0.id)'" }.joined(separator: ", ")
    throw UsageError("The study has several sets of vignettes, \(names); choose one with --set.")
  }

  /// `E=ABCD,F=ABC` as its words.
  private static func generators(_ text: String) throws(UsageError) -> [String] {
    try ListSyntax.list(text, option: "--generators")
  }
}
