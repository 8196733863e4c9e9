import VersionDiff

/// An APA-style sentence per outcome.
struct Sentences: Sendable {
  /// The sentence on one outcome.
  struct Sentence: Sendable, Equatable {
    /// The outcome.
    let outcome: String
    /// The sentence.
    let text: String
  }

  /// One per outcome, in the order of the tables.
  let all: [Sentence]

  /// Writes the sentences on a comparison.
  init(of document: TableDocument, style: RenderingStyle) {
    all = []
  }
}
