/// Where whole numbers of equal probability come from.
package protocol DrawSource {
  /// A whole number in `0..<bound`, without modulo bias.
  ///
  /// - Precondition: `bound > 0`.
  mutating func next(below bound: UInt64) -> UInt64
}

extension SeededGenerator: DrawSource {}

extension DrawSource {
  /// Puts the items in an order of which every one is equally probable (Fisher and Yates): for i
  /// from the last place down to 1, exchanges item i with item j, j being drawn from 0...i.
  ///
  /// - Reference: [Durstenfeld1964]
  package mutating func shuffle<Item>(_ items: inout [Item]) {
    guard items.count > 1 else { return }
    for i in stride(from: items.count - 1, to: 0, by: -1) {
      items.swapAt(i, Int(next(below: UInt64(i + 1))))
    }
  }
}

/// A secret text, out of which any number of independent streams of draws are hashed.
///
/// ```
/// key = hex(SHA-256("vignette assignment key 1" LF secret))      64 characters
/// ```
/// The key differs from `SHA-256(secret)`, which is published as the commitment to a seed: who
/// knows that must not know the draws.
package struct DrawKey: Sendable {
  private let keyed: SHA256Hasher

  /// Makes the key of a secret, of its bytes in UTF-8.
  package init(_ secret: String) {
    let key = SHA256Hasher.hexadecimal(of: Array("vignette assignment key 1\n\(secret)".utf8))
    var hasher = SHA256Hasher()
    // 64 characters are one block: every message below hashes only what follows them.
    hasher.update(key.utf8)
    keyed = hasher
  }

  /// The stream of a purpose and the names that it is for.
  ///
  /// - Precondition: no name holds a line feed, which separates them.
  package func draws(_ purpose: String, _ names: [String]) -> HashedDraws {
    var tail = Array("\n".utf8)
    tail.reserveCapacity(48)
    tail.append(contentsOf: purpose.utf8)
    for name in names {
      tail.append(UInt8(ascii: "\n"))
      tail.append(contentsOf: name.utf8)
    }
    tail.append(UInt8(ascii: "\n"))
    return HashedDraws(keyed: keyed, tail: tail)
  }
}

/// Draws that are a pure function of a key and a few names, in any program that has SHA-256.
///
/// ```
/// message c = key LF purpose LF name LF ... LF c          c = 0, 1, 2, ... in decimal digits
/// words 4c ... 4c + 3 = the four quarters of SHA-256(message c), most significant byte first
/// ```
/// Of 64-bit words w, a number below n is the first w that is smaller than the largest multiple of
/// n up to 2⁶⁴, modulo n: plain `w mod n` would favour small numbers.
package struct HashedDraws: DrawSource, Sendable {
  private let keyed: SHA256Hasher
  private let tail: [UInt8]
  private var counter = 0
  private var quarters: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
  /// Which of the quarters comes next; 4: none is left.
  private var position = 4

  fileprivate init(keyed: SHA256Hasher, tail: [UInt8]) {
    self.keyed = keyed
    self.tail = tail
  }

  package mutating func next(below bound: UInt64) -> UInt64 {
    precondition(bound > 0, "the bound must be positive")
    // 2⁶⁴ mod n: so many words at the top belong to no whole multiple.
    let excess = (0 &- bound) % bound
    while true {
      let word = word()
      if word <= UInt64.max - excess { return word % bound }
    }
  }

  /// The next 64 bits.
  package mutating func word() -> UInt64 {
    if position == 4 {
      var hasher = keyed
      hasher.update(tail)
      hasher.update(String(counter).utf8)
      quarters = hasher.quarters
      counter += 1
      position = 0
    }
    position += 1
    return switch position {
    case 1: quarters.0
    case 2: quarters.1
    case 3: quarters.2
    default: quarters.3
    }
  }
}
