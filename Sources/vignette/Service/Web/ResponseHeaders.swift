#if Service
  import HTTPTypes
  import Hummingbird

  /// The headers of every answer: nothing foreign is loaded, nothing is framed, nothing is told to
  /// other sites, and pages are not kept where others could read them.
  struct ResponseHeaders: RouterMiddleware {
    static let contentSecurityPolicy =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
      + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

    func handle(
      _ request: Request, context: ServiceContext,
      next: (Request, ServiceContext) async throws -> Response
    ) async throws -> Response {
      var response = try await next(request, context)
      let headers: [(String, String)] = [
        ("Content-Security-Policy", Self.contentSecurityPolicy),
        ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
        ("X-Frame-Options", "DENY"),
      ]
      for (name, value) in headers {
        guard let name = HTTPField.Name(name) else { continue }
        response.headers[name] = value
      }
      if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
      return response
    }
  }
#endif
