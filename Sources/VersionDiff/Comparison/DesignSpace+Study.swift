import VignetteKit

extension DesignSpace {
  /// The combinations that a study's vignettes leave out; nil where the study plans no design of
  /// these factors.
  ///
  /// - Parameter factors: the manipulated factors of the model; what the study excludes by others as
  ///   well is no restriction among these.
  public init?(of study: Study, among factors: [String]) {
    let plans = study.vignetteSets.filter { !Set($0.factors).isDisjoint(with: factors) }
      .compactMap(\.design)
    guard !plans.isEmpty else { return nil }
    let combinations = plans.flatMap(\.exclusions).map(\.levels).filter { levels in
      levels.allSatisfy { factors.contains($0.factor) }
    }
    self =
      combinations.isEmpty
      ? .unrestricted
      : .excluding(
        combinations.map { levels in
          Dictionary(levels.map { ($0.factor, $0.level) }, uniquingKeysWith: { $1 })
        })
  }
}
