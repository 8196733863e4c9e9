#if Service
  import Hummingbird

  /// What a proxy or a monitor asks.
  struct OperationRoutes: Sendable {
    let store: ServiceStore
    let metrics: ServiceMetrics

    /// Whether the service runs, and whether it can store.
    var routes: [ServiceRoute] {
      [
        ServiceRoute(.get, "/health", for: .everybody) { _, _ in .text("ok\n") },
        ServiceRoute(.get, "/ready", for: .everybody) { _, _ in
          try await store.write { _, _, _ in }
          return .text("ok\n")
        },
        ServiceRoute(.get, "/metrics", for: .programs(.readers)) { _, _ in .text(metrics.text) },
      ]
    }
  }

  extension Response {
    /// Plain text.
    static func text(_ text: String) -> Response {
      Response(
        status: .ok, headers: [.contentType: "text/plain; charset=utf-8"],
        body: .init(byteBuffer: ByteBuffer(string: text)))
    }
  }
#endif
