#if Service
  import Crypto
  import HTTPTypes
  import Hummingbird
  import VignetteKit

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  /// The JSON API: what the pages do, for programs. A survey platform can use the assignment only.
  struct APIRoutes: Sendable {
    let store: ServiceStore

    /// The routes, with the description of all of them.
    var routes: [ServiceRoute] {
      let document = OpenAPIDocument(operations: operations).text
      return operations.map(\.route) + [
        ServiceRoute(.get, "/openapi.json", for: .everybody) { _, _ in .json(document) }
      ]
    }

    /// Everything that programs can ask for.
    var operations: [APIOperation] { studyOperations + respondentOperations }

    private var studyOperations: [APIOperation] {
      [
        APIOperation(
          name: "listStudies", method: .get, path: "/v1/studies", summary: "The studies.",
          roles: Set(Role.allCases),
          answers: [.init(status: 200, description: "All studies.", schema: "Studies")]
        ) { _, _ in
          let studies = store.published.all.values.sorted { $0.stored.name < $1.stored.name }
          return .json("{\"studies\":[\(studies.map(Self.json).joined(separator: ","))]}")
        },
        APIOperation(
          name: "getStudy", method: .get, path: "/v1/studies/{study}", summary: "One study.",
          roles: Set(Role.allCases),
          answers: [.init(status: 200, description: "The study.", schema: "Study")]
        ) { _, context in .json(Self.json(try study(context))) },
      ]
    }

    private var respondentOperations: [APIOperation] {
      [
        APIOperation(
          name: "assign", method: .post, path: "/v1/studies/{study}/assignments",
          summary: "Which version is for this unit? The same unit always gets the same answer.",
          roles: .collectors, body: "Unit",
          answers: [.init(status: 200, description: "What it gets.", schema: "Assignment")],
          problems: [409]
        ) { request, context in
          let live = try study(context)
          let body = try await request.jsonBody()
          return .json(Self.json(try await assign(body, live), live))
        },
        APIOperation(
          name: "getAssignment", method: .get, path: "/v1/studies/{study}/assignments/{unit}",
          summary: "What a unit got.", roles: .collectors,
          answers: [.init(status: 200, description: "What it got.", schema: "Assignment")]
        ) { _, context in
          let live = try study(context)
          return .json(Self.json(try await respondent(context, live), live))
        },
        APIOperation(
          name: "answer", method: .put,
          path: "/v1/studies/{study}/assignments/{unit}/answers/{step}",
          summary: "Stores an answer; it is on the disk when this is answered.",
          roles: .collectors, body: "Answer",
          parameters: [
            """
            {"name":"Idempotency-Key","in":"header","required":false,"description":\
            "The same key twice counts once.","schema":{"type":"string","maxLength":100}}
            """
          ],
          answers: [.init(status: 200, description: "It is stored.", schema: "Receipt")],
          problems: [409]
        ) { request, context in try await answer(request, context) },
        APIOperation(
          name: "complete", method: .post,
          path: "/v1/studies/{study}/assignments/{unit}/completion",
          summary: "Hands the answers in; they don't change afterwards.", roles: .collectors,
          answers: [.init(status: 200, description: "They are in.", schema: "Completion")],
          problems: [409]
        ) { _, context in
          let live = try study(context)
          let respondent = try await respondent(context, live)
          let open = try Questionnaire(live.stored.study, for: respondent.assignment)
            .firstOpen(answered: respondent.given)
          if let open { throw ServiceFault.conflict("The step '\(open.id)' has no answer yet.") }
          _ = try await store.complete(respondent.number)
          return .json("{\"completed\":true}")
        },
      ]
    }

    // MARK: Steps

    private func study(_ context: ServiceContext) throws(ServiceFault) -> LiveStudy {
      guard let live = store.published[try context.part("study")] else { throw .notFound }
      return live
    }

    private func respondent(
      _ context: ServiceContext, _ live: LiveStudy
    ) async throws -> Respondent {
      let digest = store.keyed(try context.part("unit"), study: live.stored.name)
      guard let respondent = try await store.respondent(identifiedBy: digest, in: live.stored.name)
      else { throw ServiceFault.notFound }
      return respondent
    }

    private func assign(_ body: DocumentNode, _ live: LiveStudy) async throws -> Respondent {
      let unit = try body.unitName()
      let study = live.stored.study
      let language = body["language"]?.text ?? study.languages[0]
      guard study.languages.contains(language) else {
        throw ServiceFault.invalid(
          "'language' is '\(language)'; the study has \(study.languages.joined(separator: ", ")).")
      }
      let levels = try live.stored.design.strata.map { stratum in
        guard let level = body["stratum"]?[stratum.characteristic]?.text,
          stratum.levels.contains(level)
        else {
          throw ServiceFault.invalid(
            "'stratum' needs '\(stratum.characteristic)', one of "
              + "\(stratum.levels.joined(separator: ", ")).")
        }
        return level
      }
      return try await store.enter(
        live.stored.name,
        Arrival(
          entry: .api, identifier: store.keyed(unit, study: live.stored.name), language: language,
          stratum: levels))
    }

    private func answer(_ request: Request, _ context: ServiceContext) async throws -> Response {
      let live = try study(context)
      let name = try context.part("step")
      let respondent = try await respondent(context, live)
      let text = try await request.jsonText()
      let questionnaire = try Questionnaire(live.stored.study, for: respondent.assignment)
      let steps = questionnaire.steps(answered: respondent.given)
      guard let step = steps.first(where: { $0.id == name }) else { throw ServiceFault.notFound }
      let answer: Answer
      do throws(AnswerError) {
        answer = try Answer(json: text)
        try questionnaire.check(answer, at: step)
      } catch {
        throw ServiceFault.invalid(error.description)
      }
      let key = request.headers[.idempotencyKey].map { String($0.prefix(100)) } ?? Secret().text
      let stored = try await store.store(
        SubmittedAnswer(step: name, answer: answer, key: key), of: respondent.number)
      let revision = stored.answers[name]?.revision ?? 1
      return .json("{\"step\":\(JSONFormat.literal(name)),\"revision\":\(revision)}")
    }
  }
#endif
