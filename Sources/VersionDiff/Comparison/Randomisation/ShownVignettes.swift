import VignetteKit

/// Which vignette of a log each row of data is about.
struct ShownVignettes {
  /// The position of the set among the design's; nil where rows are respondents.
  let set: Int?
  /// A number for each vignette of the set.
  let numbers: [String: Int]
  /// The place of each row's vignette among those that its unit was shown.
  let places: [Int]
  /// The number of each row's vignette.
  let ofRows: [Int]

  init(
    _ table: ResponseTable, _ columns: RandomisedEffects.Columns, _ log: AssignmentLog,
    _ units: [Int]
  ) throws(AnalysisError) {
    guard let name = columns.vignette else {
      guard Set(units).count == units.count else {
        throw .randomisation(.rowsWithoutVignette)
      }
      (set, numbers, places, ofRows) = (nil, [:], units.map { _ in 0 }, units.map { _ in 0 })
      return
    }
    let column: Column
    do { column = try table.column(name) } catch { throw .responses(error) }
    let labels = (0..<column.count).map { column.label(at: $0) ?? "" }
    let sets = log.opening.design.sets
    guard
      let set = sets.firstIndex(where: {
        $0.decks.contains { $0.vignettes.contains(labels.first ?? "") }
      })
    else { throw .randomisation(.unknownVignette(labels.first ?? "", unit: nil)) }
    var numbers: [String: Int] = [:]
    for vignette in sets[set].decks.flatMap(\.vignettes) where numbers[vignette] == nil {
      numbers[vignette] = numbers.count
    }
    let assignments = RandomisationSet.assignments(in: log)
    var places: [Int] = []
    var seen: Set<[Int]> = []
    for (row, label) in labels.enumerated() {
      let assignment = assignments[units[row]]
      guard let place = assignment.vignettes[set].firstIndex(of: label) else {
        throw .randomisation(.unknownVignette(label, unit: assignment.unit))
      }
      guard seen.insert([units[row], place]).inserted else {
        throw .randomisation(.repeatedVignette(label, unit: assignment.unit))
      }
      places.append(place)
    }
    self.set = set
    self.numbers = numbers
    self.places = places
    ofRows = labels.map { numbers[$0] ?? 0 }
  }
}
