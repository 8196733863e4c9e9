#if Service
  import Crypto

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  /// A secret that somebody holds and the service only recognises: it stores the digest.
  struct Secret: Sendable, Equatable {
    /// What the holder keeps, in lower-case hexadecimal digits.
    let text: String

    /// A new secret from the system's generator.
    ///
    /// - Parameter bytes: 16 bytes are 128 bits, beyond guessing.
    init(bytes: Int = 16) {
      var generator = SystemRandomNumberGenerator()
      text = Hexadecimal.text(
        (0..<bytes).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }

    /// The secret that somebody presents; nil where it can't be one, so that nothing long or
    /// strange is hashed. Spaces and hyphens, with which codes are printed, are skipped.
    init?(presented: String) {
      guard presented.utf8.count <= 128 else { return nil }
      let text = presented.lowercased().filter { $0 != "-" && $0 != " " }
      guard (32...64).contains(text.utf8.count), Hexadecimal.bytes(text) != nil else { return nil }
      self.text = text
    }

    /// What the database holds. The secret has 128 bits, so a plain hash can't be searched.
    var digest: Data { Data(SHA256.hash(data: Data(text.utf8))) }

    /// The secret in groups of four, as it is printed for people.
    var grouped: String {
      var groups: [Substring] = []
      var rest = text[...]
      while !rest.isEmpty {
        groups.append(rest.prefix(4))
        rest = rest.dropFirst(4)
      }
      return groups.joined(separator: "-")
    }
  }

  /// Bytes as text.
  enum Hexadecimal {
    private static let digits = Array("0123456789abcdef".utf8)

    /// Two lower-case digits per byte.
    static func text(_ bytes: some Sequence<UInt8>) -> String {
      var text: [UInt8] = []
      for byte in bytes {
        text.append(digits[Int(byte >> 4)])
        text.append(digits[Int(byte & 15)])
      }
      return String(decoding: text, as: UTF8.self)
    }

    /// The bytes, or nil where the text has an odd length or other characters than lower-case
    /// digits.
    static func bytes(_ text: String) -> [UInt8]? {
      let values = text.utf8.compactMap { digits.firstIndex(of: $0) }
      guard values.count == text.utf8.count, values.count.isMultiple(of: 2) else { return nil }
      return stride(from: 0, to: values.count, by: 2).map {
        UInt8(values[$0] << 4 | values[$0 + 1])
      }
    }
  }
#endif
