import VersionDiff
import VignetteKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What one row of `power` says, in a sentence or two: `With 2,063 respondents (1,375 and 688), a
/// difference of 5.0 points from 40.0 % is found with 57.8 % power.`
struct PowerSentence {
  private let row: TableRow
  private let wording: Wording

  /// Reads a row.
  init(_ row: TableRow, _ wording: Wording) {
    self.row = row
    self.wording = wording
  }

  /// All there is to say.
  var text: String {
    let parts = [found ?? smallestOnly, needed, exaggerated, simulated].compactMap { $0 }
    return (subject.map { $0 + ": " } ?? "") + parts.joined(separator: " ")
  }

  /// The outcome, contrast and option; nil where the table has none.
  private var subject: String? {
    let parts = [row.text("outcome").map(wording.outcome), comparison].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// The contrast and option; nil where the table has none.
  var comparison: String? {
    let option = row.text("outcome").flatMap { name in
      row.text("option").map { wording.option($0, of: name) }
    }
    let parts = [row.text("contrast"), option].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// An effect of the row in its unit: points, odds ratio or as it is.
  func amount(_ name: String) -> String? {
    guard let value = row.number(name) else { return nil }
    switch measure {
    case .difference, .margin, .differenceOfDifferences:
      return wording.numbers.unsignedPoints(abs(value))
    case .logOddsRatio: return wording.numbers.plain(exp(value))
    case .cohensW, .meanMargin, .meanDifference, .cohensF: return wording.numbers.plain(value)
    case nil: return nil
    }
  }

  private var measure: EffectMeasure? { row.text("measure").flatMap(EffectMeasure.init) }

  private var respondents: String {
    let total = count("n") ?? ""
    guard let sizes = row.text("n.by.version") else { return total }
    let numbers = sizes.split(separator: "+").compactMap { part in
      Double(part.filter { !$0.isWhitespace }).map { wording.numbers.fixed($0, decimals: 0) }
    }
    return wording.vocabulary.phrase(
      .respondentsByVersion,
      ["n": total, "sizes": wording.vocabulary.list(numbers)])
  }

  private var found: String? {
    guard let power = row.number("power"), let effect = phrase(of: "effect") else { return nil }
    let isShown = measure == .margin || measure == .meanMargin
    return wording.vocabulary.phrase(
      isShown ? .powerShown : respondentsAlone ? .powerFoundPlainly : .powerFound,
      [
        "n": respondentsAlone ? count("n") ?? "" : respondents,
        "power": wording.power(power), "effect": effect,
      ])
  }

  private var respondentsAlone: Bool { row.text("n.by.version") == nil }

  private var smallestOnly: String? {
    guard let effect = phrase(of: "smallest.effect"), let wanted = row.number("wanted.power")
    else { return nil }
    let isShown = measure == .margin || measure == .meanMargin
    return wording.vocabulary.phrase(
      isShown ? .powerShown : respondentsAlone ? .powerFoundPlainly : .powerFound,
      [
        "n": respondentsAlone ? count("n") ?? "" : respondents,
        "power": wording.power(wanted), "effect": effect,
      ])
  }

  /// How many it takes, and what would be found, where the number was given.
  private var needed: String? {
    guard row.number("power") != nil, let wanted = row.number("wanted.power") else { return nil }
    let power = wording.power(wanted)
    var sentences: [String] = []
    if let needed = count("n.needed"), needed != count("n") {
      sentences.append(
        wording.vocabulary.phrase(.powerTakes, ["power": power, "n": needed]))
    }
    let isShown = measure == .margin || measure == .meanMargin
    if !isShown, row.number("n.needed") != row.number("n"),
      let smallest = phrase(of: "smallest.effect")
    {
      sentences.append(
        wording.vocabulary.phrase(.powerSmallest, ["power": power, "effect": smallest]))
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  /// Told where a significant result would mislead: with less than the usual power.
  private var exaggerated: String? {
    guard let power = row.number("power"), power < Expectations.defaultPower,
      let factor = row.number("type.m"),
      let wrong = row.number("type.s")
    else { return nil }
    return wording.vocabulary.phrase(
      .powerExaggerates,
      [
        "factor": wording.numbers.fixed(factor, decimals: 2),
        "wrong": wording.numbers.percentage(wrong),
      ])
  }

  private var simulated: String? {
    guard let studies = count("studies"), let error = row.number("mc.std.error") else { return nil }
    return wording.vocabulary.phrase(
      .powerSimulated,
      [
        "studies": studies, "error": wording.numbers.fixed(100 * error, decimals: 2),
        "failures": count("failures") ?? "0",
      ])
  }

  private func count(_ name: String) -> String? {
    row.number(name).map { wording.numbers.fixed($0, decimals: 0) }
  }

  private func phrase(of name: String) -> String? {
    guard let value = amount(name), let measure else { return nil }
    let share = row.number("reference.proportion").map(wording.numbers.percentage)
    let phrase: PowerPhrase
    switch measure {
    case .cohensW: phrase = .effectW
    case .cohensF: phrase = .effectF
    case .difference:
      let isDecrease = (row.number(name) ?? 0) < 0
      phrase = isDecrease ? .effectDecrease : .effectIncrease
    case .differenceOfDifferences: phrase = .effectTwice
    case .margin: phrase = .effectMargin
    case .meanMargin: phrase = .effectMeanMargin
    case .meanDifference: phrase = .effectMean
    case .logOddsRatio: phrase = share == nil ? .effectOdds : .effectOddsFrom
    }
    return wording.vocabulary.phrase(phrase, ["value": value, "share": share ?? ""])
  }
}

extension Wording {
  /// A power as a percentage, without decimals where it is whole. No study is sure to find its effect:
  /// what rounds to 100 is `over 99.9`, and what rounds to 0 `under 0.1`.
  func power(_ share: Double) -> String {
    if share >= 0.9995 {
      return vocabulary.phrase(.powerOver, ["power": numbers.percentage(0.999)])
    }
    if share < 0.0005 {
      return vocabulary.phrase(.powerUnder, ["power": numbers.percentage(0.001)])
    }
    let isWhole = abs(100 * share - (100 * share).rounded()) < 1e-9
    return numbers.fixed(100 * share, decimals: isWhole ? 0 : 1)
  }
}
