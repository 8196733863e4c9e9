import VignetteKit

/// A set of vignettes as rows of a mixed model for any number of respondents: who sees which
/// vignettes, and what the model's columns are.
///
/// Respondents get decks in turn; where there are none, as many vignettes as each judges, the next
/// respondent going on where the last one stopped. Versions get their parts of the respondents.
struct VignetteBlueprint: Sendable {
  /// A combination of the coefficients.
  struct Contrast: Sendable {
    let name: String
    let combination: [Double]
    /// Its true value.
    let effect: Double
  }

  /// A column: a product of levels; none for the intercept.
  private struct Column: Sendable {
    let levels: [LevelReference]
    var value: Double
  }

  /// What is tested.
  let contrasts: [Contrast]
  /// The factors of more than two levels, each with the contrasts of its levels.
  let factors: [(name: String, contrasts: [Contrast])]
  private let columns: [Column]
  private let vignettes: [Vignette]
  private let decks: [[Int]]
  private let versions: [String]
  private let allocation: GroupAllocation

  /// Lays out a set.
  ///
  /// - Parameters:
  ///   - effects: expected, in units of the coefficients.
  ///   - parts: of the respondents, in the order of the study's versions.
  /// - Throws: ``PowerMistake/expectation(outcome:problem:)``.
  init(
    _ set: VignetteSet, of study: Study, outcome: String, effects: [ExpectedEffect],
    parts: [Double]
  ) throws(PowerMistake) {
    guard set.vignettes.count > 1 else {
      throw .expectation(
        outcome: outcome,
        problem: "the set '\(set.id)' has no vignettes; list them or give a design")
    }
    let factors = study.factors.filter { set.factors.contains($0.id) }
    let versions = study.versions.map(\.id)
    let reference = study.referenceVersion
    let others = versions.filter { $0 != reference }
    var columns = [Column(levels: [], value: 0)]
    for factor in factors {
      for level in factor.levels.dropFirst() {
        columns.append(Column(levels: [.init(factor: factor.id, level: level.id)], value: 0))
      }
    }
    for version in others {
      let level = LevelReference(factor: ExpectedEffect.versionFactor, level: version)
      columns.append(Column(levels: [level], value: 0))
    }
    for term in set.design?.effects ?? [] where term.count > 1 {
      for levels in Self.products(of: term, factors, others) {
        columns.append(Column(levels: levels, value: 0))
      }
    }
    for effect in effects {
      if let known = columns.firstIndex(where: { Set($0.levels) == Set(effect.levels) }) {
        columns[known].value = effect.value
      } else if effect.levels.count > 1 {
        columns.append(Column(levels: effect.levels, value: effect.value))
      } else {
        let name = effect.levels.map { "\($0.factor)=\($0.level)" }.joined()
        throw .expectation(
          outcome: outcome,
          problem: "the effect of '\(name)' is of a reference level, or of a factor that the "
            + "vignettes of '\(set.id)' don't vary")
      }
    }
    self.columns = columns
    vignettes = set.vignettes
    self.versions = [reference] + others
    let order = self.versions.map { id in versions.firstIndex(of: id) ?? 0 }
    allocation = try GroupAllocation(order.map { parts[$0] })
    decks = Self.decks(of: set)
    let contrasts = Self.contrasts(columns, factors, set.vignettes)
    self.contrasts = contrasts
    self.factors = factors.filter { $0.levels.count > 2 }.map { factor in
      let own = zip(columns.dropFirst(), contrasts).filter { column, _ in
        column.levels.count == 1 && column.levels.first?.factor == factor.id
      }
      return (factor.id, own.map(\.1))
    }
  }

  /// The expected model of so many respondents, and by what its information is to be multiplied:
  /// beyond 400 respondents that of 400 is taken, as from there on it grows in proportion.
  func model(
    size: Int, residual: Double, between: Double
  ) -> (reference: VarianceParameterReference, growth: Double)? {
    let own = min(size, 400)
    let design = design(size: own, residual: residual, between: between)
    return ExpectedMixedModel(design).map { ($0.reference, Double(size) / Double(own)) }
  }

  /// The smallest number of respondents with whom anything could be told.
  var leastSize: Int { max(4, allocation.leastTotal) }

