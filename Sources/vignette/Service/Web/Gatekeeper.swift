#if Service
  import Crypto
  import HTTPTypes
  import Hummingbird

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  /// Finds out who asks, and lets in whom the route is for.
  struct Gatekeeper: Sendable {
    let store: ServiceStore

    /// The cookie of respondents' browsers.
    static let respondentCookie = "__Host-vignette"
    /// The cookie of researchers' browsers.
    static let researcherCookie = "__Host-vignette-researcher"

    /// The context with visitor and form, for a route.
    ///
    /// - Throws: ``ServiceFault``.
    func admit(
      _ request: Request, to route: ServiceRoute, _ context: ServiceContext
    ) async throws -> ServiceContext {
      var context = context
      switch route.audience {
      case .everybody:
        if let session = session(Self.respondentCookie, request) {
          context.visitor = .respondent(session)
        }
      case .researchers(let roles):
        guard let session = session(Self.researcherCookie, request),
          let role = try await store.role(ofResearcher: session)
        else { throw ServiceFault.notSignedIn }
        guard roles.contains(role) else { throw ServiceFault.notAllowed }
        context.visitor = .researcher(role, session: session)
      case .programs(let roles):
        guard let token = Self.bearer(request), let known = try await store.token(token) else {
          throw ServiceFault.notSignedIn
        }
        guard roles.contains(known.role) else { throw ServiceFault.notAllowed }
        context.visitor = .program(known.role, token: known.name)
        return context
      }
      if route.method != .get { try await readForm(request, &context) }
      return context
    }

    /// What stands in a form so that no other site can send it: it can't know the session.
    func formToken(_ session: Secret) -> String {
      let code = HMAC<SHA256>.authenticationCode(
        for: Data("form\n\(session.text)".utf8), using: SymmetricKey(data: store.key))
      return Hexadecimal.text(code)
    }

    private func readForm(_ request: Request, _ context: inout ServiceContext) async throws {
      guard Self.isFromThisSite(request) else { throw ServiceFault.foreignForm }
      let body = try await request.body.collect(upTo: ServiceContext.largestBody)
      context.form = try FormFields(parsing: String(buffer: body))
      guard let session = context.visitor.session else { return }
      let expected = Data(formToken(session).utf8)
      let found = Data((context.form["_token"] ?? "").utf8)
      guard Self.isEqual(expected, found) else { throw ServiceFault.foreignForm }
    }

    /// Browsers say where a form comes from in headers that no page can set.
    private static func isFromThisSite(_ request: Request) -> Bool {
      if let site = request.headers[.secFetchSite] { return site == "same-origin" }
      guard let origin = request.headers[.origin] else { return false }
      guard let host = request.head.authority else { return false }
      return origin == "https://\(host)" || origin == "http://\(host)"
    }

    private func session(_ cookie: String, _ request: Request) -> Secret? {
      (request.cookies[cookie]?.value).flatMap { Secret(presented: $0) }
    }

    private static func bearer(_ request: Request) -> Secret? {
      guard let header = request.headers[.authorization], header.count > 7,
        header.prefix(7).lowercased() == "bearer "
      else { return nil }
      return Secret(presented: String(header.dropFirst(7)))
    }

    /// Compares in the same time wherever the first difference is.
    private static func isEqual(_ a: Data, _ b: Data) -> Bool {
      guard a.count == b.count else { return false }
      return zip(a, b).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
  }

  extension Visitor {
    /// The browser's session, or nil.
    var session: Secret? {
      switch self {
      case .anybody, .program: nil
      case .respondent(let session), .researcher(_, let session): session
      }
    }
  }

  extension HTTPField.Name {
    /// Says whether a request comes from a page of this site.
    static var secFetchSite: Self { Self("Sec-Fetch-Site") ?? .origin }
  }
#endif
