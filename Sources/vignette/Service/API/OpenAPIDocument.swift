#if Service
  /// The description of the JSON API in OpenAPI 3.1, made from the operations themselves.
  struct OpenAPIDocument: Sendable {
    let operations: [APIOperation]

    /// The document.
    var text: String {
      let paths = Dictionary(grouping: operations, by: \.path).sorted { $0.key < $1.key }
      let entries = paths.map { path, operations in
        let methods = operations.map { operation in
          "\(literal(operation.method.rawValue.lowercased())):\(object(operation))"
        }
        return "\(literal(path)):{\(methods.joined(separator: ","))}"
      }
      return """
        {"openapi":"3.1.0","info":{"title":"Vignette","version":"\(Vignette.version)",\
        "description":"Assignment, answers and analysis of studies in several versions."},\
        "paths":{\(entries.joined(separator: ","))},\
        "components":{"schemas":{\(APISchemas.text)},\
        "securitySchemes":{"token":{"type":"http","scheme":"bearer",\
        "description":"Made by 'vignette admin token make NAME --role ROLE'."}}}}

        """
    }

    private func object(_ operation: APIOperation) -> String {
      var fields: [String] = [
        "\"operationId\":\(literal(operation.name))", "\"summary\":\(literal(operation.summary))",
      ]
      if let roles = operation.roles {
        let names = roles.map(\.rawValue).sorted().joined(separator: ", ")
        fields.append("\"description\":\(literal("Roles: \(names)."))")
        fields.append("\"security\":[{\"token\":[]}]")
      } else {
        fields.append("\"security\":[]")
      }
      let parameters = operation.pathParameters.map(Self.pathParameter) + operation.parameters
      if !parameters.isEmpty {
        fields.append("\"parameters\":[\(parameters.joined(separator: ","))]")
      }
      if let body = operation.body {
        fields.append(
          "\"requestBody\":{\"required\":true,\"content\":{\"application/json\":{\"schema\":"
            + "{\"$ref\":\"#/components/schemas/\(body)\"}}}}")
      }
      fields.append("\"responses\":{\(responses(of: operation).joined(separator: ","))}")
      return "{\(fields.joined(separator: ","))}"
    }

    private func responses(of operation: APIOperation) -> [String] {
      let answers = operation.answers.map { answer in
        "\"\(answer.status)\":{\"description\":\(literal(answer.description))\(content(answer))}"
      }
      var problems = Set(operation.problems)
      problems.formUnion([400, 429, 500, 503])
      if operation.roles != nil { problems.formUnion([401, 403]) }
      if !operation.pathParameters.isEmpty { problems.insert(404) }
      if operation.body != nil { problems.formUnion([413, 415, 422]) }
      return answers
        + problems.sorted().map { status in
          "\"\(status)\":{\"description\":\(literal(Self.meaning[status] ?? "A problem.")),"
            + "\"content\":{\"application/problem+json\":{\"schema\":"
            + "{\"$ref\":\"#/components/schemas/Problem\"}}}}"
        }
    }

    private func content(_ answer: APIOperation.Answer) -> String {
      guard let type = answer.mediaType else { return "" }
      let schema =
        answer.schema.map { "{\"$ref\":\"#/components/schemas/\($0)\"}" } ?? "{\"type\":\"string\"}"
      return ",\"content\":{\(literal(type)):{\"schema\":\(schema)}}"
    }

    private static func pathParameter(_ name: String) -> String {
      "{\"name\":\"\(name)\",\"in\":\"path\",\"required\":true,"
        + "\"schema\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":200}}"
    }

    private static let meaning: [Int: String] = [
      400: "The request is no HTTP that is understood.",
      401: "A token is needed.", 403: "The token's role does not allow it.",
      404: "There is no such thing, or none that this token may know of.",
      409: "What is stored contradicts the request.", 413: "The body is over 64 KiB.",
      415: "The body is not application/json.", 422: "The body or a parameter is not as described.",
      429: "Too many requests; Retry-After says when.", 500: "A fault of the program.",
      503: "Nothing can be stored at the moment; nothing of this request was.",
    ]

    private func literal(_ text: String) -> String { JSONFormat.literal(text) }
  }
#endif
