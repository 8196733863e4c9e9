/// The hash function SHA-256, fed piece by piece: 32 bytes that stand for any number of bytes.
///
/// A value: a copy of a hasher that has taken a common beginning goes on by itself, so that many
/// messages with one beginning hash it once.
///
/// - Reference: [FIPS180], section 6.2
package struct SHA256Hasher: Sendable {
  private var state: State = State(
    a: 0x6A09_E667, b: 0xBB67_AE85, c: 0x3C6E_F372, d: 0xA54F_F53A, e: 0x510E_527F,
    f: 0x9B05_688C, g: 0x1F83_D9AB, h: 0x5BE0_CD19)
  /// Bytes that do not fill a block of 64 yet.
  private var pending: [UInt8] = []
  private var byteCount: UInt64 = 0

  /// Creates a hasher that has taken nothing.
  package init() {}

  /// Takes more bytes.
  package mutating func update(_ bytes: some Sequence<UInt8>) {
    let isTaken: Void? = bytes.withContiguousStorageIfAvailable { take($0) }
    if isTaken == nil { Array(bytes).withUnsafeBufferPointer { take($0) } }
  }

  /// Takes whole blocks where they stand; only what fills no block is copied.
  private mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) {
    byteCount += UInt64(bytes.count)
    var rest = bytes[...]
    if !pending.isEmpty {
      let missing = 64 - pending.count
      pending.append(contentsOf: rest.prefix(missing))
      rest = rest.dropFirst(missing)
      guard pending.count == 64 else { return }
      pending.withUnsafeBufferPointer { block in
        if let start = block.baseAddress { state.compress(start) }
      }
      pending.removeAll(keepingCapacity: true)
    }
    while rest.count >= 64, let start = bytes.baseAddress {
      state.compress(start + rest.startIndex)
      rest = rest.dropFirst(64)
    }
    pending.append(contentsOf: rest)
  }

  /// The hash of all bytes taken, as eight words of 32 bits.
  package var words: [UInt32] {
    let end = finished
    return [end.a, end.b, end.c, end.d, end.e, end.f, end.g, end.h]
  }

  /// The first, second, third and fourth 8 bytes of the hash as numbers, the first byte being the
  /// most significant.
  package var quarters: (UInt64, UInt64, UInt64, UInt64) {
    let end = finished
    func joined(_ high: UInt32, _ low: UInt32) -> UInt64 { UInt64(high) << 32 | UInt64(low) }
    return (joined(end.a, end.b), joined(end.c, end.d), joined(end.e, end.f), joined(end.g, end.h))
  }

  /// The hash as 64 lower-case hexadecimal digits.
  package var hexadecimal: String {
    let end = finished
    return String(unsafeUninitializedCapacity: 64) { text in
      var place = 0
      func write(_ word: UInt32) {
        for shift in stride(from: UInt32(28), through: 0, by: -4) {
          let digit = UInt8(truncatingIfNeeded: word >> shift) & 15
          text[place] = digit < 10 ? 0x30 + digit : 0x57 + digit
          place += 1
        }
      }
      write(end.a)
      write(end.b)
      write(end.c)
      write(end.d)
      write(end.e)
      write(end.f)
      write(end.g)
      write(end.h)
      return place
    }
  }

  /// The hash of bytes as 64 lower-case hexadecimal digits.
  package static func hexadecimal(of bytes: some Sequence<UInt8>) -> String {
    var hasher = SHA256Hasher()
    hasher.update(bytes)
    return hasher.hexadecimal
  }

  /// The state after the padding: a bit, zeros, and the length in bits.
  private var finished: State {
    var end = state
    let count = pending.count
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 128) { block in
      guard let start = block.baseAddress else { return }
      let length = count < 56 ? 64 : 128
      for index in 0..<count { block[index] = pending[index] }
      block[count] = 0x80
      for index in (count + 1)..<(length - 8) { block[index] = 0 }
      for index in 0..<8 {
        block[length - 1 - index] = UInt8(truncatingIfNeeded: (byteCount << 3) >> (8 * index))
      }
      end.compress(start)
      if length == 128 { end.compress(start + 64) }
    }
    return end
  }

  /// The eight words that every block of 64 bytes changes.
  private struct State: Sendable {
    var a, b, c, d, e, f, g, h: UInt32

    /// Takes a block of 64 bytes.
    mutating func compress(_ block: UnsafePointer<UInt8>) {
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
        for t in 0..<16 {
          let high = UInt32(block[4 * t]) << 24 | UInt32(block[4 * t + 1]) << 16
          schedule[t] = high | UInt32(block[4 * t + 2]) << 8 | UInt32(block[4 * t + 3])
        }
        for t in 16..<64 {
          let early = schedule[t - 15]
          let late = schedule[t - 2]
          let first = early.rotated(by: 7) ^ early.rotated(by: 18) ^ (early >> 3)
          let second = late.rotated(by: 17) ^ late.rotated(by: 19) ^ (late >> 10)
          schedule[t] = schedule[t - 16] &+ first &+ schedule[t - 7] &+ second
        }
        SHA256Hasher.constants.withUnsafeBufferPointer { constants in
          mix(UnsafeBufferPointer(schedule), constants)
        }
      }
    }

    /// The 64 rounds.
    private mutating func mix(
      _ schedule: UnsafeBufferPointer<UInt32>, _ constants: UnsafeBufferPointer<UInt32>
    ) {
      var (a, b, c, d, e, f, g, h) = (a, b, c, d, e, f, g, h)
      for t in 0..<64 {
        let sum1 = e.rotated(by: 6) ^ e.rotated(by: 11) ^ e.rotated(by: 25)
        let choice = (e & f) ^ (~e & g)
        let first = h &+ sum1 &+ choice &+ constants[t] &+ schedule[t]
        let sum0 = a.rotated(by: 2) ^ a.rotated(by: 13) ^ a.rotated(by: 22)
        let majority = (a & b) ^ (a & c) ^ (b & c)
        (h, g, f, e) = (g, f, e, d &+ first)
        (d, c, b, a) = (c, b, a, first &+ sum0 &+ majority)
      }
      self.a &+= a
      self.b &+= b
      self.c &+= c
      self.d &+= d
      self.e &+= e
      self.f &+= f
      self.g &+= g
      self.h &+= h
    }
  }

  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = [
    0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1, 0x923F_82A4,
    0xAB1C_5ED5, 0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3, 0x72BE_5D74, 0x80DE_B1FE,
    0x9BDC_06A7, 0xC19B_F174, 0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F,
    0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA, 0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7,
    0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967, 0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC,
    0x5338_0D13, 0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85, 0xA2BF_E8A1, 0xA81A_664B,
    0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070, 0x19A4_C116,
    0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
    0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208, 0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7,
    0xC671_78F2,
  ]
}

extension UInt32 {
  /// The bits moved to the right; those that leave come in again at the left.
  fileprivate func rotated(by bits: UInt32) -> UInt32 {
    (self >> bits) | (self << (32 - bits))
  }
}
