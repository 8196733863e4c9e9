import Testing

@testable import VignetteKit

@Suite struct JSONReaderTests {
  @Test func keepsTextAndPlaces() throws {
    let json = "{\n  \"é\": [1.50, \"a\\n\\u00e9\\ud83d\\ude00\"],\n  \"b\": null, \"c\": true\n}"
    let node = try DocumentNode(parsingJSON: Array(json.utf8))
    let list = try #require(node["é"])
    #expect(list.position == SourcePosition(line: 2, column: 8))
    guard case .sequence(let items) = list.content else {
      Issue.record("no list")
      return
    }
    #expect(
      items[0] == DocumentNode(.scalar("1.50", isQuoted: false), at: .init(line: 2, column: 9)))
    #expect(items[1].content == .scalar("a\né😀", isQuoted: true))
    #expect(items[1].position == SourcePosition(line: 2, column: 15))
    #expect(node["b"]?.isNull == true)
    #expect(node.position(at: ["c"]) == SourcePosition(line: 3, column: 14))
    #expect(node.position(at: ["é", "1", "deeper"]) == SourcePosition(line: 2, column: 15))
  }

  @Test(arguments: [
    "", " ", "{", "[", "[1", "[1,", "[1,]", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,}", "{a:1}",
    "[01]", "[+1]", "[.5]", "[1.]", "[1e]", "[- 1]", "[nan]", "[NaN]", "[True]", "[0x1]", "\"a",
    "\"\\x\"", "\"\\u12\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"a\nb\"", "[1] 2",
    "{\"a\":1,\"a\":2}", "[1 2]", "'a'", "// c\n1", "[\u{FEFF}]", "\"\\",
  ])
  func refusesWhatIsNoJSON(_ json: String) {
    #expect(throws: StudyError.self) { try DocumentNode(parsingJSON: Array(json.utf8)) }
  }

  @Test func refusesBytesThatAreNoText() {
    #expect(throws: StudyError.self) { try DocumentNode(parsingJSON: [0x22, 0xFF, 0x22]) }
    #expect(throws: StudyError.self) {
      try DocumentNode(parsingJSON: [0x22, 0xED, 0xA0, 0x80, 0x22])
    }
  }

  @Test func acceptsAByteOrderMark() throws {
    let node = try DocumentNode(parsingJSON: [0xEF, 0xBB, 0xBF, 0x31])
    #expect(node.content == .scalar("1", isQuoted: false))
  }

  @Test func refusesEndlessNesting() {
    let deep = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
    guard
      case .syntax(let mistake)? = #expect(
        throws: StudyError.self,
        performing: {
          try DocumentNode(parsingJSON: deep)
        })
    else {
      Issue.record("no syntax error")
      return
    }
    #expect(mistake.found == "more than 200 nested levels")
    #expect(mistake.position == SourcePosition(line: 1, column: 202))
  }

  @Test func namesTheFileAndThePlace() {
    let error = #expect(throws: StudyError.self) {
      try DocumentNode(parsingJSON: Array("{\"a\": 1,\n \"b\" 2}".utf8), named: "s.json")
    }
    #expect(error?.description == "s.json:2:6: found '2'; expected ':'")
  }
}
