/// One reading of a source: its header, its pieces on several threads, the merged columns.
struct CSVPass {
  let reader: CSVReader
  let source: ByteSource

  init(_ reader: CSVReader, _ source: ByteSource) {
    self.reader = reader
    self.source = source
  }

  /// The table, with what was found beside it.
  func contents(observer: ByteObserver?) throws(ResponseError) -> CSVContents {
    do throws(CSVFailure) {
      let (header, isShort) = try opening()
      let layout = try layout(header)
      let reading = try read(layout, observer: observer, threads: isShort ? 1 : threadCount)
      let outcomes = Parallel.results(count: layout.columns.count) { index in
        Result { () throws(CSVFailure) in try column(index, of: reading, layout) }
      }
      var columns: [Column] = []
      for outcome in outcomes { columns.append(try outcome.get()) }
      return CSVContents(
        table: ResponseTable(columns: columns), header: layout.header,
        separator: layout.separator, byteCount: reading.byteCount)
    } catch {
      throw located(error)
    }
  }

  /// The names of the columns.
  func header() throws(ResponseError) -> [String] {
    do throws(CSVFailure) {
      return try opening().header.names
    } catch {
      throw located(error)
    }
  }

  /// The first row, and whether the file is one piece.
  private func opening() throws(CSVFailure) -> (header: CSVHeader, isShort: Bool) {
    let blocks = try RowBlocks(source, for: reader, observer: nil)
    let buffer = BlockBuffer(capacity: 0)
    guard try blocks.next(into: buffer) else { throw .fault(offset: 0, .emptyFile) }
    do throws(ScanFailure) {
      return (try CSVHeader(buffer, reader: reader), blocks.isFinished)
    } catch {
      throw .fault(offset: error.position, error.problem)
    }
  }

  private func layout(_ header: CSVHeader) throws(CSVFailure) -> CSVLayout {
    do throws(ResponseError) {
      return try CSVLayout(header, reader: reader)
    } catch {
      throw .response(error)
    }
  }

  /// Reads all pieces, each on one of several threads.
  private func read(
    _ layout: CSVLayout, observer: ByteObserver?, threads: Int
  ) throws(CSVFailure) -> CSVReading {
    let blocks = try RowBlocks(source, for: reader, observer: observer)
    let outcomes = Parallel.results(count: threads) { _ in
      let parser = BlockParser(layout)
      let failure = parser.parseAll(blocks)
      return ThreadOutcome(result: parser.result, failure: failure)
    }
    return try CSVReading(outcomes, byteCount: blocks.byteCount)
  }

  /// A column, put together from what the threads found.
  private func column(
    _ index: Int, of reading: CSVReading, _ layout: CSVLayout
  ) throws(CSVFailure) -> Column {
    let decoder = layout.columns[index].decoder
    let merged = ColumnMerge(reading, index: index, decoder: decoder)
    if !merged.needsCodes { return try merged.column() }
    let narrow = layout.keepingCodes(of: index)
    let again = try read(narrow, observer: nil, threads: threadCount)
    return try ColumnMerge(again, index: 0, decoder: decoder).column()
  }

  /// A failure with the line and column of its place instead of its offset.
  private func located(_ failure: CSVFailure) -> ResponseError {
    switch failure {
    case .response(let error):
      return error
    case .fault(let offset, let problem):
      do throws(ResponseError) {
        let place = try TextPlace(of: offset, in: source, encoding: reader.encoding)
        let fault = CSVFault(
          file: source.name, line: place.line, column: place.column, problem: problem)
        return .csv(fault)
      } catch {
        return error
      }
    }
  }

  private var threadCount: Int {
    max(1, reader.threadCount ?? Parallel.processorCount)
  }
}
