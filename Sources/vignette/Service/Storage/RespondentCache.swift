#if Service
  import Synchronization

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  /// Respondents who were active lately, for any thread to read; only what is on the disk.
  ///
  /// Two generations bound its size: where the younger one is full, the older one is forgotten.
  final class RespondentCache: Sendable {
    /// A browser's session with one study.
    struct SessionKey: Sendable, Hashable {
      /// The study's name.
      let study: String
      /// The digest of the session's secret.
      let digest: Data
    }

    private struct Generation {
      var respondents: [Int64: Respondent] = [:]
      var sessions: [SessionKey: Int64] = [:]
    }

    private struct Content {
      var young = Generation()
      var old = Generation()
    }

    private let content = Mutex(Content())
    private let limit: Int

    /// - Parameter limit: how many respondents a generation holds.
    init(limit: Int = 5_000) {
      self.limit = limit
    }

    /// The respondent with that row number, or nil where none is kept.
    subscript(number: Int64) -> Respondent? {
      content.withLock { content in
        content.young.respondents[number] ?? content.old.respondents[number]
      }
    }

    /// The respondent of a session, or nil where none is kept.
    subscript(session: SessionKey) -> Respondent? {
      content.withLock { content in
        guard let number = content.young.sessions[session] ?? content.old.sessions[session] else {
          return nil
        }
        return content.young.respondents[number] ?? content.old.respondents[number]
      }
    }

    /// Keeps respondents and sessions.
    func insert(
      _ respondents: some Collection<Respondent>, sessions: [(key: SessionKey, number: Int64)]
    ) {
      guard !respondents.isEmpty || !sessions.isEmpty else { return }
      content.withLock { content in
        for respondent in respondents { content.young.respondents[respondent.number] = respondent }
        for session in sessions { content.young.sessions[session.key] = session.number }
        if max(content.young.respondents.count, content.young.sessions.count) > limit {
          content.old = content.young
          content.young = Generation()
        }
      }
    }

    /// Forgets everybody.
    func removeAll() {
      content.withLock { $0 = Content() }
    }
  }
#endif
