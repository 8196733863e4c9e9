import VersionDiff

/// What the tests say about one outcome, in the notation of the APA:
/// `χ²(3, N = 2,063) = 8.90, p = .031 (Holm .062), V = .07, 95 % CI [.00, .10]`.
///
/// - Reference: [APA2020]
struct TestStatement: Sendable {
  private let outcome: ComparedOutcome
  private let contrast: String?
  private let wording: Wording

  /// Prepares the statement on an outcome, or on one contrast of it.
  init(_ outcome: ComparedOutcome, contrast: String? = nil, wording: Wording) {
    self.outcome = outcome
    self.contrast = contrast
    self.wording = wording
  }

  /// The lines below an outcome's tables, for each contrast that was tested.
  static func lines(_ outcome: ComparedOutcome, wording: Wording) -> [String] {
    let contrasts = outcome.testedContrasts
    return contrasts.flatMap { contrast in
      let lines = TestStatement(outcome, contrast: contrast, wording: wording).lines
      guard contrasts.count > 1, let contrast else { return lines }
      return lines.map { "\(contrast.replacingMinus): \($0)" }
    }
  }

  /// The main test with its effect size, then the tests that stand beside it.
  var lines: [String] {
    let main = main
    let others = ["fisher", "mann.whitney", "randomisation"].compactMap(test).filter {
      $0.index != main?.index
    }
    return ([main].compactMap { $0 } + others).map { statement($0) + "." }
  }

  /// The test that stands for the outcome: the design-based one where there is one, else
  /// Pearson's or Welch's.
  var main: TableRow? {
    let order = [
      "rao.scott", "pearson", "stuart.maxwell", "mcnemar", "bowker", "wald", "welch.t", "fisher",
      "likelihood.ratio", "mann.whitney",
    ]
    return order.compactMap(test).first { $0.number("p.value") != nil }
  }

  private func test(_ method: String) -> TableRow? {
    outcome.tests.first { row in
      row.text("method") == method && (contrast == nil || row.text("contrast") == contrast)
    }
  }

  /// A test with its p-values and its effect size.
  func statement(_ row: TableRow) -> String {
    ([name(row), pValues(row)] + [effect(row)]).compactMap { $0 }.joined(separator: ", ")
  }

  /// The smallest claim that the p-value supports, in the family of outcomes where it is adjusted.
  func pValue(_ row: TableRow) -> Double? {
    row.number("p.adjusted") ?? row.number("p.value")
  }

  /// The statistic with its degrees of freedom and the sample size.
  private func name(_ row: TableRow) -> String {
    let method = row.text("method") ?? ""
    let label = wording.vocabulary.value(method, ofColumn: "method")
    guard let statistic = row.number("statistic"), let symbol = Self.symbols[method] else {
      return simulated(row).map { "\(label) (\($0))" } ?? label
    }
    let degrees = ["df", "df.denominator"].compactMap { row.number($0) }
      .map(wording.numbers.degreesOfFreedom)
    let size = symbol.hasSuffix("²") ? outcome.respondents : nil
    let arguments = degrees + (size.map { ["N = " + wording.numbers.count($0)] } ?? [])
    let separator = wording.style.language == .nl ? "; " : ", "
    let list = arguments.isEmpty ? "" : "(" + arguments.joined(separator: separator) + ")"
    let prefix = Self.named.contains(method) ? label + ", " : ""
    // U counts pairs, and halves of them.
    let value =
      symbol == "U"
      ? wording.numbers.fixed(statistic, decimals: statistic == statistic.rounded() ? 0 : 1)
      : wording.numbers.statistic(statistic)
    return "\(prefix)\(symbol)\(list) = \(value)"
  }

  private func pValues(_ row: TableRow) -> String? {
    guard let p = row.number("p.value") else { return nil }
    let raw = wording.numbers.pStatement(p)
    guard let adjusted = row.number("p.adjusted"), adjusted != p else { return raw }
    return raw + " (Holm \(wording.numbers.pValue(adjusted)))"
  }

  private func effect(_ row: TableRow) -> String? {
    let source = row.number("estimate") == nil ? outcome.meanDifferences.first : row
    guard let row = source, let effect = row.text("effect"), let symbol = Self.effects[effect],
      let estimate = row.number("estimate")
    else { return nil }
    let style = wording.numbers
    let isBounded = NumberStyle.boundedEffects.contains(effect)
    func words(_ value: Double) -> String {
      isBounded ? style.bounded(value) : style.fixed(value, decimals: 2)
    }
    let value = "\(symbol) = \(words(estimate))"
    guard let low = row.number("conf.low"), let high = row.number("conf.high") else { return value }
    let confidence = wording.confidence + wording.vocabulary[.confidenceInterval]
    return "\(value), \(confidence) \(wording.interval(words(low), words(high)))"
  }

  /// How a simulated p-value came about.
  private func simulated(_ row: TableRow) -> String? {
    guard row["exact"] == .boolean(false), let replicates = row.number("replicates") else {
      return nil
    }
    let count = wording.numbers.count(Int(replicates))
    let seed = row.number("seed").map { ", \(wording.vocabulary[.seedInLine]) \(Int($0))" } ?? ""
    let isRandomisation = row.text("method") == "randomisation"
    let phrase = isRandomisation ? Phrase.drawnArrangements : .monteCarlo
    return wording.vocabulary.phrase(phrase, ["count": count]) + seed
  }

  private static let symbols = [
    "pearson": "χ²", "likelihood.ratio": "G²", "rao.scott": "F", "wald": "F", "mcnemar": "χ²",
    "bowker": "χ²", "stuart.maxwell": "χ²", "welch.t": "t", "mann.whitney": "U",
  ]

  /// Tests whose symbol does not say which they are.
  private static let named: Set<String> = [
    "rao.scott", "wald", "mcnemar", "bowker", "stuart.maxwell", "mann.whitney",
  ]

  private static let effects = [
    "cramers.v": "V", "phi": "φ", "hedges.g": "g", "odds.ratio": "OR", "rank.biserial": "r",
  ]
}