  /// The smallest number of respondents who can tell all effects apart.
  func leastSize(residual: Double, between: Double) -> Int {
    var size = leastSize
    while size < 400, model(size: size, residual: residual, between: between) == nil { size += 1 }
    return size
  }

  /// The rows of so many respondents.
  func design(size: Int, residual: Double, between: Double) -> RatingsDesign {
    var raters: [Int] = []
    var rows: [(version: String, vignette: Int)] = []
    var rater = 0
    for (version, count) in zip(versions, allocation.sizes(of: size)) {
      for place in 0..<count {
        for vignette in decks[place % decks.count] {
          raters.append(rater)
          rows.append((version, vignette))
        }
        rater += 1
      }
    }
    var matrix = Matrix(rows: rows.count, columns: columns.count)
    for (i, row) in rows.enumerated() {
      for (j, column) in columns.enumerated() {
        matrix[i, j] = shows(column, row.version, vignettes[row.vignette]) ? 1 : 0
      }
    }
    return RatingsDesign(
      matrix: matrix, coefficients: columns.map(\.value), raters: raters, raterCount: rater,
      random: Matrix(rows: rows.count, columns: 1, repeating: 1), deviations: [between],
      residual: residual)
  }

  private func shows(_ column: Column, _ version: String, _ vignette: Vignette) -> Bool {
    column.levels.allSatisfy { level in
      level.factor == ExpectedEffect.versionFactor
        ? level.level == version : vignette.level(of: level.factor) == level.level
    }
  }

  /// All products of levels of some factors, references left out.
  private static func products(
    of term: [String], _ factors: [Factor], _ versions: [String]
  ) -> [[LevelReference]] {
    var products: [[LevelReference]] = [[]]
    for name in term {
      let levels =
        name == ExpectedEffect.versionFactor
        ? versions : factors.first { $0.id == name }?.levels.dropFirst().map(\.id) ?? []
      products = products.flatMap { product in
        levels.map { product + [LevelReference(factor: name, level: $0)] }
      }
    }
    return products
  }

  private static func decks(of set: VignetteSet) -> [[Int]] {
    let places = { (deck: Deck) in
      deck.vignettes.compactMap { id in set.vignettes.firstIndex { $0.id == id } }
    }
    if !set.decks.isEmpty { return set.decks.map(places) }
    let count = set.vignettes.count
    let each = min(set.perRespondent ?? count, count)
    guard each < count else { return [Array(0..<count)] }
    return (0..<count).map { start in (0..<each).map { (start * each + $0) % count } }
  }

  /// A row for each column but the intercept: main effects as averages over the vignettes, where
  /// they take part in interactions.
  private static func contrasts(
    _ columns: [Column], _ factors: [Factor], _ vignettes: [Vignette]
  ) -> [Contrast] {
    columns.indices.dropFirst().map { place in
      let own = columns[place]
      var combination = [Double](repeating: 0, count: columns.count)
      combination[place] = 1
      if own.levels.count == 1, let level = own.levels.first {
        for (other, column) in columns.enumerated()
        where column.levels.count > 1 && column.levels.contains(level) {
          combination[other] = share(of: column.levels.filter { $0 != level }, vignettes)
        }
      }
      let effect = zip(combination, columns).reduce(0) { $0 + $1.0 * $1.1.value }
      return Contrast(name: name(own.levels, factors), combination: combination, effect: effect)
    }
  }

  /// The part of the vignettes that show all of these levels; versions count half.
  private static func share(of levels: [LevelReference], _ vignettes: [Vignette]) -> Double {
    let own = levels.filter { $0.factor != ExpectedEffect.versionFactor }
    let count = vignettes.count { vignette in
      own.allSatisfy { vignette.level(of: $0.factor) == $0.level }
    }
    let half = own.count < levels.count ? 0.5 : 1
    return half * Double(count) / Double(vignettes.count)
  }

  private static func name(_ levels: [LevelReference], _ factors: [Factor]) -> String {
    guard levels.count == 1, let level = levels.first else {
      return levels.map { "\($0.factor)[\($0.level)]" }.joined(separator: ":")
    }
    let reference = factors.first { $0.id == level.factor }?.levels.first?.id
    return "\(level.factor): \(level.level)" + (reference.map { " - \($0)" } ?? "")
  }
}
