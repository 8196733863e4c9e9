import Testing

@testable import VignetteKit

@Suite("Fields found 64 bytes at a time")
struct FieldFinderTests {
  /// Pieces that random files are made of: mostly fields, now and then something misplaced.
  static let pieces = [
    "a", "carry out", "ask the manager first", ",", ",", ",", ",", "\n", "\n", "\r\n", "\"x\"",
    "\"x,y\"", "\"\"", "\"a \"\"b\"\"\"", "\"two\nlines\"", "\"", "\r", "é", "",
    "a long field that is wider than one block of sixty-four bytes, or so it seems",
  ]

  @Test("as the byte by byte scanner finds them", arguments: 0..<200)
  func agreement(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let isTidy = Bool.random(using: &generator)
      let text = isTidy ? Self.tidyRows(&generator) : Self.anything(&generator)
      let buffer = Self.buffer(text)
      let (found, expected) = (FieldStarts(), FieldStarts())
      let isFound = FieldFinder(buffer, separator: UInt8(ascii: ","))
        .find(from: 0, fieldCount: 3, into: found)
      let scanner = FieldScanner(buffer, separator: UInt8(ascii: ","))
      let isScanned = Self.scan(scanner, into: expected)
      #expect(isFound == isScanned, "\(text.debugDescription)")
      if isFound, isScanned {
        #expect(Self.positions(found) == Self.positions(expected), "\(text.debugDescription)")
      }
      if isTidy { #expect(isFound, "\(text.debugDescription)") }
    }
  }

  @Test("bytes are counted", arguments: [0, 1, 15, 16, 17, 4080, 4096, 9000])
  func counting(_ count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 % 3) }
    for byte in UInt8(0)...3 {
      let found = bytes.withUnsafeBufferPointer { bytes in
        bytes.baseAddress.map { ByteCount.count(of: byte, in: $0, from: 0, to: count) } ?? 0
      }
      #expect(found == bytes.count { $0 == byte })
    }
  }

  private static func tidyRows(_ generator: inout SeededGenerator) -> String {
    let fields = pieces.filter { !["\"", ",", "\n", "\r\n", "\r"].contains($0) && $0.count < 30 }
    return (0..<Int.random(in: 1...20, using: &generator)).map { _ in
      let row = (0..<3).map { _ in fields.randomElement(using: &generator) ?? "" }
      return row.joined(separator: ",") + (Bool.random(using: &generator) ? "\n" : "\r\n")
    }.joined()
  }

  private static func anything(_ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...60, using: &generator))
      .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined() + "\n"
  }

  private static func buffer(_ text: String) -> BlockBuffer {
    let bytes = Array(text.utf8)
    let buffer = BlockBuffer(capacity: bytes.count)
    for (position, byte) in bytes.enumerated() { buffer.bytes[position] = byte }
    buffer.count = bytes.count
    buffer.quoteCount = bytes.count { $0 == CSVByte.quote }
    return buffer
  }

  private static func scan(_ scanner: FieldScanner, into fields: FieldStarts) -> Bool {
    do throws(ScanFailure) {
      return try scanner.scanRows(from: 0, fieldCount: 3, into: fields) == nil
    } catch {
      return false
    }
  }

  private static func positions(_ fields: FieldStarts) -> [UInt32] {
    (0...fields.count).map { fields.positions[$0] }
  }
}
