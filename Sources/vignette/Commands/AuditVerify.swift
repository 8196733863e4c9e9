#if Service
  import ArgumentParser

  /// `vignette audit verify`: does the service's database hold what its log says?
  struct AuditVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify",
      abstract: "Check the service's log, and that the database holds what it says.",
      discussion: """
        Every line of the log is linked to the one before; every answer is compared with its digest,
        every assignment derived again from the seed. Respondents who were deleted don't count as
        missing. Ends with status 1 where anything is wrong.
        """)

    @OptionGroup var storage: StorageOptions

    @Option(
      help: ArgumentHelp(
        "The last chain value, where it was kept elsewhere: finds lines taken off the end.",
        valueName: "chain"))
    var head: String?

    func run() throws {
      let verification = try AuditVerification(of: ServiceDatabase(existing: storage.path))
      var faults = verification.faults
      if let head, head.lowercased() != verification.head {
        faults.append("the log ends with \(verification.head), not with \(head)")
      }
      for fault in faults { OutputWriter.report(fault) }
      try OutputWriter.print(
        """
        lines \(verification.lineCount)
        answers \(verification.answerCount)
        deleted \(verification.deletedCount)
        head \(verification.head)
        faults \(faults.count)

        """)
      if !faults.isEmpty { throw ExitCode(1) }
    }
  }
#endif
