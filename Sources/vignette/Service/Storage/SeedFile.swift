#if Service
  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  /// A file with a seed: secrets are given by files, which others on the machine don't see.
  enum SeedFile {
    /// The seed: the file's first line.
    static func seed(in path: String) throws(InputError) -> String {
      guard let data = FileManager.default.contents(atPath: path),
        let text = String(validating: data, as: UTF8.self),
        let line = text.split(whereSeparator: \.isNewline).first
      else {
        throw InputError(
          "The seed's file '\(path)' can't be read or is empty; it holds the seed in its first line."
        )
      }
      return String(line)
    }
  }
#endif
