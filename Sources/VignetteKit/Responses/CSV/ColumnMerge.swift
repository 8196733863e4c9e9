/// Puts a column together from the pieces that several threads read.
///
/// Every choice (labels or numbers, their order, codes or measurements) follows from the set of
/// distinct fields alone, so that it can't depend on which thread met which field.
struct ColumnMerge {
  private let reading: CSVReading
  private let index: Int
  private let decoder: FieldDecoder
  private let hasMeasurements: Bool
  private let hasLabels: Bool

  init(_ reading: CSVReading, index: Int, decoder: FieldDecoder) {
    self.reading = reading
    self.index = index
    self.decoder = decoder
    hasMeasurements = reading.parts.contains {
      if case .measurements = $0.piece.chunks[index] { true } else { false }
    }
    hasLabels = reading.threads.contains { thread in
      thread.columns[index].hasLabelAmongMeasurements
        || thread.columns[index].values.contains { !$0.isMissing && $0.number == nil }
    }
  }

  /// Whether some pieces hold measurements of a column that turned out to hold labels.
  var needsCodes: Bool { hasMeasurements && hasLabels }

  /// The column.
  ///
  /// - Throws: A number with a decimal comma, where such numbers alone keep the column from being
  ///   one of numbers.
  func column() throws(CSVFailure) -> Column {
    if decoder.role.isText { return labels() }
    if hasLabels {
      try refuseDecimalCommas()
      return labels()
    }
    return hasMeasurements || distinctCount > ColumnEncoder.codeLimit ? measurements() : numbers()
  }

  private var allValues: some Sequence<FieldValue> {
    reading.threads.lazy.flatMap { $0.columns[index].values }
  }

  /// How many distinct fields there are; quoted and unquoted ones count apart, as they do while a
  /// thread reads.
  private var distinctCount: Int {
    var quoted: Set<String> = []
    var unquoted: Set<String> = []
    for value in allValues {
      if value.isQuoted { quoted.insert(value.text) } else { unquoted.insert(value.text) }
    }
    return quoted.count + unquoted.count
  }

  private func refuseDecimalCommas() throws(CSVFailure) {
    let labels = allValues.filter { !$0.isMissing && $0.number == nil }
    guard labels.allSatisfy(\.hasDecimalComma) else { return }
    var first: (place: Int, text: String)?
    for thread in reading.threads {
      let column = thread.columns[index]
      for (value, place) in zip(column.values, column.places) where value.hasDecimalComma {
        if place < first?.place ?? .max { first = (place, value.text) }
      }
    }
    guard let first else { return }
    throw .fault(
      offset: first.place, .decimalComma(column: decoder.column, value: first.text))
  }

  private func labels() -> Column {
    let levels: [String]
    if case .levels(let stated) = decoder.role {
      levels = stated
    } else {
      let texts = allValues.filter { !$0.isMissing }.map(\.text)
      levels = LevelOrder.sorted(Set(texts.sorted(by: LevelOrder.isBefore)))
    }
    let position = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, $0) })
    let codes = codes(levelCount: levels.count) { $0.isMissing ? nil : position[$0.text] }
    return Column(name: decoder.column, storage: .labels(codes: codes, levels: levels))
  }

  private func numbers() -> Column {
    let values = Set(allValues.compactMap(\.number)).sorted()
    let position = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($1, $0) })
    let codes = codes(levelCount: values.count) { $0.number.flatMap { position[$0] } }
    return Column(name: decoder.column, storage: .numbers(codes: codes, values: values))
  }

  private func measurements() -> Column {
    let numbers = reading.threads.map { $0.columns[index].values.map { $0.number ?? .nan } }
    var column: [Double] = []
    column.reserveCapacity(reading.rowCount)
    for part in reading.parts {
      let known = numbers[part.thread]
      switch part.piece.chunks[index] {
      case .bytes(let codes): column += codes.lazy.map { known[Int($0)] }
      case .words(let codes): column += codes.lazy.map { known[Int($0)] }
      case .doubleWords(let codes): column += codes.lazy.map { known[Int($0)] }
      case .measurements(let values): column += values
      }
    }
    return Column(name: decoder.column, storage: .measurements(column))
  }

  private func codes(levelCount: Int, _ position: (FieldValue) -> Int?) -> Codes {
    if levelCount <= Int(UInt8.max) {
      return .bytes(recoded(position))
    } else if levelCount <= Int(UInt16.max) {
      return .words(recoded(position))
    }
    return .doubleWords(recoded(position))
  }

  private func recoded<Code: FixedWidthInteger & UnsignedInteger>(
    _ position: (FieldValue) -> Int?
  ) -> [Code] {
    let maps: [[Code]] = reading.threads.map { thread in
      thread.columns[index].values.map { value in
        guard let code = position(value) else { return Code.max }
        return Code(code)
      }
    }
    var column: [Code] = []
    column.reserveCapacity(reading.rowCount)
    for part in reading.parts {
      let map = maps[part.thread]
      switch part.piece.chunks[index] {
      case .bytes(let codes): column += codes.lazy.map { map[Int($0)] }
      case .words(let codes): column += codes.lazy.map { map[Int($0)] }
      case .doubleWords(let codes): column += codes.lazy.map { map[Int($0)] }
      case .measurements: preconditionFailure("a column of codes has no measurements")
      }
    }
    return column
  }
}
