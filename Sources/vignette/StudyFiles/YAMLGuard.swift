import VignetteKit

/// Refuses YAML that would overwhelm its reader before the reader sees it: levels so deep that the
/// stack ends, and aliases of aliases that grow to billions of nodes.
///
/// It looks at single characters, so it may count a bracket or an ampersand inside a text; no study
/// comes near its limits.
enum YAMLGuard {
  /// How deep collections may nest.
  static let deepest = 200
  /// How many nodes aliases may stand for.
  static let mostAliased = 1e6

  static func check(_ text: String, file: String?) throws(StudyError) {
    var scan = Scan()
    for byte in text.utf8 {
      scan.read(byte)
      if scan.depth > deepest {
        throw .syntax(
          StudyMistake(
            file: file, position: SourcePosition(line: scan.line, column: 1),
            found: "more than \(deepest) nested levels", expected: "a flatter document"))
      }
    }
    if scan.largestExpansion > mostAliased {
      throw .syntax(
        StudyMistake(
          file: file, position: SourcePosition(line: 1, column: 1),
          found: "\(scan.anchors) anchors (&) and \(scan.aliases) aliases (*), "
            + "which could stand for more than a million values",
          expected: "the values themselves"))
    }
  }

  /// What one pass over the bytes finds.
  private struct Scan {
    var line = 1
    var anchors = 0
    var aliases = 0
    private var brackets = 0
    private var lineMarks = 0
    private var indentation = 0
    private var isAtLineStart = true
    private var isMark = false
    private var previous = UInt8(ascii: "\n")

    /// An upper bound: flow collections that are open, marks such as `- - -` on this line, and a
    /// level for each column of indentation.
    var depth: Int { brackets + lineMarks + indentation }

    /// Aliases multiply only through anchors that hold aliases: with so many of each, no document
    /// grows by more than this factor.
    var largestExpansion: Double {
      guard anchors > 0 else { return 1 }
      var growth = 1.0
      let perAnchor = 1 + Double(aliases) / Double(anchors)
      for _ in 0..<anchors where growth <= YAMLGuard.mostAliased { growth *= perAnchor }
      return growth
    }

    mutating func read(_ byte: UInt8) {
      let startsToken = isAtLineStart || Self.separators.contains(previous)
      let isSpace = byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
      switch byte {
      case UInt8(ascii: "\n"):
        line += 1
        (lineMarks, indentation, isAtLineStart) = (0, 0, true)
      case UInt8(ascii: " ") where isAtLineStart: indentation += 1
      case UInt8(ascii: "["), UInt8(ascii: "{"): brackets += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): brackets = max(0, brackets - 1)
      case UInt8(ascii: "&") where startsToken: anchors += 1
      case UInt8(ascii: "*") where startsToken: aliases += 1
      default: if isSpace, isMark { lineMarks += 1 }
      }
      isMark = startsToken && Self.marks.contains(byte)
      if !isSpace, byte != UInt8(ascii: "\n") { isAtLineStart = false }
      previous = byte
    }

    private static let marks = Array("-?:".utf8)
    private static let separators = Array(" \t\n\r,[]{}:-?\"'".utf8)
  }
}
