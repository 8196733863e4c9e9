#if Service
  import Foundation
  import GRDB
  import HTTPTypes
  import Testing
  import VersionDiff
  import VignetteKit

  @testable import vignette

  @Suite("Researchers' pages")
  struct ResearcherPagesTests {
    private let study = TemporaryStore.study

    /// A browser that is signed in.
    struct Browser {
      let service: TestService
      let cookie: String
      let token: String

      init(_ service: TestService, role: Role = .owner) async throws {
        self.service = service
        let link = try await service.store.makeSignInLink(role: role)
        let response = try await service.post("/researcher/sign-in", [("token", link.text)])
        #expect(response.status == .seeOther)
        cookie = try #require(response.cookie)
        let session = try #require(Secret(presented: String(cookie.split(separator: "=")[1])))
        token = Gatekeeper(store: service.store).formToken(session)
      }

      func get(_ path: String) async throws -> TestResponse {
        try await service.send(.get, path, headers: ["Cookie": cookie])
      }

      func post(_ path: String, _ fields: [(String, String)] = []) async throws -> TestResponse {
        try await service.post(path, [("_token", token)] + fields, cookie: cookie)
      }
    }

    /// Has people answer the first dilemma, everybody with the same option, or left to chance.
    private func answer(
      _ service: TestService, people: Int, completing: Bool = false
    ) async throws {
      let options = ["carry-out", "not-carry-out", "resign", "something-else"]
      for index in 0..<people {
        let somebody = try await service.temporary.enter()
        var now = try await service.store.store(
          SubmittedAnswer(
            step: "advice1", answer: .option(options[index % 4], words: nil), key: "a\(index)"),
          of: somebody.number)
        // A change of mind counts once.
        now = try await service.store.store(
          SubmittedAnswer(
            step: "advice1", answer: .option(options[(index / 2) % 4], words: nil),
            key: "b\(index)"), of: now.number)
        if completing { _ = try await service.store.complete(now.number) }
      }
    }

    @Test("A link signs in once, by a button")
    func signIn() async throws {
      let service = try await TestService()
      let link = try await service.store.makeSignInLink(role: .owner)
      let page = try await service.send(.get, "/researcher/enter?link=\(link.text)")
      #expect(page.status == .ok && page.body.contains(link.text))
      let first = try await service.post("/researcher/sign-in", [("token", link.text)])
      let cookie = try #require(first.headers[.setCookie])
      for part in [
        "__Host-vignette-researcher=", "Secure", "HttpOnly", "SameSite=Strict", "Path=/",
      ] {
        #expect(cookie.contains(part))
      }
      let second = try await service.post("/researcher/sign-in", [("token", link.text)])
      #expect(second.status == .unprocessableContent && second.headers[.setCookie] == nil)
      #expect(second.body.contains("role=\"alert\""))
    }

    @Test("Before the plan's end no ordinary p-value, verdict or model is on any page")
    func beforeTheEnd() async throws {
      let service = try await TestService()
      try await answer(service, people: 12)
      let browser = try await Browser(service)
      let page = try await browser.get("/researcher/\(study)/comparison?lang=en")
      #expect(page.status == .ok)
      #expect(page.body.contains("stays right however often you look"))
      #expect(page.body.contains("Carry") && page.body.contains("%"))
      for word in ["Pearson", "Verdict", "Odds ratio", "Start</button>"] {
        #expect(!page.body.contains(word), "\(word)")
      }
      let start = try await browser.post("/researcher/\(study)/analyses", [("kind", "compare")])
      #expect(start.status == .conflict)
    }

    @Test("Every page in both languages, with the study's texts escaped")
    func pages() async throws {
      let service = try await TestService()
      try await answer(service, people: 5)
      let browser = try await Browser(service)
      for language in ["en", "nl"] {
        for path in ["", "/\(study)", "/\(study)/comparison", "/\(study)/texts", "/\(study)/data"] {
          let page = try await browser.get("/researcher\(path)?lang=\(language)")
          #expect(page.status == .ok, "\(path)")
          #expect(page.body.contains("<html lang=\"\(language)\">"))
          #expect(!page.body.contains("{{"))
        }
      }
      #expect(try await browser.get("/researcher/nothing").status == .notFound)
      let flow = try await browser.get("/researcher/\(study)?lang=nl")
      #expect(flow.body.contains("<svg") && flow.body.contains(">Stemde in met deelname<"))
    }

    @Test("The counts kept are those that a restart counts anew")
    func tallies() async throws {
      let service = try await TestService()
      try await answer(service, people: 40, completing: true)
      let kept = try #require(service.store.published[study]).tally
      try service.temporary.reopen()
      let anew = try #require(service.temporary.store.published[study]).tally
      #expect(kept == anew)
      let versions = kept.versions.values
      #expect(versions.reduce(0) { $0 + $1.outcomes[0].answered } == 40)
      #expect(versions.reduce(0) { $0 + $1.completed } == 40)
      #expect(versions.reduce(0) { $0 + $1.reached[1] } == 40)
      #expect(versions.reduce(0) { $0 + $1.reached[2] } == 0)
      let person = try #require(
        try await service.temporary.store.read { db in
          try String.fetchOne(db, sql: "SELECT name FROM respondent")
        })
      try await service.temporary.store.delete(person, from: study)
      let less = try #require(service.temporary.store.published[study]).tally
      #expect(less.versions.values.reduce(0) { $0 + $1.outcomes[0].answered } == 39)
    }

    @Test("Exports hold all answers, and are noted in the log")
    func exports() async throws {
      let service = try await TestService()
      let somebody = try await service.temporary.enter()
      let words = "=HYPERLINK(\"x\"), \"quoted\"\nand more"
      _ = try await service.store.store(
        SubmittedAnswer(
          step: "advice1", answer: .option("something-else", words: words), key: "1"),
        of: somebody.number)
      let browser = try await Browser(service)
      let answers = try await browser.post("/researcher/\(study)/export/answers")
      #expect(answers.status == .ok)
      #expect(answers.headers[.contentDisposition]?.contains("civil-servants-answers.csv") == true)
      #expect(answers.body.contains("\"=HYPERLINK(\"\"x\"\"), \"\"quoted\"\"\nand more\""))
      #expect(answers.body.contains(somebody.name))
      let safe = try await browser.post("/researcher/\(study)/export/spreadsheet")
      #expect(safe.body.contains("\"'=HYPERLINK("))
      let codebook = try await browser.post("/researcher/\(study)/export/codebook")
      #expect(codebook.body.contains("advice1,advice1,single-choice"))
      let log = try await browser.post("/researcher/\(study)/export/assignments")
      #expect(try AssignmentLog(parsing: Array(log.body.utf8)).events.count == 1)
      let lines = try await service.store.read { db in
        try String.fetchAll(db, sql: "SELECT line FROM audit")
      }
      #expect(lines.count { $0.contains("\"event\":\"exported\"") } == 4)
      let viewer = try await Browser(service, role: .viewer)
      #expect(try await viewer.post("/researcher/\(study)/export/answers").status == .forbidden)
    }

    @Test("Owners open and close; a closed study may be analysed")
    func openingAndClosing() async throws {
      let service = try await TestService(opening: false)
      let browser = try await Browser(service)
      #expect(try await browser.get("/researcher/\(study)?lang=en").body.contains("Open the study"))
      #expect(try await browser.post("/researcher/\(study)/open").status == .seeOther)
      #expect(service.store.published[study]?.stored.state == .open)
      let viewer = try await Browser(service, role: .viewer)
      #expect(try await viewer.post("/researcher/\(study)/close").status == .forbidden)
      #expect(try await browser.post("/researcher/\(study)/close").status == .seeOther)
      let page = try await browser.get("/researcher/\(study)/comparison?lang=en")
      #expect(page.body.contains("The plan has come to its end"))
      #expect(page.body.contains("value=\"compare\""))
    }
  }
#endif
