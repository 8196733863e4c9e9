/// Where the fields of a piece of whole rows stand, row by row.
///
/// Field `i` reaches from `positions[i]` to one before `positions[i + 1]`, where its separator or
/// line feed stands; the carriage return of a CRLF still belongs to the last field of its row.
final class FieldStarts {
  /// The start of each field, and one more: where the next one would start.
  private(set) var positions: UnsafeMutablePointer<UInt32>
  /// How many fields there are.
  var count = 0
  private var capacity = 1

  init() { positions = .allocate(capacity: 1) }

  deinit { positions.deallocate() }

  /// Forgets all fields and makes room for those that this many bytes can hold; the first one
  /// starts at `start`.
  func reset(to start: Int, byteCount: Int) {
    let wanted = byteCount + BlockBuffer.padding
    if wanted > capacity {
      positions.deallocate()
      positions = .allocate(capacity: wanted)
      capacity = wanted
    }
    positions[0] = UInt32(truncatingIfNeeded: start)
    count = 0
  }

  /// Adds a field whose separator or line feed stands here.
  func append(endingAt end: Int) {
    count += 1
    positions[count] = UInt32(truncatingIfNeeded: end + 1)
  }
}
