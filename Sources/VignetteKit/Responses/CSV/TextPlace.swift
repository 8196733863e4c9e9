/// A line and a character in it, both from 1.
struct TextPlace: Equatable {
  private(set) var line = 1
  private(set) var column = 1

  /// The place of the byte at an offset, found by reading the source again from its start.
  init(of offset: Int, in source: ByteSource, encoding: TextEncoding) throws(ResponseError) {
    let reader = try source.opened()
    let buffer = BlockBuffer(capacity: min(offset, 1 << 18))
    var left = offset
    while left > 0 {
      let read = try reader.read(into: buffer.bytes, count: min(left, buffer.capacity))
      if read == 0 { return }
      for position in 0..<read { advance(past: buffer.bytes[position], encoding) }
      if left == offset { skipByteOrderMark(buffer, read) }
      left -= read
    }
  }

  private mutating func advance(past byte: UInt8, _ encoding: TextEncoding) {
    if byte == CSVByte.lineFeed {
      line += 1
      column = 1
    } else if encoding == .latin1 || byte & 0xC0 != 0x80 {
      column += 1
    }
  }

  /// A byte order mark at the start of the file is no character of its first line.
  private mutating func skipByteOrderMark(_ buffer: BlockBuffer, _ count: Int) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    guard line == 1, count >= 3, (0..<3).allSatisfy({ buffer.bytes[$0] == mark[$0] }) else {
      return
    }
    column -= 1
  }
}
