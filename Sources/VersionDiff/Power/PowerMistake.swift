/// Why a plan says nothing of power.
public enum PowerMistake: Error, Equatable, Sendable {
  /// A wanted power that no test needs or reaches: not between the significance level and 1.
  case impossiblePower(Double, significance: Double)
  /// A number that can't be meant: what it is, and what it must be.
  case impossible(quantity: String, value: Double, expected: String)
  /// Too few respondents for the test to exist.
  case tooFew(Int, least: Int)
  /// A share of the respondents that is not positive.
  case allocation(Double)
  /// As many parts of an allocation as there are versions were expected.
  case allocationCount(Int, versions: Int)
  /// Percentages of one version that don't add up to 100.
  case percentages(version: Int, sum: Double)
  /// Lists of percentages of different lengths.
  case unequalLists(Int, Int)
  /// Fewer than two lists of percentages, or fewer than two answers.
  case tooFewLists(versions: Int, answers: Int)
  /// Nothing to find: the assumed effect is zero.
  case noEffect
  /// A difference that is not smaller than the margin within which it is to be shown to lie.
  case beyondMargin(difference: Double, margin: Double)
  /// A power that not even this many respondents reach.
  case unreachable(power: Double, size: Int)
  /// A study that expects nothing and has published nothing.
  case nothingExpected(study: String)
  /// A study that doesn't say how many respondents are planned.
  case sizeUnknown(outcome: String)
  /// What is expected of an outcome that the study doesn't have in this form.
  case expectation(outcome: String, problem: String)
}

extension PowerMistake: CustomStringConvertible {
  /// One sentence: what was found, what was expected, how to mend it.
  public var description: String {
    switch self {
    case .impossiblePower(let power, let significance):
      "A power of \(Self.number(power)) can't be asked for; it must lie between the significance "
        + "level, \(Self.number(significance)), and 1 (no study is sure to find its effect), such as "
        + "0.8."
    case .impossible(let quantity, let value, let expected):
      "The \(quantity) is \(Self.number(value)); it must be \(expected)."
    case .tooFew(let size, let least):
      "With \(size) in total there is nothing to test; this test needs at least \(least)."
    case .allocation(let share):
      "A part of the allocation is \(Self.number(share)); each version needs a positive part, such "
        + "as 2:1."
    case .allocationCount(let count, let versions):
      "The allocation has \(count) parts and there are \(versions) versions; give a part for each, "
        + "such as \(Array(repeating: "1", count: versions).joined(separator: ":"))."
    case .percentages(let version, let sum):
      "The percentages of version \(version) add up to \(Self.number(sum)); complete or correct "
        + "them until they add up to 100."
    case .unequalLists(let first, let other):
      "One version has \(first) percentages and another \(other); give one for each answer, 0 for "
        + "an answer that nobody gives."
    case .tooFewLists(let versions, let answers):
      "There are percentages of \(versions) version\(versions == 1 ? "" : "s") and \(answers) "
        + "answer\(answers == 1 ? "" : "s"); a comparison needs two or more of each."
    case .noEffect:
      "The assumed effect is zero: no number of respondents finds it. State the smallest effect "
        + "that would matter."
    case .beyondMargin(let difference, let margin):
      "The assumed difference is \(Self.number(100 * difference)) points and the margin "
        + "\(Self.number(100 * margin)): a difference that is as large as the margin can't be shown "
        + "to be smaller. Widen the margin, or assume a smaller difference."
    case .unreachable(let power, let size):
      "A power of \(Self.number(power)) is not reached with \(size) respondents; assume a larger "
        + "effect or ask for less power."
    case .nothingExpected(let study):
      "Study '\(study)' states no expectations and has no published percentages of two versions; "
        + "write what you expect under analysis.expected."
    case .sizeUnknown(let outcome):
      "It is not known how many respondents '\(outcome)' is planned for; state "
        + "analysis.expected.respondents, or give a number."
    case .expectation(let outcome, let problem):
      "What is expected of '\(outcome)' can't be used: \(problem)."
    }
  }

  /// A number as a person would type it.
  private static func number(_ value: Double) -> String {
    let rounded = abs(value) < 1e-3 ? value : (value * 1e9).rounded() / 1e9
    return Int(exactly: rounded).map { "\($0)" } ?? "\(rounded)"
  }
}
