import ArgumentParser
import VersionDiff

/// `vignette power vignettes`: ratings or answers by people who judge several vignettes.
struct PowerVignettes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vignettes",
    abstract: "Judgements of several vignettes by each respondent.",
    discussion: """
      Ratings: --effect and --sd; answers, by simulation: --shares and --odds-ratio.
        vignette power vignettes --effect 0.5 --sd 1.6 --between 0.9 --vignettes 8 --n 58
        vignette power vignettes --shares 60,40 --odds-ratio 2 --between 1 --vignettes 8 \\
          --n 58 --simulations 1000
      """)

  @Option(
    parsing: .unconditional,
    help: "What the level changes, in units of the ratings; left out to ask for the smallest.")
  var effect: Double?

  @Option(help: "The standard deviation of one respondent's ratings, given the vignettes.")
  var sd: Double?

  @Option(
    help: ArgumentHelp(
      "The percentages of the answers at the reference, from the lowest, instead of ratings.",
      valueName: "a,b,c"))
  var shares: String?

  @Option(help: "The odds ratio of a higher answer, for one respondent.")
  var oddsRatio: Double?

  @Option(help: "The standard deviation of the respondents' own levels.")
  var between: Double = 0

  @Option(help: "The standard deviation of the effect between respondents.")
  var slope: Double = 0

  @Option(help: "How many vignettes each respondent judges.")
  var vignettes: Int

  @Option(help: "How many effects within respondents the model has.")
  var terms: Int?

  @Option(help: "The percentage of a respondent's vignettes that show the level.")
  var levelShare: Double = 50

  @Option(help: "What is compared: within, between (versions), interaction (of both).")
  var comparison: RatingsPower.Comparison = .within

  @OptionGroup var versions: AllocationOption

  @OptionGroup var command: PowerCommand

  func run() throws {
    let given: [(String, Cell)] = [
      ("kind", .text("vignettes")), ("effect", Cell(effect)), ("sd", Cell(sd)),
      ("shares", Cell(shares)), ("odds.ratio", Cell(oddsRatio)), ("between", .number(between)),
      ("slope", .number(slope)), ("vignettes", .integer(vignettes)),
      ("terms", terms.map(Cell.integer) ?? .missing), ("level.share", .number(levelShare)),
      ("comparison", .text(comparison.rawValue)), ("allocation", .text(versions.allocation)),
    ]
    let parts = try versions.parts()
    if let shares {
      try refuse([("--effect", effect != nil), ("--sd", sd != nil), ("--slope", slope != 0)])
      guard let oddsRatio else {
        throw UsageError("--shares needs --odds-ratio: how much likelier a higher answer gets.")
      }
      try command.asked.refuse(designEffectOf: "simulated answers")
      let plan = try AnswerRatings(
        comparison, percentages: try NumberList.percentages(shares, option: "--shares"),
        oddsRatio: oddsRatio, between: between, vignettesPerRater: vignettes, allocation: parts)
      try command.run(given: given) { question, simulation, confidence throws(PowerMistake) in
        try plan.result(question, simulation, confidence)
      }
      return
    }
    guard let sd else {
      throw UsageError(
        "vignettes needs --sd, the standard deviation of one respondent's ratings, or --shares and "
          + "--odds-ratio for answers.")
    }
    try refuse([("--odds-ratio", oddsRatio != nil)])
    let plan = try RatingsPower(
      comparison, effect: effect ?? 0,
      variation: RatingsPower.Variation(residual: sd, between: between, slope: slope),
      vignettesPerRater: vignettes, levelShare: levelShare / 100, termsWithin: terms,
      allocation: parts, designEffect: command.asked.totalDesignEffect())
    try command.runSimulating(plan, given: given)
  }

  private func refuse(_ options: [(String, Bool)]) throws(UsageError) {
    guard let refused = options.first(where: \.1) else { return }
    throw UsageError(
      shares == nil
        ? "\(refused.0) belongs to answers; add --shares, the percentages at the reference."
        : "\(refused.0) belongs to ratings; leave it out beside --shares.")
  }
}

