#if Service
  import Foundation
  import HTTPTypes
  import Hummingbird
  import VignetteKit

  /// What surrounds a researcher's page: language, role, head.
  struct ResearcherFrame: Sendable {
    let language: RenderingStyle.Language
    let role: Role
    /// The path of the page.
    let here: String
    /// What forms carry; nil where nobody is signed in.
    let formToken: String?

    /// A phrase in the page's language.
    subscript(phrase: ResearcherPhrase) -> String { phrase.text(language) }

    /// All phrases, for templates.
    var words: [String: String] { ResearcherPhrase.all(language) }

    /// A page of somebody who may not be signed in.
    func page(
      _ title: String, _ content: HTMLText, status: HTTPResponse.Status = .ok, isLive: Bool = false
    ) -> Response {
      .page(
        PageFrame(
          language: language.rawValue, title: title, style: "researcher",
          scripts: isLive ? [ResearcherAssets.script] : [], sheets: [ResearcherAssets.style]
        ).page(content), status: status)
    }

    /// The head of a page of somebody who is signed in.
    var top: HTMLText {
      struct Content: Sendable {
        let word: [String: String]
        let language: String
        let other: String
        let here: String
        let formToken: String
      }
      return HTMLText(
        "top", of: ResearcherTemplates.library,
        showing: Content(
          word: words, language: language.rawValue, other: language == .en ? "nl" : "en",
          here: here, formToken: formToken ?? ""))
    }

    /// A framed sentence.
    func notice(_ text: String, _ kind: String = "told") -> HTMLText {
      HTMLText(
        "notice", of: ResearcherTemplates.library, showing: ["text": text, "kind": kind])
    }

    /// A heading.
    func heading(_ text: String) -> HTMLText {
      HTMLText(trusted: "<h2>") + HTMLText(escaping: text) + HTMLText(trusted: "</h2>\n")
    }
  }

  /// A researcher at the pages of one study.
  struct ResearcherVisit: Sendable {
    let frame: ResearcherFrame
    let watch: StudyWatch

    init(_ frame: ResearcherFrame, _ live: LiveStudy) {
      self.frame = frame
      watch = StudyWatch(live)
    }

    /// The study's name.
    var name: String { watch.stored.name }
    /// The name as a part of an address.
    var path: String {
      name.addingPercentEncoding(
        withAllowedCharacters: .alphanumerics.union(.init(charactersIn: "-_"))) ?? ""
    }
    /// What addresses end in.
    var query: String { "?lang=\(frame.language.rawValue)" }
    /// The study's title.
    var title: String { watch.stored.study.title.text(in: frame.language.rawValue) }

    /// The address of a page of the study.
    func address(_ page: String = "") -> String { "/researcher/\(path)\(page)" }

    /// How many completed, of how many that are planned.
    var progress: String {
      let numbers = NumberStyle(language: frame.language)
      let completed = numbers.fixed(Double(watch.completed), decimals: 0)
      let text = "\(frame[.completedCount]): \(completed)"
      guard let planned = watch.planned else { return text }
      return text + " " + frame[.ofPlanned].filling(numbers.fixed(Double(planned), decimals: 0))
    }

    /// The study's state in words.
    var state: String {
      switch watch.stored.state {
      case .draft: frame[.draft]
      case .open: frame[.open]
      case .closed: frame[.closed]
      }
    }

    /// A page of the study.
    func page(_ tab: ResearcherPhrase, _ content: HTMLText, isLive: Bool = false) -> Response {
      struct Tab: Sendable {
        let address: String
        let label: String
        let isHere: Bool
      }
      struct Head: Sendable {
        let word: [String: String]
        let language: String
        let title: String
        let state: String
        let stateClass: String
        let completed: String
        let isOpen: Bool
        let path: String
        let name: String
        let tabs: [Tab]
      }
      let tabs: [(ResearcherPhrase, String)] = [
        (.flow, ""), (.comparison, "/comparison"), (.texts, "/texts"), (.data, "/data"),
      ]
      let head = HTMLText(
        "study", of: ResearcherTemplates.library,
        showing: Head(
          word: frame.words, language: frame.language.rawValue, title: title, state: state,
          stateClass: watch.stored.state.rawValue, completed: progress,
          isOpen: watch.stored.state == .open, path: path, name: name,
          tabs: tabs.map {
            Tab(address: address($0.1), label: frame[$0.0], isHere: $0.0 == tab)
          }))
      let updating =
        isLive
        ? HTMLText(
          "updating", of: ResearcherTemplates.library,
          showing: Updating(word: frame.words, language: frame.language.rawValue, here: frame.here))
        : HTMLText(trusted: "")
      return frame.page(
        "\(frame[tab]): \(title)",
        frame.top + HTMLText(trusted: "<main id=\"content\">\n") + head + updating
          + HTMLText(trusted: "<div id=\"live\">\n") + content
          + HTMLText(trusted: "</div>\n</main>\n"), isLive: isLive)
    }

    private struct Updating: Sendable {
      let word: [String: String]
      let language: String
      let here: String
    }
  }
#endif
