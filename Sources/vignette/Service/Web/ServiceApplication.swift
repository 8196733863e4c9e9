#if Service
  import HTTPTypes
  import Hummingbird
  import HummingbirdCore
  import Logging
  import NIOCore

  /// The service as one HTTP application: every route behind its rule, every answer with the same
  /// headers, every fault as a page or a problem document.
  struct ServiceApplication {
    let store: ServiceStore
    let routes: [ServiceRoute]
    let settings: ServiceSettings

    /// Creates the application with all of its routes.
    init(
      _ store: ServiceStore, settings: ServiceSettings, metrics: ServiceMetrics = ServiceMetrics()
    ) {
      self.store = store
      self.settings = settings
      let gatekeeper = Gatekeeper(store: store)
      routes =
        Assets.routes + OperationRoutes(store: store, metrics: metrics).routes
        + APIRoutes(store: store).routes
        + RespondentPages(store: store, gatekeeper: gatekeeper).routes
        + ResearcherPages(store: store, gatekeeper: gatekeeper).routes
    }

    /// The router with every route behind its rule.
    func router() -> Router<ServiceContext> {
      let router = Router(context: ServiceContext.self, options: [.autoGenerateHeadEndpoints])
      router.add(middleware: ResponseHeaders())
      router.add(middleware: MetricsMiddleware())
      router.add(middleware: FaultPages(routes))
      router.add(middleware: RateLimit(settings))
      let gatekeeper = Gatekeeper(store: store)
      for route in routes {
        router.on(RouterPath(route.path), method: route.method) { request, context in
          let admitted = try await gatekeeper.admit(request, to: route, context)
          return try await route.handler(request, admitted)
        }
      }
      return router
    }

    /// The HTTP server.
    func application(
      logger: Logger, onServerRunning: @escaping @Sendable (any Channel) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
      let deadline = settings.requestSeconds
      return Application(
        router: router(),
        server: .http1(
          configuration: .init(
            additionalChannelHandlers: [RequestDeadline(seconds: deadline)],
            idleTimeout: .seconds(Int64(settings.idleSeconds)),
            httpDecoderConfiguration: .init(
              maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100)
          )),
        configuration: ApplicationConfiguration(
          address: .hostname(settings.host, port: settings.port),
          availableConnectionsDelegate: MaximumAvailableConnections(
            settings.largestConnectionCount, logger: logger)),
        services: [Maintenance(store: store, logger: logger)],
        onServerRunning: onServerRunning, logger: logger)
    }
  }
#endif
