import Testing
import VignetteKit

@Suite("Multiple choice")
struct MultipleChoiceTests {
  @Test("a column for each option: nothing chosen differs from missing")
  func indicators() throws {
    let table = ResponseTable(columns: [
      Column(name: "ask", numbers: [1, 0, nil, 0]),
      Column(name: "wait", labels: ["1", "0", nil, "1"]),
    ])
    let choice = try MultipleChoice(indicators: ["ask", "wait"], of: table)
    #expect(choice.options == ["ask", "wait"])
    #expect(choice.memberships.columns[0] == Column(name: "ask", numbers: [1, 0, nil, 0]))
    #expect(choice.memberships.columns[1] == Column(name: "wait", numbers: [1, 0, nil, 1]))
    #expect(choice.respondentCount == 3)
  }

  @Test("cells of several answers must be labels")
  func numbersInCells() {
    let table = ResponseTable(columns: [Column(name: "a", numbers: [1, 2])])
    #expect(throws: ResponseError.labelsExpected(column: "a")) {
      try MultipleChoice(cells: "a", separatedBy: ";", of: table)
    }
  }

  @Test("values other than 0 and 1 are refused")
  func invalidIndicator() {
    let table = ResponseTable(columns: [
      Column(name: "a", numbers: [1, 2]), Column(name: "b", labels: ["yes", "no"]),
    ])
    #expect(throws: ResponseError.invalidIndicator(column: "a", row: 2, value: "2.0")) {
      try MultipleChoice(indicators: ["a"], of: table)
    }
    #expect(throws: ResponseError.invalidIndicator(column: "b", row: 1, value: "yes")) {
      try MultipleChoice(indicators: ["b"], of: table)
    }
  }

  @Test("one cell for all options")
  func cells() throws {
    let table = ResponseTable(columns: [Column(name: "acts", labels: ["b | a", "b", nil, "b|b"])])
    let choice = try MultipleChoice(cells: "acts", separatedBy: "|", of: table)
    #expect(choice.options == ["a", "b"])
    #expect(choice.memberships.columns[0] == Column(name: "a", numbers: [1, 0, nil, 0]))
    #expect(choice.memberships.columns[1].number(at: 0) == 1)
    #expect(choice.memberships.columns[1].number(at: 2) == nil)
    #expect(choice.respondentCount == 3)
  }

  @Test("empty and unknown options are refused")
  func refusals() {
    let table = ResponseTable(columns: [Column(name: "acts", labels: ["a|b", "a||b"])])
    #expect(throws: ResponseError.emptyOption(column: "acts", row: 2, cell: "a||b")) {
      try MultipleChoice(cells: "acts", separatedBy: "|", of: table)
    }
    let known = ResponseTable(columns: [Column(name: "acts", labels: ["ask", "asl"])])
    #expect(throws: ResponseError.unknownOption(column: "acts", option: "asl", nearest: ["ask"])) {
      try MultipleChoice(cells: "acts", separatedBy: "|", of: known, options: ["ask"])
    }
  }
}
