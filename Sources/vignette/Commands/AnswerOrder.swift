import VersionDiff
import VignetteKit

/// The order of the answers of an ordinal model, where nobody stated it.
enum AnswerOrder {
  /// What to ask about an outcome in words: names sort by the alphabet, `high` before `low`.
  static func warning(
    _ outcome: String, in table: ResponseTable, stating levels: [String]
  ) -> AnalysisWarning? {
    guard let names = table.columns.first(where: { $0.name == outcome })?.levels, names.count > 2,
      !names.allSatisfy({ Double($0) != nil }),
      !levels.contains(where: { $0.hasPrefix("\(outcome)=") || $0.hasPrefix("\"\(outcome)\"=") })
    else { return nil }
    return AnalysisWarning(
      code: "unstated-order",
      message:
        "The answers to '\(outcome)' are taken in the order \(names.joined(separator: " < ")), "
        + "as their names sort; if that is not their order, the model says nothing. State it: "
        + "--levels '\(outcome)=low<mid<high'.")
  }
}
