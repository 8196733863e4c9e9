import VersionDiff
import VignetteKit

/// Numbers that may stand for something else than their size.
enum AnswerCodes {
  /// What to ask about columns of numbers that are compared by their means: whether 0 and 1 are two
  /// answers, and whether a number far from all others means that there is no answer.
  static func warnings(_ names: [String], in table: ResponseTable) -> [AnalysisWarning] {
    names.compactMap { name in
      guard let column = table.columns.first(where: { $0.name == name }),
        case .numbers(let codes, let values) = column.storage
      else { return nil }
      if values.count == 2 { return twoValues(name, values) }
      guard let code = missingCode(values), let place = values.firstIndex(of: code) else {
        return nil
      }
      let rows = (0..<codes.count).filter { codes[$0] == place }.count
      return farValue(name, code, rows, values.filter { $0 != code })
    }
  }

  private static func twoValues(_ name: String, _ values: [Double]) -> AnalysisWarning {
    AnalysisWarning(
      code: "two-numbers",
      message:
        "'\(name)' holds only the numbers \(shown(values[0])) and \(shown(values[1])) and is "
        + "compared by its mean; --categorical compares the percentages instead.")
  }

  private static func farValue(
    _ name: String, _ code: Double, _ rows: Int, _ others: [Double]
  ) -> AnalysisWarning {
    let range = "\(shown(others.first ?? 0)) to \(shown(others.last ?? 0))"
    return AnalysisWarning(
      code: "missing-code",
      message: "'\(name)' holds \(shown(code)) in \(rows) rows, far from all other answers "
        + "(\(range)), and counts it as a number. If it means that there is no answer, say so: "
        + "--na 'NA,\"\",\(shown(code))'.")
  }

  /// The smallest or largest number, if it is one that is used for missing answers and lies
  /// further from its neighbour than all others lie from each other.
  private static func missingCode(_ values: [Double]) -> Double? {
    guard values.count > 2, let low = values.first, let high = values.last else { return nil }
    let (second, last) = (values[1], values[values.count - 2])
    if usual.contains(low), second - low > high - second { return low }
    return usual.contains(high) && high - last > last - low ? high : nil
  }

  private static let usual: Set<Double> = [
    -9999, -999, -99, -98, -97, -88, -77, -9, -8, -7, -1, 77, 88, 97, 98, 99, 777, 888, 997, 998,
    999, 9999,
  ]

  private static func shown(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }
}

extension AnalysisWarning {
  /// A regression that these data do not allow; the tables without it stand.
  init(notFitted outcome: String, adjustedFor covariates: [String], because mistake: ModelMistake) {
    let model =
      covariates.isEmpty
      ? "The regression of '\(outcome)'"
      : "The comparison of '\(outcome)' adjusted for \(covariates.joined(separator: ", "))"
    self.init(
      code: "model-not-fitted",
      message: "\(model) could not be made and is left out. \(mistake.description)")
  }
}
