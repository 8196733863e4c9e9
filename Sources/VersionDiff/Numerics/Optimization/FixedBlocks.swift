import Dispatch

/// Work over many rows, cut into blocks whose borders depend on the number of rows only, so that
/// sums over the blocks are the same for any number of threads.
enum FixedBlocks {
  /// The number of rows in a block: few enough for a dozen columns to stay in the cache.
  static let size = 1024

  /// Computes one result per block, at the same time where there are several blocks, in order.
  static func map<Result: Sendable>(
    rows: Int, _ body: @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    let count = max(1, (rows + size - 1) / size)
    let range = { (block: Int) in block * size..<min(rows, (block + 1) * size) }
    guard count > 4 else { return (0..<count).map { body(range($0)) } }
    return [Result?](unsafeUninitializedCapacity: count) { buffer, initialized in
      let base = UnsafeSendable(buffer)
      DispatchQueue.concurrentPerform(iterations: count) { block in
        let lower = block * size
        (base.buffer.baseAddress.map { $0 + block })?.initialize(
          to: body(lower..<min(rows, lower + size)))
      }
      initialized = count
    }.compactMap { $0 }
  }

  /// A buffer of which each thread writes its own elements only.
  private struct UnsafeSendable<Element>: @unchecked Sendable {
    let buffer: UnsafeMutableBufferPointer<Element>
    init(_ buffer: UnsafeMutableBufferPointer<Element>) { self.buffer = buffer }
  }
}
