#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes results: to standard output, or to files that appear whole or not at all.
enum OutputWriter {
  /// Writes to standard output.
  static func print(_ text: String) throws(InputError) {
    var text = text
    let isWritten = text.withUTF8 { writeAll($0, to: STDOUT_FILENO) }
    // A reader that closes the pipe early (`| head`) has what it wanted.
    guard isWritten || errno == EPIPE else {
      throw InputError("Standard output can't be written: \(reason()).")
    }
  }

  /// Writes a line to standard error.
  static func report(_ message: String) {
    var line = message + "\n"
    line.withUTF8 { _ = writeAll($0, to: STDERR_FILENO) }
  }

  /// Writes a file under a temporary name beside it and then renames it.
  static func write(_ text: String, to path: String) throws(InputError) {
    let temporary = "\(path).\(getpid()).part"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else {
      throw InputError("'\(path)' can't be written: \(reason()). Does its folder exist?")
    }
    var text = text
    let isWritten = text.withUTF8 { writeAll($0, to: descriptor) }
    let isClosed = close(descriptor) == 0
    guard isWritten, isClosed, rename(temporary, path) == 0 else {
      let reason = reason()
      unlink(temporary)
      throw InputError("'\(path)' can't be written: \(reason).")
    }
  }

  /// Makes a folder unless it exists.
  static func makeFolder(_ path: String) throws(InputError) {
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
      throw InputError("The folder '\(path)' can't be made: \(reason()).")
    }
  }

  private static func writeAll(_ bytes: UnsafeBufferPointer<UInt8>, to descriptor: Int32) -> Bool {
    var rest = UnsafeRawBufferPointer(bytes)
    while let base = rest.baseAddress, !rest.isEmpty {
      let written = sent(descriptor, base, rest.count)
      if written < 0 {
        if errno == EINTR { continue }
        return false
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[written...])
    }
    return true
  }

  /// The system's `write`, which this type's own method hides.
  private static func sent(
    _ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int
  ) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes, count)
    #else
      Darwin.write(descriptor, bytes, count)
    #endif
  }

  private static func reason() -> String {
    String(cString: strerror(errno))
  }
}
