import Synchronization

/// Memory for one piece of a file, which can be read a little past its end in whole words.
final class BlockBuffer {
  /// How many bytes past the end may be read.
  static let padding = 64

  /// The bytes.
  private(set) var bytes: UnsafeMutablePointer<UInt8>
  private(set) var capacity: Int
  /// How many bytes belong to the piece.
  var count = 0
  /// Where the piece starts, from the start of the file.
  var offset = 0
  /// How many quotes are in the piece.
  var quoteCount = 0
  /// Whether the piece is only the start of a row that is longer than any may be.
  var isCut = false

  init(capacity: Int) {
    self.capacity = capacity
    bytes = .allocate(capacity: capacity + Self.padding)
    bytes.initialize(repeating: 0, count: capacity + Self.padding)
  }

  deinit { bytes.deallocate() }

  /// Makes room for at least this many bytes and keeps those that are there.
  func reserve(_ wanted: Int) {
    guard wanted > capacity else { return }
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted + Self.padding)
    larger.initialize(repeating: 0, count: wanted + Self.padding)
    larger.update(from: bytes, count: count)
    bytes.deallocate()
    bytes = larger
    capacity = wanted
  }
}

/// Cuts a file into pieces of whole rows, which any number of threads take one after the other.
///
/// A line feed ends a row where an even number of quotes stands before it. As every piece starts
/// at the start of a row, its own bytes decide that. Where the pieces are cut depends on the file
/// and the size of a piece only, not on who takes them.
final class RowBlocks: Sendable {
  private struct State {
    let reader: ByteReader
    let observer: ByteObserver?
    var rest: [UInt8] = []
    var offset = 0
    var byteCount = 0
    var isFinished = false
  }

  private let state: Mutex<State>
  private let size: Int
  private let longestRow: Int

  /// Prepares to read a source in pieces of the reader's size; the observer is given all bytes in
  /// order.
  init(
    _ source: ByteSource, for csv: CSVReader, observer: ByteObserver?
  ) throws(CSVFailure) {
    let reader: ByteReader
    do throws(ResponseError) {
      reader = try source.opened()
    } catch {
      throw .response(error)
    }
    size = max(csv.blockSize, 1)
    longestRow = csv.longestRow
    state = Mutex(State(reader: reader, observer: observer))
  }

  /// Reads the next piece; false where there is none. The last row ends in a line feed, also where
  /// the file's doesn't.
  func next(into buffer: BlockBuffer) throws(CSVFailure) -> Bool {
    try state.withLock { state throws(CSVFailure) in
      guard !state.isFinished else { return false }
      buffer.count = 0
      buffer.offset = state.offset
      buffer.reserve(max(size, state.rest.count) + 1)
      append(state.rest, to: buffer)
      let end = try fill(buffer, from: &state)
      state.rest = Array(UnsafeBufferPointer(start: buffer.bytes + end, count: buffer.count - end))
      buffer.count = end
      state.offset += end
      return end > 0
    }
  }

  /// Whether the source has been read to its end.
  var isFinished: Bool { state.withLock { $0.isFinished } }

  /// How many bytes have been read.
  var byteCount: Int { state.withLock { $0.byteCount } }

  /// Makes all later calls of ``next(into:)`` return false.
  func stop() {
    state.withLock { $0.isFinished = true }
  }

  /// Reads until the buffer holds a whole row and returns where the last one ends.
  private func fill(_ buffer: BlockBuffer, from state: inout State) throws(CSVFailure) -> Int {
    var wanted = max(size, buffer.count)
    while true {
      buffer.reserve(wanted + 1)
      let missing = wanted - buffer.count
      let target = buffer.bytes + buffer.count
      let read: Int
      do {
        read = try state.reader.read(into: target, count: missing)
      } catch {
        throw .response(error)
      }
      state.observer?(UnsafeRawBufferPointer(start: target, count: read))
      buffer.count += read
      state.byteCount += read
      if read == missing, let end = Self.endOfRows(in: buffer) { return end }
      if read < missing || wanted >= longestRow {
        buffer.isCut = read == missing
        state.isFinished = true
        Self.endLastRow(of: buffer)
        return buffer.count
      }
      wanted *= 2
    }
  }

  private static func endLastRow(of buffer: BlockBuffer) {
    if buffer.count > 0, buffer.bytes[buffer.count - 1] != CSVByte.lineFeed {
      buffer.bytes[buffer.count] = CSVByte.lineFeed
      buffer.count += 1
    }
    buffer.quoteCount = quoteCount(of: buffer)
  }

  /// The position after the last line feed that an even number of quotes precedes.
  private static func endOfRows(in buffer: BlockBuffer) -> Int? {
    let bytes = buffer.bytes
    var quotesBefore = quoteCount(of: buffer)
    var position = buffer.count
    while position > 0 {
      position -= 1
      if bytes[position] == CSVByte.quote {
        quotesBefore -= 1
      } else if bytes[position] == CSVByte.lineFeed, quotesBefore.isMultiple(of: 2) {
        buffer.quoteCount = quotesBefore
        return position + 1
      }
    }
    return nil
  }

  private static func quoteCount(of buffer: BlockBuffer) -> Int {
    ByteCount.count(of: CSVByte.quote, in: buffer.bytes, from: 0, to: buffer.count)
  }

  private func append(_ bytes: [UInt8], to buffer: BlockBuffer) {
    bytes.withUnsafeBufferPointer { source in
      guard let start = source.baseAddress else { return }
      buffer.bytes.update(from: start, count: source.count)
    }
    buffer.count = bytes.count
  }
}

/// Is given the raw bytes of a file piece by piece, in order.
public typealias ByteObserver = @Sendable (UnsafeRawBufferPointer) -> Void

/// Why reading a source failed.
enum CSVFailure: Error {
  /// The source could not be read, or does not have what is asked of it.
  case response(ResponseError)
  /// A mistake, at an offset from the start of the source.
  case fault(offset: Int, CSVFault.Problem)
}
