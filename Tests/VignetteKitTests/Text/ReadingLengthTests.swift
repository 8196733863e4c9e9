import TestSupport
import Testing

@testable import VignetteKit

@Suite struct ReadingLengthTests {
  struct Case: Decodable, Sendable {
    let language: String
    let text: String
    let words: Int
    let sentences: Int
    let longWords: Int
    let lix: Double?
  }

  @Test func equalsTheReference() throws {
    let fixture = try Fixture<Case>.load("reading-lengths")
    #expect(fixture.cases.count > 20)
    for expected in fixture.cases {
      let length = ReadingLength(of: expected.text, in: expected.language)
      #expect(length.words == expected.words, "\(expected.text)")
      #expect(length.sentences == expected.sentences, "\(expected.text)")
      #expect(length.longWords == expected.longWords, "\(expected.text)")
      expectCloseOrMissing(length.lix, expected.lix, relative: 1e-15)
    }
  }

  /// Counted by hand: 14 words in two sentences, of which "several", "medical" and "conditions" are
  /// long, and 14 / 2 + 100 · 3 / 14 = 28.43.
  @Test func countedByHand() throws {
    let english = ReadingLength(
      of: "Mr Bakker is 45. He has several medical conditions and he is in debt.", in: "en")
    #expect(english.words == 14)
    #expect(english.sentences == 2)
    #expect(english.longWords == 3)
    #expect(english.wordsPerSentence == 7)
    #expect(try #require(english.lix) == 7 + 300.0 / 14)
    // "De" follows an abbreviation, and "wandelingen" is the one long word.
    let dutch = ReadingLength(
      of: "Dhr. De Vries houdt van wandelingen, bijv. in Den Haag.", in: "nl")
    #expect([dutch.words, dutch.sentences, dutch.longWords] == [10, 1, 1])
  }

  /// A language without a list of its own knows the abbreviations of both.
  @Test(arguments: [
    ("He saw Mr. Smit. It rained.", "en", 2), ("He saw mw. Smit. It rained.", "en", 3),
    ("He saw mw. Smit. It rained.", "fr", 2), ("He saw Mr. Smit. It rained.", "fr", 2),
    ("Wat nu? vroeg zij. Niets (zei hij.) Weg.", "nl", 3), ("1. Eerst 2. Dan", "nl", 3),
    ("Een: twee; drie.", "nl", 1), ("...", "en", 0), ("Plan B. is it.", "en", 1),
  ])
  func countsSentences(_ text: String, _ language: String, _ count: Int) {
    #expect(ReadingLength(of: text, in: language).sentences == count)
  }

  @Test func twiceTheTextHasTwiceTheWordsAndTheSameIndex() throws {
    let text = "Het werk is op die datum niet af. De minister weet dit en blijft bij de opdracht."
    let once = ReadingLength(of: text, in: "nl")
    let twice = ReadingLength(of: text + "\n" + text, in: "nl")
    #expect(twice.words == 2 * once.words)
    #expect(twice.sentences == 2 * once.sentences)
    #expect(twice.lix == once.lix)
  }
}
