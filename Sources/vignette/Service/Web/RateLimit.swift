#if Service
  import Crypto
  import HTTPTypes
  import Hummingbird
  import Synchronization

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  /// Refuses senders who ask too often, without knowing who they are: an address is kept for a
  /// minute, and only as a number that a key of this minute made of it.
  struct RateLimit: RouterMiddleware {
    private let limit: Int
    private let trustsProxy: Bool
    private let counts = Counts()

    /// Creates the limit.
    init(_ settings: ServiceSettings) {
      limit = settings.requestsPerMinute
      trustsProxy = settings.trustsProxy
    }

    func handle(
      _ request: Request, context: ServiceContext,
      next: (Request, ServiceContext) async throws -> Response
    ) async throws -> Response {
      if limit > 0, let sender = sender(of: request, context) {
        let now = ContinuousClock.now
        if let wait = counts.wait(for: sender, limit: limit, now: now) {
          throw ServiceFault.tooMany(retryAfter: wait)
        }
      }
      return try await next(request, context)
    }

    private func sender(of request: Request, _ context: ServiceContext) -> String? {
      if trustsProxy, let forwarded = request.headers[.forwardedFor] {
        // The last entry is the proxy's own; those before it are the sender's claims.
        return forwarded.split(separator: ",").last.map { $0.filter { $0 != " " } }
      }
      return context.channel?.remoteAddress?.ipAddress
    }

    private final class Counts: Sendable {
      private struct Minute {
        var start: ContinuousClock.Instant
        var key = SymmetricKey(size: .bits128)
        var counts: [Data: Int] = [:]
      }

      private let minute = Mutex(Minute(start: .now))

      /// How many seconds the sender has to wait, or nil.
      func wait(for sender: String, limit: Int, now: ContinuousClock.Instant) -> Int? {
        minute.withLock { minute in
          if now - minute.start >= .seconds(60) { minute = Minute(start: now) }
          let code = HMAC<SHA256>.authenticationCode(
            for: Data(sender.utf8), using: minute.key)
          let name = Data(code.prefix(8))
          minute.counts[name, default: 0] += 1
          guard minute.counts[name, default: 0] > limit else { return nil }
          return max(1, 60 - Int((now - minute.start).components.seconds))
        }
      }
    }
  }

  extension HTTPField.Name {
    /// Who a proxy says has asked.
    static var forwardedFor: Self { Self("X-Forwarded-For") ?? .origin }
  }
#endif
