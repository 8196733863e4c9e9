/// The numbers that an answer may be.
struct AllowedNumbers: Sendable {
  let low: Double?
  let high: Double?
  /// The only possible numbers, or nil where any between the limits will do.
  let points: [Double]?

  /// A column of numbers without the codes that mean a missing answer.
  func column(
    named name: String, from raw: Column, missing: [String]
  ) throws(ResponseError) -> Column {
    let missingNumbers = missing.compactMap { NumberSyntax.number($0) }
    var numbers: [Double?] = []
    numbers.reserveCapacity(raw.count)
    for row in 0..<raw.count {
      let number = try Self.number(in: raw, at: row, missing: missing)
      guard let number, !missingNumbers.contains(number) else {
        numbers.append(nil)
        continue
      }
      guard contains(number) else {
        throw .impossibleAnswer(column: raw.name, row: row + 1, value: number, expected: summary)
      }
      numbers.append(number)
    }
    return Column(name: name, numbers: numbers)
  }

  private static func number(
    in raw: Column, at row: Int, missing: [String]
  ) throws(ResponseError) -> Double? {
    guard let label = raw.label(at: row) else { return raw.number(at: row) }
    if missing.contains(label) { return nil }
    guard let number = NumberSyntax.number(label) else {
      throw .numbersExpected(column: raw.name, found: label)
    }
    return number
  }

  private func contains(_ number: Double) -> Bool {
    if let points { return points.contains { abs($0 - number) < 1e-9 } }
    return number >= low ?? -.infinity && number <= high ?? .infinity
  }

  /// In words, for messages.
  private var summary: String {
    if let points, points.count <= 12 {
      return "one of " + points.map(Question.name(ofPoint:)).joined(separator: ", ")
    }
    let first = (points?.first ?? low).map(Question.name(ofPoint:))
    let last = (points?.last ?? high).map(Question.name(ofPoint:))
    return switch (first, last) {
    case (let first?, let last?): "a number from \(first) to \(last)"
    case (let first?, nil): "a number of at least \(first)"
    case (nil, let last?): "a number of at most \(last)"
    case (nil, nil): "a number"
    }
  }
}
