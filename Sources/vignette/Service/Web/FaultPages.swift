#if Service
  import HTTPTypes
  import Hummingbird

  /// Turns faults into answers: a page for people, a problem document for programs.
  struct FaultPages: RouterMiddleware {
    private let routes: [ServiceRoute]

    /// - Parameter routes: all of them, to tell an unknown address from an unknown method.
    init(_ routes: [ServiceRoute]) {
      self.routes = routes
    }

    func handle(
      _ request: Request, context: ServiceContext,
      next: (Request, ServiceContext) async throws -> Response
    ) async throws -> Response {
      do {
        return try await next(request, context)
      } catch {
        return response(to: error, request, context)
      }
    }

    private func response(
      to error: any Error, _ request: Request, _ context: ServiceContext
    ) -> Response {
      let isForPrograms = request.uri.path.hasPrefix("/v1")
      if let fault = ServiceFault(error).map({ ofMethod($0, request) }) {
        if fault == .notSignedIn, !isForPrograms {
          return Response.redirect(to: "/researcher/sign-in", type: .normal)
        }
        var response = answer(fault.status, fault.message, isForPrograms)
        if case .tooMany(let wait) = fault { response.headers[.retryAfter] = String(wait) }
        if case .otherMethod(let allowed) = fault {
          response.headers[.allow] = allowed.joined(separator: ", ")
        }
        if fault == .notSignedIn { response.headers[.wwwAuthenticate] = "Bearer" }
        return response
      }
      if let error = error as? any HTTPResponseError {
        return answer(error.status, error.status.reasonPhrase, isForPrograms)
      }
      // The error's text may hold what a respondent wrote; only its type is logged.
      context.logger.error("fault", metadata: ["type": "\(type(of: error))"])
      return answer(
        .internalServerError, "Something went wrong here. Nothing that was stored is lost.",
        isForPrograms)
    }

    /// The fault where an address is known, but not by the request's method.
    private func ofMethod(_ fault: ServiceFault, _ request: Request) -> ServiceFault {
      guard fault == .notFound else { return fault }
      let known = routes.filter { $0.matches(request.uri.path) }.map(\.method)
      let methods = known.contains(.get) ? known + [.head] : known
      guard !known.isEmpty, !methods.contains(request.method) else { return fault }
      return .otherMethod(allowed: Set(methods.map(\.rawValue)).sorted())
    }

    private func answer(
      _ status: HTTPResponse.Status, _ message: String, _ isForPrograms: Bool
    ) -> Response {
      isForPrograms
        ? .problem(status, detail: message) : .page(MessagePage.page(message), status: status)
    }
  }

  extension Response {
    /// A page.
    static func page(_ html: String, status: HTTPResponse.Status = .ok) -> Response {
      Response(
        status: status, headers: [.contentType: "text/html; charset=utf-8"],
        body: .init(byteBuffer: ByteBuffer(string: html)))
    }

    /// A problem document (RFC 9457).
    static func problem(
      _ status: HTTPResponse.Status, detail: String
    ) -> Response {
      let fields: [(String, String)] = [
        ("type", JSONFormat.literal("about:blank")),
        ("title", JSONFormat.literal(status.reasonPhrase)),
        ("status", String(status.code)), ("detail", JSONFormat.literal(detail)),
      ]
      let text = "{" + fields.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
      return Response(
        status: status, headers: [.contentType: "application/problem+json"],
        body: .init(byteBuffer: ByteBuffer(string: text)))
    }
  }
#endif
