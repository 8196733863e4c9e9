import TestSupport
import Testing

@testable import VignetteKit

@Suite struct DesignModelTests {
  @Test("The coding is orthonormal over the full factorial", arguments: [[2], [3, 2], [4, 3, 2]])
  func orthonormal(levels: [Int]) throws {
    let all = factors(levels)
    let names = all.map(\.id)
    let effects = names.map { [$0] } + (names.count > 1 ? [[names[1], names[0]]] : [])
    let model = try DesignModel(of: all, effects: effects)
    let rows = try CandidateSet(of: all).combinations.map(model.row)
    for i in 0..<model.parameterCount {
      let mean = rows.reduce(0) { $0 + $1[i] } / Double(rows.count)
      #expect(abs(mean) < 1e-14)
      for j in 0...i {
        let product = rows.reduce(0) { $0 + $1[i] * $1[j] } / Double(rows.count)
        #expect(abs(product - (i == j ? 1 : 0)) < 1e-14)
      }
    }
  }

  @Test func effectsAreMainEffectsUnlessNamed() throws {
    let model = try DesignModel(of: factors([3, 2]))
    #expect(model.terms == [[0], [1]] && model.parameterCount == 3)
    let named = try DesignModel(of: factors([3, 2]), effects: [["f1", "f0"]])
    #expect(named.terms == [[0, 1]] && named.names(of: 0) == ["f0", "f1"])
    #expect(throws: DesignError.repeatedEffect(["f0", "f0"])) {
      try DesignModel(of: factors([3, 2]), effects: [["f0", "f0"]])
    }
    #expect(throws: DesignError.repeatedEffect(["f1"])) {
      try DesignModel(of: factors([3, 2]), effects: [["f1"], ["f1"]])
    }
    let unknown = DesignError.unknownFactor(
      "efort", nearest: ["effort"], known: ["effort", "need"])
    #expect(throws: unknown) {
      try DesignModel(
        of: ["effort", "need"].map { DesignFactor(id: $0, levels: ["a", "b"]) },
        effects: [["efort"]])
    }
  }
}