extension RatingsPower.Comparison: ExpressibleByArgument {}

/// `vignette power logistic`: one odds ratio of a logistic regression.
struct PowerLogistic: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "logistic", abstract: "An odds ratio of a logistic regression.")

  @Option(help: ArgumentHelp("The percentage in the reference version.", valueName: "percent"))
  var share: Double

  @Option(help: "The odds ratio; left out to ask for the smallest.")
  var oddsRatio: Double?

  @Flag(help: "The odds ratio is of one standard deviation of a continuous variable.")
  var continuous = false

  @Option(help: "R² of that variable on the other covariates.")
  var rSquared: Double = 0

  @OptionGroup var versions: AllocationOption

  @OptionGroup var command: PowerCommand

  func run() throws {
    guard continuous || rSquared == 0 else {
      throw UsageError("--r-squared belongs to --continuous.")
    }
    try command.asked.refuseSimulation(
      of: "a single odds ratio; simulate the same shares by power proportions")
    let plan = try LogOddsPower(
      share: share / 100, oddsRatio: oddsRatio ?? 1,
      predictor: continuous
        ? .continuous(explained: rSquared) : .versions(versions.parts()),
      designEffect: command.asked.totalDesignEffect())
    try command.run(
      plan,
      given: [
        ("kind", .text("logistic")), ("share", .number(share)), ("odds.ratio", Cell(oddsRatio)),
        ("continuous", continuous ? .boolean(true) : .missing), ("r.squared", .number(rSquared)),
        ("allocation", continuous ? .missing : .text(versions.allocation)),
      ])
  }
}

/// `vignette power ordinal`: ordered answers of two versions.
struct PowerOrdinal: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ordinal",
    abstract: "Ordered answers of two versions: proportional odds, or the Mann–Whitney test.")

  @Option(
    help: ArgumentHelp(
      "The percentages of the answers in the reference version, from the lowest.",
      valueName: "a,b,c"))
  var shares: String

  @Option(help: "The odds ratio of a higher answer; left out to ask for the smallest.")
  var oddsRatio: Double?

  @OptionGroup var versions: AllocationOption

  @OptionGroup var command: PowerCommand

  func run() throws {
    try command.asked.refuseSimulation(of: "ordered answers of two versions yet; it is a formula")
    let plan = try OrderedPower(
      percentages: NumberList.percentages(shares, option: "--shares"), oddsRatio: oddsRatio ?? 1,
      allocation: versions.parts(),
      designEffect: command.asked.totalDesignEffect())
    try command.run(
      plan,
      given: [
        ("kind", .text("ordinal")), ("shares", .text(shares)), ("odds.ratio", Cell(oddsRatio)),
        ("allocation", .text(versions.allocation)),
      ])
  }
}

/// `vignette power interaction`: a factor's effect on a share that differs between versions.
struct PowerInteraction: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "interaction",
    abstract: "A factor's effect on a share that differs between two versions.")

  @Option(
    help: ArgumentHelp(
      "The percentages in version 1 at both levels, then in version 2.", valueName: "a,b,c,d"))
  var shares: String

  @Option(help: "On what scale effects are compared: points or odds.")
  var scale: InteractionPower.Comparison = .points

  @Option(help: ArgumentHelp("Respondents by group, in the same order.", valueName: "parts"))
  var allocation: String = "1:1:1:1"

  @OptionGroup var command: PowerCommand

  func run() throws {
    try command.asked.refuseSimulation(of: "a difference of effects; it is a formula")
    let plan = try InteractionPower(
      shares: NumberList.percentages(shares, option: "--shares").map { $0 / 100 }, scale,
      allocation: NumberList.allocation(allocation),
      designEffect: command.asked.totalDesignEffect())
    try command.run(
      plan,
      given: [
        ("kind", .text("interaction")), ("shares", .text(shares)), ("scale", .text(scale.rawValue)),
        ("allocation", .text(allocation)),
      ])
  }
}

extension InteractionPower.Comparison: ExpressibleByArgument {}
