import TestSupport
import Testing

@testable import VignetteKit

@Suite struct SHA256HasherTests {
  /// The examples that the standard's authors publish.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmno"
        + "pqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func publishedExamples(message: String, digest: String) {
    #expect(SHA256Hasher.hexadecimal(of: message.utf8) == digest)
  }

  @Test func aMillionLettersInPieces() {
    var hasher = SHA256Hasher()
    for _ in 0..<1000 { hasher.update(repeatElement(UInt8(ascii: "a"), count: 1000)) }
    #expect(
      hasher.hexadecimal == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  /// The padding begins another block from 56 bytes on; pieces are not to matter anywhere.
  @Test func piecesDontMatterAroundTheEndOfABlock() {
    for count in [0, 1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 121, 127, 128, 129] {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 7 + 1) }
      var hasher = SHA256Hasher()
      for byte in bytes { hasher.update([byte]) }
      #expect(hasher.hexadecimal == SHA256Hasher.hexadecimal(of: bytes), "\(count) bytes")
    }
  }
}
