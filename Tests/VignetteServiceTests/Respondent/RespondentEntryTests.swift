#if Service
  import Foundation
  import GRDB
  import HTTPTypes
  import TestSupport
  import Testing
  import VignetteKit

  @testable import vignette

  @Suite("Ways in")
  struct RespondentEntryTests {
    @Test("A personal code lets in once, and leads back to the same answers elsewhere")
    func codes() async throws {
      let service = try await TestService()
      let code = try #require(try await service.store.makeCodes(1, for: TemporaryStore.study).first)
      let first = try await TestBrowser(service, query: "?code=\(code.grouped)")
      #expect(first.page.body.contains("value=\"\(code.grouped)\""))
      try await first.agree([("code", code.grouped.uppercased())])
      try await first.answer()
      let second = try await TestBrowser(service)
      try await second.agree([("code", code.text)])
      #expect(second.step == first.step)
      let (one, other) = (try await first.respondent(), try await second.respondent())
      #expect(one?.number == other?.number)
      #expect(one?.entry == .code)
    }

    @Test("Somebody else's code on the same browser is somebody else")
    func sharedBrowser() async throws {
      let service = try await TestService()
      let codes = try await service.store.makeCodes(2, for: TemporaryStore.study)
      let first = try await TestBrowser(service)
      try await first.agree([("code", codes[0].text)])
      let second = try await TestBrowser(
        service, query: "?code=\(codes[1].text)", cookie: first.cookie)
      try await second.agree([("code", codes[1].text)])
      #expect(try await first.respondent()?.number != second.respondent()?.number)
    }

    @Test("Other codes are refused and stay in their field", arguments: ["0000", "abc", "é"])
    func wrongCodes(code: String) async throws {
      let service = try await TestService()
      let browser = try await TestBrowser(service)
      try await browser.agree([("code", code)])
      #expect(browser.page.status == .unprocessableContent)
      #expect(browser.page.body.contains("This code is not known here"))
      #expect(browser.page.body.contains("value=\"\(code)\""))
      #expect(browser.cookie == nil)
      let unknown = Secret().text
      try await browser.agree([("code", unknown)])
      #expect(browser.page.status == .unprocessableContent)
      #expect(browser.cookie == nil)
    }

    @Test("What the assignment is balanced on is asked before anything is stored")
    func strata() async throws {
      let service = try await TestService()
      try await Self.open("who-deserves-help", service)
      let browser = try await TestBrowser(service, "who-deserves-help")
      try await browser.agree()
      #expect(browser.step == "experience")
      #expect(browser.cookie == nil)
      try await browser.send()
      #expect(browser.page.status == .unprocessableContent)
      try await browser.send([("answer", "5-or-more")])
      let respondent = try #require(try await browser.respondent())
      #expect(respondent.assignment.stratum == ["5-or-more"])
      #expect(respondent.given["experience"] == .option("5-or-more", words: nil))
      #expect(browser.step == "ask-leader")
      while browser.step != nil { try await browser.answer() }
      #expect(browser.address.hasSuffix("/review"))
      let vignettes = try #require(respondent.assignment.vignettes.first)
      let steps = try await browser.respondent()?.answers.keys.filter { $0.hasSuffix(".bend") }
      #expect(Set(steps ?? []) == Set(vignettes.map { "\($0).bend" }))
    }

    @Test(
      "An answer that travels in the form and is none is asked again",
      arguments: [#"{"option":"no"}"#, "null", "<script>", #"{"number":1}"#])
    func tampered(json: String) async throws {
      let service = try await TestService()
      try await Self.open("who-deserves-help", service)
      let browser = try await TestBrowser(service, "who-deserves-help")
      try await browser.agree([("given.experience", json)])
      #expect(browser.step == "experience")
      #expect(browser.cookie == nil)
    }

    @Test("Numbers that can't be read stay as they were typed", arguments: ["1e3", "1.000", "inf"])
    func typedNumbers(text: String) async throws {
      let service = try await TestService()
      try await Self.open("deservingness", service)
      let browser = try await TestBrowser(service, "deservingness", language: "nl")
      try await browser.agree()
      while let step = browser.step, step != "age" { try await browser.answer() }
      try await browser.send([("answer", text)])
      #expect(browser.page.status == .unprocessableContent)
      #expect(browser.page.body.contains("name=\"answer\" value=\"\(text)\""))
      #expect(browser.page.body.contains("is geen getal"))
      try await browser.send([("answer", "30,5")])
      #expect(browser.page.status == .unprocessableContent)
      #expect(browser.page.body.contains("Vul een heel getal in."))
    }

    @Test("A panel's member is known again, and goes back to the panel")
    func panel() async throws {
      let service = try await TestService()
      try await Self.openPanel(service)
      let query = "?PID=p%221&STUDY=s1&OTHER=o1"
      let browser = try await TestBrowser(service, "panel", query: query)
      #expect(browser.page.body.contains("name=\"panel.PID\" value=\"p&quot;1\""))
      #expect(!browser.page.body.contains("o1"))
      #expect(browser.page.body.contains("not read back; also kept: STUDY."))
      try await browser.agree()
      let respondent = try #require(try await browser.respondent())
      #expect(respondent.entry == .panel)
      let again = try await TestBrowser(service, "panel", query: query)
      try await again.agree()
      #expect(try await again.respondent()?.number == respondent.number)
      while again.step != nil { try await again.answer() }
      try await again.send()
      #expect(again.page.body.contains("href=\"https://panel.example/done?cc=C1\""))
      let kept = try await service.store.read { db in
        try String.fetchAll(db, sql: "SELECT name || '=' || value FROM parameter")
      }
      #expect(kept == ["STUDY=s1"])
      let refusing = try await TestBrowser(service, "panel", query: "?PID=p2")
      try await refusing.send([("decision", "no")])
      #expect(refusing.page.headers[.location] == "https://panel.example/no")
      let without = try await TestBrowser(service, "panel")
      try await without.agree()
      #expect(without.page.status == .unprocessableContent)
      #expect(without.page.body.contains("by the link that your panel gave you"))
    }

    /// Adds one of the shipped studies.
    static func open(_ name: String, _ service: TestService) async throws {
      let file = try StudyFile(at: Repository.root.path + "/Studies/" + name)
      _ = try await service.store.receive(file, seed: "a seed of the tests")
      try await service.store.open(name)
    }

    private static func openPanel(_ service: TestService) async throws {
      try await open(
        """
        name: panel
        languages: [en]
        title: A panel
        versions: {"1": One}
        dilemmas: {d: {title: D, text: T, questions: [q]}}
        questions: {q: {kind: open-text, text: "Why?"}}
        fieldwork:
          organisation: An institute
          contact: survey@example.org
          retention-days: 30
          entry: [panel]
          panel:
            identifier: PID
            parameters: [STUDY]
            hosts: [panel.example]
            completed: "https://panel.example/done?cc=C1"
            refused: "https://panel.example/no"
        """, named: "panel", service)
    }

    /// Adds a study that a test writes.
    static func open(_ yaml: String, named name: String, _ service: TestService) async throws {
      let folder = service.temporary.folder + "/" + name
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try yaml.write(toFile: folder + "/study.yaml", atomically: true, encoding: .utf8)
      _ = try await service.store.receive(try StudyFile(at: folder), seed: "a seed of the tests")
      try await service.store.open(name)
    }
  }
#endif
