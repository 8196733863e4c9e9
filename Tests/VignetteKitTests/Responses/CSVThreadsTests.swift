import Synchronization
import Testing

@testable import VignetteKit

@Suite("Reading CSV on several threads")
struct CSVThreadsTests {
  @Test("the same table for any number of threads and any size of pieces", arguments: 0..<30)
  func sameTable(_ seed: UInt64) throws {
    let text = Self.file(seed)
    let expected = try Self.outcome(text, threads: 1, blockSize: 1 << 20).get()
    for threads in [1, 2, 3, 7] {
      for blockSize in [1, 7, 64, 500] {
        let outcome = Self.outcome(text, threads: threads, blockSize: blockSize)
        #expect(try outcome.get() == expected)
      }
    }
  }

  @Test(
    "the same first mistake for any number of threads and any size of pieces", arguments: 0..<60)
  func sameFault(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var lines = Self.file(seed).split(separator: "\n", omittingEmptySubsequences: false)
    let mistakes = ["1,2,3", "\"x\"y,2,3,4", "1,2,3,a\"b", "", "1,2,3,-4", "1,unknown,3,4"]
    for _ in 0..<3 {
      let line = Int.random(in: 1..<lines.count, using: &generator)
      lines[line] = Substring(mistakes.randomElement(using: &generator) ?? "")
    }
    let text = lines.joined(separator: "\n")
    let expected = Self.outcome(text, threads: 1, blockSize: 1 << 20)
    for threads in [1, 2, 7] {
      for blockSize in [1, 20, 300] {
        #expect(Self.outcome(text, threads: threads, blockSize: blockSize) == expected)
      }
    }
  }

  @Test("the observer is given all bytes in order")
  func observer() throws {
    let bytes = Array("a,b\n1,\"x\ny\"\n2,z".utf8)
    let seen = Mutex<[UInt8]>([])
    var reader = CSVReader(threadCount: 3)
    reader.blockSize = 4
    let source = ByteSource.memory(bytes, name: "data")
    let contents = try CSVPass(reader, source).contents { piece in
      seen.withLock { $0 += piece }
    }
    #expect(seen.withLock { $0 } == bytes)
    #expect(contents.byteCount == bytes.count)
  }

  @Test("a misplaced quote is named although all later rows seem to be quoted")
  func misplacedQuote() {
    let rows = String(repeating: "1,2\n", count: 200)
    func problem(_ start: String) -> CSVFault? {
      var reader = CSVReader()
      reader.blockSize = 16
      reader.longestRow = 256
      do throws(ResponseError) {
        _ = try reader.contents(of: Array((start + rows).utf8))
      } catch {
        if case .csv(let fault) = error { return fault }
      }
      return nil
    }
    func fault(_ line: Int, _ column: Int, _ problem: CSVFault.Problem) -> CSVFault {
      CSVFault(file: "data", line: line, column: column, problem: problem)
    }
    #expect(problem("a,b\n1,5\" pipe\n") == fault(2, 4, .quoteInsideField))
    #expect(problem("a,b\n3,4\n1,\"\n") == fault(3, 1, .rowTooLong))
    #expect(problem("a,\"b\n") == fault(1, 3, .unterminatedQuote))
    #expect(problem("a,b\n3,4\n" + String(repeating: "x", count: 400)) == fault(3, 1, .rowTooLong))
  }

  private static func outcome(
    _ text: String, threads: Int, blockSize: Int
  ) -> Result<ResponseTable, ResponseError> {
    var reader = CSVReader(
      roles: ["advice": .levels(["yes", "no", "ask, then act"]), "weight": .weight],
      threadCount: threads)
    reader.blockSize = blockSize
    do throws(ResponseError) {
      return .success(try reader.contents(of: Array(text.utf8)).table)
    } catch {
      return .failure(error)
    }
  }

  private static func file(_ seed: UInt64) -> String {
    var generator = SeededGenerator(seed: seed)
    var text = "id,advice,note,weight\n"
    for row in 0..<Int.random(in: 1...200, using: &generator) {
      let advice = ["yes", "no", "\"ask, then act\"", "NA", "\"yes\""].randomElement(
        using: &generator)
      let note = ["", "\"a\nb\"", "é", "\"say \"\"no\"\"\""].randomElement(using: &generator)
      let weight = Double(Int.random(in: 0...400, using: &generator)) / 100
      text += "\(row),\(advice ?? ""),\(note ?? ""),\(weight)\n"
    }
    return text
  }
}
