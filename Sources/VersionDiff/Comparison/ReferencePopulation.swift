/// The hypothetical rows over which predictions are averaged: combinations of the manipulated
/// factors with the people's other variables.
struct ReferencePopulation: Sendable {
  typealias Levels = PossibleCombinations.Levels

  /// The rows.
  let frame: ModelFrame
  /// The manipulated factors, by position among the frame's variables.
  let factors: [Int]
  /// How combinations are averaged.
  let averaging: Averaging
  /// Which combinations there are.
  let possible: PossibleCombinations
  /// How much each row counts, the factors' shares aside.
  private let weights: [Double]
  /// The share of each level of each factor where factors vary independently in the rows; nil where
  /// the rows are the people's own.
  private let shares: [Int: [Double]]?

  /// The largest number of rows.
  private static let limit = 500_000

  /// The rows for the people of a fitted model.
  ///
  /// - Parameter names: the manipulated factors; nil for all factors of the model.
  init(
    of people: DistinctPeople, factors names: [String]? = nil, averaging: Averaging = .displayed,
    space: DesignSpace = .inferred
  ) throws(AnalysisError) {
    let observed = people.frame
    let variables = observed.variables
    let all = variables.indices.filter { variables[$0].levels != nil }
    var factors = all
    if let names {
      factors = []
      for name in names {
        guard let place = all.first(where: { variables[$0].name == name }) else {
          throw .model(.unknownFactor(name, factors: all.map { variables[$0].name }))
        }
        factors.append(place)
      }
    }
    self.factors = factors
    self.averaging = averaging
    possible = try PossibleCombinations(space, of: factors, in: observed)
    if case .displayed = averaging {
      (frame, weights, shares) = (observed, people.weights, nil)
      return
    }
    shares = try Self.shares(averaging, factors, observed, people.weights)
    let columns = Set(factors.map { variables[$0].column })
    let others = variables.indices.filter { !columns.contains(variables[$0].column) }
    let distinct = observed.distinctPatterns(of: others)
    let own = DistinctPeople.sums(
      people.weights, distinct.position, count: distinct.first.count)
    let cells = factors.reduce(1.0) { $0 * Double(variables[$1].levels?.count ?? 1) }
    guard cells * Double(own.count) <= Double(Self.limit) else {
      throw .model(.tooManyCombinations(cells, rows: own.count, limit: Self.limit))
    }
    frame = Self.crossed(observed, factors, distinct.first)
    weights = (0..<Int(cells)).flatMap { _ in own }
  }

  /// The people as they are, every combination of factors possible.
  init(people: DistinctPeople) {
    (frame, weights, shares) = (people.frame, people.weights, nil)
    factors = []
    averaging = .displayed
    possible = PossibleCombinations()
  }

  /// The rows with some factors set to a level for everybody, and how much each counts.
  ///
  /// - Parameters:
  ///   - settings: the level of each variable that is set.
  ///   - own: levels that a row must have by itself.
  ///   - alternatives: settings with which each row must be a possible combination.
  func rows(
    setting settings: Levels, among own: Levels = [:], possibleWith alternatives: [Levels]
  ) -> (frame: ModelFrame, weights: [Double]) {
    var chosen: [Int] = []
    var chosenWeights: [Double] = []
    for row in weights.indices {
      guard own.allSatisfy({ frame.variables[$0.key].codes[row] == $0.value }) else { continue }
      let weight = weight(row, settings)
      guard weight > 0, isPossible(row, alternatives) else { continue }
      chosen.append(row)
      chosenWeights.append(weight)
    }
    return (frame.hypothetical(chosen, setting: settings), chosenWeights)
  }

  /// How much a row counts when some factors are set: where factors vary independently, one row
  /// stands for all that differ in the factors set.
  private func weight(_ row: Int, _ settings: Levels) -> Double {
    guard let shares else { return weights[row] }
    var result = weights[row]
    for factor in factors {
      let code = frame.variables[factor].codes[row]
      if settings[factor] == nil {
        result *= shares[factor]?[code] ?? 1
      } else if code != 0 {
        return 0
      }
    }
    return result
  }

  private func isPossible(_ row: Int, _ alternatives: [Levels]) -> Bool {
    if possible.excluded.isEmpty { return true }
    return alternatives.allSatisfy { settings in
      possible.allows { settings[$0] ?? frame.variables[$0].codes[row] }
    }
  }

  /// Every combination of the factors with each of some patterns; patterns vary fastest.
  private static func crossed(
    _ observed: ModelFrame, _ factors: [Int], _ patterns: [Int]
  ) -> ModelFrame {
    var stride = 1
    var strides: [Int: Int] = [:]
    for factor in factors {
      strides[factor] = stride
      stride *= observed.variables[factor].levels?.count ?? 1
    }
    let rows = stride * patterns.count
    let variables = observed.variables.indices.map { place in
      let variable = observed.variables[place]
      // A number that is also a factor, as factor(x) beside x, goes with the factor.
      let leading =
        factors.first { $0 == place }
        ?? factors.first { observed.variables[$0].column == variable.column }
      if let leading, let step = strides[leading], let levels = observed.variables[leading].levels {
        let codes = (0..<rows).map { $0 / patterns.count / step % levels.count }
        let values = levels.map { Double($0) ?? .nan }
        return variable.levels == nil
          ? variable.replacing(codes: [], values: codes.map { values[$0] })
          : variable.replacing(codes: codes, values: [])
      }
      return variable.replacing(
        codes: variable.codes.isEmpty
          ? [] : (0..<rows).map { variable.codes[patterns[$0 % patterns.count]] },
        values: variable.values.isEmpty
          ? [] : (0..<rows).map { variable.values[patterns[$0 % patterns.count]] })
    }
    return observed.hypothetical(variables, count: rows)
  }

  /// The share of each level of each factor.
  private static func shares(
    _ averaging: Averaging, _ factors: [Int], _ frame: ModelFrame, _ people: [Double]
  ) throws(AnalysisError) -> [Int: [Double]] {
    var result: [Int: [Double]] = [:]
    guard case .target(let targets) = averaging else { return result }
    for name in targets.keys.sorted()
    where !factors.contains(where: { frame.variables[$0].name == name }) {
      throw .model(.unknownFactor(name, factors: factors.map { frame.variables[$0].name }))
    }
    for factor in factors {
      let variable = frame.variables[factor]
      let levels = variable.levels ?? []
      if let target = targets[variable.name] {
        result[factor] = try TargetShares(target, of: variable.name, levels: levels).shares
      } else {
        let sums = DistinctPeople.sums(people, variable.codes, count: levels.count)
        let everybody = sums.reduce(0, +)
        result[factor] = sums.map { $0 / everybody }
      }
    }
    return result
  }
}
