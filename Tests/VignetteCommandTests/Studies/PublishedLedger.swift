import VignetteKit

/// Every figure of a study's published results on a line of its own: where it stands, the number as
/// it was printed, and its status where it is not simply published.
struct PublishedLedger {
  private(set) var lines: [String] = []

  init(_ study: Study) {
    for margin in study.population?.margins ?? [] {
      for share in margin.shares {
        add("population \(margin.question) \(share.option)", share.figure)
      }
    }
    guard let results = study.published else { return }
    if let total = results.reportedTotal { lines.append("reported-total \(total.count)") }
    for sample in results.samples {
      if let count = sample.count { lines.append("sample \(sample.id) n \(count)") }
      if let count = sample.observations {
        lines.append("sample \(sample.id) observations \(count)")
      }
    }
    for table in results.distributions { add(table) }
    for table in results.classes { add(table) }
    for table in results.moments { add(table) }
    for proportion in results.proportions { add(proportion.heading.id, proportion.percent) }
    for table in results.coefficients { add(table) }
    for table in results.correlations {
      for pair in table.pairs {
        let stars = String(repeating: "*", count: pair.stars)
        add("correlation \(pair.first) \(pair.second)\(stars)", pair.figure)
      }
    }
    for table in results.codeFrequencies {
      for row in table.rows { add("\(table.heading.id) \(row.code)", row.figure) }
    }
  }

  private mutating func add(_ table: PublishedDistribution) {
    for row in table.rows {
      for entry in row.figures {
        add("\(table.heading.id) \(row.option) \(entry.sample)", entry.figure)
      }
    }
  }

  private mutating func add(_ table: PublishedClasses) {
    for latentClass in table.classes { add("class \(latentClass.id)", latentClass.size) }
    for row in table.rows {
      for mean in row.means { add("\(row.variable) class \(mean.latentClass)", mean.figure) }
      add("\(row.variable) all", row.overall)
    }
  }

  private mutating func add(_ table: PublishedMoments) {
    for row in table.rows {
      if let count = row.count { lines.append("\(row.id) n \(count)") }
      add("\(row.id) mean", row.mean)
      add("\(row.id) sd", row.standardDeviation)
      add("\(row.id) min", row.minimum)
      add("\(row.id) max", row.maximum)
    }
  }

  private mutating func add(_ table: PublishedCoefficients) {
    for row in table.rows {
      let place = "\(table.heading.id) \(row.term)"
      add("\(place) coefficient", row.coefficient)
      add("\(place) se", row.standardError)
      add("\(place) \(table.statistic?.rawValue ?? "statistic")", row.statistic)
      add("\(place) p", row.pValue)
    }
  }

  private mutating func add(_ place: String, _ figure: PublishedFigure?) {
    guard let figure else { return }
    let also = figure.alsoPrinted.map { " also \($0)" }.joined()
    let line =
      switch figure.status {
      case .published: "\(place) \(figure.printed ?? "nothing")\(also)"
      case .derived: "\(place) \(figure.printed ?? "nothing")\(also) derived"
      case .unclear: "\(place) unclear\(figure.value == nil ? "" : " but with a value")"
      }
    lines.append(line)
  }
}
