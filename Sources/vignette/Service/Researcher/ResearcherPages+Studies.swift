#if Service
  import Hummingbird
  import VersionDiff
  import VignetteKit

  extension ResearcherPages {
    /// All studies.
    func studiesPage(_ request: Request, _ context: ServiceContext) -> Response {
      struct Card: Sendable {
        let path: String
        let name: String
        let title: String
        let state: String
        let stateClass: String
        let completed: String
      }
      struct Content: Sendable {
        let word: [String: String]
        let language: String
        let studies: [Card]
      }
      let frame = frame(request, context)
      let studies = store.published.all.values.sorted { $0.stored.name < $1.stored.name }
      let cards = studies.map { live in
        let visit = ResearcherVisit(frame, live)
        return Card(
          path: visit.path, name: visit.name, title: visit.title, state: visit.state,
          stateClass: live.stored.state.rawValue, completed: visit.progress)
      }
      return frame.page(
        frame[.studies],
        frame.top
          + HTMLText(
            "studies", of: ResearcherTemplates.library,
            showing: Content(
              word: frame.words, language: frame.language.rawValue, studies: cards)))
    }

    /// Who took part and how far they came, and whether all is as planned.
    func flowPage(_ visit: ResearcherVisit) -> Response {
      let (frame, watch) = (visit.frame, visit.watch)
      let flow = watch.flow
      var style = RenderingStyle()
      style.language = frame.language
      let wording = Wording(style: style)
      let titles = watch.stored.tallyPlan.titles.mapValues { $0.text(in: frame.language.rawValue) }
      let isOpen = watch.stored.state == .open
      // What can't be taken back stands last.
      var content = isOpen ? HTMLText(trusted: "") : stage(visit)
      if watch.counts.allSatisfy({ $0.assigned == 0 }) {
        content = content + frame.notice(frame[.noPlanYet])
      }
      content =
        content
        + HTMLText(
          trusted: FlowFigure(flow, titles: titles, language: frame.language).svg)
      let isAlarm = flow.smallestPValue < Integrity.alarm
      let p = wording.numbers.words(
        .number(flow.smallestPValue), in: .pValue, vocabulary: wording.vocabulary)
      content = content + frame.heading(frame[.checksTitle])
      content =
        content
        + (isAlarm
          ? frame.notice(frame[.flowAlarm].filling(p), "alarm")
          : frame.notice(frame[.flowFine], "fine"))
      let page = HTMLFormat(language: frame.language)
      let checks = EffectTable(watch.checks)
      if watch.completed > 0 || watch.checks.checks.contains(where: { $0.count > 0 }) {
        content = content + HTMLText(trusted: page.rendered(ReadingTable(checks, wording: wording)))
      }
      content = content + frame.notice(frame[.sameIdentifier], "soft")
      content =
        content + HTMLText(trusted: "<details>\n<summary>")
        + HTMLText(escaping: frame[.flowTable]) + HTMLText(trusted: "</summary>\n")
        + HTMLText(trusted: page.rendered(ReadingTable(EffectTable(flow), wording: wording)))
        + HTMLText(trusted: "</details>\n")
      if isOpen { content = content + stage(visit) }
      return visit.page(.flow, content, isLive: isOpen)
    }

    /// What the study's state allows, with the button that ends it.
    private func stage(_ visit: ResearcherVisit) -> HTMLText {
      struct Content: Sendable {
        let language: String
        let lead: String
        let action: String?
        let label: String
        let isGrave: Bool
        let formToken: String
      }
      let frame = visit.frame
      let mayChange = frame.role == .owner
      let parts: (lead: ResearcherPhrase, action: String?, label: ResearcherPhrase) =
        switch visit.watch.stored.state {
        case .draft: (.openLead, "/open", .openStudy)
        case .open: (.closeLead, "/close", .closeStudy)
        case .closed: (.closedLead, nil, .closed)
        }
      return HTMLText(
        "stage", of: ResearcherTemplates.library,
        showing: Content(
          language: frame.language.rawValue, lead: frame[parts.lead],
          action: mayChange ? parts.action.map { visit.address($0) } : nil,
          label: frame[parts.label], isGrave: visit.watch.stored.state == .open,
          formToken: frame.formToken ?? ""))
    }

    /// The versions' texts, side by side.
    func textsPage(_ visit: ResearcherVisit) throws -> Response {
      let (frame, study) = (visit.frame, visit.watch.stored.study)
      var selection = StudyTexts.Selection()
      let wanted = frame.language.rawValue
      selection.languages = [study.languages.contains(wanted) ? wanted : study.languages[0]]
      let texts = try StudyTexts(of: study, selecting: selection)
      var document = TableDocument(
        texts: texts, check: try TextCheck(of: study, selecting: selection))
      let shown = study.versions.count > 1 ? "differences" : "texts"
      document.tables.removeAll { $0.id != shown }
      return visit.page(.texts, try pieces(of: document, visit))
    }

    /// A document's pieces as the command line's pages show them.
    func pieces(of document: TableDocument, _ visit: ResearcherVisit) throws -> HTMLText {
      var style = RenderingStyle()
      style.language = visit.frame.language
      style.study = visit.watch.stored.study
      let reading = try Reading(
        of: document, provenance: Provenance(version: Vignette.version, command: ""), style: style)
      let page = HTMLFormat(language: visit.frame.language)
      return HTMLText(
        trusted: reading.blocks.map { page.rendered($0, reading.vocabulary) }.joined())
    }
  }
#endif
