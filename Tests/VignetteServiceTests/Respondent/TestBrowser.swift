#if Service
  import HTTPTypes
  import Testing
  import VignetteKit

  @testable import vignette

  /// A browser without a screen: keeps its cookie, fills in the form of the page it stands on, and
  /// goes where it is sent.
  final class TestBrowser {
    let service: TestService
    let study: String
    var headers: [String: String] = [:]
    private(set) var cookie: String?
    private(set) var page: TestResponse
    private(set) var address: String

    /// Opens a study's first page.
    init(
      _ service: TestService, _ study: String = TemporaryStore.study, query: String = "",
      language: String = "en", cookie: String? = nil
    ) async throws {
      (self.service, self.study, self.cookie) = (service, study, cookie)
      headers = ["Accept-Language": language]
      address = "/s/\(study)\(query)"
      page = TestResponse(status: .ok, headers: [:], body: "")
      try await open(address)
    }

    /// Opens a page and follows where it leads.
    func open(_ address: String) async throws {
      var next = address
      for _ in 0..<5 {
        var all = headers
        all["Cookie"] = cookie
        page = try await service.send(.get, next, headers: all)
        self.address = next
        guard let location = page.headers[.location], location.hasPrefix("/") else { return }
        next = location
      }
      Issue.record("\(address) leads in circles")
    }

    /// Sends the page's form with some fields; fields of the same name as hidden ones replace them.
    func send(_ fields: [(String, String)] = [], leaving dropped: Set<String> = []) async throws {
      let action = try #require(
        Self.matches(
          #"<form method="post" action="(/s/[^"]*/(?:consent|question|completion))""#, page.body
        ).first)
      let names = Set(fields.map(\.0))
      let hidden = self.hidden.filter { !names.contains($0.0) && !dropped.contains($0.0) }
      page = try await service.post(action[0], hidden + fields, cookie: cookie)
      address = action[0]
      if let new = page.cookie { cookie = new }
      guard let location = page.headers[.location], location.hasPrefix("/") else { return }
      try await open(location)
    }

    /// Agrees to take part.
    func agree(_ fields: [(String, String)] = []) async throws {
      try await send([("decision", "yes")] + fields)
    }

    /// The hidden fields of the page's main form.
    var hidden: [(String, String)] {
      let forms = page.body.components(separatedBy: "<form ")
      let form = forms.last ?? ""
      return Self.matches(#"<input type="hidden" name="([^"]*)" value="([^"]*)">"#, form)
        .map { (Self.plain($0[0]), Self.plain($0[1])) }
    }

    /// The step of the page, or nil.
    var step: String? { hidden.first { $0.0 == "step" }?.1 }

    /// The respondent whose cookie this is, as stored.
    func respondent() async throws -> Respondent? {
      guard let text = cookie?.split(separator: "=").last,
        let session = Secret(presented: String(text))
      else { return nil }
      return try await service.store.respondent(of: session, in: study)
    }

    /// Answers the question of the page, whatever it is.
    func answer() async throws {
      let study = try #require(service.store.published[study]).stored.study
      let name = String(try #require(step).split(separator: ".").last ?? "")
      let question = try study.question(name)
      switch question.form {
      case .singleChoice(let options), .multipleChoice(let options):
        try await send([("answer", options[0].id)])
      case .rating(let scale), .agreement(let scale):
        try await send([("answer", Question.name(ofPoint: scale.points[1]))])
      case .number: try await send([("answer", "30")])
      case .sliders(let allocation):
        try await send(allocation.items.map { ("item.\($0.id)", "0") })
      case .openText: try await send([("answer", "because")])
      }
    }

    static func matches(_ pattern: String, _ text: String) -> [[String]] {
      guard let expression = try? Regex(pattern) else { return [] }
      return text.matches(of: expression).map { match in
        (1..<match.output.count).map { String(match.output[$0].substring ?? "") }
      }
    }

    private static func plain(_ text: String) -> String {
      text.replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
        .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }
  }
#endif
