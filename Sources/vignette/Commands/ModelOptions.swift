import ArgumentParser
import VersionDiff
import VignetteKit

/// How a regression is fitted and how uncertain its coefficients are taken to be.
struct ModelOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "gaussian (numbers), binomial (one answer against the rest), multinomial, or ordinal.",
      valueName: "family"))
  var family: RegressionModel.Family = .gaussian

  @Option(
    help: ArgumentHelp(
      "The answer that a binomial model sets against all others: 'y=level'.", valueName: "answer"))
  var event: String?

  @Option(help: "How a binomial probability depends on the terms.")
  var link: Link = .logit

  @Option(
    help: ArgumentHelp(
      "Terms of an ordinal model with an effect of their own on each threshold: 'a,b'.",
      valueName: "terms"))
  var nonproportional: String?

  @Option(
    help: ArgumentHelp(
      "How factors are coded, where not by treatment: 'a=sum,b=helmert,c=polynomial'.",
      valueName: "codings"))
  var contrasts: String?

  @Option(
    help: ArgumentHelp(
      "Who belongs together: the column with the respondent, the team, … Standard errors are then "
        + "CR2 with Satterthwaite degrees of freedom.", valueName: "col"))
  var cluster: String?

  @Option(
    help: ArgumentHelp("The column with the weights of rows.", valueName: "col"))
  var weight: String?

  @Option(
    help: ArgumentHelp(
      "sampling (people of the population that a row stands for; design-based variance) or "
        + "analytic (precision of a row).", valueName: "kind"))
  var weightKind: WeightKind?

  @Option(
    help: ArgumentHelp(
      "Another estimator of the variances than the data call for.", valueName: "kind"))
  var robust: VarianceEstimator?

  @Flag(help: "Bias-reduced (Firth) estimates of a binomial model, finite under separation.")
  var firth = false

  @Flag(help: "Maximum likelihood for a gaussian mixed model, in place of REML.")
  var ml = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Adaptive Gauss–Hermite points for a random intercept of a binomial or ordinal model; 1 is "
        + "Laplace's approximation.", valueName: "n"))
  var quadrature: Int?

  @Option(help: "How the limits of coefficients are found.")
  var intervals: IntervalMethod = .wald

  /// Refuses what can't be meant.
  func validate() throws {
    if let quadrature, !(1...100).contains(quadrature) {
      throw ValidationError("--quadrature is \(quadrature); it must lie between 1 and 100.")
    }
    if weightKind != nil, weight == nil {
      throw ValidationError("--weight-kind says what --weight means; give the column of weights.")
    }
    if let robust, robust.isClustered, cluster == nil {
      throw ValidationError(
        "--robust \(robust.rawValue) needs --cluster COL: the column that says who belongs "
          + "together.")
    }
    if cluster != nil, let robust, !robust.isClustered {
      throw ValidationError(
        "--robust \(robust.rawValue) takes rows for independent, but --cluster says that they are "
          + "not; choose cr0, cr1 or cr2, or leave one of the two out.")
    }
  }

  /// The codings of `--contrasts`.
  func codings() throws(UsageError) -> [String: Contrast] {
    guard let contrasts else { return [:] }
    var codings: [String: Contrast] = [:]
    for part in try ListSyntax.assignments(contrasts, option: "--contrasts") {
      guard let name = part.name, let contrast = Contrast(rawValue: part.value) else {
        let known = Contrast.allCases.map(\.rawValue).joined(separator: ", ")
        throw UsageError(
          "--contrasts expects 'factor=coding' with a coding out of \(known), but found "
            + "'\(contrasts)'.")
      }
      codings[name] = contrast
    }
    return codings
  }

  /// The terms of `--nonproportional`.
  func nonproportionalTerms() throws(UsageError) -> [Term] {
    guard let nonproportional else { return [] }
    return try ListSyntax.list(nonproportional, option: "--nonproportional").map { text in
      Term(text.split(separator: ":").map(String.init))
    }
  }

  /// The columns that the options name.
  var columns: [String] { [cluster, weight].compactMap { $0 } }
}

extension RegressionModel.Family: ExpressibleByArgument {}
extension IntervalMethod: ExpressibleByArgument {}
extension WeightKind: ExpressibleByArgument {}
extension Link: ExpressibleByArgument {}

extension VarianceEstimator: ExpressibleByArgument {
  /// A name that `--robust` takes: what the model and the design say has no option of its own.
  public init?(argument: String) {
    guard let known = Self(rawValue: argument), Self.robust.contains(known) else { return nil }
    self = known
  }

  /// The names that `--robust` takes.
  public static var allValueStrings: [String] { robust.map(\.rawValue) }

  private static let robust: [Self] = [.hc0, .hc1, .hc2, .hc3, .cr0, .cr1, .cr2]
}
