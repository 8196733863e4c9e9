/// How words fill lines of a terminal.
enum TextLayout {
  /// How many columns a text takes: East Asian wide characters and emoji take two, marks that
  /// combine with the letter before them none of their own.
  static func width(_ text: String) -> Int {
    text.utf8.count == text.unicodeScalars.count
      ? text.utf8.count : text.reduce(0) { $0 + width($1) }
  }

  /// The text in lines of at most `width` columns, broken at spaces; a word that is longer than a
  /// line is broken inside. Nothing is left out.
  static func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var lineWidth = 0
    for word in words(of: text, width: width) {
      for (position, piece) in pieces(word, width: width).enumerated() {
        let pieceWidth = Self.width(piece)
        let fits = lineWidth + 1 + pieceWidth <= width
        if line.isEmpty, position == 0 {
          line = piece
          lineWidth = pieceWidth
        } else if position == 0, fits {
          line += " " + piece
          lineWidth += 1 + pieceWidth
        } else {
          lines.append(line)
          line = piece
          lineWidth = pieceWidth
        }
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// A text with its characters that would move or colour a terminal made visible or harmless:
  /// line breaks and tabs are spaces, other controls the replacement character.
  static func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\r", "\t", "\u{2028}", "\u{2029}": result += " "
      case _ where isControl(scalar): result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The text followed by spaces up to a width.
  static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - self.width(text)))
  }

  /// The text preceded by spaces up to a width.
  static func rightAligned(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - self.width(text))) + text
  }

  /// Numbers padded at the right so that their decimal signs stand below each other; powers of ten
  /// and dashes stay flush right.
  static func decimalAligned(_ numbers: [String], decimalSign: Character) -> [String] {
    let tails = numbers.map { number -> Int? in
      guard number.last?.isWholeNumber == true, !number.contains("×") else { return nil }
      guard let sign = number.lastIndex(of: decimalSign) else { return 0 }
      return number.distance(from: sign, to: number.endIndex)
    }
    let longest = tails.compactMap { $0 }.max() ?? 0
    return zip(numbers, tails).map { number, tail in
      tail.map { number + String(repeating: " ", count: longest - $0) } ?? number
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x2029, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func width(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default:
      return 1
    }
  }

  /// What may not be broken: words, with a percent sign kept at its number, `p = .031` and
  /// `p < .001` kept together, and short brackets of figures, where the whole is short enough.
  private static func words(of text: String, width: Int) -> [String] {
    let all = text.split(separator: " ").map(String.init)
    var words: [String] = []
    var bound = 0
    for (position, word) in all.enumerated() {
      let isRelation = word == "=" || word == "<" || word == ">"
      if bound > 0 || isRelation || word.hasPrefix("%"), let last = words.last,
        self.width(last) + 1 + self.width(word) <= max(width / 2, 24)
      {
        words[words.count - 1] = last + " " + word
      } else {
        words.append(word)
      }
      bound = max(bound - 1, isRelation ? 1 : 0, wordsUntilClosed(all, from: position))
    }
    return words
  }

  /// How many words follow until a bracket of figures that this word opens is closed; 0 where it
  /// opens none or a long one.
  private static func wordsUntilClosed(_ words: [String], from position: Int) -> Int {
    let word = words[position]
    let opensInterval = word.hasPrefix("[") && !word.contains("]")
    let opensArguments = word.contains("²(") && !word.contains(")")
    guard opensInterval || opensArguments else { return 0 }
    let closing: Character = opensInterval ? "]" : ")"
    let next = words[position...].prefix(5)
    guard let end = next.firstIndex(where: { $0.contains(closing) }) else { return 0 }
    return end - position
  }

  /// The word, cut where it is longer than a line.
  private static func pieces(_ word: String, width: Int) -> [String] {
    guard self.width(word) > width else { return [word] }
    var pieces: [String] = []
    var piece = ""
    var used = 0
    for character in word {
      let characterWidth = self.width(character)
      if used + characterWidth > width, !piece.isEmpty {
        pieces.append(piece)
        piece = ""
        used = 0
      }
      piece.append(character)
      used += characterWidth
    }
    return pieces + [piece]
  }
}
