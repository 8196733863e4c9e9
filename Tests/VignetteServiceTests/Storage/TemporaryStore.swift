#if Service
  import Foundation
  import TestSupport

  @testable import vignette

  /// A store in a folder of its own, which goes with it. Only one test uses it, and reopens it
  /// where nothing else runs.
  final class TemporaryStore: @unchecked Sendable {
    let folder: String
    private(set) var store: ServiceStore
    static let study = "civil-servants"

    /// Creates the store, with the study open.
    init(opening isOpen: Bool = true, seed: String = "a seed of the tests") async throws {
      folder = NSTemporaryDirectory() + "vignette-" + UUID().uuidString
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      store = try ServiceStore(ServiceDatabase(at: folder + "/service.sqlite"))
      let file = try StudyFile(at: Repository.root.path + "/Studies/" + Self.study)
      _ = try await store.receive(file, seed: seed)
      if isOpen { try await store.open(Self.study) }
    }

    /// Opens the file anew, as after a restart.
    func reopen() throws {
      store = try ServiceStore(ServiceDatabase(at: folder + "/service.sqlite"))
    }

    /// Somebody who comes by the open link.
    func enter(language: String = "en") async throws -> Respondent {
      try await store.enter(
        Self.study, Arrival(entry: .open, session: Secret(), language: language))
    }

    /// The study's file with its text changed, beside the database.
    func studyFile(_ change: (String) -> String) throws -> String {
      let text = try String(
        contentsOfFile: Repository.root.path + "/Studies/" + Self.study + "/study.yaml",
        encoding: .utf8)
      let path = folder + "/study.yaml"
      try change(text).write(toFile: path, atomically: true, encoding: .utf8)
      return path
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }
  }
#endif
