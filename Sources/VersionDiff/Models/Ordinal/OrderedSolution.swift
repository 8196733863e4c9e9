import VignetteKit

/// The maximum of an ordered likelihood, with what is needed to ask further questions of it.
struct OrderedSolution: Sendable {
  let formula: Formula
  let frame: ModelFrame
  let design: ModelDesign
  /// The answers that somebody with a weight gave, in order.
  let answers: [String]
  /// The columns of the design that are neither redundant nor the intercept, for which the
  /// thresholds stand.
  let independent: [Int]
  /// For each redundant column, the terms that determine it.
  let redundancies: [(column: Int, terms: [String])]
  /// The largest absolute value of each independent column, by which it was divided.
  let scales: [Double]
  /// The likelihood over the scaled independent columns.
  let likelihood: OrderedLikelihood
  /// The parameters of the scaled columns; 0 where they are not free.
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
    let rank = try OrderedColumns(design, over: frame)
    let separate = rank.independent.indices.filter { place in
      design.columns[rank.independent[place]].term.map(nonproportional.contains) ?? false
    }
    let likelihood = OrderedLikelihood(
      design: rank.matrix, counts: counts, nonproportional: Set(separate))
    guard likelihood.parameterCount <= frame.observationCount else {
      throw .model(
        .tooManyParameters(likelihood.parameterCount, observations: frame.observationCount))
    }
    let found = try OrderedMaximum.found(of: likelihood, from: likelihood.start)
    self.formula = formula
    self.frame = frame
    self.design = design
    self.answers = answers
    independent = rank.independent
    redundancies = rank.redundancies
    scales = rank.scales
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
    independent = other.independent
    redundancies = other.redundancies
    scales = other.scales
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

  /// Whether separation leaves a parameter finite.
  func isFinite(_ parameter: Int) -> Bool {
    nullSpace.allSatisfy { abs($0[parameter]) < OrderedSeparation.tolerance }
  }

  /// How many parameters there are, also infinite ones, redundant ones not counted.
  var parameterCount: Int { likelihood.parameterCount }

  /// What a parameter was multiplied by when its column was divided.
  func scale(_ parameter: Int) -> Double {
    likelihood.parameters[parameter].column.map { scales[$0] } ?? 1
  }

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

  /// The independent columns of a matrix over all columns, each divided by its scale.
  func scaled(_ matrix: Matrix) -> Matrix {
    matrix.selecting(columns: independent, dividedBy: scales)
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
