#if Service
  import VersionDiff
  import VignetteKit

  /// The counts of one version's respondents.
  struct VersionTally: Sendable, Equatable {
    /// Who was assigned.
    private(set) var assigned = 0
    /// Who handed in the answers.
    private(set) var completed = 0
    /// Who answered something in each task or in a later one.
    private(set) var reached: [Int]
    /// Whom each rule of the plan leaves out.
    private(set) var excluded: [Int]
    /// Who counts in the comparison.
    private(set) var analysed = 0
    /// What counts of each outcome.
    private(set) var outcomes: [OutcomeCount]
    /// Who failed each attention check.
    private(set) var failed: [Int]
    /// Who answered each attention check.
    private(set) var checked: [Int]
    /// How many took how many seconds.
    private(set) var durations: [Int: Int] = [:]

    /// The answers to one outcome.
    struct OutcomeCount: Sendable, Equatable {
      /// Who answered, of those who count in the comparison.
      var answered = 0
      /// Who left it open.
      var leftOpen = 0
      /// Who chose each option.
      var options: [Int]
      /// The numbers that were given.
      var moments = RunningMoments()
    }

    /// Nobody yet.
    init(_ plan: TallyPlan) {
      reached = [Int](repeating: 0, count: plan.tasks.count)
      excluded = [Int](repeating: 0, count: plan.rules.count)
      failed = [Int](repeating: 0, count: plan.checks.count)
      checked = failed
      outcomes = plan.outcomes.map { outcome in
        switch outcome.kind {
        case .oneOption(let options), .severalOptions(let options):
          OutcomeCount(options: [Int](repeating: 0, count: options.count))
        case .numbers: OutcomeCount(options: [])
        }
      }
    }

    /// The durations as a sample.
    var seconds: Sample {
      Sample(values: durations.keys.map(Double.init), counts: Array(durations.values))
    }

    /// Counts a respondent as changed: nil stands for somebody who is not there before, or after.
    mutating func change(from old: CountedRespondent?, to new: CountedRespondent?) {
      if let old { count(old, by: -1) }
      if let new { count(new, by: 1) }
      let (before, after) = (old?.comparedValues ?? [], new?.comparedValues ?? [])
      for index in outcomes.indices {
        let first = index < before.count ? before[index] : nil
        let second = index < after.count ? after[index] : nil
        // What stays the same isn't taken out and put in again: sums keep their digits.
        guard first != second else { continue }
        if let first { outcomes[index].count(first, by: -1) }
        if let second { outcomes[index].count(second, by: 1) }
      }
    }

    private mutating func count(_ respondent: CountedRespondent, by step: Int) {
      assigned += step
      if respondent.isCompleted { completed += step }
      if let rule = respondent.rule { excluded[rule] += step }
      if respondent.isCompared { analysed += step }
      if let task = respondent.furthestTask { for place in 0...task { reached[place] += step } }
      for (index, isOpen) in respondent.leftOpen.enumerated() where isOpen {
        outcomes[index].leftOpen += step
      }
      for (index, passed) in respondent.passed.enumerated() {
        guard let passed else { continue }
        checked[index] += step
        if !passed { failed[index] += step }
      }
      if let seconds = respondent.seconds {
        let count = durations[seconds, default: 0] + step
        durations[seconds] = count > 0 ? count : nil
      }
    }
  }

  extension VersionTally.OutcomeCount {
    fileprivate mutating func count(_ value: CountedRespondent.Value, by step: Int) {
      answered += step
      switch value {
      case .option(let place): options[place] += step
      case .options(let places): for place in places { options[place] += step }
      case .number(let number):
        if step > 0 { moments.add(number) } else { moments.remove(number) }
      }
    }
  }
#endif
