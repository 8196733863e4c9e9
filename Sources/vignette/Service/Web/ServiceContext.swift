#if Service
  import Hummingbird
  import Logging
  import NIOCore

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  /// What is known of one request.
  struct ServiceContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The connection, for its remote address; nil in tests without a network.
    let channel: (any Channel)?
    /// Who asks.
    var visitor: Visitor = .anybody
    /// The fields of a form that was sent, already checked to come from this site.
    var form = FormFields()

    /// The largest body that is read.
    var maxUploadSize: Int { Self.largestBody }

    /// The largest body that is read, in bytes.
    static let largestBody = 64 * 1024

    /// The part of the path at a name in braces, decoded.
    ///
    /// - Throws: ``ServiceFault/notFound`` where it is no text, or holds a slash or control
    ///   characters: no name of a study, step or respondent does.
    func part(_ name: String) throws(ServiceFault) -> String {
      guard let raw = parameters.get(name), let text = raw.removingPercentEncoding,
        !text.isEmpty, text.utf8.count <= 200,
        text.unicodeScalars.allSatisfy({
          $0.value > 31 && $0.value != 127 && $0 != "/" && $0 != "\\"
        })
      else { throw .notFound }
      return text
    }
  }

  extension ServiceContext {
    init(source: ApplicationRequestContextSource) {
      self.init(coreContext: .init(source: source), channel: source.channel)
    }
  }

  /// Who asks.
  enum Visitor: Sendable, Equatable {
    /// Nobody in particular.
    case anybody
    /// A respondent's browser with its session; which study it takes part in is to be looked up.
    case respondent(Secret)
    /// A researcher's browser.
    case researcher(Role, session: Secret)
    /// A program with a token.
    case program(Role, token: String)
  }

  /// What somebody may do.
  enum Role: String, Sendable, CaseIterable {
    /// Everything, also tokens, opening, closing and deletion.
    case owner
    /// Sees results and exports data.
    case analyst
    /// Sees results.
    case viewer
    /// Has units assigned and hands in answers, and sees nothing else.
    case collector
  }
#endif
