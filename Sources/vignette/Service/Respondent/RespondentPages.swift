#if Service
  import HTTPTypes
  import Hummingbird
  import VignetteKit

  /// The pages of those who take part.
  ///
  /// Every page works without scripts. What changes something is a form that is sent by POST and
  /// answered with the address of the next page; a page that was asked for twice changes nothing.
  struct RespondentPages: Sendable {
    let store: ServiceStore
    let gatekeeper: Gatekeeper

    /// The routes.
    var routes: [ServiceRoute] {
      [
        ServiceRoute(.get, "/s/{study}", for: .everybody) { try await begin($0, $1) },
        ServiceRoute(.post, "/s/{study}/consent", for: .everybody) { try await consent($0, $1) },
        ServiceRoute(.get, "/s/{study}/question", for: .everybody) { try await question($0, $1) },
        ServiceRoute(.post, "/s/{study}/question", for: .everybody) { try await answer($0, $1) },
        ServiceRoute(.get, "/s/{study}/review", for: .everybody) { try await review($0, $1) },
        ServiceRoute(.post, "/s/{study}/completion", for: .everybody) {
          try await complete($0, $1)
        },
        ServiceRoute(.get, "/s/{study}/thanks", for: .everybody) { try await thanks($0, $1) },
        ServiceRoute(.post, "/s/{study}/language", for: .everybody) {
          try await changeLanguage($0, $1)
        },
      ] + RespondentAssets.routes
    }

    // MARK: Who asks

    /// The visit of a request: with the respondent whose session the browser has, where it has one.
    ///
    /// - Throws: ``ServiceFault/notFound`` for a study that isn't there.
    func visit(_ request: Request, _ context: ServiceContext) async throws -> RespondentVisit {
      guard let live = store.published[try context.part("study")] else {
        throw ServiceFault.notFound
      }
      let stored = live.stored
      var respondent: Respondent?
      var token: String?
      if case .respondent(let session) = context.visitor {
        respondent = try await store.respondent(of: session, in: stored.name)
        token = gatekeeper.formToken(session)
      }
      let query = try FormFields(parsing: request.uri.query ?? "")
      return RespondentVisit(
        stored: stored, respondent: respondent,
        language: respondent?.language ?? Self.language(stored.study, query, request, context),
        token: token)
    }

    /// Where somebody goes next: to the first question that is open, or to all answers, or, with
    /// everything handed in, to the end.
    func next(_ visit: RespondentVisit, _ respondent: Respondent) throws -> Response {
      if respondent.completedAt != nil { return .see(visit.base + "/thanks") }
      let questionnaire = try Questionnaire(visit.study, for: respondent.assignment)
      let open = questionnaire.firstOpen(answered: respondent.given)
      return .see(open.map { visit.address(of: $0) } ?? visit.reviewAddress)
    }

    /// What is said instead of a page of a study that is not open; nil where it is.
    func barrier(_ visit: RespondentVisit) -> Response? {
      let phrase: RespondentPhrase
      switch visit.stored.state {
      case .open: return nil
      case .draft: phrase = .notOpen
      case .closed: phrase = .closed
      }
      let title = visit.study.title.text(in: visit.language)
      return .page(visit.message(title, [visit.words[phrase]]), status: .conflict)
    }

    // MARK: Language

    private func changeLanguage(
      _ request: Request, _ context: ServiceContext
    ) async throws -> Response {
      let visit = try await visit(request, context)
      guard let respondent = visit.respondent else { return .see(visit.base) }
      if let language = context.form["language"], visit.study.languages.contains(language) {
        _ = try await store.setLanguage(language, of: respondent.number)
      }
      // Only a place within the study, put together here, so that nobody is led elsewhere.
      let page = context.form["page"] ?? ""
      if page == "review" || page == "thanks" { return .see("\(visit.base)/\(page)") }
      let steps = try Questionnaire(visit.study, for: respondent.assignment)
        .steps(answered: respondent.given)
      return .see(steps.first { $0.id == page }.map { visit.address(of: $0) } ?? visit.base)
    }

    private static func language(
      _ study: Study, _ query: FormFields, _ request: Request, _ context: ServiceContext
    ) -> String {
      let asked = context.form["language"] ?? query["language"]
      if let asked, study.languages.contains(asked) { return asked }
      let header = request.headers[.acceptLanguage] ?? ""
      return PreferredLanguage.best(of: study.languages, header: header) ?? study.languages[0]
    }
  }

  extension Response {
    /// A page that answers a form. The browser may keep it for itself, so that going back shows it
    /// again instead of asking whether to send the form once more.
    static func answer(_ html: String, status: HTTPResponse.Status) -> Response {
      var response = page(html, status: status)
      response.headers[.cacheControl] = "private, no-cache"
      return response
    }

    /// "See there": the answer to a form, so that reloading the next page sends nothing again.
    static func see(_ address: String) -> Response {
      Response(status: .seeOther, headers: [.location: address])
    }
  }
#endif
