import VignetteKit

/// The random effects of a formula over the rows of a frame, terms of the same grouping together.
struct RandomEffectsDesign: Sendable {
  /// All random effects of one grouping.
  struct Group: Sendable {
    /// Who belongs to which group.
    let grouping: Grouping
    /// What varies, one name for each column.
    let terms: [String]
    /// How many columns each correlated block has.
    let blocks: [Int]
    /// The columns in coordinates of their own size.
    let coordinates: EffectCoordinates
    /// Whether the only effect is an intercept.
    let isIntercept: Bool

    /// The kernel's view of it.
    var random: RandomGrouping {
      RandomGrouping(
        codes: grouping.codes, count: grouping.count, columns: coordinates.columns,
        blocks: blocks)
    }
  }

  /// One for each grouping, in the order of the formula.
  let groups: [Group]

  /// Builds the columns and refuses random effects that the data say nothing about.
  init(_ formula: Formula, over frame: ModelFrame) throws(AnalysisError) {
    guard !formula.randomEffects.isEmpty else { throw .model(.mixed(.noRandomEffects)) }
    var names: [String] = []
    var members: [String: [(effect: RandomEffect, grouping: Grouping)]] = [:]
    for (effect, grouping) in zip(formula.randomEffects, frame.groups) {
      if members[grouping.name] == nil { names.append(grouping.name) }
      members[grouping.name, default: []].append((effect, grouping))
    }
    var groups: [Group] = []
    for name in names {
      guard let own = members[name], let grouping = own.first?.grouping else { continue }
      groups.append(try Self.group(own.map(\.effect), grouping, frame))
    }
    self.groups = groups
  }

  private static func group(
    _ effects: [RandomEffect], _ grouping: Grouping, _ frame: ModelFrame
  ) throws(AnalysisError) -> Group {
    guard grouping.count > 1 else {
      throw .model(.mixed(.oneGroup(grouping.name, group: grouping.labels.first ?? "")))
    }
    var terms: [String] = []
    var elements: [Double] = []
    var blocks: [Int] = []
    for effect in effects {
      let design = ModelDesign(effect, for: frame)
      let matrix = design.matrix(over: frame)
      try check(effect, design, matrix, grouping, frame)
      terms += design.columns.map(\.name.term)
      elements += matrix.elements
      blocks.append(design.columns.count)
    }
    let matrix = Matrix(rows: frame.patternCount, columns: terms.count, elements: elements)
    let coordinates = EffectCoordinates(
      matrix, blocks: blocks, hasIntercept: effects.map(\.hasIntercept))
    return Group(
      grouping: grouping, terms: terms, blocks: blocks, coordinates: coordinates,
      isIntercept: effects.count == 1 && effects[0].terms.isEmpty)
  }

  /// Refuses a term of which the rows cannot say how it varies between the groups.
  private static func check(
    _ effect: RandomEffect, _ design: ModelDesign, _ matrix: Matrix, _ grouping: Grouping,
    _ frame: ModelFrame
  ) throws(AnalysisError) {
    let observations = frame.observationCount
    guard grouping.count < observations else {
      throw .model(.mixed(.groupPerRow(grouping.name)))
    }
    let effects = grouping.count * design.columns.count
    guard effects < observations else {
      throw .model(
        .mixed(
          .tooManyRandomEffects(
            effect.description, effects: effects, observations: observations)))
    }
    guard effect.hasIntercept else { return }
    for (place, column) in design.columns.enumerated() where column.term != nil {
      if !varies(matrix.column(place), within: grouping) {
        throw .model(
          .mixed(.constantWithinGroups(column.name.term, group: grouping.name)))
      }
    }
    if !varies(frame.outcomeValues[...], within: grouping) {
      throw .model(
        .mixed(.noVariationWithinGroups(frame.outcome, group: grouping.name)))
    }
  }

  /// Whether the values differ within at least one group.
  private static func varies(_ values: ArraySlice<Double>, within grouping: Grouping) -> Bool {
    var first = [Double](repeating: .nan, count: grouping.count)
    for (code, value) in zip(grouping.codes, values) {
      if first[code].isNaN {
        first[code] = value
      } else if first[code] != value {
        return true
      }
    }
    return false
  }
}
