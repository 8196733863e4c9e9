#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A log on disk, open and locked: it only grows, and by whole pieces.
struct AssignmentLogFile {
  /// What it holds; nil where it was not there or empty.
  let bytes: [UInt8]?
  private let path: String
  private let descriptor: Int32
  private let isNew: Bool

  /// Opens a log, or makes an empty one, and waits until no other program writes to it.
  init(at path: String) throws(InputError) {
    self.path = path
    isNew = access(path, F_OK) != 0
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw InputError(
        "The log '\(path)' can't be opened: \(String(cString: strerror(errno))). Does its folder "
          + "exist?")
    }
    guard flock(descriptor, LOCK_EX) == 0, let content = Self.content(of: descriptor) else {
      let reason = String(cString: strerror(errno))
      _ = Self.closed(descriptor)
      throw InputError("The log '\(path)' can't be read: \(reason).")
    }
    bytes = content.isEmpty ? nil : content
  }

  /// Adds lines after so many bytes; what stood behind them was torn off. The lines are on the
  /// disk when this returns; where they can't all be written, none is.
  func append(_ lines: [UInt8], after length: Int) throws(InputError) {
    let isTorn = length < (bytes?.count ?? 0)
    guard !lines.isEmpty || isTorn else { return }
    let isWritten = lines.withUnsafeBufferPointer { piece in
      ftruncate(descriptor, off_t(length)) == 0 && writeAll(piece, at: length)
        && fsync(descriptor) == 0
    }
    guard isWritten else {
      let reason = String(cString: strerror(errno))
      _ = ftruncate(descriptor, off_t(length))
      throw InputError("The log '\(path)' can't be written: \(reason). Nobody was assigned.")
    }
  }

  /// Closes it; one that was made and stayed empty goes.
  func close() {
    var status = stat()
    if isNew, fstat(descriptor, &status) == 0, status.st_size == 0 { unlink(path) }
    _ = Self.closed(descriptor)
  }

  /// The bytes of a log that is only read.
  static func bytes(of path: String) throws(InputError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0, let bytes = content(of: descriptor) else {
      let reason = String(cString: strerror(errno))
      if descriptor >= 0 { _ = closed(descriptor) }
      throw InputError("The log '\(path)' can't be read: \(reason).")
    }
    _ = closed(descriptor)
    return bytes
  }

  private func writeAll(_ piece: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    var written = 0
    while written < piece.count {
      let count = pwrite(
        descriptor, piece.baseAddress.map { $0 + written }, piece.count - written,
        off_t(start + written))
      if count < 0 {
        if errno == EINTR { continue }
        return false
      }
      written += count
    }
    return true
  }

  private static func content(of descriptor: Int32) -> [UInt8]? {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    let size = Int(status.st_size)
    var bytes = [UInt8](repeating: 0, count: size)
    var filled = 0
    while filled < size {
      let count = bytes.withUnsafeMutableBytes { buffer in
        pread(
          descriptor, buffer.baseAddress.map { $0 + filled }, size - filled, off_t(filled))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return nil }
      filled += count
    }
    return bytes
  }

  /// The system's `close`, which this type's own method hides.
  private static func closed(_ descriptor: Int32) -> Int32 {
    #if canImport(Glibc)
      Glibc.close(descriptor)
    #else
      Darwin.close(descriptor)
    #endif
  }
}
