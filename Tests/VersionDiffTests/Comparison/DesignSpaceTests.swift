import Testing
import VignetteKit

@testable import VersionDiff

@Suite struct DesignSpaceTests {
  private func study(_ exclusions: [[(String, String)]]) throws -> Study {
    var study = try VignetteStudy.study()
    study.vignetteSets[0].design = VignetteDesignPlan(
      exclusions: exclusions.map { levels in
        ExcludedCombination(levels: levels.map { LevelReference(factor: $0.0, level: $0.1) })
      })
    return study
  }

  @Test func aStudyLeavesOutWhatItPlans() throws {
    let pair = [("effort", "low"), ("need", "high")]
    let three = pair + [("reputation", "high")]
    let study = try study([pair, three])
    #expect(
      DesignSpace(of: study, among: ["effort", "need", "gender"])
        == .excluding([["effort": "low", "need": "high"]]))
    #expect(DesignSpace(of: study, among: ["effort"]) == .unrestricted)
    #expect(DesignSpace(of: study, among: ["gender"]) == nil)
  }

  @Test func withoutAPlanTheDataDecide() throws {
    #expect(DesignSpace(of: try VignetteStudy.study(), among: ["effort", "need"]) == nil)
  }
}
