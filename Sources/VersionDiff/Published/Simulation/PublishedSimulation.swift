import VignetteKit

/// Synthetic ratings that have published moments exactly: an example to try an analysis on, and a
/// proof that the moments can hold together. They are nobody's answers.
///
/// Published moments need not hold together, so it is decided first which of them the ratings have:
/// the vignettes' means as the printed differences allow them, the standard errors of both tables
/// and the number of respondents that fits these best, the overall mean, and the standard deviation
/// where it leaves room for differences between respondents. Main effects are held as nearly as the
/// vignettes' printed digits allow. Everything else is given up, and ``givenUp`` says so.
///
/// ```
/// rating = mean of the vignette + uᵢ + eᵢᵥ        Σᵢ uᵢ = 0, Σᵢ eᵢᵥ = 0, Σᵥ eᵢᵥ = 0
/// Σ eᵢᵥ² = (C - 1)(n - 1) s²        s² = n SE_d² / 2
/// ```
/// The residuals are random numbers made orthogonal to vignettes and respondents and then scaled, so
/// that every fit of a balanced design gives the moments exactly, and not only on average. Ratings
/// are real numbers, not whole ones.
public struct PublishedSimulation: Sendable, Equatable {
  /// The tables whose moments the ratings have.
  public let tables: PublishedFactorial
  /// Which vignette has which levels.
  public let design: FactorialDesign
  /// How many respondents there are, each of whom judges all vignettes.
  public let respondentCount: Int
  /// The mean of each vignette.
  public let vignetteMeans: [Double]
  /// The residual variance, of the model with a dummy for each vignette.
  public let residualVariance: Double
  /// The variance between respondents.
  public let respondentVariance: Double
  /// The published figures that the ratings have.
  public let kept: [String]
  /// The published figures that they don't have, with what they have instead.
  public let givenUp: [String]

  /// Decides which published moments the ratings have.
  ///
  /// - Parameter respondents: How many respondents there are; nil for the number that fits best.
  /// - Throws: ``AnalysisError/simulation(_:)`` where the study has no such tables.
  public init(of study: Study, respondents: Int? = nil) throws(AnalysisError) {
    let pairs = PublishedFactorial.nearest(in: study).filter { $0.tables.isWithinRespondents }
    guard !pairs.isEmpty else { throw .simulation(.noTables(study: study.name)) }
    let choices = pairs.lazy.compactMap { pair in
      SimulationErrors(pair.tables).map { (pair.tables, pair.fit, $0) }
    }
    guard let (tables, fit, errors) = choices.first,
      let candidate = fit.preferred(by: tables),
      let differences = SimulatedMeans(tables, candidate.design)?.differences
    else { throw .simulation(.noStandardErrors(study: study.name)) }
    if let respondents, !(2...100_000).contains(respondents) {
      throw .simulation(.respondents(respondents))
    }
    let squares = Self.squares(differences, candidate.design)
    let count: Int
    let residual: Double
    let spread: SimulatedSpread
    do throws(SimulationMistake) {
      if let respondents {
        count = respondents
      } else {
        count = try errors.bestCount(interactionSquares: squares.interactions)
      }
      residual = errors.residualVariance(
        respondents: count, interactionSquares: squares.interactions)
      spread = try SimulatedSpread(
        study, tables, count: count, residual: residual, squares: squares)
    } catch {
      throw .simulation(error)
    }
    let middle = differences.reduce(0, +) / Double(differences.count)
    self.tables = tables
    design = candidate.design
    respondentCount = count
    vignetteMeans = differences.map { $0 - middle + spread.mean }
    residualVariance = residual
    respondentVariance = spread.variance
    let account = SimulationAccount(
      study, tables, design: candidate.design, count: count, differences: differences,
      residual: residual, squares: squares, spread: spread)
    kept = account.kept
    givenUp = account.givenUp
  }

  /// Makes ratings.
  ///
  /// - Returns: Per respondent, the rating of each vignette.
  public func ratings(seed: UInt64) -> [[Double]] {
    var generator = SeededGenerator(seed: seed)
    let (n, c) = (respondentCount, vignetteMeans.count)
    var residuals = (0..<n).map { _ in (0..<c).map { _ in generator.normal() } }
    var persons = (0..<n).map { _ in generator.normal() }
    let columns = (0..<c).map { vignette in
      residuals.reduce(0) { $0 + $1[vignette] } / Double(n)
    }
    let all = columns.reduce(0, +) / Double(c)
    for person in 0..<n {
      let own = residuals[person].reduce(0, +) / Double(c)
      for vignette in 0..<c { residuals[person][vignette] -= own + columns[vignette] - all }
    }
    let middle = persons.reduce(0, +) / Double(n)
    persons = persons.map { $0 - middle }
    let residualSquares = residuals.reduce(0) { $0 + $1.reduce(0) { $0 + $1 * $1 } }
    let personSquares = persons.reduce(0) { $0 + $1 * $1 }
    // What respondents' means vary by is their own variance and that of the mean of C residuals;
    // the residuals here have row sums of zero, so that it is put into u.
    let wanted = Double(n - 1) * (respondentVariance + residualVariance / Double(c))
    let scale = (Double((c - 1) * (n - 1)) * residualVariance / residualSquares).squareRoot()
    let personScale = (wanted / personSquares).squareRoot()
    return (0..<n).map { person in
      (0..<c).map { vignette in
        vignetteMeans[vignette] + personScale * persons[person]
          + scale * residuals[person][vignette]
      }
    }
  }

  /// The sums of squares per respondent, of the interactions and of all vignettes.
  private static func squares(
    _ differences: [Double], _ design: FactorialDesign
  ) -> (interactions: Double, all: Double) {
    let count = Double(differences.count)
    var (interactions, all) = (0.0, 0.0)
    for subset in 1..<differences.count {
      var projection = 0.0
      for (value, code) in zip(differences, design.combinations) {
        projection += FactorialDesign.sign(of: subset, at: code) * value / count
      }
      all += count * projection * projection
      if subset.nonzeroBitCount > 1 { interactions += count * projection * projection }
    }
    return (interactions, all)
  }
}
