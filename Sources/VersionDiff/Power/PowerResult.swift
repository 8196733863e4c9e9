/// What a plan of one test says: the power with a number of respondents, and how many a power takes.
public struct PowerResult: Sendable, Equatable {
  /// What is asked of a plan.
  public enum Question: Sendable, Equatable {
    /// The power with this many, and which effect they would find with the wanted power.
    case size(Int, wanted: Double)
    /// How many it takes to find the effect with this power.
    case power(Double)
  }

  /// The outcome, where a study has several.
  public var outcome: String?
  /// What is compared with what.
  public var contrast: String?
  /// The answer whose share it is about.
  public var option: String?
  /// Which test it is.
  public let test: PowerTest
  /// How the power was computed.
  public let method: PowerMethod
  /// The assumed effect; nil where none is assumed.
  public let effect: Double?
  /// What it is measured in.
  public let measure: EffectMeasure
  /// The share that the effect starts from.
  public let reference: Double?
  /// How many respondents or raters, in total over versions.
  public var size: Int
  /// How many of them in each version.
  public var groupSizes: [Int]
  /// The power with so many; nil where no effect is assumed.
  public let power: Double?
  /// The wanted power.
  public let wantedPower: Double
  /// The smallest number that reaches it; nil where none does.
  public var neededSize: Int?
  /// The smallest effect that is found with it by `size`; nil where none is.
  public let smallestEffect: Double?
  /// The significance level.
  public let significance: Double
  /// What a significant result says of the effect.
  public let significantResults: SignificantResults?
  /// The same by simulation, with its Monte Carlo errors; nil where a formula says it.
  public let simulated: SimulatedPower?
  /// How many tests share one correction for multiplicity.
  public var familySize: Int?
  /// The power at the significance level divided by that number.
  public var adjustedPower: Double?

  /// Asks a plan.
  ///
  /// - Throws: ``PowerMistake``.
  public init(
    of plan: some PlannedTest, _ question: Question, _ confidence: ConfidenceLevel
  ) throws(PowerMistake) {
    test = plan.test
    method = plan.method
    measure = plan.measure
    reference = plan.reference
    effect = plan.effect
    significance = confidence.significance
    switch question {
    case .size(let size, let wanted):
      try plan.checkSize(size)
      self.size = size
      wantedPower = wanted
      smallestEffect = try plan.smallestEffect(size: size, forPower: wanted, confidence)
      neededSize = try Self.neededSize(plan, wanted, confidence)
    case .power(let wanted):
      size = try plan.sampleSize(forPower: wanted, confidence)
      wantedPower = wanted
      neededSize = size
      smallestEffect = try plan.smallestEffect(size: size, forPower: wanted, confidence)
    }
    groupSizes = plan.groupSizes(of: size)
    power = plan.effect == 0 ? nil : plan.power(size: size, confidence)
    significantResults = plan.significantResults(size: size, confidence)
    simulated = nil
  }

  /// The results of simulated studies; what they can't say is extrapolated as if the estimate were
  /// normal: its standard error shrinks with the root of the size.
  ///
  /// ```
  /// n' = n ((z_power' + z) / (z_power + z))²
  /// ```
  init(
    simulated: SimulatedPower, _ test: PowerTest, effect: Double?, _ measure: EffectMeasure,
    reference: Double?, size: Int, groupSizes: [Int], wanted: Double,
    _ confidence: ConfidenceLevel
  ) {
    self.test = test
    method = .simulation
    self.effect = effect
    self.measure = measure
    self.reference = reference
    self.size = size
    self.groupSizes = groupSizes
    wantedPower = wanted
    significance = confidence.significance
    self.simulated = simulated
    let power = simulated.power.value
    let hasEffect = effect != 0
    self.power = hasEffect ? power : nil
    significantResults = simulated.wrongSign.flatMap { wrong in
      simulated.exaggeration.map {
        SignificantResults(wrongSign: wrong.value, exaggeration: $0.value)
      }
    }
    let ratio = hasEffect ? Self.ratio(from: power, to: wanted, confidence) : nil
    neededSize = ratio.flatMap { ratio in
      let needed = (Double(size) * ratio * ratio).rounded(.up)
      return needed < 1e9 ? Int(needed) : nil
    }
    smallestEffect = effect.flatMap { effect in ratio.map { effect * $0 } }
  }

  /// How many more standard errors a wanted power takes than a power that was found; nil where the
  /// found one says too little: under twice the significance level, or nearly 1.
  static func ratio(
    from power: Double, to wanted: Double, _ confidence: ConfidenceLevel
  ) -> Double? {
    guard power > 2 * confidence.significance, power < 0.999 else { return nil }
    let critical = confidence.criticalValue()
    return (Normal.standard.quantile(wanted) + critical)
      / (Normal.standard.quantile(power) + critical)
  }

  private static func neededSize(
    _ plan: some PlannedTest, _ wanted: Double, _ confidence: ConfidenceLevel
  ) throws(PowerMistake) -> Int? {
    do {
      return try plan.sampleSize(forPower: wanted, confidence)
    } catch {
      switch error {
      // Neither is a fault where the size is given.
      case .noEffect, .unreachable: return nil
      default: throw error
      }
    }
  }
}

/// How power changes along a grid of sizes or effects.
public struct PowerCurve: Sendable, Equatable {
  /// What changes along the curve.
  public enum Grid: Sendable, Equatable {
    /// Numbers of respondents.
    case sizes([Int])
    /// Effects, with this many respondents.
    case effects([Double], size: Int)
  }

  /// A place on the curve.
  public struct Point: Sendable, Equatable {
    /// The number of respondents.
    public let size: Int
    /// The effect.
    public let effect: Double
    /// The power.
    public let power: Double
  }

  /// The places, in the order of the grid.
  public let points: [Point]
  /// What the effects are measured in.
  public let measure: EffectMeasure

  /// Follows a plan along a grid.
  ///
  /// - Throws: ``PowerMistake``, for a size with which there is no test.
  public init(
    of plan: some PlannedTest, _ grid: Grid, _ confidence: ConfidenceLevel
  ) throws(PowerMistake) {
    measure = plan.measure
    switch grid {
    case .sizes(let sizes):
      for size in sizes { try plan.checkSize(size) }
      points = sizes.map {
        Point(size: $0, effect: plan.effect, power: plan.power(size: $0, confidence))
      }
    case .effects(let effects, let size):
      try plan.checkSize(size)
      for effect in effects where !Self.isPossible(effect, plan) {
        throw .impossible(
          quantity: "effect on the curve", value: effect,
          expected: "between 0 and \(plan.largestEffect)")
      }
      points = effects.map { effect in
        Point(
          size: size, effect: effect,
          power: plan.assuming(effect: effect).power(size: size, confidence))
      }
    }
  }

  /// Ten sizes around the one that is planned: from a quarter to two and a half times as many.
  public static func sizes(around size: Int, atLeast least: Int) -> Grid {
    .sizes(
      (1...10).map { max(least, size * $0 / 4) }.reduce(into: []) { sizes, size in
        if sizes.last != size { sizes.append(size) }
      })
  }

  /// Ten effects around the one that is assumed, up to the largest there can be.
  public static func effects(around effect: Double, upTo largest: Double, size: Int) -> Grid {
    let reach = abs(largest)
    let all = (1...10).map { effect * Double($0) / 5 }
    return .effects(all.filter { abs($0) <= reach }, size: size)
  }

  private static func isPossible(_ effect: Double, _ plan: some PlannedTest) -> Bool {
    effect.isFinite && effect * plan.largestEffect >= 0 && abs(effect) <= abs(plan.largestEffect)
  }
}
