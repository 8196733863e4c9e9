/// Puts the pieces of a text together and closes the gaps that vanished pieces leave.
///
/// Only spaces beside a piece that vanished are touched: at the beginning and the end of the text
/// none stays; between two words one side's stay (the side with more line breaks, else the left);
/// before a closing mark and after an opening bracket none stays.
struct TextBuilder {
  private var result = RenderedText("")
  private var hasGap = false

  /// Adds a text; an empty one changes nothing.
  mutating func append(_ text: RenderedText) {
    guard !text.stretches.isEmpty else { return }
    var text = text
    if hasGap { closeGap(before: &text) }
    result.stretches += text.stretches
    result.wordings += text.wordings
  }

  /// Adds a text; an empty one vanishes.
  mutating func appendOrVanish(_ text: RenderedText) {
    if text.stretches.isEmpty { hasGap = true } else { append(text) }
  }

  /// The text.
  func finished() -> RenderedText {
    guard hasGap else { return result }
    var trimmed = self
    trimmed.trimEnd()
    return trimmed.result
  }

  private mutating func closeGap(before text: inout RenderedText) {
    let left = trailingSpace
    let right = text.stretches[0].text.prefix(while: \.isWhitespace)
    let next = text.stretches[0].text.first
    let last = result.stretches.last?.text.last
    if result.text == left {
      trimEnd()
      Self.drop(right, from: &text)
    } else if !left.isEmpty, !right.isEmpty {
      if Self.lineBreaks(right) > Self.lineBreaks(left[...]) {
        trimEnd()
      } else {
        Self.drop(right, from: &text)
      }
    } else if !left.isEmpty, next.map(Self.closing.contains) == true {
      trimEnd()
    } else if !right.isEmpty, last.map(Self.opening.contains) == true {
      Self.drop(right, from: &text)
    }
    hasGap = text.stretches.isEmpty
  }

  /// The spaces at the end of the result.
  private var trailingSpace: String {
    var space = ""
    for stretch in result.stretches.reversed() {
      let tail = stretch.text.reversed().prefix(while: \.isWhitespace)
      space = String(tail.reversed()) + space
      if tail.count < stretch.text.count { break }
    }
    return space
  }

  private mutating func trimEnd() {
    while var last = result.stretches.popLast() {
      last.text = last.text.trimmingTrailingSpace()
      if last.text.isEmpty { continue }
      result.stretches.append(last)
      return
    }
  }

  private static func drop(_ space: Substring, from text: inout RenderedText) {
    text.stretches[0].text.removeFirst(space.count)
    if text.stretches[0].text.isEmpty { text.stretches.removeFirst() }
  }

  private static func lineBreaks(_ space: Substring) -> Int {
    space.count { $0.isNewline }
  }

  private static let closing = Array(".,;:!?)]}”»…%")
  private static let opening = Array("([{“„«‘")
}
