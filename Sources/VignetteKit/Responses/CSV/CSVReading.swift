/// What one thread read, and why it stopped early.
struct ThreadOutcome: Sendable {
  let result: ThreadResult
  let failure: CSVFailure?
}

/// All pieces of a file, in order, with the distinct fields that their codes count.
struct CSVReading: Sendable {
  /// A piece, and which thread's codes it holds.
  struct Part: Sendable {
    let thread: Int
    let piece: BlockParser.Piece
  }

  let threads: [ThreadResult]
  let parts: [Part]
  let byteCount: Int

  /// How many rows there are.
  var rowCount: Int { parts.reduce(0) { $0 + $1.piece.rowCount } }

  /// Puts the pieces in order.
  ///
  /// - Throws: The first mistake in the file. Each thread stops at its own first one; as pieces
  ///   are handed out in order, all pieces before the first mistake have been read.
  init(_ outcomes: [ThreadOutcome], byteCount: Int) throws(CSVFailure) {
    threads = outcomes.map(\.result)
    self.byteCount = byteCount
    parts = threads.enumerated().flatMap { thread, result in
      result.pieces.map { Part(thread: thread, piece: $0) }
    }.sorted { $0.piece.offset < $1.piece.offset }
    if let first = Self.first(outcomes.compactMap(\.failure) + blankLine) { throw first }
    if rowCount == 0 { throw .fault(offset: byteCount, .noRows) }
  }

  /// Blank lines at the end of a piece are a mistake where a later piece has rows.
  private var blankLine: [CSVFailure] {
    guard let last = parts.last(where: { $0.piece.rowCount > 0 }),
      let place = parts.compactMap(\.piece.blankLines).first, place < last.piece.offset
    else { return [] }
    return [.fault(offset: place, .blankLine)]
  }

  private static func first(_ failures: [CSVFailure]) -> CSVFailure? {
    failures.min { first, second in
      switch (first, second) {
      case (.fault(let offset, _), .fault(let other, _)): offset < other
      case (.response, .fault): true
      case (_, .response): false
      }
    }
  }
}
