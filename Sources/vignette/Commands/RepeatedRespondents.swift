import VersionDiff
import VignetteKit

/// Outcomes that a respondent answers more than once, about several vignettes: the tests of a
/// comparison take each row for another person.
extension Study {
  /// The column with the respondents' names, where an outcome is asked about vignettes and the file
  /// has it; nothing otherwise.
  func repeatedColumn(of outcomes: [String], in path: String) throws -> [String] {
    guard !ratedOutcomes(outcomes).isEmpty else { return [] }
    let header = try CSVReader().header(ofFileAt: path)
    return [respondentName].filter(header.contains)
  }

  /// The warning that the rows are not as many people; nil where they are.
  func warning(ofRepeated outcomes: [String], in table: ResponseTable) -> AnalysisWarning? {
    let rated = ratedOutcomes(outcomes)
    guard !rated.isEmpty,
      let people = table.columns.first(where: { $0.name == respondentName })?.levels?.count,
      people < table.rowCount
    else { return nil }
    return AnalysisWarning(
      code: "repeated-respondents",
      message: "\(rated.map { "'\($0)'" }.joined(separator: ", ")): \(table.rowCount) answers of "
        + "\(people) respondents are counted as if each came from another person, so that intervals "
        + "and p-values can be far off. Use effects with '(1 | \(respondentName))' in the formula or "
        + "--cluster \(respondentName).")
  }

  private func ratedOutcomes(_ outcomes: [String]) -> [String] {
    let asked = vignetteSets.flatMap(\.questions)
    return outcomes.filter(asked.contains)
  }

  private var respondentName: String { codebook?.respondent ?? "respondent" }
}
