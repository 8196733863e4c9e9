import ArgumentParser
import VersionDiff

/// `vignette power`: how many respondents it takes, and what a number of them can find.
struct Power: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "How many respondents it takes, and what a number of them can find.",
    discussion: """
      Give --n for the power with so many, --power for how many it takes:
        vignette power chisq --effect-size 0.1 --df 3 --n 2063
        vignette power proportions --shares 40,45 --allocation 2:1 --power 0.8
        vignette power proportions --shares 40,40 --margin 5 --power 0.8
        vignette power vignettes --effect 0.5 --sd 1.6 --between 0.9 --vignettes 8 --n 58

      Every contrast that a study plans, at once:
        vignette power Studies/civil-servants

      Shares and margins are percentages. Alpha is one minus --confidence. --curve n or
      --curve effect follows the power; --simulations 10000 checks it by simulated studies.
      """,
    subcommands: [
      PowerChiSquared.self, PowerProportions.self, PowerTables.self, PowerMeans.self,
      PowerVignettes.self, PowerLogistic.self, PowerOrdinal.self, PowerInteraction.self,
      PowerStudy.self,
    ],
    defaultSubcommand: PowerStudy.self)
}

/// `vignette power chisq`: a chi-square test whose effect is known as Cohen's w.
struct PowerChiSquared: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chisq", abstract: "A chi-square test, from Cohen's w.")

  @Option(
    parsing: .unconditional,
    help: "Cohen's w, 0.1 for small, 0.3 for medium and 0.5 for large effects.")
  var effectSize: Double?

  @Option(help: "The degrees of freedom: (rows - 1) × (columns - 1).")
  var df: Double = 1

  @OptionGroup var command: PowerCommand

  func run() throws {
    let plan = try ChiSquaredPower(
      effectSize: effectSize ?? 0, degreesOfFreedom: df,
      designEffect: command.asked.totalDesignEffect())
    try command.asked.refuseSimulation(
      of: "a test known by w alone; give the shares (power tables)")
    try command.run(
      plan,
      given: [("kind", .text("chisq")), ("effect.size", Cell(effectSize)), ("df", .number(df))])
  }
}

/// `vignette power proportions`: the shares of two versions.
struct PowerProportions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "proportions",
    abstract: "Two shares: their difference, or that they differ by less than a margin.")

  @Option(
    help: ArgumentHelp(
      "The percentages in the reference and in the other version; one percentage asks for the "
        + "smallest difference.", valueName: "p1,p2"))
  var shares: String

  @Option(help: ArgumentHelp("Show that they differ by less than this.", valueName: "points"))
  var margin: Double?

  @Option(help: "How the power is computed: pooled, unpooled, arcsine, exact.")
  var method: TwoProportionPower.Approximation = .pooled

  @OptionGroup var versions: AllocationOption

  @OptionGroup var command: PowerCommand

  func run() throws {
    let list = try NumberList.percentages(shares, option: "--shares")
    guard list.count == 2 || list.count == 1 && margin == nil else {
      throw UsageError("--shares needs two percentages, 'p1,p2', but found '\(shares)'.")
    }
    let (first, second) = (list[0] / 100, (list.last ?? list[0]) / 100)
    let parts = try versions.parts()
    let given: [(String, Cell)] = [
      ("kind", .text("proportions")), ("shares", .text(shares)), ("margin", Cell(margin)),
      ("method", .text(method.rawValue)), ("allocation", .text(versions.allocation)),
    ]
    if let margin {
      guard method == .pooled || method == .exact else {
        throw UsageError("--method \(method.rawValue) has no test of equivalence; use exact.")
      }
      try command.asked.refuseSimulation(of: "equivalence; --method exact needs none")
      try command.run(
        EquivalencePower(
          reference: first, version: second, margin: margin / 100, allocation: parts,
          isExact: method == .exact, designEffect: command.asked.totalDesignEffect()), given: given)
    } else {
      try command.runSimulating(
        TwoProportionPower(
          reference: first, version: second, allocation: parts, method,
          designEffect: command.asked.totalDesignEffect()), given: given)
    }
  }
}

extension TwoProportionPower.Approximation: ExpressibleByArgument {}

/// `vignette power tables`: the answers of several versions.
struct PowerTables: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tables",
    abstract: "A chi-square test of answers by version, from the percentages of each version.")

  @Option(
    help: ArgumentHelp(
      "The percentages of a version's answers, adding up to 100; once for each version.",
      valueName: "a,b,c"))
  var shares: [String]

  @Option(help: ArgumentHelp("Respondents by version, such as 2:1.", valueName: "parts"))
  var allocation: String?

  @OptionGroup var command: PowerCommand

  func run() throws {
    var lists: [[Double]] = []
    for text in shares { lists.append(try NumberList.percentages(text, option: "--shares")) }
    let plan = try TablePower(
      percentages: lists, allocation: try allocation.map(NumberList.allocation),
      designEffect: command.asked.totalDesignEffect())
    try command.runSimulating(
      plan,
      given: [
        ("kind", .text("tables")), ("shares", .text(shares.joined(separator: "; "))),
        ("allocation", Cell(allocation)),
      ])
  }
}

/// `vignette power means`: the means of two versions.
struct PowerMeans: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "means",
    abstract: "Two means: their difference, or that the version is not worse by a margin.")

  @Option(
    parsing: .unconditional,
    help: "The difference, version minus reference; left out to ask for the smallest.")
  var difference: Double?

  @Option(help: "The standard deviation of the answers within a version.")
  var sd: Double

  @Option(help: "Show that the version's mean is not lower by this.")
  var margin: Double?

  @OptionGroup var versions: AllocationOption

  @OptionGroup var command: PowerCommand

  func run() throws {
    try command.asked.refuseSimulation(of: "two means, whose power is exact")
    let plan = try MeanDifferencePower(
      difference: difference ?? 0, deviation: sd, margin: margin,
      allocation: versions.parts(),
      designEffect: command.asked.totalDesignEffect())
    try command.run(
      plan,
      given: [
        ("kind", .text("means")), ("difference", Cell(difference)), ("sd", .number(sd)),
        ("margin", Cell(margin)), ("allocation", .text(versions.allocation)),
      ])
  }
}
