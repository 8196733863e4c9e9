@testable import VignetteKit

/// Factors `f0`, `f1`, … with levels `l0`, `l1`, ….
func factors(_ counts: [Int]) -> [DesignFactor] {
  counts.enumerated().map { place, count in
    DesignFactor(id: "f\(place)", levels: (0..<count).map { "l\($0)" })
  }
}

/// `count` factors of two levels.
func twoLevelFactors(_ count: Int) -> [DesignFactor] {
  factors([Int](repeating: 2, count: count))
}

/// Levels that don't go together, as positions of factors and levels.
func exclusion(_ levels: [[Int]]) -> [LevelReference] {
  levels.map { LevelReference(factor: "f\($0[0])", level: "l\($0[1])") }
}

/// The error that a design ends with, or nil.
func designError(_ request: VignetteDesignRequest) -> DesignError? {
  do throws(DesignError) {
    _ = try VignetteDesign(request)
    return nil
  } catch {
    return error
  }
}
