import VignetteKit

/// How tables are written for people: language, colour, width, and which tables.
struct RenderingStyle: Sendable, Equatable {
  /// The language of labels, verdicts and decimal signs in rendered tables; CSV and JSON are
  /// always English with a decimal point.
  enum Language: String, Sendable, CaseIterable {
    /// English: `1,375.5`.
    case en
    /// Dutch: `1.375,5`.
    case nl
  }

  /// Whether text carries terminal colours.
  enum Colour: Sendable {
    /// Plain characters only.
    case never
    /// ANSI escape sequences.
    case ansi
  }

  /// Which tables are shown.
  enum Selection: Sendable, Equatable {
    /// What the command's reader needs: for a comparison, one small table per outcome.
    case summary
    /// Every table in full.
    case all
    /// The tables with these identifiers in full, in this order.
    case tables([String])
  }

  /// Whether an APA-style sentence per outcome is added.
  enum Prose: Sendable {
    /// Tables only.
    case none
    /// A sentence per outcome.
    case sentences
  }

  /// The language of what people read.
  var language: Language = .en
  /// Colour in text.
  var colour: Colour = .never
  /// How many columns a line of text may take.
  var width: Int = 80
  /// Which tables are shown.
  var selection: Selection = .summary
  /// Whether sentences are added.
  var prose: Prose = .none
  /// The confidence level of the intervals in the tables, named in headings.
  var confidence: Double = 0.95
  /// The smallest difference of shares that matters, where one was stated: 0.05 is five points.
  var margin: Double?
  /// The study whose words stand for the names of outcomes and answers in what people read; nil
  /// shows the names.
  var study: Study?
}
