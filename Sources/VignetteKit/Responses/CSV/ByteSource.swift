#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Bytes that are read from first to last, from a file or from memory.
enum ByteSource: Sendable {
  case file(path: String)
  case memory([UInt8], name: String)

  /// The source behind a path: the file itself where it can be read twice, else (a pipe) all that
  /// it delivers.
  init(path: String) throws(ResponseError) {
    let reader = try ByteReader(opening: path)
    if reader.isRegularFile {
      self = .file(path: path)
    } else {
      self = .memory(try reader.remainder(), name: path)
    }
  }

  /// What error messages call it.
  var name: String {
    switch self {
    case .file(let path): path
    case .memory(_, let name): name
    }
  }

  /// A reader that stands at the first byte.
  func opened() throws(ResponseError) -> ByteReader {
    switch self {
    case .file(let path): try ByteReader(opening: path)
    case .memory(let bytes, let name): ByteReader(bytes, name: name)
    }
  }
}

/// One pass over the bytes of a ``ByteSource``.
///
/// Unchecked, because the position is not protected: ``RowBlocks`` reads under its lock, all
/// others from a single thread.
final class ByteReader: @unchecked Sendable {
  private let name: String
  private let descriptor: Int32?
  private let memory: [UInt8]
  private var position = 0

  /// Opens a file.
  init(opening path: String) throws(ResponseError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure(path) }
    self.name = path
    self.descriptor = descriptor
    self.memory = []
  }

  /// Reads bytes that are in memory already.
  init(_ bytes: [UInt8], name: String) {
    self.name = name
    self.descriptor = nil
    self.memory = bytes
  }

  deinit {
    if let descriptor { close(descriptor) }
  }

  /// Whether the bytes come from a file that can be read again.
  var isRegularFile: Bool {
    var status = stat()
    guard let descriptor, fstat(descriptor, &status) == 0 else { return false }
    return status.st_mode & S_IFMT == S_IFREG
  }

  /// Reads up to `count` bytes and returns how many there were; fewer only at the end.
  func read(
    into target: UnsafeMutablePointer<UInt8>, count: Int
  ) throws(ResponseError) -> Int {
    var filled = 0
    while filled < count {
      let read = try readSome(into: target + filled, count: count - filled)
      if read == 0 { break }
      filled += read
    }
    return filled
  }

  /// Everything from here to the end.
  func remainder() throws(ResponseError) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let read = try readSome(into: &piece, count: piece.count)
      if read == 0 { return bytes }
      bytes += piece[..<read]
    }
  }

  private func readSome(
    into target: UnsafeMutablePointer<UInt8>, count: Int
  ) throws(ResponseError) -> Int {
    guard let descriptor else { return copySome(into: target, count: count) }
    while true {
      #if canImport(Glibc)
        let read = Glibc.read(descriptor, target, count)
      #else
        let read = Darwin.read(descriptor, target, count)
      #endif
      if read >= 0 { return read }
      guard errno == EINTR else { throw Self.failure(name) }
    }
  }

  private func copySome(into target: UnsafeMutablePointer<UInt8>, count: Int) -> Int {
    let copied = min(count, memory.count - position)
    memory.withUnsafeBufferPointer { bytes in
      guard copied > 0, let start = bytes.baseAddress else { return }
      target.update(from: start + position, count: copied)
    }
    position += copied
    return copied
  }

  private static func failure(_ name: String) -> ResponseError {
    .unreadable(file: name, reason: String(cString: strerror(errno)))
  }
}
