/// The first row of a file: the names of the columns, and where the rows begin.
struct CSVHeader {
  let names: [String]
  let separator: CSVSeparator
  /// Where the first row after the header starts.
  let end: Int

  /// Reads the header from the first piece of a file.
  init(_ buffer: BlockBuffer, reader: CSVReader) throws(ScanFailure) {
    let start = try Self.textStart(buffer, encoding: reader.encoding)
    guard start < buffer.count else { throw ScanFailure(position: 0, problem: .emptyFile) }
    if let stated = reader.separator {
      separator = stated
    } else {
      separator = try Self.detectedSeparator(buffer, from: start)
    }
    let scanner = FieldScanner(buffer, separator: separator.byte)
    let fields = FieldStarts()
    fields.reset(to: start, byteCount: buffer.count - start)
    end = try scanner.scanRow(at: start, into: fields)
    if reader.encoding == .utf8,
      let position = UTF8Check.firstInvalidByte(buffer.bytes, from: start, to: end)
    {
      throw ScanFailure(position: position, problem: .invalidUTF8(byteOffset: position))
    }
    try Self.checkRowEnds(buffer, from: start, to: end)
    let decoder = FieldDecoder(column: "", role: .labels, reader: reader)
    names = (0..<fields.count).map { field in
      let slice = FieldSlice(
        buffer, fields, field: field, fieldCount: fields.count, rowCount: 1)
      return decoder.value(slice[0]).text
    }
    try Self.checkNames(names, fields)
  }

  /// Where the text starts, after a byte order mark.
  private static func textStart(
    _ buffer: BlockBuffer, encoding: TextEncoding
  ) throws(ScanFailure) -> Int {
    let first = (0..<min(3, buffer.count)).map { buffer.bytes[$0] }
    if first.starts(with: [0xFF, 0xFE]) || first.starts(with: [0xFE, 0xFF]) {
      throw ScanFailure(position: 0, problem: .utf16)
    }
    return first == [0xEF, 0xBB, 0xBF] ? 3 : 0
  }

  /// The separator that stands most often outside quotes in the header; a comma where none does.
  private static func detectedSeparator(
    _ buffer: BlockBuffer, from start: Int
  ) throws(ScanFailure) -> CSVSeparator {
    var counts: [CSVSeparator: Int] = [:]
    var isQuoted = false
    for position in start..<buffer.count {
      let byte = buffer.bytes[position]
      if byte == CSVByte.quote { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == CSVByte.lineFeed { break }
      for separator in CSVSeparator.allCases where separator.byte == byte {
        counts[separator, default: 0] += 1
      }
    }
    let most = counts.values.max() ?? 0
    let candidates = CSVSeparator.allCases.filter { most > 0 && counts[$0] == most }
    guard candidates.count <= 1 else {
      throw ScanFailure(position: start, problem: .ambiguousSeparator(candidates))
    }
    return candidates.first ?? .comma
  }

  /// Refuses a file whose rows end in carriage returns only: all of it would be its header.
  private static func checkRowEnds(
    _ buffer: BlockBuffer, from start: Int, to end: Int
  ) throws(ScanFailure) {
    guard end == buffer.count else { return }
    var isQuoted = false
    for position in start..<end - 1 {
      if buffer.bytes[position] == CSVByte.quote { isQuoted.toggle() }
      if !isQuoted, buffer.bytes[position] == CSVByte.carriageReturn,
        buffer.bytes[position + 1] != CSVByte.lineFeed
      {
        throw ScanFailure(position: position, problem: .carriageReturnsOnly)
      }
    }
  }

  private static func checkNames(
    _ names: [String], _ fields: FieldStarts
  ) throws(ScanFailure) {
    var known: Set<String> = []
    for (field, name) in names.enumerated() {
      let position = Int(fields.positions[field])
      if name.isEmpty {
        throw ScanFailure(position: position, problem: .emptyName(field: field + 1))
      }
      guard known.insert(name).inserted else {
        throw ScanFailure(position: position, problem: .duplicateName(name))
      }
    }
  }
}
