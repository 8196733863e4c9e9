import Testing
import VignetteKit

@Suite("Reading CSV")
struct CSVReaderTests {
  @Test("columns of numbers and of labels, with missing answers")
  func mixedColumns() throws {
    let table = try read("id,version,age,trust\n1,1,34,high\n2,2,NA,low\n3,1,,\n")
    #expect(table.columns.map(\.name) == ["id", "version", "age", "trust"])
    #expect(table.rowCount == 3)
    #expect(table.columns[2] == Column(name: "age", numbers: [34, nil, nil]))
    #expect(table.columns[3] == Column(name: "trust", labels: ["high", "low", nil]))
  }

  @Test("only wanted columns are kept, in the order of the file")
  func selection() throws {
    let reader = CSVReader(columns: .named(["c", "a"]))
    let contents = try reader.contents(of: Array("a,b,c\n1,x,2\n".utf8))
    #expect(contents.table.columns.map(\.name) == ["a", "c"])
    #expect(contents.header == ["a", "b", "c"])
    #expect(contents.byteCount == 12)
  }

  @Test("quotes: separators, doubled quotes and line feeds inside; no type")
  func quotes() throws {
    let table = try read("a,b\n\"x, \"\"y\"\"\",\"1\"\n\"two\nlines\",2\n\"NA\",\"\"\n")
    #expect(
      table.columns[0] == Column(name: "a", labels: ["x, \"y\"", "two\nlines", "NA"]))
    #expect(table.columns[1] == Column(name: "b", numbers: [1, 2, nil]))
  }

  @Test("an order that names a level twice is refused")
  func repeatedLevel() {
    let reader = CSVReader(roles: ["a": .levels(["low", "high", "low"])])
    #expect(throws: ResponseError.repeatedLevel(column: "a", level: "low")) {
      try reader.contents(of: Array("a\nlow\n".utf8))
    }
  }

  @Test("blanks around numbers and marks of missing answers don't count; labels keep theirs")
  func blanks() throws {
    let table = try read("a,b,c\n1, 1,yes\n 2,NA , yes\n\"3 \", ,yes\n4,\t2,\n")
    #expect(table.columns[0] == Column(name: "a", numbers: [1, 2, 3, 4]))
    #expect(table.columns[1] == Column(name: "b", numbers: [1, nil, nil, 2]))
    #expect(table.columns[2] == Column(name: "c", labels: ["yes", " yes", "yes", nil]))
    // One respondent is one respondent, also where numbers are labels.
    let reader = CSVReader(roles: ["id": .labels], missing: .listed(["", "99"]))
    let labels = try reader.contents(of: Array("id,x\n1,a\n 1,b\n 99,c\n".utf8)).table
    #expect(labels.columns[0] == Column(name: "id", labels: ["1", "1", nil]))
  }

  @Test("CRLF, a byte order mark, no line feed at the end, blank lines at the end")
  func lineEnds() throws {
    let expected = try read("a,b\n1,x\n2,y\n")
    #expect(try read("\u{FEFF}a,b\r\n1,x\r\n2,y\r\n") == expected)
    #expect(try read("a,b\n1,x\n2,y") == expected)
    #expect(try read("a,b\n1,x\n2,y\n\n\r\n\n") == expected)
    #expect(try read("\"a\",\"b\"\r\n1,\"x\"\r\n2,\"y\"\r\n") == expected)
  }

  @Test("a carriage return that no line feed follows is data")
  func carriageReturn() throws {
    let table = try read("a,b\n1\r2,x\ny\r,z\n")
    #expect(table.columns[0] == Column(name: "a", labels: ["1\r2", "y\r"]))
  }

  @Test("in a file of one column a blank line is a missing answer")
  func oneColumn() throws {
    #expect(try read("a\n1\n\n3\n").columns == [Column(name: "a", numbers: [1, nil, 3])])
  }

  @Test("the separator that the header holds most of, outside quotes")
  func separators() throws {
    func separator(_ text: String) throws -> CSVSeparator {
      try CSVReader().contents(of: Array(text.utf8)).separator
    }
    #expect(try separator("a,b\n1,2\n") == .comma)
    #expect(try separator("a;b\n1;2\n") == .semicolon)
    #expect(try separator("a\tb\n1\t2\n") == .tab)
    #expect(try separator("\"a,x,y\";b\n1;2\n") == .semicolon)
    #expect(try separator("a\n1\n") == .comma)
    let stated = CSVReader(separator: .semicolon)
    let table = try stated.contents(of: Array("a,b;c\n1;2\n".utf8)).table
    #expect(table.columns.map(\.name) == ["a,b", "c"])
  }

  @Test("decimal commas, where they are said to be")
  func decimalComma() throws {
    let reader = CSVReader(decimalMark: .comma)
    let table = try reader.contents(of: Array("a;b\n3,5;1.5\n-1,25e2;2\n".utf8)).table
    #expect(table.columns[0] == Column(name: "a", numbers: [3.5, -125]))
    #expect(table.columns[1] == Column(name: "b", labels: ["1.5", "2"]))
  }

  @Test("Latin-1, where it is said to be")
  func latin1() throws {
    let reader = CSVReader(encoding: .latin1)
    let table = try reader.contents(of: [0x61, 0x0A, 0xE9, 0x0A]).table
    #expect(table.columns == [Column(name: "a", labels: ["é"])])
  }

  @Test("roles: labels that look like numbers, stated levels, counts")
  func roles() throws {
    let reader = CSVReader(roles: [
      "version": .labels, "trust": .levels(["low", "mid", "high"]), "n": .count,
    ])
    let table = try reader.contents(of: Array("version,trust,n\n012,high,3\n12,low,4\n".utf8)).table
    #expect(table.columns[0] == Column(name: "version", labels: ["012", "12"]))
    #expect(
      table.columns[1]
        == Column(name: "trust", labels: ["high", "low"], levels: ["low", "mid", "high"]))
    #expect(table.columns[2] == Column(name: "n", numbers: [3, 4]))
  }

  @Test("stated missing marks replace the usual ones")
  func missingMarks() throws {
    let reader = CSVReader(missing: .listed(["99", "-"]))
    let table = try reader.contents(of: Array("a,b\n99,NA\n\"99\",\n1,-\n".utf8)).table
    #expect(table.columns[0] == Column(name: "a", numbers: [nil, nil, 1]))
    #expect(table.columns[1] == Column(name: "b", labels: ["NA", "", nil]))
  }

  @Test("levels sort by number if all are numbers, else by code point")
  func levelOrder() throws {
    let reader = CSVReader(roles: ["a": .labels, "b": .labels])
    let table = try reader.contents(of: Array("a,b\n10,b\n9,B\n1e1,é\n".utf8)).table
    #expect(table.columns[0].levels == ["9", "10", "1e1"])
    #expect(table.columns[1].levels == ["B", "b", "é"])
  }

  @Test("very many distinct numbers are held as they are")
  func measurements() throws {
    let numbers = (0..<20_000).map { Double($0) / 8 }
    let text = "w\n" + numbers.map { "\($0)\n" }.joined()
    #expect(try read(text).columns == [Column(name: "w", storage: .measurements(numbers))])
    let late = text + "none\n"
    #expect(try read(late).columns[0].levels?.count == 20_001)
    var decoded = try CSVReader(roles: ["w": .labels]).contents(of: Array(text.utf8)).table
    #expect(decoded.columns[0].levels?.count == 20_000)
    decoded = try read("w\n" + numbers.map { "\($0)\n" }.joined() + "NA\n")
    #expect(decoded.columns[0].number(at: 20_000) == nil)
    #expect(decoded.columns[0].missingCount == 1)
  }

  private func read(_ text: String) throws -> ResponseTable {
    try CSVReader().contents(of: Array(text.utf8)).table
  }
}
