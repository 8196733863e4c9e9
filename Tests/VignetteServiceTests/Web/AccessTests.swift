#if Service
  import HTTPTypes
  import Testing

  @testable import vignette

  @Suite("Who gets in")
  struct AccessTests {
    /// Who asks.
    enum Asker: Hashable {
      case nobody
      case browser(Role)
      case program(Role)
    }

    @Test("Every route lets in whom its rule names, and nobody else")
    func everyRoute() async throws {
      var settings = ServiceSettings()
      settings.requestsPerMinute = 0
      let service = try await TestService(settings: settings)
      let headers = try await self.headers(service)
      for route in service.application.routes {
        for (asker, headers) in headers {
          let response = try await service.send(
            route.method, Self.address(of: route.path), headers: headers,
            body: headers["X-Form"] ?? "")
          let isTurnedAway =
            [.unauthorized, .forbidden].contains(response.status)
            || response.headers[.location] == "/researcher/sign-in"
          let isExpected: Bool =
            switch (route.audience, asker) {
            case (.everybody, _): true
            case (.researchers(let roles), .browser(let role)): roles.contains(role)
            case (.programs(let roles), .program(let role)): roles.contains(role)
            default: false
            }
          // Pages for everybody may send a browser without a session elsewhere, or refuse a form.
          if route.audience == .everybody { continue }
          #expect(
            isTurnedAway == !isExpected,
            "\(route.method) \(route.path) answers \(asker) with \(response.status)")
        }
      }
    }

    @Test("A form from another site, or without its token, changes nothing")
    func foreignForms() async throws {
      let service = try await TestService()
      let headers = try await self.headers(service)[.browser(.owner)] ?? [:]
      for route in service.application.routes where route.method == .post {
        if case .programs = route.audience { continue }
        let address = Self.address(of: route.path)
        for site in ["cross-site", "same-site", "none"] {
          var foreign = headers
          foreign["Sec-Fetch-Site"] = site
          let response = try await service.send(
            .post, address, headers: foreign, body: headers["X-Form"] ?? "")
          #expect(response.status == .forbidden, "\(route.path) from \(site)")
        }
        if case .researchers = route.audience {
          let response = try await service.send(.post, address, headers: headers, body: "_token=00")
          #expect(response.status == .forbidden, "\(route.path) without its token")
        }
      }
    }

    /// The headers of everybody who may ask; `X-Form` holds the body of a form with its token.
    private func headers(_ service: TestService) async throws -> [Asker: [String: String]] {
      var headers: [Asker: [String: String]] = [.nobody: ["Sec-Fetch-Site": "same-origin"]]
      for role in Role.allCases {
        let token = try await service.store.makeToken(named: role.rawValue, role: role)
        headers[.program(role)] = ["Authorization": "Bearer \(token.text)"]
        let session = try #require(try await service.store.signIn(with: token)).session
        let form = Gatekeeper(store: service.store).formToken(session)
        headers[.browser(role)] = [
          "Cookie": "\(Gatekeeper.researcherCookie)=\(session.text)",
          "Sec-Fetch-Site": "same-origin", "X-Form": "_token=\(form)",
        ]
      }
      return headers
    }

    /// A path with something in the place of each name in braces.
    private static func address(of path: String) -> String {
      path.split(separator: "/").map { part in
        part.hasPrefix("{") ? (part == "{study}" ? TemporaryStore.study : "unknown") : String(part)
      }.reduce("") { $0 + "/" + $1 }
    }
  }
#endif
