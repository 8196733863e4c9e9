#if Service
  import VignetteKit

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  /// How the service listens and what it bears.
  struct ServiceSettings: Sendable, Equatable {
    /// The database where none is named.
    static let defaultDatabase = "vignette.sqlite"

    /// The database; nil for ``defaultDatabase``.
    var database: String?
    /// The address that it listens on.
    var host = "127.0.0.1"
    /// The port; 0 takes a free one.
    var port = 8080
    /// The address under which others reach it; nil for host and port.
    var publicAddress: String?
    /// Whether a proxy in front of the service names the sender in `X-Forwarded-For`.
    var trustsProxy = false
    /// How many requests one sender may send in a minute; 0 for any number.
    var requestsPerMinute = 600
    /// How many connections may be open.
    var largestConnectionCount = 1_000
    /// How long one request may take to arrive, in seconds.
    var requestSeconds = 20
    /// How long a connection may be silent, in seconds.
    var idleSeconds = 60
  }

  extension ServiceSettings {
    /// Reads settings from a YAML file.
    ///
    /// - Throws: ``StudyFileError``, ``InputError`` for a key that doesn't exist or a value that
    ///   can't be meant.
    init(readingFile path: String) throws {
      guard let data = FileManager.default.contents(atPath: path) else {
        throw InputError(
          "The settings '\(path)' can't be read; check the path and its permissions.")
      }
      guard let text = String(validating: data, as: UTF8.self) else {
        throw StudyFileError.notUTF8(path)
      }
      let lines = text.split(whereSeparator: \.isNewline).map { $0.drop { $0 == " " } }
      if lines.allSatisfy({ $0.isEmpty || $0.hasPrefix("#") }) { return }
      let document = try DocumentNode(parsingYAML: text, named: path)
      guard case .mapping(let entries) = document.content else {
        throw InputError("\(path): found \(document.summary), expected keys with values.")
      }
      for entry in entries { try set(entry, in: path) }
    }

    /// Refuses what can't be meant.
    func check() throws(InputError) {
      let numbers = [
        ("port", port, 0...65_535), ("requests-per-minute", requestsPerMinute, 0...1_000_000),
        ("largest-connections", largestConnectionCount, 1...100_000),
        ("request-seconds", requestSeconds, 1...3_600), ("idle-seconds", idleSeconds, 1...3_600),
      ]
      for (name, value, range) in numbers where !range.contains(value) {
        throw InputError(
          "'\(name)' is \(value); it must lie between \(range.lowerBound) and \(range.upperBound).")
      }
      if let publicAddress,
        !publicAddress.hasPrefix("https://") && !publicAddress.hasPrefix("http://")
      {
        throw InputError(
          "'public-address' is '\(publicAddress)'; it begins with https:// (or http://).")
      }
    }

    private static let keys = [
      "database", "host", "port", "public-address", "trust-proxy", "requests-per-minute",
      "largest-connections", "request-seconds", "idle-seconds",
    ]

    private mutating func set(_ entry: DocumentNode.Entry, in path: String) throws(InputError) {
      let place = "\(path):\(entry.position.line):\(entry.position.column)"
      guard case .scalar(let text, _) = entry.value.content, !entry.value.isNull else {
        throw InputError("\(place): '\(entry.key)' is \(entry.value.summary), expected one value.")
      }
      func number() throws(InputError) -> Int {
        guard let number = Int(text) else {
          throw InputError("\(place): '\(entry.key)' is '\(text)', expected a whole number.")
        }
        return number
      }
      switch entry.key {
      case "database": database = text
      case "host": host = text
      case "port": port = try number()
      case "public-address": publicAddress = text.hasSuffix("/") ? String(text.dropLast()) : text
      case "trust-proxy":
        guard ["true", "false"].contains(text) else {
          throw InputError("\(place): 'trust-proxy' is '\(text)', expected true or false.")
        }
        trustsProxy = text == "true"
      case "requests-per-minute": requestsPerMinute = try number()
      case "largest-connections": largestConnectionCount = try number()
      case "request-seconds": requestSeconds = try number()
      case "idle-seconds": idleSeconds = try number()
      default:
        let near = NearestNames.of(entry.key, among: Self.keys)
        throw InputError(
          "\(place): there is no setting '\(entry.key)'; "
            + (near.isEmpty
              ? "expected one of \(Self.keys.joined(separator: ", "))."
              : "did you mean \(near.joined(separator: " or "))?"))
      }
    }
  }
#endif
