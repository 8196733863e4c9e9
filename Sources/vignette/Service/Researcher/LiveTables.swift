#if Service
  import VersionDiff
  import VignetteKit

  /// The tables of a running comparison as researchers read them: for each outcome how often each
  /// version's respondents chose what, with the differences that may be looked at at any time.
  struct LiveTables {
    let watch: StudyWatch
    let wording: Wording

    init(_ watch: StudyWatch, language: RenderingStyle.Language) {
      self.watch = watch
      var style = RenderingStyle()
      style.language = language
      style.study = watch.stored.study
      wording = Wording(style: style)
    }

    /// A table for each outcome.
    var outcomes: [ReadingTable] {
      let contrasts = Dictionary(grouping: watch.comparison?.contrasts ?? [], by: \.outcome)
      return watch.stored.tallyPlan.outcomes.enumerated().map { index, outcome in
        table(outcome, index, contrasts[outcome.name] ?? [])
      }
    }

    /// What explains the differences, in sentences.
    var notes: [String] {
      guard let comparison = watch.comparison else { return [] }
      return EffectTable(sharesOf: comparison).notes.map(wording.vocabulary.sentence)
    }

    private func table(
      _ outcome: TallyPlan.Outcome, _ index: Int, _ contrasts: [SequentialComparison.Contrast]
    ) -> ReadingTable {
      let counts = watch.counts.map { $0.outcomes[index] }
      let others = Array(watch.versions.dropFirst())
      let vocabulary = wording.vocabulary
      let first = vocabulary[outcome.kind == .numbers ? .estimate : .option]
      let isOne = others.count == 1
      let differences = others.flatMap { version in
        let suffix = isOne ? "" : " \(version) − \(watch.versions[0])"
        let points = outcome.kind == .numbers ? "" : " (\(vocabulary[.points]))"
        return [
          vocabulary[.difference] + suffix + points,
          "\(percent) %\(vocabulary[.confidenceInterval])" + suffix,
          vocabulary[.pAdjusted] + suffix,
        ]
      }
      let rows: [[String]] =
        switch outcome.kind {
        case .oneOption(let options), .severalOptions(let options):
          options.indices.map { option in
            [wording.option(options[option], of: outcome.name)]
              + counts.map { share($0.options[option], of: $0.answered) }
              + contrasts.filter { $0.option == options[option] }.flatMap(cells)
          } + [["n"] + counts.map { number($0.answered) } + blanks(3 * others.count)]
        case .numbers:
          [
            [vocabulary[.mean]] + counts.map { mean($0.moments) } + contrasts.flatMap(cells),
            ["n"] + counts.map { number($0.answered) } + blanks(3 * others.count),
          ]
        }
      return ReadingTable(
        id: outcome.name, caption: wording.outcome(outcome.name),
        columns: [.init(heading: first, alignment: .words)]
          + watch.versions.map { .init(heading: vocabulary.version($0), alignment: .numbers) }
          + differences.map { .init(heading: $0, alignment: .numbers) },
        keyCount: 1, rows: rows)
    }

    private var percent: String {
      let level = watch.stored.study.analysis.confidence ?? AnalysisPlan.defaultConfidence
      return wording.numbers.fixed(
        100 * level, decimals: level * 100 == (level * 100).rounded() ? 0 : 1)
    }

    /// The difference, its limits and its adjusted p-value; dashes before there are any.
    private func cells(_ contrast: SequentialComparison.Contrast) -> [String] {
      guard case .difference(let estimate, _) = contrast.look, let limits = estimate.interval else {
        return ["–", "–", "–"]
      }
      let isShare = contrast.option != nil
      let column = TableColumn.estimate(isShare ? .proportionDifference : .plain, label: "")
      func words(_ value: Double) -> String {
        wording.numbers.words(.number(value), in: column, vocabulary: wording.vocabulary)
      }
      let p = contrast.adjustedPValue.map {
        wording.numbers.words(.number($0), in: .adjustedPValue, vocabulary: wording.vocabulary)
      }
      return [
        words(estimate.value),
        wording.interval(words(limits.lowerBound), words(limits.upperBound)), p ?? "–",
      ]
    }

    private func share(_ count: Int, of total: Int) -> String {
      guard total > 0 else { return "0" }
      let percent = wording.numbers.fixed(100 * Double(count) / Double(total), decimals: 1)
      return "\(percent) % (\(number(count)))"
    }

    private func mean(_ moments: RunningMoments) -> String {
      moments.count > 0 ? wording.numbers.fixed(moments.mean, decimals: 2) : "–"
    }

    private func number(_ count: Int) -> String {
      wording.numbers.fixed(Double(count), decimals: 0)
    }

    private func blanks(_ count: Int) -> [String] { [String](repeating: "", count: count) }
  }
#endif
