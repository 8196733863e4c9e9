/// Reads pieces of a file for one thread and collects the wanted columns.
final class BlockParser {
  /// What a piece of the file held.
  struct Piece: Sendable {
    /// Where the piece starts, from the start of the file.
    let offset: Int
    let rowCount: Int
    /// The wanted columns.
    let chunks: [ColumnChunk]
    /// Where blank lines begin that reach to the end of the piece, from the start of the file.
    let blankLines: Int?
  }

  private let encoders: [ColumnEncoder]
  private var pieces: [Piece] = []
  private let layout: CSVLayout
  private let fields = FieldStarts()

  init(_ layout: CSVLayout) {
    self.layout = layout
    encoders = layout.columns.map { ColumnEncoder($0.decoder, keepsCodes: layout.keepsCodes) }
  }

  /// What this thread has read.
  var result: ThreadResult {
    ThreadResult(pieces: pieces, columns: encoders.map(\.encoded))
  }

  /// Reads pieces until there are no more, or one of them has a mistake.
  func parseAll(_ blocks: RowBlocks) -> CSVFailure? {
    let buffer = BlockBuffer(capacity: 0)
    do throws(CSVFailure) {
      while try blocks.next(into: buffer) {
        try parse(buffer, from: max(0, layout.rowsStart - buffer.offset))
      }
      return nil
    } catch {
      blocks.stop()
      return error
    }
  }

  /// Reads the rows of a piece from a position on.
  ///
  /// - Throws: The first mistake in the piece.
  private func parse(_ buffer: BlockBuffer, from start: Int) throws(CSVFailure) {
    if buffer.isCut { throw longRow(buffer) }
    var failures: [ScanFailure] = []
    let blankLines = scan(buffer, from: start, failures: &failures)
    let rowCount = fields.count / layout.fieldCount
    var chunks: [ColumnChunk] = []
    for (encoder, column) in zip(encoders, layout.columns) {
      do throws(ScanFailure) {
        let slice = FieldSlice(
          buffer, fields, field: column.field, fieldCount: layout.fieldCount, rowCount: rowCount)
        chunks.append(try encoder.chunk(slice))
      } catch {
        failures.append(error)
      }
    }
    if let first = failures.min(by: { $0.position < $1.position }) {
      throw .fault(offset: buffer.offset + first.position, first.problem)
    }
    let piece = Piece(
      offset: buffer.offset, rowCount: rowCount, chunks: chunks,
      blankLines: blankLines.map { $0 + buffer.offset })
    pieces.append(piece)
  }

  /// Finds the fields; after a mistake those of the rows before it.
  private func scan(
    _ buffer: BlockBuffer, from start: Int, failures: inout [ScanFailure]
  ) -> Int? {
    if layout.encoding == .utf8,
      let position = UTF8Check.firstInvalidByte(buffer.bytes, from: start, to: buffer.count)
    {
      let problem = CSVFault.Problem.invalidUTF8(byteOffset: buffer.offset + position)
      failures.append(ScanFailure(position: position, problem: problem))
    }
    let finder = FieldFinder(buffer, separator: layout.separator.byte)
    if finder.find(from: start, fieldCount: layout.fieldCount, into: fields) { return nil }
    do throws(ScanFailure) {
      let scanner = FieldScanner(buffer, separator: layout.separator.byte)
      return try scanner.scanRows(from: start, fieldCount: layout.fieldCount, into: fields)
    } catch {
      failures.append(error)
      return nil
    }
  }

  /// What is wrong with a row that is longer than any may be: most often a misplaced quote, after
  /// which all line feeds seemed to be quoted.
  private func longRow(_ buffer: BlockBuffer) -> CSVFailure {
    fields.reset(to: 0, byteCount: buffer.count)
    do throws(ScanFailure) {
      let scanner = FieldScanner(buffer, separator: layout.separator.byte)
      _ = try scanner.scanRow(at: 0, into: fields)
    } catch {
      if error.problem == .quoteInsideField || error.problem == .textAfterQuote {
        return .fault(offset: buffer.offset + error.position, error.problem)
      }
    }
    return .fault(offset: buffer.offset, .rowTooLong)
  }
}

/// All that one thread read.
struct ThreadResult: Sendable {
  let pieces: [BlockParser.Piece]
  /// The distinct fields of each wanted column; the codes in the pieces count them.
  let columns: [EncodedFields]
}
