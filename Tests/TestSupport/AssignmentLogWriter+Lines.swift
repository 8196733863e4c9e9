import VignetteKit

extension AssignmentLogWriter {
  /// The first line as text.
  public mutating func line(_ opening: AssignmentLog.Opening) -> String {
    var bytes: [UInt8] = []
    append(opening, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The line of an event as text.
  public mutating func line(_ event: AssignmentEvent) -> String {
    var bytes: [UInt8] = []
    append(event, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
