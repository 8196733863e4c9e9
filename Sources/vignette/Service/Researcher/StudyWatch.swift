#if Service
  import VersionDiff
  import VignetteKit

  /// What researchers see of a running study, from its counts.
  struct StudyWatch: Sendable {
    let stored: StoredStudy
    let tally: StudyTally
    /// The versions that respondents may get, the reference first.
    let versions: [String]
    private let shares: [Double]

    /// Looks at a study.
    init(_ live: LiveStudy) {
      stored = live.stored
      tally = live.tally
      let planned = live.stored.design.versions.filter { $0.share > 0 }
      let reference = live.stored.study.referenceVersion
      let ordered =
        planned.filter { $0.version == reference } + planned.filter { $0.version != reference }
      versions = ordered.map(\.version)
      shares = ordered.map { Double($0.share) }
    }

    /// The counts of each version.
    var counts: [VersionTally] {
      versions.map { tally.versions[$0] ?? VersionTally(stored.tallyPlan) }
    }

    /// How many respondents are planned, over all versions.
    var planned: Int? { stored.study.analysis.expected?.respondents }

    /// How many handed in their answers.
    var completed: Int { counts.reduce(0) { $0 + $1.completed } }

    /// Whether the plan has come to its end, so that everything may be seen.
    var isAtEnd: Bool {
      stored.state == .closed || planned.map { completed >= $0 } ?? false
    }

    /// Whether outcomes by version are hidden.
    var isBlinded: Bool {
      (stored.study.fieldwork?.isBlinded ?? false) && stored.state != .closed
    }

    /// How respondents went through the study.
    var flow: ParticipantFlow {
      let (plan, counts) = (stored.tallyPlan, counts)
      let assigned = counts.map(\.assigned)
      let consented = assigned.reduce(0, +)
      return ParticipantFlow(
        versions: versions, shares: shares, opened: max(tally.pageViews, consented),
        consented: consented, assigned: assigned,
        reached: plan.tasks.indices.map { task in
          .init(plan.tasks[task], counts.map { $0.reached[task] })
        },
        completed: counts.map(\.completed),
        excluded: plan.rules.indices.map { rule in
          .init(plan.rules[rule].words, counts.map { $0.excluded[rule] })
        },
        analysed: counts.map(\.analysed))
    }

    /// How respondents answered.
    var checks: FieldworkChecks {
      let (plan, counts) = (stored.tallyPlan, counts)
      let attention = plan.checks.indices.map { check in
        FieldworkChecks.Tally(
          .attention(question: plan.checks[check].check.question), counts.map { $0.failed[check] },
          of: counts.map { $0.checked[check] })
      }
      let open = plan.outcomes.indices.map { outcome in
        FieldworkChecks.Tally(
          .missing(question: plan.outcomes[outcome].name),
          counts.map { $0.outcomes[outcome].leftOpen },
          of: counts.map { $0.outcomes[outcome].answered + $0.outcomes[outcome].leftOpen })
      }
      return FieldworkChecks(
        versions: versions, shares: shares, durations: counts.map(\.seconds),
        shortestSeconds: stored.study.fieldwork?.minimumSeconds
          ?? stored.study.analysis.exclusions.shortestSeconds,
        attention + open)
    }

    /// The versions compared so far; nil of one version.
    var comparison: SequentialComparison? {
      guard versions.count > 1 else { return nil }
      let counts = counts
      let tallies = stored.tallyPlan.outcomes.enumerated().map { index, outcome in
        let own = counts.map { $0.outcomes[index] }
        let answers: OutcomeTally.Answers =
          switch outcome.kind {
          case .oneOption(let options): .oneOption(options, counts: own.map(\.options))
          case .severalOptions(let options):
            .severalOptions(options, counts: own.map(\.options), respondents: own.map(\.answered))
          case .numbers: .numbers(own.map(\.moments))
          }
        return OutcomeTally(outcome.name, answers)
      }
      return SequentialComparison(tallies, plan: plan)
    }

    private var plan: SequentialPlan {
      let analysis = stored.study.analysis
      // A level that is none was refused when the study was read.
      let confidence = analysis.confidence.flatMap { try? ConfidenceLevel($0) } ?? .ninetyFive
      return SequentialPlan(
        versions: versions, shares: shares, respondents: planned,
        minimumPerVersion: stored.study.fieldwork?.minimumPerVersion
          ?? Fieldwork.defaultMinimumPerVersion,
        confidence: confidence)
    }
  }
#endif
