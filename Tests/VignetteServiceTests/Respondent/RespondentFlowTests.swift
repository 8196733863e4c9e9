#if Service
  import Foundation
  import GRDB
  import HTTPTypes
  import TestSupport
  import Testing
  import VignetteKit

  @testable import vignette

  @Suite("A respondent's way")
  struct RespondentFlowTests {
    @Test("Nothing is stored and no cookie set before consent")
    func consent() async throws {
      let service = try await TestService()
      let browser = try await TestBrowser(service)
      #expect(browser.page.status == .ok)
      #expect(browser.cookie == nil)
      #expect(browser.page.body.contains("no later than 365 days"))
      #expect(try await respondents(service) == 0)
      try await browser.agree()
      #expect(browser.cookie?.hasPrefix("__Host-vignette=") == true)
      #expect(browser.step == "attention")
      #expect(try await respondents(service) == 1)
    }

    @Test("Who does not take part leaves nothing behind")
    func refusal() async throws {
      let service = try await TestService()
      let browser = try await TestBrowser(service)
      try await browser.send([("decision", "no")])
      #expect(browser.page.status == .ok)
      #expect(browser.page.body.contains("Nothing about you was kept"))
      #expect(browser.cookie == nil)
      #expect(try await respondents(service) == 0)
    }

    @Test("A consent that is sent many times at once makes one respondent")
    func consentTwice() async throws {
      let service = try await TestService()
      let browser = try await TestBrowser(service)
      let fields = browser.hidden + [("decision", "yes")]
      let cookies = try await withThrowingTaskGroup(of: String?.self) { group in
        for _ in 0..<16 {
          group.addTask {
            try await service.post("/s/\(TemporaryStore.study)/consent", fields).cookie
          }
        }
        return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
      }
      #expect(cookies.count == 1)
      #expect(try await respondents(service) == 1)
    }

    @Test("Everything is answered, looked through and handed in", arguments: ["en", "nl"])
    func wholeWay(language: String) async throws {
      let service = try await TestService()
      let browser = try await TestBrowser(service, language: language)
      try await browser.agree()
      var steps: [String] = []
      while let step = browser.step, steps.count < 60 {
        steps.append(step)
        #expect(browser.page.body.contains("<html lang=\"\(language)\">"))
        try await browser.answer()
      }
      #expect(Set(steps).count == steps.count)
      #expect(steps.contains("later2"))
      #expect(browser.address.hasSuffix("/review"))
      let before = try #require(try await browser.respondent())
      #expect(before.answers.count == steps.count)
      #expect(before.language == language)
      try await browser.send()
      #expect(browser.address.hasSuffix("/thanks"))
      #expect(browser.page.body.contains(before.name))
      #expect(try await browser.respondent()?.completedAt != nil)
      // From now on nothing changes.
      try await browser.open("/s/\(browser.study)/question?step=advice1")
      #expect(browser.address.hasSuffix("/thanks"))
      #expect(try await browser.respondent()?.assignment == before.assignment)
    }

    @Test("A missing answer is said where it is missing, and nothing is stored")
    func missing() async throws {
      let (browser, _) = try await Self.browser(at: "advice1")
      try await browser.send()
      #expect(browser.page.status == .unprocessableContent)
      #expect(browser.page.body.contains("<title>Error: "))
      #expect(browser.page.body.contains("href=\"#answer-1\""))
      #expect(browser.page.body.contains("aria-describedby=\"problem\""))
      #expect(browser.page.headers[.cacheControl] == "private, no-cache")
      #expect(try await browser.respondent()?.answers["advice1"] == nil)
    }

    @Test("What was typed is still there when something is wrong")
    func typedStays() async throws {
      let (browser, _) = try await Self.browser(at: "advice1")
      try await browser.send([
        ("answer", "resign"), ("words.something-else", "ask <her> \"first\""),
      ])
      #expect(browser.page.status == .unprocessableContent)
      #expect(browser.page.body.contains("value=\"ask &lt;her&gt; &quot;first&quot;\""))
      #expect(browser.page.body.contains("value=\"resign\" checked"))
      try await browser.send([
        ("answer", "something-else"), ("words.something-else", "ask <her> \"first\""),
      ])
      #expect(browser.step == "motivation1")
      #expect(
        try await browser.respondent()?.given["advice1"]
          == .option("something-else", words: "ask <her> \"first\""))
    }

    @Test("Sliders over the limit of the version are refused, with what was chosen")
    func sliders() async throws {
      let service = try await TestService()
      let browser = try await TestBrowser(service)
      try await browser.agree()
      let items = try #require(service.store.published[browser.study]).stored.study
        .question("attention").items
      try await browser.send(items.map { ("item.\($0.id)", "1") })
      #expect(browser.page.status == .unprocessableContent)
      #expect(browser.page.body.contains("Too much: 16 of"))
      #expect(browser.page.body.components(separatedBy: " checked>").count == items.count + 1)
      try await browser.send(items.dropFirst().map { ("item.\($0.id)", "0") })
      #expect(browser.page.status == .unprocessableContent)
      #expect(browser.page.body.contains("href=\"#row-1-1\""))
    }

    @Test("Back changes nothing; an answer can be changed, also to what it was")
    func back() async throws {
      let (browser, _) = try await Self.browser(at: "later2")
      let assignment = try #require(try await browser.respondent()).assignment
      let here = browser.address
      try await browser.open("/s/\(browser.study)/question?step=advice2")
      #expect(browser.page.body.contains("value=\"carry-out\" checked"))
      let form = browser.hidden
      try await browser.send([("answer", "colleague")])
      #expect(browser.step == "later2")
      #expect(browser.page.body.contains("a colleague writes the reaction"))
      // The same page as a browser shows it again after going back, with the same key.
      try await browser.open("/s/\(browser.study)/question?step=advice2")
      try await browser.send(form.filter { $0.0 == "key" } + [("answer", "carry-out")])
      #expect(browser.address == here)
      let after = try #require(try await browser.respondent())
      #expect(after.given["advice2"] == .option("carry-out", words: nil))
      #expect(after.answers["advice2"]?.revision == 3)
      #expect(after.assignment == assignment)
    }

    @Test("An answer that is sent twice counts once")
    func twice() async throws {
      let (browser, service) = try await Self.browser(at: "advice1")
      let fields = browser.hidden + [("answer", "resign")]
      let cookie = browser.cookie
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<8 {
          group.addTask {
            let response = try await service.post(
              "/s/\(TemporaryStore.study)/question", fields, cookie: cookie)
            #expect(response.status == .seeOther)
          }
        }
        try await group.waitForAll()
      }
      #expect(try await browser.respondent()?.answers["advice1"]?.revision == 1)
    }

    @Test("Questions ahead of the open one, and those that are not there, lead to the open one")
    func ahead() async throws {
      let (browser, _) = try await Self.browser(at: "advice1")
      for step in ["mark", "later2", "nothing", "%00", "..%2f", ""] {
        try await browser.open("/s/\(browser.study)/question?step=\(step)")
        #expect(browser.step == "advice1", "\(step)")
      }
      try await browser.open("/s/\(browser.study)/review")
      #expect(browser.step == "advice1")
      try await browser.open("/s/\(browser.study)/thanks")
      #expect(browser.step == "advice1")
    }

    @Test("From the page with all answers a change leads back to it, by way of what it opens")
    func review() async throws {
      let service = try await TestService()
      let browser = try await TestBrowser(service)
      try await browser.agree()
      while browser.step != nil { try await browser.answer() }
      try await browser.open("/s/\(browser.study)/question?step=advice3&from=review")
      try await browser.send([("answer", "pay-money")])
      #expect(browser.step == "unsatisfied3")
      try await browser.send([("answer", "keep")])
      #expect(browser.address.hasSuffix("/review"))
      #expect(browser.page.body.contains("Pay the resident money"))
    }

    @Test("The same texts after another tab and a restart")
    func restart() async throws {
      let (browser, service) = try await Self.browser(at: "advice1")
      let story = try #require(
        TestBrowser.matches(#"(?s)<div class="story">(.*?)</div>"#, browser.page.body).first)
      try service.temporary.reopen()
      let store = service.temporary.store
      let again = try await TestBrowser(
        TestService(on: service.temporary), cookie: browser.cookie)
      #expect(again.step == "advice1")
      #expect(
        TestBrowser.matches(#"(?s)<div class="story">(.*?)</div>"#, again.page.body).first == story)
      #expect(store.published[again.study] != nil)
    }

    @Test("The language follows the browser, then the respondent")
    func language() async throws {
      let service = try await TestService()
      let browser = try await TestBrowser(service, language: "fr, nl-BE;q=0.8, en;q=0.3")
      #expect(browser.page.body.contains("<html lang=\"nl\">"))
      try await browser.open("/s/\(browser.study)?language=en")
      #expect(browser.page.body.contains("<html lang=\"en\">"))
      try await browser.agree()
      let token = try #require(browser.hidden.first { $0.0 == "_token" }?.1)
      let response = try await service.post(
        "/s/\(browser.study)/language",
        [("_token", token), ("language", "nl"), ("page", "attention")], cookie: browser.cookie)
      #expect(response.headers[.location] == "/s/civil-servants/question?step=attention")
      try await browser.open("/s/\(browser.study)")
      #expect(browser.page.body.contains("<html lang=\"nl\">"))
      let elsewhere = try await service.post(
        "/s/\(browser.study)/language",
        [("_token", token), ("language", "xx"), ("page", "//example.org")], cookie: browser.cookie)
      #expect(elsewhere.headers[.location] == "/s/civil-servants")
    }

    @Test("A study that is not open says so")
    func notOpen() async throws {
      let service = try await TestService(opening: false)
      let browser = try await TestBrowser(service)
      #expect(browser.page.status == .conflict)
      #expect(browser.page.body.contains("has not been opened yet"))
      let response = try await service.post(
        "/s/\(browser.study)/consent", [("decision", "yes")])
      #expect(response.status == .conflict)
      #expect(response.cookie == nil)
    }

    // MARK: Support

    private func respondents(_ service: TestService) async throws -> Int {
      try await service.store.read { db in
        try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM respondent") ?? 0
      }
    }

    /// A browser that has come to a step.
    private static func browser(at step: String) async throws -> (TestBrowser, TestService) {
      let service = try await TestService()
      let browser = try await TestBrowser(service)
      try await browser.agree()
      while let here = browser.step, here != step { try await browser.answer() }
      #expect(browser.step == step)
      return (browser, service)
    }
  }
#endif
