/// Gives each distinct sequence of bytes the next whole number, by open addressing.
///
/// Sequences of up to 16 bytes are compared as two words; the bytes of longer ones are kept aside
/// and compared in full. Memory is held by hand because looking up is the innermost step of
/// reading: a few instructions a field.
final class FieldDictionary {
  private struct Slot {
    /// The first eight bytes, zeros after the end; of a long sequence its hash.
    var low: UInt64
    /// The next eight bytes; of a long sequence where its bytes are kept.
    var high: UInt64
    var length: UInt32
    var code: UInt32
  }

  /// How many distinct sequences there are.
  private(set) var count = 0
  private var slots: UnsafeMutablePointer<Slot>
  private var mask: Int
  private var longKeys: [UInt8] = []
  private let masks: UnsafeMutablePointer<UInt64>

  init() {
    mask = 63
    slots = Self.emptySlots(mask + 1)
    masks = .allocate(capacity: 17 * 2)
    for length in 0...16 {
      masks[2 * length] = Self.mask(bytes: length)
      masks[2 * length + 1] = Self.mask(bytes: length - 8)
    }
  }

  deinit {
    slots.deallocate()
    masks.deallocate()
  }

  /// Looks up the fields of consecutive rows and writes their codes, until it meets bytes that it
  /// doesn't know; returns the number of rows that are done.
  func encode<Code: FixedWidthInteger & UnsignedInteger>(
    _ fields: FieldSlice, from first: Int, into codes: UnsafeMutablePointer<Code>
  ) -> Int {
    let raw = UnsafeRawPointer(fields.bytes)
    var field = fields.starts + first * fields.stride
    for row in first..<fields.rowCount {
      let start = Int(field[0])
      let length = fields.ending.length(fields.bytes, from: start, to: Int(field[1]) - 1)
      let code = slots[slot(raw + start, length: length)].code
      guard code != UInt32.max else { return row }
      codes[row] = Code(truncatingIfNeeded: code)
      field += fields.stride
    }
    return fields.rowCount
  }

  /// Adds bytes that are not in the dictionary yet and returns their code.
  func insert(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard let start = bytes.baseAddress else { return count }
    if 2 * (count + 1) > mask { grow() }
    let slot = slot(UnsafeRawPointer(start), length: bytes.count)
    slots[slot] = key(UnsafeRawPointer(start), length: bytes.count)
    if bytes.count > 16 {
      slots[slot].high = UInt64(longKeys.count)
      longKeys += bytes
    }
    slots[slot].code = UInt32(truncatingIfNeeded: count)
    count += 1
    return count - 1
  }

  /// The slot that holds these bytes, or the empty one where they belong.
  @inline(__always)
  private func slot(_ start: UnsafeRawPointer, length: Int) -> Int {
    let wanted = key(start, length: length)
    var at = Self.position(wanted, mask: mask)
    while slots[at].code != UInt32.max {
      let found = slots[at]
      if found.low == wanted.low, found.length == wanted.length {
        if length <= 16 {
          if found.high == wanted.high { return at }
        } else if isEqual(found, start, length) {
          return at
        }
      }
      at = (at + 1) & mask
    }
    return at
  }

  @inline(__always)
  private func key(_ start: UnsafeRawPointer, length: Int) -> Slot {
    let code = UInt32.max
    let shortLength = UInt32(truncatingIfNeeded: length)
    guard length <= 16 else {
      let hash = Self.hash(start, length: length)
      return Slot(low: hash, high: 0, length: shortLength, code: code)
    }
    let low = start.loadUnaligned(as: UInt64.self) & masks[2 * length]
    let high = (start + 8).loadUnaligned(as: UInt64.self) & masks[2 * length + 1]
    return Slot(low: low, high: high, length: shortLength, code: code)
  }

  @inline(__always)
  private static func position(_ key: Slot, mask: Int) -> Int {
    let high = key.length <= 16 ? key.high : 0
    let mixed = (key.low ^ (high &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: (mixed >> 32) ^ mixed >> 58) & mask
  }

  private func isEqual(_ slot: Slot, _ start: UnsafeRawPointer, _ length: Int) -> Bool {
    longKeys.withUnsafeBytes { keys in
      let known = keys[Int(slot.high)..<Int(slot.high) + length]
      return known.elementsEqual(UnsafeRawBufferPointer(start: start, count: length))
    }
  }

  /// A hash of long sequences: eight bytes at a time, then the rest.
  private static func hash(_ start: UnsafeRawPointer, length: Int) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: length)
    var at = 0
    while at < length {
      let word = (start + at).loadUnaligned(as: UInt64.self) & mask(bytes: length - at)
      hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      at += 8
    }
    return hash
  }

  /// A word whose lowest bytes are ones.
  private static func mask(bytes: Int) -> UInt64 {
    switch bytes {
    case ...0: 0
    case 8...: .max
    default: (1 << UInt64(8 * bytes)) - 1
    }
  }

  private func grow() {
    let old = UnsafeMutableBufferPointer(start: slots, count: mask + 1)
    mask = 2 * mask + 1
    slots = Self.emptySlots(mask + 1)
    for slot in old where slot.code != UInt32.max {
      var at = Self.position(slot, mask: mask)
      while slots[at].code != UInt32.max { at = (at + 1) & mask }
      slots[at] = slot
    }
    old.deallocate()
  }

  private static func emptySlots(_ count: Int) -> UnsafeMutablePointer<Slot> {
    let slots = UnsafeMutablePointer<Slot>.allocate(capacity: count)
    slots.initialize(repeating: Slot(low: 0, high: 0, length: 0, code: .max), count: count)
    return slots
  }
}

/// What follows the text of a field.
enum FieldEnding {
  /// The separator.
  case separator
  /// A line feed, or a carriage return and a line feed.
  case row

  /// The length of the text between two positions.
  @inline(__always)
  func length(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
    guard self == .row, end > start, bytes[end - 1] == CSVByte.carriageReturn else {
      return end - start
    }
    return end - start - 1
  }
}
