#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import VignetteKit

/// A study together with the file that it was read from.
struct StudyFile {
  /// The study.
  let study: Study
  /// The file's path, as the caller would write it.
  let path: String
  /// The file's bytes, for the provenance of results.
  let bytes: [UInt8]

  /// The folder that the file lies in; the study's own data are named relative to it.
  var folder: String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }

  /// The path of the study's own data file, or nil where it names none.
  var dataPath: String? {
    study.codebook?.file.map { $0.hasPrefix("/") ? $0 : "\(folder)/\($0)" }
  }

  /// The names that a study's file may have within its folder, in the order in which they are
  /// looked for.
  static let names = ["study.yaml", "study.yml", "study.json"]

  /// Reads a study from its folder or its file.
  ///
  /// - Throws: ``StudyFileError`` where there is none, else ``StudyError``.
  init(at place: String) throws {
    let path = try Self.path(of: place)
    guard let data = FileManager.default.contents(atPath: path) else {
      throw StudyFileError.unreadable(path)
    }
    let bytes = [UInt8](data)
    self.init(study: try Self.study(in: bytes, named: path), path: path, bytes: bytes)
  }

  private init(study: Study, path: String, bytes: [UInt8]) {
    self.study = study
    self.path = path
    self.bytes = bytes
  }

  /// Reads a study from the bytes of a file whose name ends in `.json`, `.yaml` or `.yml`.
  static func study(in bytes: [UInt8], named path: String) throws -> Study {
    let document: DocumentNode
    if path.hasSuffix(".json") {
      document = try DocumentNode(parsingJSON: bytes, named: path)
    } else {
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw StudyFileError.notUTF8(path)
      }
      document = try DocumentNode(parsingYAML: text, named: path)
    }
    return try Study(from: document, named: path)
  }

  private static func path(of place: String) throws(StudyFileError) -> String {
    var place = place
    while place.count > 1, place.hasSuffix("/") { place.removeLast() }
    var isFolder = false
    guard FileManager.default.fileExists(atPath: place, isDirectory: &isFolder) else {
      throw .missing(place)
    }
    guard isFolder else { return place }
    let candidates = names.map { place == "/" ? "/\($0)" : "\(place)/\($0)" }
    guard let path = candidates.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
      throw .emptyFolder(place)
    }
    return path
  }
}

/// Why no study file could be read.
enum StudyFileError: Error, Equatable, CustomStringConvertible {
  /// Nothing lies at this path.
  case missing(String)
  /// The folder holds none of the names of a study file.
  case emptyFolder(String)
  /// The file cannot be opened.
  case unreadable(String)
  /// The file is no text in UTF-8.
  case notUTF8(String)

  /// One sentence with the remedy.
  var description: String {
    let names = StudyFile.names.joined(separator: ", ")
    return switch self {
    case .missing(let path):
      "There is no study at '\(path)'; name a folder with one of \(names), or the file itself."
    case .emptyFolder(let path):
      "The folder '\(path)' holds no study; expected one of \(names) in it."
    case .unreadable(let path):
      "The study file '\(path)' cannot be read; check its permissions."
    case .notUTF8(let path):
      "The study file '\(path)' is no text in UTF-8; save it as UTF-8."
    }
  }
}
