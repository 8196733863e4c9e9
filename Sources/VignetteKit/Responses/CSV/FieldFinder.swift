/// Finds the fields of whole rows 64 bytes at a time.
///
/// It only ever finds what ``FieldScanner`` finds: where a row doesn't have the expected number of
/// fields, or a quote stands where none should, it says so and leaves the rest to that.
struct FieldFinder {
  private let bytes: UnsafePointer<UInt8>
  private let end: Int
  private let hasQuotes: Bool
  private let separator: SIMD16<UInt8>
  private let lineFeed = SIMD16<UInt8>(repeating: CSVByte.lineFeed)
  private let quote = SIMD16<UInt8>(repeating: CSVByte.quote)

  init(_ buffer: BlockBuffer, separator: UInt8) {
    bytes = UnsafePointer(buffer.bytes)
    end = buffer.count
    hasQuotes = buffer.quoteCount > 0
    self.separator = SIMD16(repeating: separator)
  }

  /// Finds the fields from a position, where a row starts, to the end; false where they are not
  /// rows of the expected number of fields.
  func find(from start: Int, fieldCount: Int, into fields: FieldStarts) -> Bool {
    fields.reset(to: start, byteCount: end - start)
    if hasQuotes {
      return findQuoted(from: start, into: fields) && onlyRowsEndInLineFeeds(fields, fieldCount)
    }
    findUnquoted(from: start, into: fields)
    let lineFeeds = ByteCount.count(of: CSVByte.lineFeed, in: bytes, from: start, to: end)
    return lineFeeds * fieldCount == fields.count && rowsEndInLineFeeds(fields, fieldCount)
  }

  private func findUnquoted(from start: Int, into fields: FieldStarts) {
    let raw = UnsafeRawPointer(bytes)
    var next = fields.positions + 1
    var position = start
    while position < end {
      let block = ByteBlock(raw + position)
      let terminators = block.positions(of: separator, or: lineFeed) & area(from: position)
      next = write(terminators, at: position, to: next)
      position += 64
    }
    fields.count = next - fields.positions - 1
  }

  /// Where a field is quoted, separators and line feeds in it count for nothing: an odd number of
  /// quotes stands before them.
  private func findQuoted(from start: Int, into fields: FieldStarts) -> Bool {
    let raw = UnsafeRawPointer(bytes)
    var next = fields.positions + 1
    var quoting = Quoting()
    var position = start
    while position < end {
      let block = ByteBlock(raw + position)
      let area = area(from: position)
      let terminators = block.positions(of: separator, or: lineFeed) & area
      let quotes = block.positions(of: quote) & area
      let unquoted = quoting.unquoted(terminators, quotes: quotes)
      if quoting.isMisplaced || !areLineEnds(quoting.unexpected, at: position) { return false }
      next = write(unquoted, at: position, to: next)
      position += 64
    }
    fields.count = next - fields.positions - 1
    return !quoting.isInside
  }

  /// Writes where the fields after these terminators start.
  @inline(__always)
  private func write(
    _ terminators: UInt64, at position: Int, to target: UnsafeMutablePointer<UInt32>
  ) -> UnsafeMutablePointer<UInt32> {
    var left = terminators
    var next = target
    while left != 0 {
      let start = position &+ left.trailingZeroBitCount &+ 1
      next.pointee = UInt32(truncatingIfNeeded: start)
      next += 1
      left &= left &- 1
    }
    return next
  }

  /// The bits of a word that stand for bytes before the end.
  @inline(__always)
  private func area(from position: Int) -> UInt64 {
    let left = end - position
    return left >= 64 ? .max : (1 << UInt64(left)) - 1
  }

  /// Whether a carriage return and a line feed stand wherever a bit is set.
  private func areLineEnds(_ places: UInt64, at position: Int) -> Bool {
    var left = places
    while left != 0 {
      let place = position + left.trailingZeroBitCount
      guard bytes[place] == CSVByte.carriageReturn, place + 1 < end,
        bytes[place + 1] == CSVByte.lineFeed
      else { return false }
      left &= left &- 1
    }
    return true
  }

  private func rowsEndInLineFeeds(_ fields: FieldStarts, _ fieldCount: Int) -> Bool {
    let (positions, count) = (fields.positions, fields.count)
    var field = fieldCount
    while field <= count {
      if bytes[Int(positions[field]) - 1] != CSVByte.lineFeed { return false }
      field += fieldCount
    }
    return true
  }

  private func onlyRowsEndInLineFeeds(_ fields: FieldStarts, _ fieldCount: Int) -> Bool {
    let (positions, count) = (fields.positions, fields.count)
    guard count.isMultiple(of: fieldCount) else { return false }
    var inRow = 0
    for field in 1..<count + 1 {
      inRow += 1
      let endsRow = bytes[Int(positions[field]) - 1] == CSVByte.lineFeed
      if endsRow != (inRow == fieldCount) { return false }
      if endsRow { inRow = 0 }
    }
    return true
  }
}

/// Which bytes stand in quoted fields, and whether quotes stand where they may, word after word.
private struct Quoting {
  /// Whether the bytes so far end inside a quoted field.
  private(set) var isInside = false
  /// Whether a field that doesn't begin with a quote has one inside.
  private(set) var isMisplaced = false
  /// Where neither a quote nor the end of the field follows a closing quote.
  private(set) var unexpected: UInt64 = 0
  /// Whether a quote may open a field as the next word's first byte: the lowest bit.
  private var mayOpen: UInt64 = 1
  /// Whether the last byte was a closing quote: the lowest bit.
  private var closed: UInt64 = 0

  /// The terminators outside quoted fields.
  @inline(__always)
  mutating func unquoted(_ terminators: UInt64, quotes: UInt64) -> UInt64 {
    let inside = isInside ? ~Self.parity(quotes) : Self.parity(quotes)
    let outside = terminators & ~inside
    let opening = quotes & inside
    let closing = quotes & ~inside
    // A quote opens a field after a terminator, or continues it after a closing one (`""`).
    let openers = outside | closing
    isMisplaced = opening & ~(openers << 1 | mayOpen) != 0
    unexpected = (closing << 1 | closed) & ~(quotes | outside)
    mayOpen = openers >> 63
    closed = closing >> 63
    isInside = inside >> 63 == 1
    return outside
  }

  /// For each bit the parity of the bits up to and with it.
  @inline(__always)
  private static func parity(_ bits: UInt64) -> UInt64 {
    var parity = bits
    parity ^= parity << 1
    parity ^= parity << 2
    parity ^= parity << 4
    parity ^= parity << 8
    parity ^= parity << 16
    parity ^= parity << 32
    return parity
  }
}
