#if Service
  import Logging

  /// Lines of JSON on standard error, one per event. What is logged is chosen by this program's
  /// code, and no address, code, name or answer is among it.
  struct ServiceLog: LogHandler {
    var logLevel: Logger.Level = .notice
    var metadata: Logger.Metadata = [:]
    private let label: String

    /// Creates a handler.
    init(label: String) {
      self.label = label
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      var fields: [(String, String)] = [
        ("level", event.level.rawValue), ("label", label), ("message", "\(event.message)"),
      ]
      let metadata = self.metadata.merging(event.metadata ?? [:]) { $1 }
      for key in metadata.keys.sorted() where Self.isHarmless(key) {
        fields.append((key, metadata[key].map { "\($0)" } ?? ""))
      }
      let text = fields.map { "\(JSONFormat.literal($0.0)):\(JSONFormat.literal($0.1))" }
      OutputWriter.report("{" + text.joined(separator: ",") + "}")
    }

    /// The libraries log addresses under names of their own; only these names are let through.
    private static func isHarmless(_ key: String) -> Bool {
      ["type", "status", "route", "seconds", "count", "study"].contains(key)
    }
  }
#endif
