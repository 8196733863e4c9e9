#if Service
  import Logging
  import ServiceLifecycle

  /// What the service does by itself: it notices what other processes wrote, such as a token that
  /// was revoked, and deletes answers whose time is over.
  struct Maintenance: Service {
    let store: ServiceStore
    let logger: Logger

    func run() async throws {
      await cancelWhenGracefulShutdown {
        var ticks = 0
        while !Task.isCancelled {
          do {
            try await store.write { _, _, _ in }
            if ticks.isMultiple(of: 3_600) {
              let count = try await store.deleteExpired()
              if count > 0 { logger.notice("expired", metadata: ["count": "\(count)"]) }
            }
          } catch is CancellationError {
            return
          } catch {
            logger.error("maintenance", metadata: ["type": "\(type(of: error))"])
          }
          ticks += 1
          do { try await Task.sleep(for: .seconds(1)) } catch { return }
        }
      }
    }
  }
#endif
