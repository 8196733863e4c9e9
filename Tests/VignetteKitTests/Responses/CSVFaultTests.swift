import Testing
import VignetteKit

@Suite("Mistakes in CSV files")
struct CSVFaultTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let text: String
    let line: Int
    let column: Int
    let problem: CSVFault.Problem
    var reader = CSVReader()
    var testDescription: String { "\(text.debugDescription)" }
  }

  static let cases: [Case] = [
    Case(text: "", line: 1, column: 1, problem: .emptyFile),
    Case(text: "a,b\n", line: 2, column: 1, problem: .noRows),
    Case(text: "a,b", line: 1, column: 4, problem: .noRows),
    Case(text: "a,b\n1,2\n3\n", line: 3, column: 1, problem: .fieldCount(expected: 2, found: 1)),
    Case(text: "a,b\n1,2,3\n", line: 2, column: 1, problem: .fieldCount(expected: 2, found: 3)),
    Case(
      text: "a,b\n\"x\ny\",2\n3\n", line: 4, column: 1,
      problem: .fieldCount(expected: 2, found: 1)),
    Case(text: "a,b\n1,2\n\n3,4\n", line: 3, column: 1, problem: .blankLine),
    Case(text: "a,b\n1,\"x\n3,4\n", line: 2, column: 3, problem: .unterminatedQuote),
    Case(text: "a,b\n1,\"x\"y\n", line: 2, column: 6, problem: .textAfterQuote),
    Case(text: "a,b\n1,é5\" pipe\n", line: 2, column: 5, problem: .quoteInsideField),
    Case(text: "a,b\r1,2\r", line: 1, column: 4, problem: .carriageReturnsOnly),
    Case(text: "a,b;c\n", line: 1, column: 1, problem: .ambiguousSeparator([.comma, .semicolon])),
    Case(text: "a,,c\n1,2,3\n", line: 1, column: 3, problem: .emptyName(field: 2)),
    Case(text: "\u{FEFF}a,b,a\n1,2,3\n", line: 1, column: 5, problem: .duplicateName("a")),
    Case(
      text: "a;b\n1;3,5\n2;4\n", line: 2, column: 3,
      problem: .decimalComma(column: "b", value: "3,5")),
    Case(
      text: "a,b\n1,2\n3,x\n", line: 3, column: 3, problem: .notANumber(column: "b", value: "x"),
      reader: CSVReader(roles: ["b": .number])),
    Case(
      text: "a,b\n1,2\n3,1.5\n", line: 3, column: 3, problem: .notACount(column: "b", value: "1.5"),
      reader: CSVReader(roles: ["b": .count])),
    Case(
      text: "a,b\n1,2\n3,-1\n", line: 3, column: 3, problem: .notACount(column: "b", value: "-1"),
      reader: CSVReader(roles: ["b": .count])),
    Case(
      text: "a,b\n1,2\n3,-1.5\n", line: 3, column: 3,
      problem: .negativeWeight(column: "b", value: "-1.5"),
      reader: CSVReader(roles: ["b": .weight])),
    Case(
      text: "a,b\n1,2\n3,1\n", line: 2, column: 3,
      problem: .notAnIndicator(column: "b", value: "2"),
      reader: CSVReader(roles: ["b": .indicator])),
    Case(
      text: "a,b\n1,low\n3,mid\n", line: 3, column: 3,
      problem: .unlistedLevel(column: "b", value: "mid", levels: ["low", "high"]),
      reader: CSVReader(roles: ["b": .levels(["low", "high"])])),
  ]

  @Test("each has its line, column and kind", arguments: cases)
  func fault(_ example: Case) {
    let fault = CSVFault(
      file: "data", line: example.line, column: example.column, problem: example.problem)
    #expect(throws: ResponseError.csv(fault)) {
      try example.reader.contents(of: Array(example.text.utf8))
    }
  }

  @Test("bytes that are no UTF-8, by offset, line and column")
  func invalidBytes() {
    let bytes: [UInt8] = Array("a,b\né,".utf8) + [0xE9, 0x0A]
    let problem = CSVFault.Problem.invalidUTF8(byteOffset: 7)
    let fault = CSVFault(file: "data", line: 2, column: 3, problem: problem)
    #expect(throws: ResponseError.csv(fault)) { try CSVReader().contents(of: bytes) }
    let wide = CSVFault(file: "data", line: 1, column: 1, problem: .utf16)
    #expect(throws: ResponseError.csv(wide)) {
      try CSVReader().contents(of: [0xFF, 0xFE, 0x61, 0x00])
    }
  }

  @Test("sequences of bytes that look like UTF-8 but are not")
  func malformedSequences() throws {
    let malformed: [[UInt8]] = [
      [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80], [0xC3], [0xE2, 0x82], [0xFE],
    ]
    for sequence in malformed {
      #expect(throws: ResponseError.self) {
        try CSVReader().contents(of: Array("a\n".utf8) + sequence + [0x0A])
      }
    }
    let text = "é€😀\u{10FFFF}"
    let table = try CSVReader().contents(of: Array("a\n\(text)\n".utf8)).table
    #expect(table.columns[0].levels == [text])
  }

  @Test("a column that the file doesn't have, with the nearest names")
  func unknownColumn() {
    let error = ResponseError.unknownColumn("advise", nearest: ["advice"])
    #expect(throws: error) {
      try CSVReader(columns: .named(["advise"])).contents(of: Array("advice,b\n1,2\n".utf8))
    }
    #expect(throws: error) {
      try CSVReader(roles: ["advise": .labels]).contents(of: Array("advice,b\n1,2\n".utf8))
    }
  }

  @Test("a file that isn't there, and a folder")
  func unreadable() {
    #expect(
      throws: ResponseError.unreadable(file: "/no/such.csv", reason: "No such file or directory")
    ) { try CSVReader().contents(ofFileAt: "/no/such.csv") }
    #expect(throws: ResponseError.self) { try CSVReader().contents(ofFileAt: "/") }
  }
}
