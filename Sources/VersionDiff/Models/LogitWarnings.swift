/// What a reader of a logit model must know, in sentences.
enum LogitWarnings {
  static func all(for solution: LogitSolution) -> [AnalysisWarning] {
    missing(solution.frame) + emptyLevels(solution.frame) + redundancies(solution)
      + separation(solution)
  }

  /// Says how many people were left out.
  static func missing(_ frame: ModelFrame) -> [AnalysisWarning] {
    guard frame.droppedCount > 0 else { return [] }
    let parts = frame.missingCounts.map { "\($0.name): \($0.count)" }.joined(separator: ", ")
    let all = frame.droppedCount + frame.observationCount
    return [
      AnalysisWarning(
        code: "missing-answers-dropped",
        message: "\(frame.droppedCount) of \(all) people were left out of the model of "
          + "'\(frame.outcome)' because an answer is missing (\(parts)). The results hold for the "
          + "others only where answers are missing by chance.")
    ]
  }

  private static func emptyLevels(_ frame: ModelFrame) -> [AnalysisWarning] {
    frame.emptyLevels.map {
      AnalysisWarning(
        code: "empty-level",
        message: "No complete row has '\($0.level)' as '\($0.variable)'; the model leaves that "
          + "level out.")
    }
  }

  private static func redundancies(_ solution: LogitSolution) -> [AnalysisWarning] {
    solution.redundancies.map { column, factors in
      let others = zip(solution.independent, factors).filter { abs($0.1) > 1e-7 }
        .map { solution.design.columns[$0.0].name.term }
      let term = solution.design.columns[column].name.term
      return AnalysisWarning(
        code: "redundant-term",
        message: others.isEmpty
          ? "'\(term)' is left out: no complete row has that combination."
          : "'\(term)' is left out: it is determined by \(others.joined(separator: ", ")).")
    }
  }

  private static func separation(_ solution: LogitSolution) -> [AnalysisWarning] {
    guard let separation = solution.separation else { return [] }
    let (direction, columns) = (separation.direction, solution.independent.count)
    var natural = direction
    for j in natural.indices { natural[j] /= solution.scales[j % columns] }
    let largest = natural.map { abs($0) }.max() ?? 1
    let answers = solution.frame.outcomeLevels
    var parts: [String] = []
    for (j, value) in natural.enumerated() where abs(direction[j]) > 1e-7 {
      let term = solution.design.columns[solution.independent[j % columns]].name.term
      let own = answers.count > 2 ? "\(answers[1 + j / columns]): \(term)" : term
      parts.append("\(rounded(value / largest)) × \(own)")
    }
    let extent =
      separation.isComplete
      ? "tells the answers of all people apart" : "tells the answers of some people apart"
    let infinite = (0..<solution.parameterCount).filter { !solution.isFinite($0) }.count
    return [
      AnalysisWarning(
        code: separation.isComplete ? "complete-separation" : "quasi-complete-separation",
        message: "The combination \(parts.joined(separator: " + ")) \(extent) without error in "
          + "the model of '\(solution.frame.outcome)', so \(infinite) of its "
          + "\(solution.parameterCount) coefficients are infinite and have no interval. The others "
          + "come from the people whose answers are not told apart. Merge rare levels or leave "
          + "the term out to get finite estimates.")
    ]
  }

  /// Three decimals at most, as `0.25` or `-1`.
  private static func rounded(_ value: Double) -> String {
    CodedColumn.label((value * 1000).rounded() / 1000)
  }
}
