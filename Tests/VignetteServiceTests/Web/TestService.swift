#if Service
  import HTTPTypes
  import Hummingbird
  import Logging

  @testable import vignette

  /// The whole service without a network: requests go in where the router stands.
  struct TestService: Sendable {
    let temporary: TemporaryStore
    let application: ServiceApplication
    private let responder: any HTTPResponder<ServiceContext>

    /// Creates the service on a store of its own.
    init(opening isOpen: Bool = true, settings: ServiceSettings = ServiceSettings()) async throws {
      self.init(on: try await TemporaryStore(opening: isOpen), settings: settings)
    }

    /// Creates the service on a store that is there, as a restart does.
    init(on temporary: TemporaryStore, settings: ServiceSettings = ServiceSettings()) {
      self.temporary = temporary
      application = ServiceApplication(temporary.store, settings: settings)
      responder = application.router().buildResponder()
    }

    /// What is stored.
    var store: ServiceStore { temporary.store }

    /// Sends a request and reads the whole answer.
    func send(
      _ method: HTTPRequest.Method, _ path: String, headers: [String: String] = [:],
      body: String = ""
    ) async throws -> TestResponse {
      var fields = HTTPFields()
      for (name, value) in headers {
        if let name = HTTPField.Name(name) { fields[name] = value }
      }
      let head = HTTPRequest(
        method: method, scheme: "http", authority: "127.0.0.1:8080", path: path,
        headerFields: fields)
      let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body)))
      let context = ServiceContext(
        coreContext: CoreRequestContextStorage(source: Source()), channel: nil)
      let response = try await responder.respond(to: request, context: context)
      let collector = BodyCollector()
      try await response.body.write(collector)
      return TestResponse(
        status: response.status, headers: response.headers, body: collector.text)
    }

    /// Sends a form as a page of the site would.
    func post(
      _ path: String, _ fields: [(String, String)], cookie: String? = nil
    ) async throws -> TestResponse {
      var headers = [
        "Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin",
      ]
      headers["Cookie"] = cookie
      let body = fields.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }
      return try await send(.post, path, headers: headers, body: body.joined(separator: "&"))
    }

    private static func encoded(_ text: String) -> String {
      text.utf8.map { byte in
        let isPlain =
          (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        return isPlain ? String(UnicodeScalar(byte)) : "%" + Hexadecimal.text([byte])
      }.joined()
    }

    private struct Source: RequestContextSource {
      let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
    }
  }

  /// An answer, read whole.
  struct TestResponse {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let body: String

    /// The cookie that the answer sets, as a browser sends it back; nil where it sets none.
    var cookie: String? {
      headers[.setCookie]?.split(separator: ";").first.map(String.init)
    }
  }

  /// Keeps what a response writes.
  private final class BodyCollector: ResponseBodyWriter, @unchecked Sendable {
    private(set) var text = ""

    func write(_ buffer: ByteBuffer) async throws { text += String(buffer: buffer) }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
  }
#endif
