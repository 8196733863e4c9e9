extension QuantitiesOfInterest {
  /// The predictions of all combinations of the factors; nil where they are too many.
  func predictionsTable(_ confidence: ConfidenceLevel) -> EffectTable? {
    guard let predictions else { return nil }
    let taken: Set<String> = ["response", "estimate", "std.error", "df", "conf.low", "conf.high"]
    let columns = factors.map { factor in
      TableColumn(taken.contains(factor) ? "factor.\(factor)" : factor, .string, label: factor)
    }
    var table = EffectTable(
      id: "predictions", title: "Predicted \(outcome) by combination of the factors",
      columns: [.response] + columns + levelColumns,
      notes: [
        "Averaged over the people's other variables\(weightWords). \(limitsNote)"
      ] + leftOutNotes)
    for prediction in predictions {
      table.append(
        [Cell(prediction.response)] + prediction.levels.map { .text($0) }
          + Cell.level(prediction.estimate, confidence))
    }
    return table
  }

  /// The predictions at chosen values.
  func chosenPredictionsTable(_ confidence: ConfidenceLevel) -> EffectTable {
    var table = EffectTable(
      id: "predictions.at", title: "Predicted \(outcome) at chosen values",
      columns: [.response, TableColumn("at", .string, label: "At")] + levelColumns + [.reason],
      notes: ["\(chosenNote) \(limitsNote)"] + extrapolationNotes + leftOutNotes)
    for prediction in chosenPredictions {
      let values = prediction.choices.map { "\($0.variable) = \($0.value)" }
      table.append(
        [Cell(prediction.response), .text(values.joined(separator: ", "))]
          + Cell.level(prediction.estimate, confidence) + [prediction.estimate.reasonCell])
    }
    return table
  }

  private var chosenNote: String {
    "The mean if everybody had these values. \(averagingNote)"
  }

  /// Which chosen numbers lie outside the data.
  private var extrapolationNotes: [String] {
    var seen: Set<String> = []
    return chosenPredictions.flatMap(\.extrapolated).map { found in
      let limits = [found.observed.lowerBound, found.observed.upperBound].map(ModelColumn.label)
      return "\(found.variable) = \(ModelColumn.label(found.value)) lies outside the data "
        + "(\(limits[0]) to \(limits[1])): an extrapolation of the model."
    }.filter { seen.insert($0).inserted }
  }
}
