#if Service
  import Hummingbird
  import VignetteKit

  /// The pages of those who study: who took part, how the comparison grows, the texts, the data.
  struct ResearcherPages: Sendable {
    let store: ServiceStore
    let gatekeeper: Gatekeeper
    let queue: AnalysisQueue

    init(store: ServiceStore, gatekeeper: Gatekeeper, queue: AnalysisQueue = AnalysisQueue()) {
      self.store = store
      self.gatekeeper = gatekeeper
      self.queue = queue
    }

    /// The routes.
    var routes: [ServiceRoute] {
      signInRoutes + studyRoutes + dataRoutes + [signOutRoute] + ResearcherAssets.routes
    }

    private var signInRoutes: [ServiceRoute] {
      [
        ServiceRoute(.get, "/researcher/sign-in", for: .everybody) { request, context in
          signInPage(request, context, isWrong: false)
        },
        ServiceRoute(.get, "/researcher/enter", for: .everybody) { try enterPage($0, $1) },
        ServiceRoute(.post, "/researcher/sign-in", for: .everybody) { try await signIn($0, $1) },
      ]
    }

    private var signOutRoute: ServiceRoute {
      ServiceRoute(.post, "/researcher/sign-out", for: .researchers(.readers)) { request, context in
        if let session = context.visitor.session { try await store.signOut(session) }
        let language = Self.language(request).rawValue
        return .see(
          "/researcher/sign-in?lang=\(language)", cookie: Self.cookie("", seconds: 0))
      }
    }

    private var studyRoutes: [ServiceRoute] {
      [
        ServiceRoute(.get, "/researcher", for: .researchers(.readers)) { studiesPage($0, $1) },
        ServiceRoute(.get, "/researcher/{study}", for: .researchers(.readers)) {
          try flowPage(visit($0, $1))
        },
        ServiceRoute(.get, "/researcher/{study}/comparison", for: .researchers(.readers)) {
          try await comparisonPage(visit($0, $1))
        },
        ServiceRoute(.get, "/researcher/{study}/texts", for: .researchers(.readers)) {
          try textsPage(visit($0, $1))
        },
        ServiceRoute(.post, "/researcher/{study}/open", for: .researchers(.owners)) {
          let visit = try visit($0, $1)
          try await store.open(visit.name)
          return .see(visit.address() + visit.query)
        },
        ServiceRoute(.post, "/researcher/{study}/close", for: .researchers(.owners)) {
          let visit = try visit($0, $1)
          try await store.close(visit.name)
          return .see(visit.address() + visit.query)
        },
      ]
    }

    /// The visit of a request for a study.
    ///
    /// - Throws: ``ServiceFault/notFound`` for a study that isn't there.
    func visit(
      _ request: Request, _ context: ServiceContext
    ) throws(ServiceFault) -> ResearcherVisit {
      guard let live = store.published[try context.part("study")] else { throw .notFound }
      return ResearcherVisit(self.frame(request, context), live)
    }

    /// What surrounds a page.
    func frame(_ request: Request, _ context: ServiceContext) -> ResearcherFrame {
      var role = Role.viewer
      if case .researcher(let known, _) = context.visitor { role = known }
      return ResearcherFrame(
        language: Self.language(request), role: role, here: request.uri.path,
        formToken: context.visitor.session.map(gatekeeper.formToken))
    }

    private static func language(_ request: Request) -> RenderingStyle.Language {
      let query = try? FormFields(parsing: request.uri.query ?? "")
      if let asked = query?["lang"].flatMap(RenderingStyle.Language.init) { return asked }
      let header = request.headers[.acceptLanguage] ?? ""
      let best = PreferredLanguage.best(
        of: RenderingStyle.Language.allCases.map(\.rawValue), header: header)
      return best.flatMap(RenderingStyle.Language.init) ?? .en
    }

    // MARK: Signing in

    private func signInPage(
      _ request: Request, _ context: ServiceContext, isWrong: Bool
    ) -> Response {
      struct Content: Sendable {
        let word: [String: String]
        let language: String
        let formToken: String?
        let isWrong: Bool
      }
      let frame = frame(request, context)
      return frame.page(
        frame[.signInTitle],
        HTMLText(
          "signIn", of: ResearcherTemplates.library,
          showing: Content(
            word: frame.words, language: frame.language.rawValue, formToken: frame.formToken,
            isWrong: isWrong)),
        status: isWrong ? .unprocessableContent : .ok)
    }

    /// A link that signs in once is used by a button, so that a program that looks at links before
    /// their reader does doesn't use it up.
    private func enterPage(_ request: Request, _ context: ServiceContext) throws -> Response {
      struct Content: Sendable {
        let word: [String: String]
        let language: String
        let formToken: String?
        let link: String
      }
      let frame = frame(request, context)
      let link = try FormFields(parsing: request.uri.query ?? "")["link"] ?? ""
      return frame.page(
        frame[.signInTitle],
        HTMLText(
          "enter", of: ResearcherTemplates.library,
          showing: Content(
            word: frame.words, language: frame.language.rawValue, formToken: frame.formToken,
            link: String(link.prefix(200)))))
    }

    private func signIn(_ request: Request, _ context: ServiceContext) async throws -> Response {
      guard let secret = context.form["token"].flatMap({ Secret(presented: $0) }),
        let entry = try await store.signIn(with: secret), Set<Role>.readers.contains(entry.role)
      else { return signInPage(request, context, isWrong: true) }
      let language = Self.language(request).rawValue
      return .see(
        "/researcher?lang=\(language)",
        cookie: Self.cookie(entry.session.text, seconds: ServiceStore.sessionSeconds))
    }

    private static func cookie(_ value: String, seconds: Int) -> String {
      "\(Gatekeeper.researcherCookie)=\(value); Path=/; Max-Age=\(seconds); Secure; HttpOnly; "
        + "SameSite=Strict"
    }
  }

  extension Response {
    /// "See there", with a cookie that is set or ended.
    fileprivate static func see(_ address: String, cookie: String) -> Response {
      Response(status: .seeOther, headers: [.location: address, .setCookie: cookie])
    }
  }
#endif
