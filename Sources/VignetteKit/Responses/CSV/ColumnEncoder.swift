/// The values of one column in one piece of the file, in their order.
enum ColumnChunk: Sendable {
  case bytes([UInt8])
  case words([UInt16])
  case doubleWords([UInt32])
  case measurements([Double])
}

/// The distinct fields of a column, in the order of their codes.
struct EncodedFields: Sendable {
  var values: [FieldValue] = []
  /// Where each of them was first met, from the start of the file.
  var places: [Int] = []
  /// Whether a label came after the numbers had been taken for measurements.
  var hasLabelAmongMeasurements = false
}

/// Collects one column from the pieces that one thread reads.
///
/// Each distinct field is decoded and checked once, when it is first met. A column of numbers that
/// has very many of them stops collecting codes and holds the numbers themselves from the next
/// piece on.
final class ColumnEncoder {
  /// The number of distinct fields from which numbers are held directly.
  static let codeLimit = 1 << 14

  let decoder: FieldDecoder
  /// The distinct fields so far.
  private(set) var encoded = EncodedFields()
  private let dictionary = FieldDictionary()
  private let keepsCodes: Bool
  private var allNumbers = true

  init(_ decoder: FieldDecoder, keepsCodes: Bool) {
    self.decoder = decoder
    self.keepsCodes = keepsCodes
  }

  /// The column's values in a piece.
  ///
  /// - Throws: The first value that is against the column's role.
  func chunk(_ fields: FieldSlice) throws(ScanFailure) -> ColumnChunk {
    isMeasured ? .measurements(try measurements(fields)) : try codes(fields)
  }

  /// Whether the numbers themselves are held.
  private var isMeasured: Bool {
    !keepsCodes && allNumbers && !decoder.role.isText && encoded.values.count > Self.codeLimit
  }

  private func codes(_ fields: FieldSlice) throws(ScanFailure) -> ColumnChunk {
    var bytes = [UInt8](repeating: 0, count: fitsInto(UInt8.self) ? fields.rowCount : 0)
    var row = try encode(fields, from: 0, into: &bytes)
    if row == fields.rowCount { return .bytes(bytes) }
    var words = bytes.map(UInt16.init)
    words += repeatElement(0, count: fitsInto(UInt16.self) ? fields.rowCount - words.count : 0)
    row = try encode(fields, from: row, into: &words)
    if row == fields.rowCount { return .words(words) }
    var doubleWords = words.map(UInt32.init)
    doubleWords += repeatElement(0, count: fields.rowCount - doubleWords.count)
    _ = try encode(fields, from: row, into: &doubleWords)
    return .doubleWords(doubleWords)
  }

  /// Whether all codes so far have this width.
  private func fitsInto<Code: FixedWidthInteger>(_: Code.Type) -> Bool {
    encoded.values.count <= Int(Code.max) + 1
  }

  /// Writes codes until all rows are done or the next code doesn't fit; returns the rows done.
  private func encode<Code: FixedWidthInteger & UnsignedInteger>(
    _ fields: FieldSlice, from first: Int, into codes: inout [Code]
  ) throws(ScanFailure) -> Int {
    try codes.withUnsafeMutableBufferPointer { codes throws(ScanFailure) in
      guard let target = codes.baseAddress, codes.count == fields.rowCount else { return first }
      var row = first
      while true {
        row = dictionary.encode(fields, from: row, into: target)
        guard row < fields.rowCount, encoded.values.count <= Int(Code.max) else { return row }
        try insert(fields, row)
      }
    }
  }

  /// Decodes, checks and adds a field that is met for the first time.
  private func insert(_ fields: FieldSlice, _ row: Int) throws(ScanFailure) {
    let bytes = fields[row]
    let value = decoder.value(bytes)
    let position = fields.start(of: row)
    if let problem = decoder.problem(value) {
      throw ScanFailure(position: position, problem: problem)
    }
    if !value.isMissing, value.number == nil { allNumbers = false }
    encoded.values.append(value)
    encoded.places.append(fields.offset + position)
    dictionary.insert(bytes)
  }

  private func measurements(_ fields: FieldSlice) throws(ScanFailure) -> [Double] {
    var numbers = [Double](repeating: .nan, count: fields.rowCount)
    for row in numbers.indices {
      let bytes = fields[row]
      if let number = decoder.measurement(bytes) {
        if let problem = decoder.problem(number, text: decoder.value(bytes).text) {
          throw ScanFailure(position: fields.start(of: row), problem: problem)
        }
        numbers[row] = number
      } else {
        if let problem = decoder.problem(decoder.value(bytes)) {
          throw ScanFailure(position: fields.start(of: row), problem: problem)
        }
        encoded.hasLabelAmongMeasurements = true
        break
      }
    }
    return numbers
  }
}

/// One field of all rows of a piece of the file.
struct FieldSlice {
  let bytes: UnsafePointer<UInt8>
  /// Where the piece starts, from the start of the file.
  let offset: Int
  /// Where the field starts, in the first row.
  let starts: UnsafePointer<UInt32>
  /// How many fields a row has.
  let stride: Int
  let rowCount: Int
  let ending: FieldEnding

  init(
    _ buffer: BlockBuffer, _ fields: FieldStarts, field: Int, fieldCount: Int, rowCount: Int
  ) {
    bytes = UnsafePointer(buffer.bytes)
    offset = buffer.offset
    starts = UnsafePointer(fields.positions + field)
    stride = fieldCount
    self.rowCount = rowCount
    ending = field == fieldCount - 1 ? .row : .separator
  }

  /// The bytes of the field in a row, with its quotes.
  subscript(row: Int) -> UnsafeBufferPointer<UInt8> {
    let start = start(of: row)
    let length = ending.length(bytes, from: start, to: Int(starts[row * stride + 1]) - 1)
    return UnsafeBufferPointer(start: bytes + start, count: length)
  }

  /// Where the field starts in a row, from the start of the piece.
  func start(of row: Int) -> Int { Int(starts[row * stride]) }
}
