#if Service
  /// How the service listens and what it bears.
  struct ServiceSettings: Sendable, Equatable {
    /// The address that it listens on.
    var host = "127.0.0.1"
    /// The port; 0 takes a free one.
    var port = 8080
    /// How many connections may be open.
    var largestConnectionCount = 1_000
    /// How long one request may take to arrive, in seconds.
    var requestSeconds = 20
    /// How long a connection may be silent, in seconds.
    var idleSeconds = 60
    /// How many requests one sender may send in a minute; nil for no limit.
    var requestsPerMinute: Int? = 600
    /// Whether a proxy in front of the service names the sender in `X-Forwarded-For`.
    var trustsProxy = false
  }
#endif
