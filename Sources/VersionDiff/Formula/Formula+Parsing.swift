extension Formula {
  /// Reads a formula.
  ///
  /// - Throws: ``AnalysisError/formula(_:)``, which points at the character.
  public init(parsing text: String) throws(AnalysisError) {
    do {
      self = try FormulaParser.formula(text)
    } catch {
      throw .formula(error)
    }
  }

  /// The formula with `.` read as all other columns of the data: those that are neither in the
  /// outcome nor in `except`, nor name groups of a random effect. A formula without `.` stays as it
  /// is.
  ///
  /// - Parameters:
  ///   - names: the columns of the data, in their order.
  ///   - except: columns with another task: weights, counts, clusters.
  public func resolved(
    in names: [String], except: Set<String> = []
  ) throws(AnalysisError) -> Formula {
    guard let unresolved else { return self }
    let taken = except.union(outcome.columns).union(randomEffects.flatMap(\.group.columns))
    do {
      return try FormulaParser.formula(
        unresolved, otherColumns: names.filter { !taken.contains($0) })
    } catch {
      throw .formula(error)
    }
  }
}
