#if Service
  import Foundation
  import Testing
  import VignetteKit

  @testable import vignette

  @Suite("Hostile texts")
  struct HostileTextTests {
    /// Pieces that would begin a tag, end an attribute or a text area, or be taken for a template.
    static let corpus = [
      "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onfocus=alert(1) x='",
      "</textarea><script>alert(1)</script>", "</title><script>alert(1)</script>",
      "<svg/onload=alert(1)>", "{{{evil}}}", "{{&evil}}", "{{% CONTENT_TYPE:TEXT}}",
      "\"\u{301} autofocus onfocus=alert(1)", "<\u{301}script>", "&lt;script&gt;", "<!--",
      "]]>", "\u{202E}<b>", "javascript:alert(1)",
    ]

    @Test("Escaping goes scalar by scalar", arguments: corpus)
    func escaping(text: String) {
      let escaped = PageTemplates.escaped(text)
      #expect(!escaped.unicodeScalars.contains("<"))
      #expect(!escaped.unicodeScalars.contains("\""))
      #expect(!escaped.unicodeScalars.contains("'"))
    }

    @Test("A template's variables are escaped in its parts as well", arguments: corpus)
    func templates(text: String) {
      let library = PageTemplates.library([
        "outer": "<p title=\"{{text}}\">{{> inner}}{{#all}}{{.}}{{/all}}</p>",
        "inner": "<i>{{text}}</i>",
      ])
      struct Content: Sendable {
        let text: String
        let all: [String]
      }
      let markup = HTMLText(
        "outer", of: library, showing: Content(text: text, all: [text])
      ).markup
      let plain = PageTemplates.escaped(text)
      #expect(
        markup.unicodeScalars.filter { $0 == "<" }.count == 4,
        "only the template's own tags: \(markup)")
      #expect(markup.components(separatedBy: plain).count == 4)
    }

    @Test(
      "Whatever a study, an address or an answer says, pages hold it as text", arguments: corpus)
    func pages(text: String) async throws {
      let service = try await TestService()
      try await RespondentEntryTests.open(Self.study(text), named: "hostile", service)
      let browser = try await TestBrowser(service, "hostile", query: "?code=\(Self.query(text))")
      Self.check(browser)
      try await browser.agree([("code", text)])
      Self.check(browser)
      try await browser.agree([("code", "")])
      var count = 0
      while browser.step != nil, count < 20 {
        Self.check(browser)
        if browser.step == "number" {
          try await browser.send([("answer", text)])
          #expect(browser.page.status == .unprocessableContent)
          Self.check(browser)
        }
        if browser.step == "open" {
          try await browser.send([("answer", "a" + text)])
        } else {
          try await browser.answer()
        }
        count += 1
      }
      #expect(browser.address.hasSuffix("/review"))
      Self.check(browser)
    }

    /// The tags of a page are those of the templates: none of a script without an address, none
    /// with a handler.
    private static func check(_ browser: TestBrowser) {
      let body = browser.page.body
      for tag in TestBrowser.matches(#"<([a-zA-Z!/][^>]*)>"#, body).map({ $0[0] }) {
        let name = tag.prefix { $0 != " " }.lowercased()
        #expect(!["svg", "img", "b", "!--"].contains(name), "<\(tag)>")
        if name == "script" { #expect(tag.hasPrefix("script defer src=\"/assets/"), "<\(tag)>") }
        let attributes = tag.replacing(/"[^"]*"/, with: "")
        #expect(!attributes.contains(/\son\w+\s*=/), "<\(tag)>")
      }
    }

    private static func query(_ text: String) -> String { QueryText.encoded(text) }

    /// A study all of whose texts are the same; braces are doubled, as its format wants.
    private static func study(_ text: String) -> String {
      let braced = text.replacing("{", with: "{{").replacing("}", with: "}}")
      let quoted = Answer.text(braced).json.dropFirst(8).dropLast(1)
      return """
        {"name": "hostile", "languages": ["en"], "title": \(quoted), "summary": \(quoted),
        "versions": {"1": "One"},
        "dilemmas": {"d": {"title": \(quoted), "text": \(quoted),
          "questions": ["choice", "many", "number", "open", "sliders"]}},
        "questions": {
          "choice": {"kind": "single-choice", "text": \(quoted), "options": {
            \(quoted): {"text": \(quoted), "explanation": \(quoted), "role": "other"},
            "b": \(quoted)}, "routes": [{"tell": \(quoted)}]},
          "many": {"kind": "multiple-choice", "text": \(quoted),
            "options": {"a": \(quoted), "b": \(quoted)}},
          "number": {"kind": "number", "text": \(quoted), "unit": \(quoted)},
          "open": {"kind": "open-text", "text": \(quoted)},
          "sliders": {"kind": "sliders", "text": \(quoted),
            "items": {"a": {"text": \(quoted), "explanation": \(quoted)}},
            "positions": [{"value": 0, "cost": 0, "text": \(quoted)},
              {"value": 1, "cost": 1, "text": \(quoted)}], "limit": 1}},
        "fieldwork": {"organisation": \(quoted), "contact": \(quoted), "retention-days": 9,
          "entry": ["open", "codes"]}}
        """
    }
  }
#endif
