#if Service
  import Foundation
  import VignetteKit

  /// An analysis that somebody asked for.
  struct AnalysisJob: Sendable {
    /// What is computed.
    enum Kind: String, Sendable, CaseIterable {
      case compare, effects

      /// What a study allows.
      static func possible(for study: Study) -> [Kind] {
        let compares = study.versions.count > 1 && !AnalysisJob.outcomes(of: study).isEmpty
        return (compares ? [.compare] : []) + (study.analysis.models.isEmpty ? [] : [.effects])
      }
    }

    /// The planned outcomes that respondents have one answer to: vignettes, of which they judge
    /// several, are for the models.
    static func outcomes(of study: Study) -> [String] {
      let judged = study.vignetteSets.flatMap(\.questions)
      return study.analysis.outcomes.filter { !judged.contains($0) }
    }

    /// How far it is.
    enum State: Sendable {
      case queued
      case running
      case done(HTMLText)
      case failed(String)
      case cancelled
    }

    /// A name that can't be guessed.
    let id: String
    /// What is computed.
    let kind: Kind
    /// The study's name.
    let study: String
    /// How far it is.
    var state: State
    /// When it began, and when it ended.
    var times: (began: Date?, ended: Date?) = (nil, nil)

    /// For how long it has been running, or ran, in seconds.
    var seconds: Int? {
      times.began.map { Int((times.ended ?? Date()).timeIntervalSince($0).rounded()) }
    }
  }

  /// What an analysis reads.
  struct AnalysisFiles: Sendable {
    let study: StoredStudy
    /// The answers as CSV.
    let answers: String
  }

  /// Analyses in the background, one at a time, each in a process of its own: the command line's
  /// own command, so that its tables are the same, its memory is given back, and it can be stopped.
  actor AnalysisQueue {
    private var all: [AnalysisJob] = []
    private var waiting: [(id: String, files: AnalysisFiles, language: String)] = []
    private var process: Process?
    private let program: String

    /// Creates a queue.
    ///
    /// - Parameter program: the path of `vignette`.
    init(program: String = Bundle.main.executablePath ?? CommandLine.arguments[0]) {
      self.program = program
    }

    /// The analyses of a study, the newest first.
    func jobs(of study: String) -> [AnalysisJob] {
      all.filter { $0.study == study }.reversed()
    }

    /// An analysis of a study, or nil.
    func job(_ id: String, of study: String) -> AnalysisJob? {
      all.first { $0.id == id && $0.study == study }
    }

    /// Puts an analysis at the end of the queue.
    func add(
      _ kind: AnalysisJob.Kind, of study: String, files: AnalysisFiles,
      language: RenderingStyle.Language
    ) {
      let id = Secret().text
      // The last ten of a study are kept.
      let old = all.filter { $0.study == study && !$0.isOpen }.dropLast(9).map(\.id)
      all.removeAll { old.contains($0.id) }
      all.append(AnalysisJob(id: id, kind: kind, study: study, state: .queued))
      waiting.append((id, files, language.rawValue))
      if process == nil { runNext() }
    }

    /// Stops an analysis that waits or runs.
    func cancel(_ id: String, of study: String) {
      guard let place = all.firstIndex(where: { $0.id == id && $0.study == study }) else { return }
      switch all[place].state {
      case .queued:
        waiting.removeAll { $0.id == id }
        all[place].state = .cancelled
      case .running:
        all[place].state = .cancelled
        process?.terminate()
      case .done, .failed, .cancelled: return
      }
    }

    private func runNext() {
      guard !waiting.isEmpty else { return }
      let (id, files, language) = waiting.removeFirst()
      guard let place = all.firstIndex(where: { $0.id == id }) else { return runNext() }
      do {
        let folder = try files.written()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = [
          all[place].kind.rawValue, folder.appendingPathComponent(files.study.fileName).path,
          "--data", folder.appendingPathComponent("answers.csv").path, "--format", "html",
          "--lang", language, "--output", folder.appendingPathComponent("result.html").path,
        ]
        if all[place].kind == .compare {
          let names = AnalysisJob.outcomes(of: files.study.study).map { "\"\($0)\"" }
          process.arguments? += ["--outcome", names.joined(separator: ",")]
        }
        process.standardOutput = FileHandle.nullDevice
        let errors = folder.appendingPathComponent("errors.txt")
        _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
        process.standardError = try FileHandle(forWritingTo: errors)
        process.terminationHandler = { ended in
          let isGood = ended.terminationStatus == 0 && ended.terminationReason == .exit
          Task { await self.end(id, in: folder, isGood: isGood) }
        }
        all[place].state = .running
        all[place].times.began = Date()
        self.process = process
        try process.run()
      } catch {
        all[place].state = .failed("The analysis could not be started.")
        process = nil
        runNext()
      }
    }

    private func end(_ id: String, in folder: URL, isGood: Bool) {
      process = nil
      if let place = all.firstIndex(where: { $0.id == id }) {
        all[place].times.ended = Date()
        if case .running = all[place].state {
          let name = isGood ? "result.html" : "errors.txt"
          let text = try? String(
            contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
          all[place].state =
            isGood ? .done(Self.content(of: text ?? "")) : .failed(Self.reason(in: text ?? ""))
        }
      }
      try? FileManager.default.removeItem(at: folder)
      runNext()
    }

    /// What stands in the page's main part: this program's own page, in which it escaped every
    /// text.
    private static func content(of page: String) -> HTMLText {
      guard let start = page.range(of: "<main>\n"), let end = page.range(of: "</main>") else {
        return HTMLText(trusted: "")
      }
      // The page has a heading of its own; this one stands under it.
      let body = String(page[start.upperBound..<end.lowerBound])
        .replacing("<h3>", with: "<h4>").replacing("</h3>", with: "</h4>")
        .replacing("<h2>", with: "<h3>").replacing("</h2>", with: "</h3>")
        .replacing("<h1>", with: "<h2>").replacing("</h1>", with: "</h2>")
        // Tables of several outcomes have the same caption, and landmarks need names of their own.
        .replacing("role=\"region\"", with: "role=\"group\"")
      return HTMLText(trusted: body)
    }

    /// The last thing that the command said.
    private static func reason(in errors: String) -> String {
      errors.split(separator: "\n").last.map { String($0).replacing("vignette: ", with: "") }
        ?? "The analysis ended without a word."
    }
  }

  extension AnalysisJob {
    fileprivate var isOpen: Bool {
      switch state {
      case .queued, .running: true
      case .done, .failed, .cancelled: false
      }
    }
  }

  extension AnalysisFiles {
    /// Writes the files into a folder that only this user can read.
    fileprivate func written() throws -> URL {
      let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("vignette-\(Secret().text)")
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      try Data(study.document).write(to: folder.appendingPathComponent(study.fileName))
      try Data(answers.utf8).write(to: folder.appendingPathComponent("answers.csv"))
      return folder
    }
  }
#endif
