#if Service
  import VignetteKit

  /// The content of the template `consent`: what somebody must know before agreeing.
  struct ConsentContent: Sendable {
    let layout: RespondentLayout
    let title: String
    let purpose: [String]
    let organisation: String?
    let keptTitle: String
    let kept: [String]
    let action: String
    let hidden: [HiddenField]
    let code: CodeView?
    let summary: PageAlert?
    let agree: String
    let refuse: String

    /// The field for a personal code.
    struct CodeView: Sendable {
      let codeLabel: String
      let codeHint: String
      let codeValue: String
      let codeProblem: String?
    }

    init(
      _ visit: RespondentVisit, _ arrival: ArrivalFields, problem: ArrivalProblem?,
      summary: PageAlert?
    ) {
      let words = visit.words
      let study = visit.study
      let fieldwork = study.fieldwork
      let query = arrival.panelParameters + (arrival.code.map { [("code", $0)] } ?? [])
      layout = visit.layout(page: "", query: query)
      title = study.title.text(in: visit.language)
      purpose = (fieldwork?.purpose ?? study.summary)?.text(in: visit.language).paragraphs ?? []
      organisation = fieldwork.map {
        words.organisation($0.organisation.text(in: visit.language))
      }
      keptTitle = words[.whatIsKept]
      kept =
        [
          words[.kept],
          arrival.identifier.map { _ in words.panel(keeping: arrival.parameters.map(\.name)) },
          words[.notKept],
          fieldwork?.retentionDays.map(words.retention), words[.deletion], words[.cookie],
          study.versions.count > 1 || !study.vignetteSets.isEmpty ? words[.chance] : nil,
          words[.voluntary],
        ].compactMap { $0 }
      action = visit.base + "/consent"
      hidden =
        visit.hiddenFields + arrival.carried + [HiddenField("language", visit.language)]
      let takesCodes = fieldwork?.entries.contains(.codes) ?? false
      let sentence = problem.map { words[$0.phrase] }
      code =
        takesCodes && arrival.identifier == nil
        ? CodeView(
          codeLabel: words.codeLabel(isOptional: fieldwork?.entries.contains(.open) ?? false),
          codeHint: words[.codeHint], codeValue: arrival.code ?? "", codeProblem: sentence)
        : nil
      self.summary =
        summary
        ?? sentence.map {
          PageAlert(
            summaryTitle: words[.errorTitle], summaryText: $0,
            summaryTarget: takesCodes ? "code" : nil)
        }
      agree = words[.agree]
      refuse = words[.refuse]
    }
  }
#endif
