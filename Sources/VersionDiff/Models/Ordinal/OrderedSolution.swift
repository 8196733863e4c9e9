import VignetteKit

/// The maximum of an ordered likelihood, with what is needed to ask further questions of it.
struct OrderedSolution: Sendable {
  let formula: Formula
  let frame: ModelFrame
  let design: ModelDesign
  /// The answers that somebody with a weight gave, in order.
  let answers: [String]
  /// The columns of the search, and which columns of the design they stand for.
  let columns: OrderedColumns
  /// How the coefficients come from the parameters.
  let basis: ParameterBasis
  /// The likelihood over the columns of the search.
  let likelihood: OrderedLikelihood
  /// The parameters of those columns; 0 where they are not free.
  let parameters: [Double]
  /// The positions of the parameters that were searched.
  let free: [Int]
  /// The inverse observed information of the free parameters.
  let covariance: Matrix
  /// Directions in which the parameters can move without changing any finite boundary.
  let nullSpace: [[Double]]
  /// How the likelihood is separated, if it is.
  let separation: OrderedSeparation?
  let logLikelihood: Double
  let convergence: Convergence

  /// The largest number of answers.
  private static let answerLimit = 50

  /// Maximises the likelihood of a formula over the patterns of a frame.
  ///
  /// - Parameter nonproportional: the terms with an effect of their own on each boundary.
  init(
    _ formula: Formula, nonproportional: [Term] = [], over frame: ModelFrame
  ) throws(AnalysisError) {
    let (answers, counts) = Self.answers(of: frame)
    try Self.check(formula, answers, frame)
    let design = ModelDesign(formula, for: frame)
    let full = try design.checkedMatrix(over: frame)
    let columns = OrderedColumns(design, over: full)
    let separate = columns.independent.indices.filter { place in
      design.columns[columns.independent[place]].term.map(nonproportional.contains) ?? false
    }
    let likelihood = OrderedLikelihood(
      design: columns.matrix(of: full), counts: counts, nonproportional: Set(separate))
    guard likelihood.parameterCount <= frame.observationCount else {
      throw .model(
        .tooManyParameters(likelihood.parameterCount, observations: frame.observationCount))
    }
    let found = try OrderedMaximum.found(of: likelihood, from: likelihood.start)
    self.formula = formula
    self.frame = frame
    self.design = design
    self.answers = answers
    self.columns = columns
    basis = try Self.basis(columns, found)
    self.likelihood = found.likelihood
    parameters = found.arrival.point
    free = found.free
    nullSpace = found.nullSpace
    separation = found.separation
    logLikelihood = found.arrival.value.logLikelihood
    convergence = found.record
    covariance = try found.inverseInformation
  }

  /// Another maximum over the same columns.
  private init(_ other: OrderedSolution, _ found: OrderedMaximum) throws(AnalysisError) {
    formula = other.formula
    frame = other.frame
    design = other.design
    answers = other.answers
    columns = other.columns
    basis = try Self.basis(columns, found)
    likelihood = found.likelihood
    parameters = found.arrival.point
    free = found.free
    nullSpace = found.nullSpace
    separation = found.separation
    logLikelihood = found.arrival.value.logLikelihood
    convergence = found.record
    covariance = try found.inverseInformation
  }

  /// The maximum where more terms have an effect of their own on each boundary, searched from this
  /// one.
  func withOwnEffects(of terms: [Term]) throws(AnalysisError) -> OrderedSolution {
    let larger = likelihoodWithOwnEffects(of: terms)
    guard larger.parameterCount <= frame.observationCount else {
      throw .model(
        .tooManyParameters(larger.parameterCount, observations: frame.observationCount))
    }
    let start = separation == nil ? commonEffects(in: larger) : larger.start
    return try OrderedSolution(self, OrderedMaximum.found(of: larger, from: start))
  }

  /// The likelihood in which more terms have an effect of their own on each boundary.
  func likelihoodWithOwnEffects(of terms: [Term]) -> OrderedLikelihood {
    let separate = independent.indices.filter { place in
      design.columns[independent[place]].term.map(terms.contains) ?? false
    }
    return likelihood.withOwnEffects(of: Set(separate))
  }

  /// The parameters of a larger likelihood at which it is this one.
  func commonEffects(in larger: OrderedLikelihood) -> [Double] {
    larger.parameters.map { parameter in
      let place = likelihood.parameters.firstIndex {
        $0.column == parameter.column
          && (parameter.column != nil || $0.threshold == parameter.threshold)
      }
      return place.map { parameters[$0] } ?? 0
    }
  }

  /// The columns of the design that are neither redundant nor the intercept, for which the
  /// thresholds stand.
  var independent: [Int] { columns.independent }

  /// For each redundant column, the terms that determine it.
  var redundancies: [(column: Int, terms: [String])] { columns.redundancies }

  /// The coefficients, in the order of the parameters.
  var coefficients: [Double] { basis.coefficients(parameters) }

  /// Whether separation leaves a coefficient finite.
  func isFinite(_ parameter: Int) -> Bool {
    nullSpace.allSatisfy { abs(along($0)[parameter]) < OrderedSeparation.tolerance }
  }

  /// A direction of the parameters as one of the coefficients, in the units of the former.
  func along(_ direction: [Double]) -> [Double] {
    guard basis.mixing != nil else { return direction }
    return zip(basis.coefficients(direction), basis.scales).map { $0 * $1 }
  }

  /// How many parameters there are, also infinite ones, redundant ones not counted.
  var parameterCount: Int { likelihood.parameterCount }

  /// What a parameter is called: thresholds `low|mid`, and an effect on one boundary by its term
  /// with that boundary as the response.
  func name(_ parameter: Int) -> CoefficientName {
    let own = likelihood.parameters[parameter]
    let boundary = own.threshold.map { "\(answers[$0])|\(answers[$0 + 1])" }
    guard let column = own.column else {
      return CoefficientName(term: boundary ?? "", factor: nil, level: nil)
    }
    let name = design.columns[independent[column]].name
    return boundary.map { name.of(response: $0) } ?? name
  }

  private static func basis(
    _ columns: OrderedColumns, _ found: OrderedMaximum
  ) throws(AnalysisError) -> ParameterBasis {
    guard let basis = columns.basis(of: found.likelihood.parameters) else {
      throw .model(.notConverged(algorithm: "Newton", iterations: found.arrival.iterations))
    }
    return basis
  }

  /// The answers that somebody with a weight gave, and how often at each pattern, with weights that
  /// add up to the number of people.
  private static func answers(of frame: ModelFrame) -> (levels: [String], counts: [[Double]]) {
    let counts = frame.weightedCounts
    let kept = counts.indices.filter { counts[$0].contains { $0 > 0 } }
    return (kept.map { frame.outcomeLevels[$0] }, kept.map { counts[$0] })
  }

  private static func check(
    _ formula: Formula, _ answers: [String], _ frame: ModelFrame
  ) throws(AnalysisError) {
    guard answers.count > 1 else {
      throw .model(.constantOutcome(frame.outcome, level: answers.first ?? ""))
    }
    guard answers.count <= answerLimit else {
      throw .model(
        .tooManyOrderedLevels(frame.outcome, count: answers.count, limit: answerLimit))
    }
    guard formula.hasIntercept else { throw .model(.thresholdsNeedIntercept) }
    try frame.checkVariation()
  }
}
