#if Service
  import HTTPTypes
  import Hummingbird

  /// An address with who may ask for it. There is no other way to add one, so that none is without
  /// a rule.
  struct ServiceRoute: Sendable {
    /// Who may ask.
    enum Audience: Sendable, Equatable {
      /// Everybody.
      case everybody
      /// Researchers' browsers in these roles.
      case researchers(Set<Role>)
      /// Programs with a token of these roles.
      case programs(Set<Role>)
    }

    /// What a request is answered with.
    typealias Handler = @Sendable (Request, ServiceContext) async throws -> Response

    /// The request's method.
    let method: HTTPRequest.Method
    /// The path, with names in braces for its parts.
    let path: String
    /// Who may ask.
    let audience: Audience
    /// What is answered.
    let handler: Handler

    /// Creates a route.
    init(
      _ method: HTTPRequest.Method, _ path: String, for audience: Audience,
      _ handler: @escaping Handler
    ) {
      self.method = method
      self.path = path
      self.audience = audience
      self.handler = handler
    }
  }

  extension ServiceRoute {
    /// Whether a path is one of this route's, whatever stands in the place of names in braces.
    func matches(_ path: String) -> Bool {
      let (own, asked) = (self.path.split(separator: "/"), path.split(separator: "/"))
      return own.count == asked.count
        && zip(own, asked).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
    }
  }

  extension Set<Role> {
    /// Who sees results.
    static var readers: Set<Role> { [.owner, .analyst, .viewer] }
    /// Who exports data.
    static var exporters: Set<Role> { [.owner, .analyst] }
    /// Who changes studies.
    static var owners: Set<Role> { [.owner] }
    /// Who has units assigned and hands in answers.
    static var collectors: Set<Role> { [.owner, .collector] }
  }
#endif
