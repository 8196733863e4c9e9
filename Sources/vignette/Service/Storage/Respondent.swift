#if Service
  import VignetteKit

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  /// How somebody came to take part.
  enum EntryKind: String, Sendable, CaseIterable {
    /// By the link that everybody gets.
    case open
    /// By a personal code.
    case code
    /// From a panel that sends its own identifier along.
    case panel
    /// Assigned for a platform that asks the questions itself.
    case api
  }

  /// Somebody who takes part, as far as it is on the disk.
  struct Respondent: Sendable, Equatable {
    /// An answer that counts.
    struct StoredAnswer: Sendable, Equatable {
      /// The answer.
      let answer: Answer
      /// The answer in canonical JSON, as it is stored.
      let value: String
      /// How often the step was answered; earlier answers are kept.
      let revision: Int
    }

    /// The row's number.
    let number: Int64
    /// The pseudonym under which data and log hold this person.
    let name: String
    /// The study's name.
    let study: String
    /// How the person came.
    let entry: EntryKind
    /// The language of the pages.
    var language: String
    /// When the person agreed to take part, in seconds since 1970.
    let consentedAt: Int
    /// When the answers were handed in.
    var completedAt: Int?
    /// What the person reads; never changes.
    let assignment: Assignment
    /// The newest answer to each step.
    var answers: [String: StoredAnswer]
    /// What the digests of the answers are salted with.
    let salt: Data

    /// The newest answer to each step.
    var given: [String: Answer] { answers.mapValues(\.answer) }
  }

  /// What somebody brings along who agrees to take part.
  struct Arrival: Sendable {
    /// How the person came.
    var entry: EntryKind
    /// The browser's new session.
    var session: Secret?
    /// The personal code, for `EntryKind.code`.
    var code: Secret?
    /// The panel's identifier, keyed; for `EntryKind.panel` and `EntryKind.api`.
    var identifier: Data?
    /// What else the panel sent.
    var parameters: [(name: String, value: String)] = []
    /// The language of the pages.
    var language: String
    /// The level of each characteristic within which versions are balanced.
    var stratum: [String] = []
    /// The answers that give these levels, by step.
    var answers: [(step: String, answer: Answer)] = []
  }

  /// An answer on its way to the disk.
  struct SubmittedAnswer: Sendable {
    /// The step's name.
    let step: String
    /// The answer.
    let answer: Answer
    /// Chosen by the sender: the same key twice counts once.
    let key: String
  }
#endif
