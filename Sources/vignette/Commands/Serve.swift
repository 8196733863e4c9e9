#if Service
  import ArgumentParser
  import Dispatch
  import Hummingbird
  import Logging
  import Metrics
  import ServiceLifecycle
  import Synchronization
  import VignetteKit

  /// `vignette serve`: the pages of respondents and researchers, and the interface for programs.
  struct Serve: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Let respondents answer in the browser, and watch the comparison grow.",
      discussion: """
        vignette serve Studies/civil-servants

        Answers are kept in one SQLite file, and a study in it is served again when none is named.
        The addresses are printed. The service listens to this machine only, unless --host says
        otherwise; respondents elsewhere reach it through a proxy that speaks HTTPS.
        """)

    @Argument(help: "The folders or files of studies to add, or to bring up to date.")
    var studies: [String] = []

    @OptionGroup(title: "Database") var storage: StorageOptions

    @Flag(help: "Leave new studies as drafts, which nobody can answer yet.")
    var draft = false

    @Option(
      help: ArgumentHelp("A file with the seed of a new study's assignment.", valueName: "file"))
    var seedFile: String?

    @Option(
      help: ArgumentHelp(
        "A YAML file with settings; options given here come before it.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("The address to listen on (127.0.0.1).", valueName: "address"))
    var host: String?

    @Option(help: ArgumentHelp("The port (8080); 0 takes a free one.", valueName: "number"))
    var port: Int?

    @Option(
      help: ArgumentHelp(
        "The address under which others reach the service, such as https://survey.example.org.",
        valueName: "url"))
    var publicAddress: String?

    @Flag(help: "Believe the proxy in front of the service about who asks.")
    var trustProxy = false

    @Option(
      help: ArgumentHelp(
        "How many requests one sender may send a minute (600); 0: any.", valueName: "n"))
    var requestsPerMinute: Int?

    func run() throws {
      let settings = try settings()
      let files = try studies.map { try StudyFile(at: $0) }
      let seed = try seedFile.map { try SeedFile.seed(in: $0) }
      let store = try storage.store(or: settings.database)
      try Waiting.value {
        for file in files {
          _ = try await store.receive(file, seed: seed)
          if !draft { try await store.openIfDraft(file.study.name) }
        }
        try await serve(store, settings)
      }
    }

    /// The file's settings, with those of the command line in their place.
    private func settings() throws -> ServiceSettings {
      var settings = try config.map { try ServiceSettings(readingFile: $0) } ?? ServiceSettings()
      if let host { settings.host = host }
      if let port { settings.port = port }
      if let publicAddress { settings.publicAddress = publicAddress }
      if trustProxy { settings.trustsProxy = true }
      if let requestsPerMinute { settings.requestsPerMinute = requestsPerMinute }
      try settings.check()
      return settings
    }

    private func serve(_ store: ServiceStore, _ settings: ServiceSettings) async throws {
      let link = try await store.makeSignInLink(role: .owner)
      var logger = Logger(label: "vignette", factory: ServiceLog.init)
      logger.logLevel = .notice
      let metrics = ServiceMetrics()
      MetricsSystem.bootstrap(metrics)
      let service = ServiceApplication(store, settings: settings, metrics: metrics)
      let application = service.application(logger: logger) { channel in
        let port = channel.localAddress?.port ?? settings.port
        let host = settings.host.contains(":") ? "[\(settings.host)]" : settings.host
        tell(store, link, at: settings.publicAddress ?? "http://\(host):\(port)")
      }
      try await application.runService()
    }

    private func tell(_ store: ServiceStore, _ link: Secret, at address: String) {
      var lines: [String] = []
      for live in store.published.all.values.sorted(by: { $0.stored.name < $1.stored.name }) {
        let name = live.stored.name
        switch live.stored.state {
        case .draft: lines.append("\(name) is a draft; open it on the researcher's page.")
        case .open: lines.append("Respondents to \(name): \(address)/s/\(name)")
        case .closed: lines.append("\(name) is closed.")
        }
      }
      lines.append("Researcher: \(address)/researcher/enter?link=\(link.text)")
      lines.append("(signs in once, within a day; 'vignette admin token' makes tokens that stay)")
      OutputWriter.report(lines.joined(separator: "\n"))
    }
  }

  /// Where the service keeps everything.
  struct StorageOptions: ParsableArguments {
    @Option(
      help: ArgumentHelp(
        "The SQLite file (vignette.sqlite); made where there is none.", valueName: "file"))
    var database: String?

    /// The file's path.
    var path: String { database ?? ServiceSettings.defaultDatabase }

    /// Opens it, or the one of a file of settings where none was named.
    func store(or configured: String? = nil) throws -> ServiceStore {
      try ServiceStore(
        ServiceDatabase(at: database ?? configured ?? ServiceSettings.defaultDatabase))
    }
  }

  /// Runs asynchronous work from a command and waits for it.
  enum Waiting {
    static func value<Value: Sendable>(
      of work: @escaping @Sendable () async throws -> Value
    ) throws -> Value {
      let result = Mutex<Result<Value, any Error>?>(nil)
      let semaphore = DispatchSemaphore(value: 0)
      Task {
        let found: Result<Value, any Error>
        do { found = .success(try await work()) } catch { found = .failure(error) }
        result.withLock { $0 = found }
        semaphore.signal()
      }
      semaphore.wait()
      guard let found = result.withLock({ $0 }) else {
        preconditionFailure("the result is there when the semaphore is")
      }
      return try found.get()
    }
  }
#endif
