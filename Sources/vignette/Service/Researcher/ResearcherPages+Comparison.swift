#if Service
  import Hummingbird
  import VersionDiff
  import VignetteKit

  extension ResearcherPages {
    /// The comparison as far as it may be seen: before the plan's end what is right at any time,
    /// afterwards everything.
    func comparisonPage(_ visit: ResearcherVisit) async -> Response {
      let (frame, watch) = (visit.frame, visit.watch)
      if watch.isBlinded {
        return visit.page(.comparison, frame.notice(frame[.blinded]))
      }
      var content = HTMLText(trusted: "")
      if watch.isAtEnd {
        content = frame.notice(frame[.atTheEnd], "fine") + (await jobs(visit))
      } else if let planned = watch.planned {
        let numbers = NumberStyle(language: frame.language)
        content = frame.notice(
          frame[.whyNot].filling(
            numbers.fixed(Double(watch.completed), decimals: 0),
            numbers.fixed(Double(planned), decimals: 0)))
      } else {
        content = frame.notice(frame[.whyNotNoPlan])
      }
      content = content + live(visit)
      return visit.page(.comparison, content, isLive: !watch.isAtEnd || watch.stored.state == .open)
    }

    private func live(_ visit: ResearcherVisit) -> HTMLText {
      let (frame, watch) = (visit.frame, visit.watch)
      let tables = LiveTables(watch, language: frame.language)
      let page = HTMLFormat(language: frame.language)
      var content = HTMLText(trusted: "")
      if watch.versions.count < 2 { content = content + frame.notice(frame[.oneVersion], "soft") }
      let outcomes = tables.outcomes
      if outcomes.isEmpty { content = content + frame.notice(frame[.seeNothing], "soft") }
      content = content + HTMLText(trusted: outcomes.map(page.rendered).joined())
      let uncounted = watch.stored.tallyPlan.uncounted
      if !uncounted.isEmpty {
        content =
          content
          + frame.notice(
            frame[.uncounted].filling(uncounted.joined(separator: ", ")), "soft")
      }
      let notes = tables.notes
      guard !notes.isEmpty else { return content }
      return content + HTMLText(trusted: page.rendered(.notes(notes), tables.wording.vocabulary))
    }

    // MARK: Full analyses

    private func jobs(_ visit: ResearcherVisit) async -> HTMLText {
      struct Kind: Sendable {
        let kind: String
        let label: String
        let action: String
      }
      struct Content: Sendable {
        let word: [String: String]
        let language: String
        let formToken: String
        let kinds: [Kind]
        let jobs: [JobLine]
      }
      let frame = visit.frame
      let known = await queue.jobs(of: visit.name)
      let mayRun = Set<Role>.exporters.contains(frame.role)
      return HTMLText(
        "jobs", of: ResearcherTemplates.library,
        showing: Content(
          word: frame.words, language: frame.language.rawValue, formToken: frame.formToken ?? "",
          kinds: mayRun
            ? AnalysisJob.Kind.possible(for: visit.watch.stored.study).map {
              Kind(
                kind: $0.rawValue, label: frame[$0.phrase], action: visit.address("/analyses"))
            } : [],
          jobs: known.map { JobLine($0, visit, mayCancel: mayRun) }))
    }

    /// Puts an analysis into the queue.
    func startAnalysis(_ visit: ResearcherVisit, _ context: ServiceContext) async throws -> Response
    {
      guard let kind = context.form["kind"].flatMap(AnalysisJob.Kind.init),
        AnalysisJob.Kind.possible(for: visit.watch.stored.study).contains(kind)
      else { throw ServiceFault.invalid("There is no such analysis.") }
      guard visit.watch.isAtEnd, !visit.watch.isBlinded else {
        throw ServiceFault.conflict(
          "Full analyses are made when the plan has come to its end, or the study is closed.")
      }
      let export = try await AnswerExport(of: visit.name, in: store)
      let files = AnalysisFiles(
        study: visit.watch.stored,
        answers: kind == .effects ? export.ratings ?? export.answers : export.answers)
      await queue.add(
        kind, of: visit.name, files: files, language: visit.frame.language)
      return .see(visit.address("/comparison") + visit.query + "#analyses")
    }

    /// Stops an analysis.
    func cancelAnalysis(_ visit: ResearcherVisit, _ context: ServiceContext) async throws
      -> Response
    {
      await queue.cancel(try context.part("job"), of: visit.name)
      return .see(visit.address("/comparison") + visit.query + "#analyses")
    }

    /// The result of an analysis.
    func resultPage(_ visit: ResearcherVisit, _ context: ServiceContext) async throws -> Response {
      guard let job = await queue.job(try context.part("job"), of: visit.name) else {
        throw ServiceFault.notFound
      }
      guard case .done(let page) = job.state else {
        return visit.page(.comparison, visit.frame.notice(visit.frame[.noResult]))
      }
      return visit.page(.comparison, page)
    }
  }

  /// A line of the list of analyses.
  private struct JobLine: Sendable {
    let label: String
    let state: String
    let time: String
    let show: String
    let stop: String
    let result: String?
    let cancel: String?
    let problem: String?

    init(_ job: AnalysisJob, _ visit: ResearcherVisit, mayCancel: Bool) {
      let frame = visit.frame
      label = frame[job.kind.phrase]
      show = frame[.show]
      stop = frame[.cancel]
      var (result, cancel, problem): (String?, String?, String?) = (nil, nil, nil)
      switch job.state {
      case .queued:
        state = frame[.queued]
        cancel = visit.address("/analyses/\(job.id)/cancel")
      case .running:
        state = frame[.running]
        cancel = visit.address("/analyses/\(job.id)/cancel")
      case .done:
        state = frame[.done]
        result = visit.address("/analyses/\(job.id)")
      case .failed(let message):
        state = frame[.failed]
        problem = message
      case .cancelled: state = frame[.cancelled]
      }
      self.result = result
      self.cancel = mayCancel ? cancel : nil
      self.problem = problem
      time = job.seconds.map { frame[.seconds].filling("\($0)") } ?? ""
    }
  }

  extension AnalysisJob.Kind {
    /// What the page calls it.
    fileprivate var phrase: ResearcherPhrase {
      switch self {
      case .compare: .compareJob
      case .effects: .effectsJob
      }
    }
  }
#endif
