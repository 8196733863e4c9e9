import VignetteKit

/// One respondent who was drawn.
struct SimulatedPerson: Sendable {
  /// One vignette that was read, at its place from 1.
  struct Reading: Sendable {
    let vignette: Int
    let place: Int
    let answers: [SimulatedAnswer?]
  }

  let version: Int
  let characteristics: [SimulatedAnswer?]
  let answers: [SimulatedAnswer?]
  /// Per set of vignettes: the deck, where there are decks, and what was read, in order.
  let readings: [(deck: Int?, read: [Reading])]
}

extension StudySimulation {
  /// Draws everybody. The same seed gives the same people on every machine.
  func people(seed: UInt64) -> [SimulatedPerson] {
    var generator = SeededGenerator(seed: seed)
    let versions = Self.dealt(
      respondentCount, in: Self.allocation(of: study), from: &generator)
    let decks = ratings.map { set, _ -> [Int] in
      set.decks.isEmpty
        ? []
        : Self.dealt(respondentCount, in: set.decks.map { _ in 1 }, from: &generator)
    }
    return versions.indices.map { person in
      var draw = PersonDraw(self, version: versions[person], generator)
      let made = draw.person(decks: decks.map { $0.isEmpty ? nil : $0[person] })
      generator = draw.generator
      return made
    }
  }

  /// The versions' planned parts; those of the published samples where no plan is known.
  private static func allocation(of study: Study) -> [Double] {
    let planned = study.versions.compactMap(\.allocation)
    if planned.count == study.versions.count { return planned }
    let published = study.versions.compactMap { version in
      study.published?.samples.first { $0.version == version.id }?.count.map(Double.init)
    }
    return published.count == study.versions.count ? published : study.versions.map { _ in 1 }
  }

  /// So many places divided over cells in proportion, by largest remainder, in random order.
  private static func dealt(
    _ count: Int, in parts: [Double], from generator: inout SeededGenerator
  ) -> [Int] {
    let total = parts.reduce(0, +)
    let exact = parts.map { $0 / total * Double(count) }
    var sizes = exact.map { Int($0) }
    let byRemainder = parts.indices.sorted {
      (exact[$0] - exact[$0].rounded(.down), $1) > (exact[$1] - exact[$1].rounded(.down), $0)
    }
    for cell in byRemainder.prefix(count - sizes.reduce(0, +)) { sizes[cell] += 1 }
    var cells = parts.indices.flatMap { [Int](repeating: $0, count: sizes[$0]) }
    for last in stride(from: cells.count - 1, to: 0, by: -1) {
      cells.swapAt(last, Int(generator.next(below: UInt64(last + 1))))
    }
    return cells
  }
}

/// Draws one respondent.
private struct PersonDraw {
  let simulation: StudySimulation
  let version: Int
  var generator: SeededGenerator
  /// After so many of the answers the respondent stops; nil for one who doesn't.
  private var answersLeft: Int?

  init(_ simulation: StudySimulation, version: Int, _ generator: SeededGenerator) {
    self.simulation = simulation
    self.version = version
    self.generator = generator
  }

  mutating func person(decks: [Int?]) -> SimulatedPerson {
    let characteristics = simulation.characteristics.map { $0.answer(from: &generator) }
    let shown = zip(simulation.ratings, decks).map { rating, deck in order(of: rating.set, deck) }
    let total =
      simulation.outcomes.count
      + zip(simulation.ratings, shown).reduce(0) { $0 + $1.0.models.count * $1.1.count }
    if generator.uniform() < simulation.dropOut {
      answersLeft = Int(generator.next(below: UInt64(max(total, 1))))
    }
    let versionLevel = LevelReference(
      factor: ExpectedEffect.versionFactor, level: simulation.study.versions[version].id)
    let answers = simulation.outcomes.map { model, dilemma in
      let levels = dilemma?.levels(in: versionLevel.level) ?? []
      return answer(model, [versionLevel] + levels, ownLevel: generator.normal())
    }
    let readings = zip(zip(simulation.ratings, decks), shown).map { rated, order in
      let (rating, deck) = rated
      let own = rating.models.map { _ in generator.normal() }
      let read = order.enumerated().map { place, vignette in
        SimulatedPerson.Reading(
          vignette: vignette, place: place + 1,
          answers: rating.models.indices.map { index in
            answer(
              rating.models[index], [versionLevel] + rating.set.vignettes[vignette].levels,
              ownLevel: own[index])
          })
      }
      return (deck: deck, read: read)
    }
    return SimulatedPerson(
      version: version, characteristics: characteristics, answers: answers, readings: readings)
  }

  private mutating func answer(
    _ model: AnswerModel, _ levels: [LevelReference], ownLevel: Double
  ) -> SimulatedAnswer? {
    let answer = model.answer(
      to: levels, version: version, ownLevel: ownLevel, from: &generator)
    guard let left = answersLeft else { return answer }
    answersLeft = max(left - 1, 0)
    return left > 0 ? answer : nil
  }

  /// The vignettes that the respondent reads, in the order of reading.
  private mutating func order(of set: VignetteSet, _ deck: Int?) -> [Int] {
    var places = Array(set.vignettes.indices)
    if let deck {
      places = set.decks[deck].vignettes.compactMap { name in
        set.vignettes.firstIndex { $0.id == name }
      }
    }
    for last in stride(from: places.count - 1, to: 0, by: -1) {
      places.swapAt(last, Int(generator.next(below: UInt64(last + 1))))
    }
    return Array(places.prefix(deck == nil ? set.perRespondent ?? places.count : places.count))
  }
}
