/// Checks that bytes are UTF-8.
enum UTF8Check {
  /// The first byte of the first sequence that is not well-formed.
  ///
  /// - Reference: [Unicode], table 3-7
  static func firstInvalidByte(
    _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int
  ) -> Int? {
    var position = start
    while position < end {
      position = firstNonASCII(bytes, from: position, to: end)
      if position == end { return nil }
      let length = sequenceLength(bytes, at: position, end: end)
      if length == 0 { return position }
      position += length
    }
    return nil
  }

  /// The first byte above 127, or the end.
  private static func firstNonASCII(
    _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int
  ) -> Int {
    var position = start
    let raw = UnsafeRawPointer(bytes)
    while position + 16 <= end {
      let block = (raw + position).loadUnaligned(as: SIMD2<UInt64>.self)
      if (block[0] | block[1]) & 0x8080_8080_8080_8080 != 0 { break }
      position += 16
    }
    while position < end, bytes[position] < 0x80 { position += 1 }
    return position
  }

  /// The length of the sequence that starts here with a byte above 127, or 0 where it is not
  /// well-formed.
  private static func sequenceLength(
    _ bytes: UnsafePointer<UInt8>, at start: Int, end: Int
  ) -> Int {
    let length: Int
    let second: ClosedRange<UInt8>
    switch bytes[start] {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard start + length <= end, second.contains(bytes[start + 1]) else { return 0 }
    for position in start + 2..<start + length where bytes[position] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
