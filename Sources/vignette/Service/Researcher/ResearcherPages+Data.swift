#if Service
  import HTTPTypes
  import Hummingbird
  import VignetteKit

  extension ResearcherPages {
    /// The routes of data and analyses.
    var dataRoutes: [ServiceRoute] {
      [
        ServiceRoute(.get, "/researcher/{study}/data", for: .researchers(.readers)) {
          try await dataPage(visit($0, $1))
        },
        ServiceRoute(.post, "/researcher/{study}/export/{file}", for: .researchers(.exporters)) {
          try await export(visit($0, $1), $1)
        },
        ServiceRoute(.post, "/researcher/{study}/analyses", for: .researchers(.exporters)) {
          try await startAnalysis(visit($0, $1), $1)
        },
        ServiceRoute(.get, "/researcher/{study}/analyses/{job}", for: .researchers(.readers)) {
          try await resultPage(visit($0, $1), $1)
        },
        ServiceRoute(
          .post, "/researcher/{study}/analyses/{job}/cancel", for: .researchers(.exporters)
        ) {
          try await cancelAnalysis(visit($0, $1), $1)
        },
      ]
    }

    /// What can be exported.
    func dataPage(_ visit: ResearcherVisit) async throws -> Response {
      struct File: Sendable {
        let id: String
        let label: String
        let address: String
        let download: String
      }
      struct Content: Sendable {
        let word: [String: String]
        let formToken: String
        let files: [File]
      }
      let (frame, stored) = (visit.frame, visit.watch.stored)
      guard Set<Role>.exporters.contains(frame.role) else {
        return visit.page(.data, frame.notice(frame[.mayNot]))
      }
      var content = HTMLText(trusted: "")
      if visit.watch.isBlinded { content = frame.notice(frame[.exportBlinded]) }
      let files = ExportFile.possible(for: stored.study).filter {
        !visit.watch.isBlinded || !$0.holdsAnswers
      }
      content =
        content
        + HTMLText(
          "exports", of: ResearcherTemplates.library,
          showing: Content(
            word: frame.words, formToken: frame.formToken ?? "",
            files: files.map {
              File(
                id: "file-\($0.rawValue)", label: frame[$0.phrase],
                address: visit.address("/export/\($0.rawValue)"), download: frame[.download])
            }))
      if stored.state == .closed, frame.role == .owner, stored.design.method != .simple {
        let seed = try await store.seed(of: visit.name)
        content =
          content + HTMLText(trusted: "<p>") + HTMLText(escaping: frame[.seedNote])
          + HTMLText(trusted: " <code>") + HTMLText(escaping: seed)
          + HTMLText(trusted: "</code></p>\n")
      }
      return visit.page(.data, content)
    }

    private func export(_ visit: ResearcherVisit, _ context: ServiceContext) async throws
      -> Response
    {
      let stored = visit.watch.stored
      guard let file = ExportFile(rawValue: try context.part("file")),
        ExportFile.possible(for: stored.study).contains(file)
      else { throw ServiceFault.notFound }
      if file.holdsAnswers, visit.watch.isBlinded {
        throw ServiceFault.conflict(visit.frame[.exportBlinded])
      }
      let text: String
      switch file {
      case .assignments: text = try await store.assignmentLog(of: visit.name)
      case .codebook: text = CSVFormat.rendered(stored.study.codebookTable)
      case .answers, .ratings, .spreadsheet, .spreadsheetRatings:
        let export = try await AnswerExport(of: visit.name, in: store)
        switch file {
        case .answers: text = export.answers
        case .ratings: text = export.ratings ?? ""
        case .spreadsheet: text = export.forSpreadsheets(ratings: false)
        default: text = export.forSpreadsheets(ratings: true)
        }
      }
      try await store.noteExport(of: visit.name, what: file.rawValue, by: visit.frame.role.rawValue)
      return Response(
        status: .ok,
        headers: [
          .contentType: file == .assignments
            ? "application/jsonl; charset=utf-8" : "text/csv; charset=utf-8",
          .contentDisposition: "attachment; filename=\"\(visit.path)-\(file.fileName)\"",
        ], body: .init(byteBuffer: ByteBuffer(string: text)))
    }
  }

  /// A file that researchers can take away.
  enum ExportFile: String, Sendable, CaseIterable {
    case answers, ratings, spreadsheet
    case spreadsheetRatings = "spreadsheet-ratings"
    case codebook, assignments

    /// What there is of a study.
    static func possible(for study: Study) -> [ExportFile] {
      allCases.filter { file in
        file != .ratings && file != .spreadsheetRatings || !study.vignetteSets.isEmpty
      }
    }

    /// Whether answers stand in it.
    var holdsAnswers: Bool { self != .codebook && self != .assignments }

    /// The end of the file's name.
    var fileName: String {
      switch self {
      case .answers: "answers.csv"
      case .ratings: "ratings.csv"
      case .spreadsheet: "answers-spreadsheet.csv"
      case .spreadsheetRatings: "ratings-spreadsheet.csv"
      case .codebook: "codebook.csv"
      case .assignments: "assignments.jsonl"
      }
    }

    /// What the page calls it.
    var phrase: ResearcherPhrase {
      switch self {
      case .answers: .answersFile
      case .ratings: .ratingsFile
      case .spreadsheet: .spreadsheetFile
      case .spreadsheetRatings: .spreadsheetRatings
      case .codebook: .codebookFile
      case .assignments: .logFile
      }
    }
  }

  extension ServiceStore {
    /// Notes in the log that data were taken out.
    func noteExport(of study: String, what: String, by: String) async throws {
      try await write { db, state, now in
        _ = try state.study(study)
        try state.log(.exported(study: study, what: what, by: by), at: now, in: db)
      }
    }
  }
#endif
