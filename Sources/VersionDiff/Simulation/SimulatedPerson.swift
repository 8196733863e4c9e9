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
  let readings: [(deck: String?, read: [Reading])]
}

extension StudySimulation {
  /// Draws everybody, and assigns everybody as the study plans it. The same seed gives the same
  /// people on every machine.
  func people(seed: UInt64) throws(StudySimulationMistake) -> (
    people: [SimulatedPerson], register: AssignmentRegister
  ) {
    var register = AssignmentRegister(design, seed: "\(seed)")
    var generator = SeededGenerator(seed: seed)
    var people: [SimulatedPerson] = []
    people.reserveCapacity(respondentCount)
    for index in 0..<respondentCount {
      let drawn = characteristics.map { $0.answer(from: &generator) }
      let assignment = try assigned("\(index + 1)", drawn, in: &register)
      var draw = PersonDraw(self, assignment, generator)
      people.append(draw.person(drawn))
      generator = draw.generator
    }
    return (people, register)
  }

  private func assigned(
    _ unit: String, _ drawn: [SimulatedAnswer?], in register: inout AssignmentRegister
  ) throws(StudySimulationMistake) -> Assignment {
    let stratum = design.strata.map { stratum -> String in
      let position = characteristics.firstIndex { $0.question == stratum.characteristic }
      guard let position, case .name(let level)? = drawn[position] else { return "" }
      return level
    }
    do {
      return try register.assign(unit, stratum: stratum)
    } catch {
      throw .assignment(error)
    }
  }
}

/// Draws one respondent's answers.
private struct PersonDraw {
  let simulation: StudySimulation
  let assignment: Assignment
  let version: Int
  var generator: SeededGenerator
  /// After so many of the answers the respondent stops; nil for one who doesn't.
  private var answersLeft: Int?

  init(_ simulation: StudySimulation, _ assignment: Assignment, _ generator: SeededGenerator) {
    self.simulation = simulation
    self.assignment = assignment
    version = simulation.study.versions.firstIndex { $0.id == assignment.version } ?? 0
    self.generator = generator
  }

  mutating func person(_ characteristics: [SimulatedAnswer?]) -> SimulatedPerson {
    let shown = simulation.ratings.map { rating in order(of: rating.set) }
    let total =
      simulation.outcomes.count
      + zip(simulation.ratings, shown).reduce(0) { $0 + $1.0.models.count * $1.1.count }
    if generator.uniform() < simulation.dropOut {
      answersLeft = Int(generator.next(below: UInt64(max(total, 1))))
    }
    let versionLevel = LevelReference(
      factor: ExpectedEffect.versionFactor, level: assignment.version)
    let answers = simulation.outcomes.map { model, dilemma in
      let levels = dilemma?.levels(in: assignment.version) ?? []
      return answer(model, [versionLevel] + levels, ownLevel: generator.normal())
    }
    let readings = zip(simulation.ratings, shown).map { rating, order in
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
      return (deck: rating.set.decks.isEmpty ? nil : deck(of: rating.set), read: read)
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
  private func order(of set: VignetteSet) -> [Int] {
    guard let position = position(of: set) else { return [] }
    return assignment.vignettes[position].compactMap { name in
      set.vignettes.firstIndex { $0.id == name }
    }
  }

  private func deck(of set: VignetteSet) -> String? {
    position(of: set).map { assignment.decks[$0] }
  }

  private func position(of set: VignetteSet) -> Int? {
    simulation.design.sets.firstIndex { $0.id == set.id }
  }
}
