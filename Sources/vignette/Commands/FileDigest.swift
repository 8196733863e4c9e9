import Crypto

/// The SHA-256 of what was read, in hexadecimal digits.
enum FileDigest {
  /// Of bytes in memory.
  static func sha256(_ bytes: [UInt8]) -> String {
    hexadecimal(SHA256.hash(data: bytes))
  }

  /// A digest in hexadecimal digits.
  static func hexadecimal(_ digest: SHA256.Digest) -> String {
    digest.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
