import Testing

@testable import VignetteKit

@Suite struct TextComparisonTests {
  private func text(_ stretches: (String, [String])...) -> RenderedText {
    var text = RenderedText("")
    text.stretches = stretches.map { RenderedText.Stretch(text: $0.0, factors: $0.1) }
    return text
  }

  @Test func knowsTheFactorsOfWhatDiffers() {
    let first = text(("The law ", []), ("possibly", ["legal"]), (" forbids this.", []))
    let second = text(("The law ", []), ("certainly", ["legal"]), (" forbids this.", []))
    let changes = TextComparison(of: second, against: first, in: "en").changes
    #expect(changes.map(\.kind) == [.same, .replaced, .same])
    #expect(changes.map(\.reference) == ["The law", "possibly", "forbids this."])
    #expect(changes.map(\.other) == ["The law", "certainly", "forbids this."])
    #expect(changes.map(\.factors) == [[], ["legal"], []])
    #expect(changes.map(\.group) == [1, 1, 1])
  }

  @Test func groupsBeginWhereASentenceBeginsInBoth() {
    let first = text(("One two. ", []), ("Three four. ", ["f"]), ("Five six. Seven.", []))
    let second = text(("One two. Five six. Seven.", []))
    let changes = TextComparison(of: second, against: first, in: "en").changes
    #expect(changes.map(\.kind) == [.same, .removed, .same, .same])
    #expect(changes.map(\.group) == [1, 2, 3, 4])
    #expect(changes[1].reference == "Three four.")
    #expect(changes[1].other == "")
    let back = TextComparison(of: first, against: second, in: "en").changes
    #expect(back.map(\.kind) == [.same, .added, .same, .same])
  }

  /// Marks that touch a slot belong to its word.
  @Test func aWordBelongsToAllThatTouchIt() {
    let words = text(("(", []), ("yes", ["f"]), (", no", ["g"])).words
    #expect(words.map(\.text) == ["(yes,", "no"])
    #expect(words.map(\.factors) == [["f", "g"], ["g"]])
  }

  @Test func bothTextsCanBePutTogetherAgain() {
    var generator = SeededGenerator(seed: 9)
    let parts = ["one", "two.", "Three", "four", "Mr.", "Five!", "six"]
    for _ in 0..<300 {
      let texts = (0..<2).map { _ in
        (0..<Int(generator.next(below: 12))).map { _ in parts[Int(generator.next(below: 7))] }
          .joined(separator: " ")
      }
      let comparison = TextComparison(
        of: RenderedText(texts[1]), against: RenderedText(texts[0]), in: "en")
      let reference = comparison.changes.map(\.reference).filter { !$0.isEmpty }
      let other = comparison.changes.map(\.other).filter { !$0.isEmpty }
      #expect(reference.joined(separator: " ") == texts[0])
      #expect(other.joined(separator: " ") == texts[1])
      #expect((texts[0] == texts[1]) == comparison.changes.allSatisfy { $0.kind == .same })
      let groups = comparison.changes.map(\.group)
      #expect(groups == groups.sorted())
    }
  }
}
