import Testing
import VignetteKit

@Suite("Missing answers")
struct MissingnessTests {
  static let table = ResponseTable(columns: [
    Column(name: "version", labels: ["1", "2", "1", "2"]),
    Column(name: "advice", labels: ["yes", nil, "no", nil]),
    Column(name: "age", numbers: [30, 40, nil, 50]),
    Column(name: "time", storage: .measurements([1, .nan, 3, 4])),
  ])

  @Test("rows left out, and how many answers were missing")
  func drop() throws {
    let completed = try Self.table.completed(in: ["advice", "age"], by: .drop)
    #expect(completed.table.rowCount == 1)
    #expect(completed.droppedRowCount == 3)
    #expect(completed.missing.map(\.count) == [2, 1])
    #expect(completed.table.columns[1].levels == ["no", "yes"])
    #expect(try Self.table.completed(in: ["version"], by: .drop).table == Self.table)
    #expect(try Self.table.completed(in: ["time"], by: .drop).table.rowCount == 3)
  }

  @Test("a level of their own, after the others")
  func category() throws {
    let completed = try Self.table.completed(in: ["advice", "version"], by: .category)
    #expect(completed.droppedRowCount == 0)
    #expect(completed.table.columns[1].levels == ["no", "yes", "(missing)"])
    #expect(completed.table.columns[1].label(at: 3) == "(missing)")
    #expect(completed.table.columns[0] == Self.table.columns[0])
  }

  @Test("an error")
  func error() throws {
    #expect(throws: ResponseError.missingAnswers(column: "advice", count: 2, isNumeric: false)) {
      try Self.table.completed(in: ["version", "advice"], by: .error)
    }
    #expect(try Self.table.completed(in: ["version"], by: .error).table == Self.table)
  }

  @Test("a level of missing answers that can't be")
  func refusals() {
    #expect(throws: ResponseError.missingLevelOfNumbers(column: "age")) {
      try Self.table.completed(in: ["age"], by: .category)
    }
    let table = ResponseTable(columns: [Column(name: "a", labels: ["(missing)", nil])])
    #expect(throws: ResponseError.missingLevelExists(column: "a", level: "(missing)")) {
      try table.completed(in: ["a"], by: .category)
    }
  }
}
