import VignetteKit

/// How the columns of the data enter a model: which are factors, which level is the reference, and
/// how factors are coded.
public struct Schema: Sendable, Equatable {
  /// The reference level of each factor that has a stated one; otherwise the first level is it.
  public var references: [String: String]
  /// Columns of numbers that are labels here.
  public var categorical: Set<String>
  /// How the factors of a column are coded, where not by treatment contrasts or, for `ordered(x)`,
  /// by polynomials.
  public var contrasts: [String: Contrast]
  /// The column that says how many people a row stands for, where rows are counted already.
  public var count: String?
  /// The column of weights, where people are weighted.
  public var weight: String?
  /// What the weights mean.
  public var weightKind: WeightKind
  /// The column that says who belongs together, where people are clustered.
  public var cluster: String?

  /// Creates a schema.
  public init(
    references: [String: String] = [:], categorical: Set<String> = [],
    contrasts: [String: Contrast] = [:], count: String? = nil, weight: String? = nil,
    weightKind: WeightKind = .sampling, cluster: String? = nil
  ) {
    self.references = references
    self.categorical = categorical
    self.contrasts = contrasts
    self.count = count
    self.weight = weight
    self.weightKind = weightKind
    self.cluster = cluster
  }

  /// The formula with `.` read as the columns of the data that have no other task.
  public func resolved(
    _ formula: Formula, in responses: ResponseTable
  ) throws(AnalysisError) -> Formula {
    try formula.resolved(
      in: responses.columns.map(\.name), except: Set([count, weight, cluster].compactMap { $0 }))
  }

  /// For each row of the data, whether a model of a formula uses it: whether no answer is missing in
  /// it; nil where it uses all rows.
  func usedRows(
    of formula: Formula, in responses: ResponseTable
  ) throws(AnalysisError) -> [Bool]? {
    var isUsed = [Bool](repeating: true, count: responses.rowCount)
    for name in columns(of: formula) {
      let column: Column
      do { column = try responses.column(name) } catch { throw .responses(error) }
      guard column.missingCount > 0 else { continue }
      for row in isUsed.indices where column.isMissing(at: row) { isUsed[row] = false }
    }
    return isUsed.allSatisfy(\.self) ? nil : isUsed
  }

  /// The columns that a frame of a formula reads, those of the outcome last.
  func columns(of formula: Formula) -> [String] {
    var seen = Set(formula.outcome.columns)
    let names = formula.columns + [cluster, weight].compactMap { $0 }
    return names.filter { seen.insert($0).inserted } + formula.outcome.columns
  }
}
