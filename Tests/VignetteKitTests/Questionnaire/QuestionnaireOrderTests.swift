import Testing

@testable import VignetteKit

@Suite struct QuestionnaireOrderTests {
  @Test func optionsStandAsListedUnlessTheQuestionSaysOtherwise() throws {
    #expect(try Self.order(.fixed, unit: "r1") == Self.listed)
  }

  @Test func randomOrdersAreTheRespondentsOwnAndStay() throws {
    let orders = try (1...60).map { try Self.order(.random, unit: "r\($0)") }
    #expect(Set(orders).count == 6, "all orders of three options occur among sixty respondents")
    #expect(try (1...60).map { try Self.order(.random, unit: "r\($0)") } == orders)
    for order in orders {
      // Something else and no answer keep their places.
      #expect(order[1] == "else")
      #expect(order[4] == "none")
      #expect(Set(order) == Set(Self.listed))
    }
  }

  @Test func everyOrderIsAboutEquallyLikely() throws {
    var counts: [[String]: Int] = [:]
    for unit in 1...1200 { counts[try Self.order(.random, unit: "u\(unit)"), default: 0] += 1 }
    // 200 of each are expected, with a standard deviation of 12.9: within five of them.
    #expect(counts.values.allSatisfy { abs($0 - 200) < 65 })
    #expect(counts.count == 6)
  }

  @Test func itemsOfSlidersCanBeShuffled() throws {
    let study = SampleQuestionnaire.study { study in
      for index in study.questions.indices { study.questions[index].order = .random }
    }
    let firsts = try (1...40).map { unit in
      let questionnaire = try Questionnaire(
        study, for: SampleQuestionnaire.assignment(unit: "r\(unit)"))
      let step = try #require(
        questionnaire.steps(answered: [:]).first { $0.id == "attention" })
      return try #require(questionnaire.optionOrder(of: step).first).id
    }
    #expect(Set(firsts) == ["explain", "research"])
  }

  private static let listed = ["a", "else", "b", "c", "none"]

  private static func study(_ order: OptionOrder) -> Study {
    SampleQuestionnaire.study { study in
      let index = study.questions.firstIndex { $0.id == "last" } ?? 0
      study.questions[index].form = .singleChoice(
        SampleQuestionnaire.choice("a", "else", "b", "c", "none"))
      study.questions[index].order = order
    }
  }

  private static func order(_ order: OptionOrder, unit: String) throws -> [String] {
    let questionnaire = try Questionnaire(
      study(order), for: SampleQuestionnaire.assignment(unit: unit))
    let step = try #require(questionnaire.steps(answered: [:]).first { $0.id == "last" })
    return questionnaire.optionOrder(of: step).map(\.id)
  }
}
