#if Service
  import HTTPTypes
  import Hummingbird
  import VignetteKit

  extension Request {
    /// The body, which says that it is JSON.
    func jsonText() async throws -> String {
      let type = headers[.contentType]?.split(separator: ";").first.map {
        $0.lowercased().filter { $0 != " " }
      }
      guard type == "application/json" else { throw HTTPError(.unsupportedMediaType) }
      let body = try await body.collect(upTo: ServiceContext.largestBody)
      guard
        let text = body.getString(at: body.readerIndex, length: body.readableBytes, encoding: .utf8)
      else { throw ServiceFault.invalid("The body is no text in UTF-8.") }
      return text
    }

    /// The body, read as JSON.
    func jsonBody() async throws -> DocumentNode {
      let text = try await jsonText()
      do throws(StudyError) {
        return try DocumentNode(parsingJSON: text.utf8)
      } catch {
        throw ServiceFault.invalid("The body can't be read as JSON: \(error.description)")
      }
    }
  }

  extension Response {
    /// A JSON document.
    static func json(_ text: String) -> Response {
      Response(
        status: .ok, headers: [.contentType: "application/json"],
        body: .init(byteBuffer: ByteBuffer(string: text)))
    }
  }

  extension HTTPField.Name {
    /// Chosen by the sender of a request that it may have to send again.
    static var idempotencyKey: Self { Self("Idempotency-Key") ?? .origin }
  }

  extension DocumentNode {
    /// A text in quotes, or nil for anything else.
    var text: String? {
      if case .scalar(let text, isQuoted: true) = content { text } else { nil }
    }

    /// The name of a unit in a request for its assignment.
    func unitName() throws(ServiceFault) -> String {
      guard case .mapping(let entries) = content else {
        throw .invalid("The body is \(summary); expected an object with 'unit'.")
      }
      let known = ["unit", "language", "stratum"]
      if let unknown = entries.first(where: { !known.contains($0.key) }) {
        throw .invalid(
          "'\(unknown.key)' is not expected here; only \(known.joined(separator: ", ")).")
      }
      for name in ["unit", "language"] {
        if let value = self[name], value.text == nil {
          throw .invalid("'\(name)' is \(value.summary); expected a text.")
        }
      }
      if let stratum = self["stratum"] {
        guard case .mapping(let levels) = stratum.content else {
          throw .invalid("'stratum' is \(stratum.summary); expected an object.")
        }
        if let level = levels.first(where: { $0.value.text == nil }) {
          throw .invalid("'\(level.key)' is \(level.value.summary); expected a text.")
        }
      }
      guard let unit = self["unit"]?.text, (1...200).contains(unit.utf8.count),
        unit.unicodeScalars.allSatisfy({
          $0.value > 31 && $0.value != 127 && $0 != "/" && $0 != "\\"
        })
      else {
        throw .invalid(
          "'unit' is the name by which your platform knows the respondent: 1 to 200 bytes without "
            + "slashes and control characters.")
      }
      return unit
    }
  }

  extension APIRoutes {
    /// A study, without its texts.
    static func json(_ live: LiveStudy) -> String {
      let (stored, study) = (live.stored, live.stored.study)
      let strata = stored.design.strata.map { stratum in
        "{\"characteristic\":\(JSONFormat.literal(stratum.characteristic)),"
          + "\"levels\":\(list(stratum.levels))}"
      }
      return "{\"name\":\(JSONFormat.literal(stored.name)),\"state\":\"\(stored.state.rawValue)\","
        + "\"digest\":\"\(stored.digest)\",\"versions\":\(list(study.versions.map(\.id))),"
        + "\"languages\":\(list(study.languages)),\"strata\":[\(strata.joined(separator: ","))]}"
    }

    /// What a respondent got.
    static func json(_ respondent: Respondent, _ live: LiveStudy) -> String {
      let assignment = respondent.assignment
      let sets = live.stored.design.sets
      let decks = zip(sets, assignment.decks).map { set, deck in
        "\(JSONFormat.literal(set.id)):\(JSONFormat.literal(deck))"
      }
      let vignettes = zip(sets, assignment.vignettes).map { set, names in
        "\(JSONFormat.literal(set.id)):\(list(names))"
      }
      return "{\"respondent\":\"\(respondent.name)\","
        + "\"version\":\(JSONFormat.literal(assignment.version)),"
        + "\"decks\":{\(decks.joined(separator: ","))},"
        + "\"vignettes\":{\(vignettes.joined(separator: ","))}}"
    }

    private static func list(_ names: [String]) -> String {
      "[" + names.map { JSONFormat.literal($0) }.joined(separator: ",") + "]"
    }
  }
#endif
