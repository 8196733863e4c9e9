import Testing
import VersionDiff
import VignetteKit

/// Random intercepts that the data or the family cannot have, each with its reason.
@Suite struct RandomInterceptRefusalTests {
  static let responses = ResponseTable(columns: [
    Column(name: "y", labels: ["a", "b", "a", "b", "a", "b", "b", "a"]),
    Column(name: "constant", labels: ["k", "k", "k", "k", "k", "k", "k", "k"]),
    Column(name: "z", labels: ["l", "m", "h", "l", "m", "h", "l", "h"], levels: ["l", "m", "h"]),
    Column(name: "x", numbers: [1, 2, 3, 4, 5, 6, 7, 8]),
    Column(name: "tells", labels: ["p", "q", "p", "q", "p", "q", "q", "p"]),
    Column(name: "g", labels: ["1", "1", "2", "2", "3", "3", "4", "4"]),
    Column(name: "h", labels: ["1", "2", "1", "2", "1", "2", "1", "2"]),
    Column(name: "one", labels: ["1", "1", "1", "1", "1", "1", "1", "1"]),
    Column(name: "row", labels: ["1", "2", "3", "4", "5", "6", "7", "8"]),
    Column(name: "same", labels: ["1", "2", "1", "2", "1", "2", "2", "1"]),
    Column(name: "w", numbers: [1, 2, 1, 2, 1, 2, 1, 2]),
  ])

  static func fit(
    _ formula: String, schema: Schema = Schema(), points: Int? = nil
  ) throws(AnalysisError) -> RandomInterceptFit {
    try LogisticMixedModel(
      try Formula(parsing: formula), schema: schema, quadraturePoints: points
    ).fitted(to: responses)
  }

  static func refusal(_ mistake: MixedModelMistake) -> AnalysisError { .model(.mixed(mistake)) }

  @Test func onlyOneRandomIntercept() {
    #expect(
      throws: Self.refusal(.oneRandomIntercept(family: "binomial", found: ["(x | g)"]))
    ) { try Self.fit("y ~ x + (x | g)") }
    #expect(
      throws: Self.refusal(
        .oneRandomIntercept(family: "binomial", found: ["(1 | g)", "(1 | h)"]))
    ) { try Self.fit("y ~ x + (1 | g) + (1 | h)") }
    #expect(throws: Self.refusal(.oneRandomIntercept(family: "ordinal", found: ["(0 + x | g)"]))) {
      try OrderedMixedModel(try Formula(parsing: "z ~ x + (0 + x | g)"))
        .fitted(to: Self.responses)
    }
  }

  @Test func neitherWeightsNorClusters() {
    #expect(throws: Self.refusal(.weights(family: "binomial"))) {
      try Self.fit("y ~ x + (1 | g)", schema: Schema(weight: "w"))
    }
    #expect(throws: Self.refusal(.clusters("h"))) {
      try Self.fit("y ~ x + (1 | g)", schema: Schema(cluster: "h"))
    }
  }

  @Test func groupsThatSayNothing() {
    #expect(throws: Self.refusal(.oneGroup("one", group: "1"))) {
      try Self.fit("y ~ x + (1 | one)")
    }
    #expect(throws: Self.refusal(.groupPerRow("row"))) { try Self.fit("y ~ x + (1 | row)") }
    #expect(throws: Self.refusal(.noVariationWithinGroups("y", group: "same"))) {
      try Self.fit("y ~ x + (1 | same)")
    }
  }

  @Test func separatedAnswers() {
    #expect(throws: Self.refusal(.separation("y", group: "g"))) {
      try Self.fit("y ~ tells + (1 | g)")
    }
  }

  @Test func outcomesAndPoints() {
    #expect(throws: AnalysisError.model(.constantOutcome("constant", level: "k"))) {
      try Self.fit("constant ~ x + (1 | g)")
    }
    #expect(
      throws: AnalysisError.model(.moreThanTwoLevels(of: "z", levels: ["l", "m", "h"]))
    ) { try Self.fit("z ~ x + (1 | g)") }
    for points in [0, 101] {
      #expect(throws: Self.refusal(.quadraturePoints(points, limit: 100))) {
        try Self.fit("y ~ x + (1 | g)", points: points)
      }
    }
  }
}
