/// The composition to which percentages are standardised: whose answers both versions are given.
public enum StandardPopulation: Sendable, Equatable {
  /// The people of all versions together.
  case pooled
  /// The people of all versions, reweighted to known shares of some covariates: for each variable
  /// the share of each of its levels.
  case population([String: [String: Double]])

  /// The word under which tables name it.
  public var name: String {
    switch self {
    case .pooled: "pooled"
    case .population: "population"
    }
  }
}

extension StandardPopulation {
  /// The weight of each pattern of a frame.
  func weights(over frame: ModelFrame) throws(AnalysisError) -> [Double] {
    switch self {
    case .pooled: frame.totals
    case .population(let margins): try Self.raked(frame, to: margins)
    }
  }

  /// Iterative proportional fitting of the patterns' counts to the shares.
  private static func raked(
    _ frame: ModelFrame, to margins: [String: [String: Double]]
  ) throws(AnalysisError) -> [Double] {
    var targets: [(codes: [Int], shares: [Double])] = []
    for name in margins.keys.sorted() {
      targets.append(try target(name, margins[name] ?? [:], in: frame))
    }
    var weights = frame.totals
    let everybody = weights.reduce(0, +)
    for _ in 0..<1000 {
      var largest = 0.0
      for (codes, shares) in targets {
        var sums = [Double](repeating: 0, count: shares.count)
        for (pattern, code) in codes.enumerated() { sums[code] += weights[pattern] }
        let factors = zip(shares, sums).map { $0 * everybody / $1 }
        for (pattern, code) in codes.enumerated() { weights[pattern] *= factors[code] }
        largest = factors.reduce(largest) { max($0, abs($1 - 1)) }
      }
      if largest < 1e-13 { return weights }
    }
    throw .model(
      .population(
        variable: margins.keys.sorted().joined(separator: ", "),
        problem: "no weights meet all of them at once"))
  }

  private static func target(
    _ name: String, _ shares: [String: Double], in frame: ModelFrame
  ) throws(AnalysisError) -> (codes: [Int], shares: [Double]) {
    guard let variable = frame.variables.first(where: { $0.name == name }),
      let levels = variable.levels
    else {
      throw .model(.population(variable: name, problem: "it is no categorical covariate"))
    }
    return (variable.codes, try TargetShares(shares, of: name, levels: levels).shares)
  }
}
