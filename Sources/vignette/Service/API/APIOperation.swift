#if Service
  import HTTPTypes
  import Hummingbird

  /// One thing that programs can ask for: the route, and its description in the OpenAPI document,
  /// from one declaration.
  struct APIOperation: Sendable {
    /// What an operation answers.
    struct Answer: Sendable, Equatable {
      /// The HTTP status.
      let status: Int
      /// When it is given.
      let description: String
      /// The media type, or nil for an empty answer.
      var mediaType: String? = "application/json"
      /// The name of the schema in ``APISchemas``, or nil where the media type says it all.
      var schema: String?
    }

    /// A name for generated code.
    let name: String
    /// The request's method.
    let method: HTTPRequest.Method
    /// The path, with names in braces.
    let path: String
    /// What it does.
    let summary: String
    /// Who may ask; nil is everybody.
    let roles: Set<Role>?
    /// The name of the schema of the request's body; nil for none.
    var body: String?
    /// Further parameters, as objects of OpenAPI.
    var parameters: [String] = []
    /// The good answers.
    let answers: [Answer]
    /// The statuses of problem documents, beside those that the roles imply.
    var problems: [Int] = []
    /// What is done.
    let handler: ServiceRoute.Handler

    /// The route.
    var route: ServiceRoute {
      ServiceRoute(method, path, for: roles.map { .programs($0) } ?? .everybody, handler)
    }

    /// The names in braces.
    var pathParameters: [String] {
      path.split(separator: "/").filter { $0.hasPrefix("{") }.map {
        String($0.dropFirst().dropLast())
      }
    }
  }
#endif
