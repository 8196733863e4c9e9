import TestSupport
import Testing

@testable import VignetteKit

@Suite struct FractionalFactorialTests {
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let factors: Int
    let runs: Int
    let wordLengths: [Int]
    var testDescription: String { "\(factors) factors in \(runs) runs" }
  }

  @Test("Has minimum aberration", arguments: try Fixture<Case>.load("designs-fractions").cases)
  func minimumAberration(expected: Case) throws {
    let design = try FractionalFactorial(of: twoLevelFactors(expected.factors), runs: expected.runs)
    #expect(design.wordLengths == expected.wordLengths)
    #expect(design.combinations.count == expected.runs)
    #expect(Set(design.combinations).count == expected.runs)
  }

  /// The half fraction of five factors: resolution V, I = ABCDE.
  @Test func halfFraction() throws {
    let design = try FractionalFactorial(of: twoLevelFactors(5), runs: 16)
    #expect(design.resolution == 5)
    #expect(design.definingRelation.map(design.name) == ["f0:f1:f2:f3:f4"])
    #expect(design.aliases(of: [0], upTo: 4).map(design.name) == ["f1:f2:f3:f4"])
    #expect(design.aliases(of: [0, 1], upTo: 2).isEmpty)
    let model = DesignModel.throughSecondOrder(design.factors)
    let efficiency = DesignEfficiency(of: design.combinations, model: model)
    expectClose(efficiency.relative, 1, relative: 1e-12)
  }

  /// Published patterns of larger fractions: [ChenSunWu1993] for 32 and 64 runs.
  @Test(arguments: [(11, 32, [25]), (12, 32, [38]), (11, 64, [4, 14]), (10, 64, [2, 8])])
  func publishedPatterns(factors: Int, runs: Int, fourAndMore: [Int]) throws {
    let design = try FractionalFactorial(of: twoLevelFactors(factors), runs: runs)
    #expect(design.resolution == 4)
    #expect(Array(design.wordLengths[3..<3 + fourAndMore.count]) == fourAndMore)
  }

  @Test func generatorsByLettersAndNames() throws {
    let factors = ["age", "sex", "income"].map { DesignFactor(id: $0, levels: ["a", "b"]) }
    let letters = try FractionalFactorial(of: factors, generators: ["C=-AB"])
    let names = try FractionalFactorial(of: factors, generators: ["income = -age:sex"])
    #expect(letters == names)
    #expect(letters.definingRelation.map(letters.name) == ["-age:sex:income"])
    // The product of the signs is −1 in every run; the first level is −1.
    #expect(letters.combinations == [[0, 0, 0], [1, 1, 0], [1, 0, 1], [0, 1, 1]])
    #expect(letters.aliases(of: [2], upTo: 2).map(letters.name) == ["-age:sex"])
  }

  @Test(arguments: [
    ("D=AZ", "names 'Z', which is no factor"), ("D", "doesn't say what a factor equals"),
    ("D=", "has nothing after '='"), ("D=AA", "names 'A' twice"), ("D=AD", "names 'D' twice"),
  ])
  func malformedGenerators(text: String, reason: String) {
    #expect(throws: DesignError.malformedGenerator(text, reason: reason)) {
      try FractionalFactorial(of: twoLevelFactors(4), generators: [text])
    }
  }

  @Test func refusals() {
    #expect(throws: DesignError.notTwoLevels(factor: "f1", count: 3)) {
      try FractionalFactorial(of: factors([2, 3]), runs: 4)
    }
    #expect(
      throws: DesignError.impossibleRuns(asked: 12, factors: 4, possible: [8, 16])
    ) { try FractionalFactorial(of: twoLevelFactors(4), runs: 12) }
    #expect(throws: DesignError.tooManyFactorsToSearch(count: 13, limit: 12)) {
      try FractionalFactorial(of: twoLevelFactors(13), runs: 32)
    }
    #expect(
      throws: DesignError.malformedGenerator(
        "D=ABC, C=ABD", reason: "repeats what the others say already")
    ) { try FractionalFactorial(of: twoLevelFactors(4), generators: ["D=ABC", "C=ABD"]) }
    #expect(
      throws: DesignError.malformedGenerator("D=ABC, C=AB", reason: "keeps 'f3' at one level")
    ) { try FractionalFactorial(of: twoLevelFactors(4), generators: ["D=ABC", "C=AB"]) }
  }
}
