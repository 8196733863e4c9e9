/// Gives each distinct sequence of bytes the next whole number, by open addressing.
///
/// A sequence of up to 16 bytes is compared as two words and its length; of a longer one the words
/// are a hash, and its bytes, kept aside, are compared in full. Memory is held by hand because
/// looking up is the innermost step of reading: some ten instructions a field.
final class FieldDictionary {
  /// What is compared first.
  private struct Key {
    let low: UInt64
    let high: UInt64
    let length: UInt32

    /// One branch for all three.
    @inline(__always)
    func equals(_ other: Key) -> Bool {
      (low ^ other.low) | (high ^ other.high) | UInt64(length ^ other.length) == 0
    }
  }

  private struct Slot {
    let key: Key
    let code: UInt32
    static var empty: Slot { Slot(key: Key(low: 0, high: 0, length: .max), code: .max) }
  }

  private static let shortLength = 16

  /// How many distinct sequences there are.
  private(set) var count = 0
  private var slots: UnsafeMutablePointer<Slot>
  private var mask = 63
  /// Ones over the bytes of a sequence of each length, in its first and its second word.
  private let masks: UnsafeMutablePointer<SIMD2<UInt64>>
  /// The bytes of the long sequences, and where those of each code start.
  private var longBytes: [UInt8] = []
  private var longStarts: [UInt32: Int] = [:]

  init() {
    slots = Self.emptySlots(mask + 1)
    masks = .allocate(capacity: Self.shortLength + 1)
    for length in 0...Self.shortLength {
      masks[length] = SIMD2(Self.ones(bytes: length), Self.ones(bytes: length - 8))
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
    switch fields.ending {
    case .separator: encode(fields, ending: .separator, from: first, into: codes)
    case .row: encode(fields, ending: .row, from: first, into: codes)
    }
  }

  /// Adds bytes that are not in the dictionary yet; their code is the count so far.
  func insert(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = UnsafeRawPointer(bytes.baseAddress) else { return }
    if 2 * (count + 1) > mask { grow() }
    let code = UInt32(truncatingIfNeeded: count)
    place(Slot(key: Self.key(start, length: bytes.count, masks), code: code))
    if bytes.count > Self.shortLength {
      longStarts[code] = longBytes.count
      longBytes += bytes
    }
    count += 1
  }

  /// The loop. What it needs stands in local constants: reading a property of a class each time
  /// would cost as much as the comparison.
  @inline(__always)
  private func encode<Code: FixedWidthInteger & UnsignedInteger>(
    _ fields: FieldSlice, ending: FieldEnding, from first: Int,
    into codes: UnsafeMutablePointer<Code>
  ) -> Int {
    let slots = UnsafePointer(self.slots)
    let mask = self.mask
    let masks = UnsafePointer(self.masks)
    let bytes = fields.bytes
    let stride = fields.stride
    let raw = UnsafeRawPointer(bytes)
    var field = fields.starts + first &* stride
    var row = first
    while row < fields.rowCount {
      let start = Int(field[0])
      let length = ending.length(bytes, from: start, to: Int(field[1]) &- 1)
      let key = Self.key(raw + start, length: length, masks)
      var at = Self.position(key) & mask
      while !slots[at].key.equals(key)
        || (length > Self.shortLength && !isEqual(slots[at].code, raw + start, length))
      {
        if slots[at].code == UInt32.max { return row }
        at = (at &+ 1) & mask
      }
      codes[row] = Code(truncatingIfNeeded: slots[at].code)
      field += stride
      row &+= 1
    }
    return row
  }

  @inline(__always)
  private static func key(
    _ start: UnsafeRawPointer, length: Int, _ masks: UnsafePointer<SIMD2<UInt64>>
  ) -> Key {
    let shortened = UInt32(truncatingIfNeeded: length)
    guard length <= shortLength else {
      return Key(low: hash(start, length: length), high: 0, length: shortened)
    }
    let words = start.loadUnaligned(as: SIMD2<UInt64>.self) & masks[length]
    return Key(low: words[0], high: words[1], length: shortened)
  }

  @inline(__always)
  private static func position(_ key: Key) -> Int {
    let mixed = (key.low ^ (key.high &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: mixed >> 32)
  }

  @inline(never)
  private func isEqual(_ code: UInt32, _ start: UnsafeRawPointer, _ length: Int) -> Bool {
    guard let first = longStarts[code] else { return false }
    return longBytes.withUnsafeBytes { known in
      known[first..<first + length]
        .elementsEqual(UnsafeRawBufferPointer(start: start, count: length))
    }
  }

  /// A hash of a long sequence, eight bytes at a time.
  private static func hash(_ start: UnsafeRawPointer, length: Int) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: length)
    var at = 0
    while at < length {
      let word = (start + at).loadUnaligned(as: UInt64.self) & ones(bytes: length - at)
      hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      at += 8
    }
    return hash
  }

  /// A word whose first bytes are ones, at most all eight.
  private static func ones(bytes: Int) -> UInt64 {
    switch bytes {
    case ...0: 0
    case 8...: .max
    default: (1 << UInt64(8 * bytes)) - 1
    }
  }

  private func place(_ slot: Slot) {
    var at = Self.position(slot.key) & mask
    while slots[at].code != UInt32.max { at = (at + 1) & mask }
    slots[at] = slot
  }

  private func grow() {
    let old = UnsafeMutableBufferPointer(start: slots, count: mask + 1)
    mask = 2 * mask + 1
    slots = Self.emptySlots(mask + 1)
    for slot in old where slot.code != UInt32.max { place(slot) }
    old.deallocate()
  }

  private static func emptySlots(_ count: Int) -> UnsafeMutablePointer<Slot> {
    let slots = UnsafeMutablePointer<Slot>.allocate(capacity: count)
    slots.initialize(repeating: .empty, count: count)
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
