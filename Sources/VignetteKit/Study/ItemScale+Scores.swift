extension ItemScale {
  /// The score of every respondent; missing where too few items are answered. A mean is over the
  /// answers that are there; a sum over fewer is scaled up to all items.
  ///
  /// - Parameters:
  ///   - columns: The items' numbers, in the order of ``items``.
  ///   - limits: The lowest and highest point of each item, around which reversed ones are turned.
  func scores(
    of columns: [Column], limits: [(low: Double, high: Double)?], named name: String
  ) -> Column {
    let needed = answersNeeded ?? items.count
    let scores = (0..<(columns.first?.count ?? 0)).map { row -> Double? in
      var sum = 0.0
      var count = 0
      for (index, column) in columns.enumerated() {
        guard let answer = column.number(at: row) else { continue }
        sum += turned(answer, item: column.name, limits: limits[index])
        count += 1
      }
      guard count >= max(needed, 1) else { return nil }
      let mean = sum / Double(count)
      return score == .mean ? mean : count == items.count ? sum : mean * Double(items.count)
    }
    return Column(name: name, numbers: scores)
  }

  private func turned(
    _ answer: Double, item: String, limits: (low: Double, high: Double)?
  ) -> Double {
    guard let limits, reversed.contains(item) else { return answer }
    return limits.low + limits.high - answer
  }
}
