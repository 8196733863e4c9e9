import VersionDiff

/// Results as people read them: every number is already rounded and put into words, so that the
/// page formats only lay out and escape.
struct Reading: Sendable, Equatable {
  /// One piece of a page.
  enum Block: Sendable, Equatable {
    /// The name of a part, such as an outcome.
    case heading(String)
    /// A table.
    case table(ReadingTable)
    /// A line or more of running text.
    case paragraph(String)
    /// Short lines that belong together.
    case lines([String])
    /// What a reader must know before believing the results.
    case warnings([String])
    /// What explains the tables.
    case notes([String])
    /// One finding of a check: how severe, what, and the lines below it (label and text).
    case finding(severity: String, text: String, details: [Detail])
    /// The name of a part of a part, such as a version.
    case subheading(String)
    /// A text that respondents read, paragraph by paragraph.
    case passage([String], language: String)
    /// A question that respondents read.
    case question(ReadingQuestion)
    /// Two texts side by side.
    case comparison(ReadingComparison)
  }

  /// A labelled line under a finding.
  struct Detail: Sendable, Equatable {
    /// What the line says: where, how big, what to do.
    let label: String
    /// The line.
    let text: String
  }

  /// What the page shows.
  let title: String
  /// The pieces, in reading order.
  let blocks: [Block]
  /// Every table in full, for formats with room for more than the summary; empty where the
  /// blocks hold them already.
  let appendix: [Block]
  /// Where the results come from.
  let provenance: Provenance
  /// The words around the results.
  let vocabulary: Vocabulary

  /// Puts a document into words.
  ///
  /// - Throws: ``RenderingError/unknownTable(_:available:nearest:)`` for a selected table that
  ///   the document doesn't have.
  init(
    of document: TableDocument, provenance: Provenance, style: RenderingStyle
  ) throws(RenderingError) {
    let wording = Wording(style: style)
    let selected = try document.selected(style.selection)
    let full = selected.tables.map { Block.table(ReadingTable($0, wording: wording)) }
    var blocks: [Block] = []
    var notes: [Block] = []
    if style.selection == .summary, let view = Self.summary(of: document) {
      for block in view.blocks(of: document, wording: wording) {
        if case .notes = block { notes.append(block) } else { blocks.append(block) }
      }
      appendix = view.isWhole ? [] : full
    } else {
      blocks = full
      appendix = []
    }
    if style.prose == .sentences {
      let sentences = Sentences(of: document, style: style).all
      if !sentences.isEmpty { blocks.append(.heading(wording.vocabulary[.sentences])) }
      blocks += sentences.map { Block.paragraph($0.text) }
    }
    let warnings = document.warnings.map { wording.vocabulary.sentence($0.message) }
    if !warnings.isEmpty { blocks.append(.warnings(warnings)) }
    self.blocks = blocks + notes
    self.provenance = provenance
    vocabulary = wording.vocabulary
    let title = wording.vocabulary.title(ofCommand: document.command)
    let study = document.command == "render" ? style.study : nil
    self.title = study.map { "\(title): \($0.title.text(in: style.language.rawValue))" } ?? title
  }

  private static func summary(of document: TableDocument) -> (any SummaryView)? {
    switch document.command {
    case "compare": CompareView()
    case "effects": EffectsView()
    case "check": FindingsView()
    case "power": PowerView()
    case "render": TextsView()
    case "design": DesignView()
    default: nil
    }
  }
}

/// What a command's reader needs first, made from the tables by identifier and column name; a
/// table or column that isn't there is left out.
protocol SummaryView {
  /// The pieces in reading order, without warnings; notes come last on the page.
  func blocks(of document: TableDocument, wording: Wording) -> [Reading.Block]
  /// Whether the view shows everything, so that the tables in full need not follow.
  var isWhole: Bool { get }
}

extension SummaryView {
  var isWhole: Bool { false }
}
