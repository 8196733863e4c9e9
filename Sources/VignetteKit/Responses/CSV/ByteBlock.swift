/// Sixty-four bytes, compared with a byte at once.
///
/// Sixteen bytes at a time are compared by one instruction, whose results are packed into a word
/// with one bit for each byte.
struct ByteBlock {
  private let first: SIMD16<UInt8>
  private let second: SIMD16<UInt8>
  private let third: SIMD16<UInt8>
  private let fourth: SIMD16<UInt8>

  /// The bytes from here on.
  @inline(__always)
  init(_ start: UnsafeRawPointer) {
    first = start.loadUnaligned(as: SIMD16<UInt8>.self)
    second = (start + 16).loadUnaligned(as: SIMD16<UInt8>.self)
    third = (start + 32).loadUnaligned(as: SIMD16<UInt8>.self)
    fourth = (start + 48).loadUnaligned(as: SIMD16<UInt8>.self)
  }

  /// A word with a bit for each byte, the first one lowest, that is set where the byte is `byte`.
  @inline(__always)
  func positions(of byte: SIMD16<UInt8>) -> UInt64 {
    Self.packed(first .== byte, second .== byte, third .== byte, fourth .== byte)
  }

  /// The same for two bytes, either of which is looked for.
  @inline(__always)
  func positions(of byte: SIMD16<UInt8>, or other: SIMD16<UInt8>) -> UInt64 {
    Self.packed(
      (first .== byte) .| (first .== other), (second .== byte) .| (second .== other),
      (third .== byte) .| (third .== other), (fourth .== byte) .| (fourth .== other))
  }

  /// Leaves one bit of each byte, another one in each of eight neighbours, and adds neighbours
  /// three times.
  @inline(__always)
  private static func packed(
    _ first: SIMDMask<SIMD16<Int8>>, _ second: SIMDMask<SIMD16<Int8>>,
    _ third: SIMDMask<SIMD16<Int8>>, _ fourth: SIMDMask<SIMD16<Int8>>
  ) -> UInt64 {
    let pairs = neighboursAdded(bits(first), bits(second))
    let morePairs = neighboursAdded(bits(third), bits(fourth))
    let fours = neighboursAdded(pairs, morePairs)
    let eights = neighboursAdded(fours, fours)
    return unsafeBitCast(eights, to: SIMD2<UInt64>.self)[0]
  }

  @inline(__always)
  private static func bits(_ mask: SIMDMask<SIMD16<Int8>>) -> SIMD16<UInt8> {
    unsafeBitCast(mask, to: SIMD16<UInt8>.self)
      & SIMD16(1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128)
  }

  @inline(__always)
  private static func neighboursAdded(
    _ low: SIMD16<UInt8>, _ high: SIMD16<UInt8>
  ) -> SIMD16<UInt8> {
    SIMD16(lowHalf: low.evenHalf, highHalf: high.evenHalf)
      &+ SIMD16(lowHalf: low.oddHalf, highHalf: high.oddHalf)
  }
}

/// Counts of bytes.
enum ByteCount {
  /// How many of the bytes are `byte`.
  static func count(of byte: UInt8, in bytes: UnsafePointer<UInt8>, from start: Int, to end: Int)
    -> Int
  {
    let raw = UnsafeRawPointer(bytes)
    let wanted = SIMD16<UInt8>(repeating: byte)
    var total = 0
    var position = start
    while position + 16 <= end {
      // Each comparison gives 255, that is -1, where it holds; a lane counts up to 255 of them.
      var lanes = SIMD16<UInt8>.zero
      let last = min(position + 255 * 16, end)
      while position + 16 <= last {
        let block = (raw + position).loadUnaligned(as: SIMD16<UInt8>.self)
        lanes = lanes &- unsafeBitCast(block .== wanted, to: SIMD16<UInt8>.self)
        position += 16
      }
      total += sum(lanes)
    }
    while position < end {
      if bytes[position] == byte { total += 1 }
      position += 1
    }
    return total
  }

  private static func sum(_ lanes: SIMD16<UInt8>) -> Int {
    Int(SIMD16<UInt16>(truncatingIfNeeded: lanes).wrappedSum())
  }
}
