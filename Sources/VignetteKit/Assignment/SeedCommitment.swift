#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A promise about a seed that can be published before the first respondent: its SHA-256. The seed
/// itself is published after the last one, and anybody can check that it was this one.
///
/// ```
/// commitment = SHA-256(the seed's text in UTF-8), 64 lower-case hexadecimal digits
/// ```
/// It hides the seed only if the seed cannot be guessed: numbers such as 42 are found by trying.
public struct SeedCommitment: Sendable, Equatable {
  /// The 64 digits.
  public let digest: String

  /// The commitment to a seed.
  public init(to seed: String) {
    digest = SHA256Hasher.hexadecimal(of: seed.utf8)
  }

  /// Bits that the seed would have if each of its characters were drawn from the kinds of
  /// characters in it: no less than anybody needs who tries out seeds of that form.
  public static func bits(of seed: String) -> Double {
    var kinds = 0.0
    let bytes = Array(seed.utf8)
    let isHexadecimal = bytes.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
    }
    if bytes.contains(where: { (0x30...0x39).contains($0) }) { kinds += 10 }
    if bytes.contains(where: { (0x61...0x7A).contains($0) }) { kinds += isHexadecimal ? 6 : 26 }
    if bytes.contains(where: { (0x41...0x5A).contains($0) }) { kinds += 26 }
    let others = bytes.contains { byte in
      !(0x30...0x39).contains(byte) && !(0x41...0x5A).contains(byte)
        && !(0x61...0x7A).contains(byte)
    }
    if others { kinds += 33 }
    return Double(bytes.count) * log2(max(kinds, 1))
  }

  /// The bits from which a seed is out of reach of trying.
  public static let bitsNeeded = 80.0

  /// Whether anybody could find the seed of the commitment by trying.
  public static func isGuessable(_ seed: String) -> Bool { bits(of: seed) < bitsNeeded }
}
