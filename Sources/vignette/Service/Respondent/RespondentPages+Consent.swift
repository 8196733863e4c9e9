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

  extension RespondentPages {
    /// The first page: what the study is, what is kept, and whether one takes part. Nothing is
    /// stored before somebody agrees, and no cookie is set.
    func begin(_ request: Request, _ context: ServiceContext) async throws -> Response {
      let visit = try await visit(request, context)
      let arrival = ArrivalFields(try FormFields(parsing: request.uri.query ?? ""), visit.study)
      if let respondent = visit.respondent, arrival.code == nil, arrival.identifier == nil {
        return try next(visit, respondent)
      }
      if let barrier = barrier(visit) { return barrier }
      return .page(consentPage(visit, arrival))
    }

    /// Agreeing or not. Where the assignment is balanced on characteristics, these are asked before
    /// anything is stored; the answers travel along in the form.
    func consent(_ request: Request, _ context: ServiceContext) async throws -> Response {
      let visit = try await visit(request, context)
      let arrival = ArrivalFields(form: context.form, visit.study)
      guard context.form["decision"] == "yes" else { return refusal(visit, arrival) }
      if let known = try await known(arrival, visit) {
        return try await enter(known, arrival, visit)
      }
      if let barrier = barrier(visit) { return barrier }
      let entry: EntryKind
      do throws(ArrivalProblem) {
        entry = try arrival.entry(into: visit.study)
      } catch {
        return .answer(
          consentPage(visit, arrival, problem: error), status: .unprocessableContent)
      }
      let before = AnswersBefore(context.form, visit.study)
      if let open = before.open {
        return .answer(
          try beforePage(visit, arrival, before, open),
          status: open.problem == nil ? .ok : .unprocessableContent)
      }
      do {
        return try await enter(
          newcomer(entry, arrival, before, visit), arrival, visit)
      } catch StorageError.unknownCode {
        return .answer(
          consentPage(visit, arrival, problem: .unknownCode), status: .unprocessableContent)
      } catch StorageError.unavailable {
        let summary = PageAlert(
          summaryTitle: visit.words[.errorTitle], summaryText: visit.words[.unavailable],
          summaryTarget: nil)
        return .answer(
          consentPage(visit, arrival, summary: summary), status: .serviceUnavailable)
      }
    }

    // MARK: Coming in

    /// Who came before by the same code or panel identifier: what was asked beforehand is not asked
    /// again.
    private func known(_ fields: ArrivalFields, _ visit: RespondentVisit) async throws -> Arrival? {
      let name = visit.study.name
      if let identifier = fields.identifier {
        let digest = store.keyed(identifier, study: name)
        guard let found = try await store.respondent(identifiedBy: digest, in: name) else {
          return nil
        }
        return Arrival(entry: .panel, identifier: digest, language: found.language)
      }
      guard let code = fields.code.flatMap({ Secret(presented: $0) }),
        let found = try await store.respondent(withCode: code, in: name)
      else { return nil }
      return Arrival(entry: .code, code: code, language: found.language)
    }

    private func newcomer(
      _ entry: EntryKind, _ fields: ArrivalFields, _ before: AnswersBefore,
      _ visit: RespondentVisit
    ) -> Arrival {
      var arrival = Arrival(entry: entry, language: visit.language)
      arrival.code = entry == .code ? fields.code.flatMap { Secret(presented: $0) } : nil
      if entry == .panel {
        arrival.identifier = fields.identifier.map { store.keyed($0, study: visit.study.name) }
        arrival.parameters = fields.parameters
      }
      arrival.stratum = visit.stored.design.strata.map { before.level(of: $0.characteristic) ?? "" }
      arrival.answers = before.inOrder
      return arrival
    }

    /// Enters with a session that follows from the form, so that a form that is sent twice makes
    /// one respondent.
    private func enter(
      _ arrival: Arrival, _ fields: ArrivalFields, _ visit: RespondentVisit
    ) async throws -> Response {
      var arrival = arrival
      let session = session(of: fields.key, study: visit.study.name)
      arrival.session = session
      let respondent = try await store.enter(visit.study.name, arrival)
      var response = try next(visit, respondent)
      let days = 30 * 24 * 3_600
      response.headers[.setCookie] =
        "\(Gatekeeper.respondentCookie)=\(session.text); Path=/; Max-Age=\(days); Secure; "
        + "HttpOnly; SameSite=Lax"
      return response
    }

    private func session(of key: String?, study: String) -> Secret {
      guard let key, let form = Secret(presented: key) else { return Secret() }
      let code = HMAC<SHA256>.authenticationCode(
        for: Data("session\n\(study)\n\(form.text)".utf8), using: SymmetricKey(data: store.key))
      return Secret(presented: Hexadecimal.text(code)) ?? Secret()
    }

    private func refusal(_ visit: RespondentVisit, _ arrival: ArrivalFields) -> Response {
      if arrival.identifier != nil, let address = visit.study.fieldwork?.panel?.refused {
        return .see(address)
      }
      let words = visit.words
      return .page(visit.message(words[.refused], [words[.refusedText]]))
    }

    // MARK: Pages

    private func consentPage(
      _ visit: RespondentVisit, _ arrival: ArrivalFields, problem: ArrivalProblem? = nil,
      summary: PageAlert? = nil
    ) -> String {
      let content = ConsentContent(visit, arrival, problem: problem, summary: summary)
      return visit.page(
        "consent", title: content.title, isWrong: content.summary != nil, content)
    }

    private func beforePage(
      _ visit: RespondentVisit, _ arrival: ArrivalFields, _ before: AnswersBefore,
      _ open: AnswersBefore.OpenStep
    ) throws -> String {
      let hidden =
        arrival.hiddenFields + before.hiddenFields + visit.hiddenFields
        + [
          HiddenField("decision", "yes"), HiddenField("step", open.step.id),
          HiddenField("language", visit.language),
        ]
      let page = StepPage(
        visit: visit, questionnaire: before.questionnaire, step: open.step, typed: open.typed,
        problem: open.problem)
      return try page.html(
        action: visit.base + "/consent", hidden: hidden, heading: visit.words[.before])
    }
  }
#endif
