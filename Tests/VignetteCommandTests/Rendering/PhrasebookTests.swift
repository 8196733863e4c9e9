import Testing
import VersionDiff

@testable import vignette

@Suite("Dutch sentences")
struct PhrasebookTests {
  @Test("Finds what stands in the slots")
  func slots() {
    #expect(Phrasebook.matched("a 1 b 2", "a {1} b {2}") == [1: "1", 2: "2"])
    #expect(Phrasebook.matched("'x' is out.", "'{1}' is out.") == [1: "x"])
    #expect(Phrasebook.matched("3 of 4.", "{1} of {2}.") == [1: "3", 2: "4"])
    #expect(Phrasebook.matched("same", "same") == [:])
    #expect(Phrasebook.matched("same and more", "same") == nil)
    #expect(Phrasebook.matched("'x' is out", "'{1}' is out.") == nil)
    #expect(Phrasebook.matched("", "{1}.") == nil)
  }

  @Test("Carries numbers over with Dutch signs, and names as they are")
  func numbers() {
    #expect(Phrasebook.carriedOver("1,375.5") == "1.375,5")
    #expect(Phrasebook.carriedOver("-0.05 %") == "-0,05 %")
    #expect(Phrasebook.carriedOver("advice.1") == "advice.1")
    #expect(Phrasebook.carriedOver("") == "")
    #expect(
      Phrasebook.phrase("X² = 38.2, 2 df, p = 6e-9 and 65 plus 14.5 % against 6.1 % (N. Holland)")
        == "X² = 38,2, 2 df, p = 6e-9 en 65 plus 14,5 % tegen 6,1 % (N. Holland)")
  }

  @Test("Keeps the commas between the numbers of a list")
  func lists() {
    #expect(Phrasebook.carriedOver("622, 627 to 629, 1.5") == "622, 627 tot 629, 1,5")
    #expect(Phrasebook.carriedOver("7.2 % and 10.1 %") == "7,2 % en 10,1 %")
    #expect(Phrasebook.carriedOver("age and education") == "age en education")
  }

  @Test("Looks sentences up one by one, and keeps a text whole where one is unknown")
  func sentences() {
    let known = "Down to 10 % less, these sample sizes fit: 673, 675."
    #expect(
      Phrasebook.dutch("No whole number of 688 respondents gives 7.2 %. \(known)")
        == "Geen heel aantal van 688 respondenten geeft 7,2 %. Tot 10 % minder passen deze "
        + "aantallen respondenten: 673, 675.")
    #expect(Phrasebook.dutch("Nobody wrote this. \(known)") == "Nobody wrote this. \(known)")
  }

  /// The warnings that a reader of the real study gets, all in Dutch.
  @Test("Knows what is said of the study that the README shows")
  func realStudy() throws {
    let comparison = try PublishedComparison(of: StudiesTests.study("civil-servants"))
    for warning in comparison.warnings {
      #expect(Phrasebook.dutch(warning.message) != warning.message)
    }
  }

  @Test("Leaves a sentence that it doesn't know in English")
  func unknown() {
    #expect(Phrasebook.dutch("Nobody wrote this.") == "Nobody wrote this.")
  }

  @Test("Every slot of the English sentence stands in the Dutch one", arguments: Phrasebook.entries)
  func complete(entry: Phrasebook.Entry) {
    for number in 1...9 {
      let isThere = entry.dutch.contains("{\(number)}") || entry.dutch.contains("{\(number)*}")
      #expect(entry.english.contains("{\(number)}") == isThere)
    }
    #expect(Phrasebook.matched(entry.english, entry.english) != nil)
  }

  @Test("Every phrase and word of the page is there in both languages")
  func pageWords() {
    for phrase in Phrase.allCases {
      #expect(slots(phrase.english) == slots(phrase.dutch), "\(phrase)")
    }
    for word in Word.allCases { #expect(!word.english.isEmpty && !word.dutch.isEmpty) }
  }

  private func slots(_ template: String) -> Set<Substring> {
    Set(template.split(separator: "{").dropFirst().compactMap { $0.split(separator: "}").first })
  }
}
