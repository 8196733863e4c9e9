import Testing

@testable import VignetteKit

@Suite struct AnswerTests {
  static let texts: [(answer: Answer, json: String)] = [
    (.option("carry-out", words: nil), #"{"option":"carry-out"}"#),
    (.option("else", words: "say \"no\"\n\\"), #"{"option":"else","words":"say \"no\"\n\\"}"#),
    (.options(["a", "b"], words: nil), #"{"options":["a","b"]}"#),
    (.options([], words: "x"), #"{"options":[],"words":"x"}"#),
    (.number(7), #"{"number":7}"#), (.number(-0.5), #"{"number":-0.5}"#),
    (.number(0.1), #"{"number":0.1}"#), (.number(1e300), #"{"number":1e+300}"#),
    (.number(-.zero), #"{"number":0}"#),
    (
      .positions([.init(item: "explain", value: 1), .init(item: "sci\"ence", value: -0.5)]),
      #"{"positions":{"explain":1,"sci\"ence":-0.5}}"#
    ),
    (.positions([]), #"{"positions":{}}"#),
    (.text("é 😀 \u{1}\t\u{2028}</script>"), "{\"text\":\"é 😀 \\u0001\\t\u{2028}</script>\"}"),
    (.leftOpen, "null"),
  ]

  @Test(arguments: texts) func everyAnswerHasOneText(answer: Answer, json: String) throws {
    #expect(answer.json == json)
    #expect(try Answer(json: json) == answer)
  }

  @Test func spacesAndAnotherOrderOfKeysAreRead() throws {
    let answer = try Answer(json: " { \"words\" : \"x\" , \"option\" : \"else\" } ")
    #expect(answer == .option("else", words: "x"))
  }

  @Test(arguments: [
    "", "{}", "[]", "1", "\"a\"", "true", "{\"option\":1}", "{\"option\":null}",
    "{\"option\":[\"a\"]}", "{\"options\":\"a\"}", "{\"options\":[1]}", "{\"number\":\"1\"}",
    "{\"number\":NaN}", "{\"number\":1e999}", "{\"number\":0x10}", "{\"positions\":[1]}",
    "{\"positions\":{\"a\":\"1\"}}", "{\"positions\":{\"a\":1,\"a\":2}}", "{\"text\":null}",
    "{\"text\":\"a\",\"option\":\"b\"}", "{\"text\":\"a\",\"words\":\"b\"}", "{\"words\":\"b\"}",
    "{\"option\":\"a\",\"words\":1}", "{\"option\":\"a\"", "{\"option\":\"a\"}{}",
    "{\"text\":\"\\ud800\"}", "{\"text\":\"\u{1}\"}", String(repeating: "[", count: 100_000),
    "{\"other\":1}", "nul", "\u{feff}",
  ])
  func everythingElseIsRefused(json: String) {
    let error = #expect(throws: AnswerError.self) { try Answer(json: json) }
    guard case .malformed = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func randomTextsMakeTheRoundTrip() throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<2_000 {
      let scalars = (0..<12).compactMap { _ in
        Unicode.Scalar(UInt32(generator.next(below: 0x1_1000)))
      }
      let text = String(String.UnicodeScalarView(scalars))
      for answer in [Answer.text(text), .option(text, words: text), .options([text], words: nil)] {
        let read = try Answer(json: answer.json)
        #expect(read.json == answer.json)
        #expect(Array(read.json.utf8) == Array(answer.json.utf8))
      }
    }
  }

  @Test func namesAreThoseOfOptionsPointsAndGroups() throws {
    let questions = SampleQuestionnaire.questions
    let mark = try #require(questions.first { $0.id == "mark" })
    #expect(Answer.number(3).names(in: mark) == ["fail", "3"])
    #expect(Answer.number(7).names(in: mark) == ["7"])
    let now = try #require(questions.first { $0.id == "now" })
    #expect(Answer.options(["b", "else"], words: "x").names(in: now) == ["b", "else"])
    #expect(Answer.text("b").names(in: now).isEmpty)
    #expect(Answer.leftOpen.names(in: now).isEmpty)
  }
}
