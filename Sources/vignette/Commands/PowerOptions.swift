import ArgumentParser
import VersionDiff
import VignetteKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is asked of a plan.
struct PowerOptions: ParsableArguments {
  @Option(help: "How many respondents, in total over versions.")
  var n: Int?

  @Option(help: "The wanted power; \(Expectations.defaultPower) unless given.")
  var power: Double?

  @Option(help: "By what factor weighting or clusters make variances larger.")
  var designEffect: Double = 1

  @Option(help: "The intraclass correlation of clusters of respondents, with --cluster-size.")
  var icc: Double?

  @Option(help: "How many respondents a cluster has.")
  var clusterSize: Double?

  @Option(
    help: ArgumentHelp(
      "Follow the power along 'n' or 'effect', or along values: 'n=100,200,400'.",
      valueName: "grid"))
  var curve: String?

  @Option(help: "Simulate so many studies as well.")
  var simulations: Int?

  /// The power with so many, or how many a power takes.
  var question: PowerResult.Question {
    let wanted = power ?? Expectations.defaultPower
    return n.map { .size($0, wanted: wanted) } ?? .power(wanted)
  }

  /// The design effect, with that of clusters.
  ///
  /// ```
  /// deff · (1 + (m - 1) ρ)
  /// ```
  func totalDesignEffect() throws -> Double {
    switch (icc, clusterSize) {
    case (nil, nil): return designEffect
    case (let icc?, let size?):
      guard icc >= 0, icc < 1 else {
        throw UsageError("--icc is \(icc); it must be 0 or more and below 1.")
      }
      guard size >= 1, size.isFinite else {
        throw UsageError("--cluster-size is \(size); it must be 1 or more.")
      }
      return designEffect * (1 + (size - 1) * icc)
    case (nil, _?), (_?, nil):
      throw UsageError("--icc and --cluster-size belong together; give both or neither.")
    }
  }

  /// Refuses simulation where it has nothing to do.
  func refuseSimulation(of what: String) throws(UsageError) {
    guard simulations == nil else {
      throw UsageError("--simulations can't be used for \(what).")
    }
  }

  /// Refuses design effects where studies are simulated respondent by respondent.
  func refuse(designEffectOf what: String) throws {
    guard try totalDesignEffect() == 1 else {
      throw UsageError(
        "--design-effect can't be used for \(what), whose respondents are independent.")
    }
  }

  /// The grid of `--curve`.
  func grid(for plan: some PlannedTest, size: Int) throws -> PowerCurve.Grid? {
    guard let curve else { return nil }
    let parts = curve.split(separator: "=", maxSplits: 1).map(String.init)
    switch (parts.first, parts.count) {
    case ("n", 1): return PowerCurve.sizes(around: size, atLeast: plan.leastSize)
    case ("effect", 1):
      guard plan.effect != 0 else { throw UsageError("--curve effect needs an effect.") }
      return PowerCurve.effects(around: plan.effect, upTo: plan.largestEffect, size: size)
    case ("n", 2):
      let sizes = try NumberList.numbers(parts[1], option: "--curve")
      guard let wrong = sizes.first(where: { $0 != $0.rounded() || $0 < 1 || $0 > 1e9 }) else {
        return .sizes(sizes.map { Int($0) })
      }
      throw UsageError("--curve n has \(wrong), which is no number of respondents.")
    case ("effect", 2):
      let values = try NumberList.numbers(parts[1], option: "--curve")
      return .effects(try values.map { try effect($0, plan.measure) }, size: size)
    default:
      throw UsageError("--curve expects n, effect, n=100,200 or effect=1,2, but found '\(curve)'.")
    }
  }

  /// An effect as it is typed: points, an odds ratio, or as it is.
  private func effect(_ value: Double, _ measure: EffectMeasure) throws(UsageError) -> Double {
    switch measure {
    case .difference, .margin, .differenceOfDifferences: return value / 100
    case .logOddsRatio:
      guard value > 0 else { throw UsageError("--curve has an odds ratio of \(value).") }
      return log(value)
    case .cohensW, .meanMargin, .meanDifference, .cohensF: return value
    }
  }
}

/// How respondents are divided over two versions.
struct AllocationOption: ParsableArguments {
  @Option(help: ArgumentHelp("Respondents by version, such as 2:1.", valueName: "parts"))
  var allocation: String = "1:1"

  /// The parts.
  func parts() throws -> GroupAllocation { try NumberList.allocation(allocation) }
}
