#if Service
  import ArgumentParser
  import VignetteKit

  /// `vignette admin`: what is done to the service's database by its owner, also while the service
  /// runs.
  struct Admin: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Tokens, personal codes, opening and closing, deletion, backups.",
      subcommands: [
        TokenCommand.self, CodesCommand.self, OpenCommand.self, CloseCommand.self,
        DeleteCommand.self, ExpireCommand.self, BackUpCommand.self, RestoreCommand.self,
      ])
  }

  extension Admin {
    struct TokenCommand: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Make, list and revoke tokens.",
        subcommands: [Make.self, List.self, Revoke.self])

      struct Make: ParsableCommand {
        static let configuration = CommandConfiguration(
          abstract: "Print a new token; only its digest is stored.")

        @Argument(help: "A name by which it can be revoked.")
        var name: String

        @Option(help: "What its holder may do: owner, analyst, viewer or collector.")
        var role: Role

        @OptionGroup var storage: StorageOptions

        func run() throws {
          let store = try storage.store()
          let token = try Waiting.value { [name, role] in
            try await store.makeToken(named: name, role: role)
          }
          try OutputWriter.print(token.text + "\n")
        }
      }

      struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the tokens in use.")

        @OptionGroup var storage: StorageOptions

        func run() throws {
          let store = try storage.store()
          let tokens = try Waiting.value { try await store.tokens() }
          try OutputWriter.print(tokens.map { "\($0.name)\t\($0.role.rawValue)\n" }.joined())
        }
      }

      struct Revoke: ParsableCommand {
        static let configuration = CommandConfiguration(
          abstract: "Make a token useless, and end the sessions begun with it.")

        @Argument(help: "The token's name.")
        var name: String

        @OptionGroup var storage: StorageOptions

        func run() throws {
          let store = try storage.store()
          try Waiting.value { [name] in try await store.revokeToken(named: name) }
        }
      }
    }

    struct CodesCommand: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "codes",
        abstract: "Print new personal codes, one a line; only their digests are stored.")

      @Argument(help: "The study's name.")
      var study: String

      @Option(help: "How many.")
      var count = 1

      @OptionGroup var storage: StorageOptions

      func validate() throws {
        guard (1...1_000_000).contains(count) else {
          throw ValidationError("--count is \(count); it must lie between 1 and 1,000,000.")
        }
      }

      func run() throws {
        let store = try storage.store()
        let codes = try Waiting.value { [study, count] in
          try await store.makeCodes(count, for: study)
        }
        try OutputWriter.print(codes.map { $0.grouped + "\n" }.joined())
      }
    }

    struct OpenCommand: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Let respondents in.")

      @Argument(help: "The study's name.")
      var study: String

      @OptionGroup var storage: StorageOptions

      func run() throws {
        let store = try storage.store()
        try Waiting.value { [study] in try await store.open(study) }
      }
    }

    struct CloseCommand: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Let nobody answer any more.")

      @Argument(help: "The study's name.")
      var study: String

      @OptionGroup var storage: StorageOptions

      func run() throws {
        let store = try storage.store()
        try Waiting.value { [study] in try await store.close(study) }
      }
    }

    struct DeleteCommand: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "delete",
        abstract: "Delete a respondent's answers, codes and salt.",
        discussion: """
          A record of the deletion stays, and the pseudonym with its assignment; 'vignette audit
          verify' still passes. Copies made before, exports and backups, are not reached.
          """)

      @Argument(help: "The study's name.")
      var study: String

      @Argument(help: "The respondent's pseudonym.")
      var respondent: String

      @OptionGroup var storage: StorageOptions

      func run() throws {
        let store = try storage.store()
        try Waiting.value { [study, respondent] in
          try await store.delete(respondent, from: study)
        }
      }
    }

    struct ExpireCommand: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "expire",
        abstract: "Delete everybody whose answers have been kept as long as was promised.")

      @OptionGroup var storage: StorageOptions

      func run() throws {
        let store = try storage.store()
        let count = try Waiting.value { try await store.deleteExpired() }
        OutputWriter.report("\(count) respondents were deleted.")
      }
    }

    struct BackUpCommand: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy the database while it is in use.")

      @Argument(help: "The copy; no file may be there.")
      var target: String

      @OptionGroup var storage: StorageOptions

      func run() throws {
        try ServiceDatabase(existing: storage.path).backUp(to: target)
      }
    }

    struct RestoreCommand: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Make a database of a backup, once the backup has been verified.")

      @Argument(help: "The backup.")
      var backup: String

      @OptionGroup var storage: StorageOptions

      func run() throws {
        let source = try ServiceDatabase(existing: backup)
        let verification = try AuditVerification(of: source)
        guard verification.faults.isEmpty else {
          throw InputError(
            "The backup '\(backup)' is not whole: \(verification.faults.joined(separator: "; ")).")
        }
        try source.backUp(to: storage.path)
        OutputWriter.report(
          "Restored \(verification.answerCount) answers; the log ends with \(verification.head).")
      }
    }
  }

  extension Role: ExpressibleByArgument {}
#endif
